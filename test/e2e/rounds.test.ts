import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAfter, dayBefore, dayOf } from '../../domain/day.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { workbookFile } from '../fixtures/rosters.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const data = join(folder.path, 'data')
const out = join(folder.path, 'out')
const sheet = join(folder.path, '报名表.xlsx')
let clerk: Clerk
const page = () => clerk.page

const today = dayOf(new Date())
const street = '孙村街道办事处'
const office = `${street}经济建设保障办公室`

/** The sample's people: 韩庚戊 holds 档案保密岗, 杨癸己 holds 驾驶员; 建设质量岗 has a seat left. */
const header = ['姓名', '报名岗位', '岗位所在机构', '志愿', '成绩', '岗位排序']
const wishes = [
  header,
  ['韩庚戊', '建设质量岗', office, '第一志愿', 91, null],
  ['杨癸己', '建设质量岗', office, 1, 84, null],
  ['杨癸己', '档案保密岗', `${street}办公室`, 2, 80, null],
  ['金癸己', '建设质量岗', office, 1, 101, null],
  ['无此人', '建设质量岗', office, 1, 70, null],
]

beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  writeFileSync(sheet, workbookFile(wishes))
  clerk = await Clerk.withWorkbook(data)
  await clerk.app.saveTo(out)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const grid = (name: string) => page().getByRole('grid', { name })

async function choose(form: string, label: string, option: string): Promise<void> {
  await page().getByTestId(form).getByRole('combobox', { name: label, exact: true }).click()
  await page().keyboard.type(option)
  await page().locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
}

/** The cell of a row (from 0) and a column (from 0) of a grid. */
const cell = (name: string, row: number, column: number) =>
  grid(name)
    .getByRole('row')
    .nth(row + 1)
    .getByRole('gridcell')
    .nth(column)

describe('a round of 双向选择聘任', () => {
  test('an empty screen says what it is for, and a round is set up; days out of order are told at the field', async () => {
    await clerk.goTo('/appointments')
    await page().getByTestId('round-empty-add').waitFor()
    await clerk.shot('rounds-empty')
    await page().getByTestId('round-empty-add').click()
    const form = page().getByTestId('round-form')
    await form.getByLabel('轮次名称').fill('首轮双向选择')
    await form.getByLabel('聘期开始').fill(today)
    await form.getByLabel('聘期截止').fill('2020-01-01')
    await clerk.save('round-form')
    await page().getByText('应晚于聘期开始').waitFor()
    await clerk.shot('rounds-form-fault')
    await form.getByLabel('聘期截止').fill('2040-12-31')
    await clerk.save('round-form')
    await clerk.heard('新设聘任轮次 首轮双向选择')
    await clerk.sees('round-want', '还没有提供岗位')
  })

  test('posts are offered, a number above the seats is refused at the cell', async () => {
    for (const post of ['档案保密岗', '建设质量岗']) {
      await page().getByTestId('offer-add').click()
      await choose(
        'offer-form',
        '岗位',
        `${street}${post === '建设质量岗' ? '经济建设保障办公室' : '办公室'} ${post}`,
      )
      await clerk.save('offer-form')
      await clerk.heard('提供岗位 1 个')
      await page().getByTestId('offer-form').waitFor({ state: 'detached' })
    }
    await expect.poll(() => grid('提供的岗位').getByRole('row').count()).toBe(3)
    await cell('提供的岗位', 0, 5).dblclick()
    await page().keyboard.press('Control+a')
    await page().keyboard.type('9')
    await page().keyboard.press('Enter')
    await page().getByText('名额应在 1 到设岗数').waitFor()
    await clerk.shot('rounds-offers')
    await page().keyboard.press('Escape')
    await page().getByTestId('round-next').click()
    await clerk.heard('转入报名')
  })

  test('wishes come in from a sheet; what is wrong stands at its cell, and nothing is written before', async () => {
    await page().getByTestId('round-import').click()
    await clerk.app.chooseFile(sheet)
    await page().getByTestId('pick-round').click()
    await clerk.sees('import-counts', '新报 3')
    await clerk.sees('import-counts', '有误 2')
    await page().getByText('成绩应在 0 到 100 之间').first().waitFor()
    await clerk.shot('rounds-import')
    await page().getByTestId('confirm-import').click()
    await clerk.heard('新增 3 项')
    await expect.poll(() => grid('报名与评分').getByRole('row').count()).toBe(4)
    await clerk.shot('rounds-applications')
    await page().getByTestId('round-sheet').click()
    await clerk.heard('已导出')
    await clerk.app.saved()
    const file = readdirSync(out).find((name) => name.startsWith('岗位聘任报名表')) ?? ''
    const lines = readSpreadsheet(readFileSync(join(out, file)), file).sheets[0]?.rows.flatMap((line) =>
      line.map(({ text }) => text),
    )
    expect(lines).toContain('韩庚戊')
    await page().getByTestId('round-next').click()
    await clerk.heard('转入评分')
  })

  test('the wishes of both sides are matched and each result is explained; the clerk changes one with a reason', async () => {
    await page().getByTestId('round-solve').click()
    await clerk.heard('产生拟聘 2 人')
    await page().getByText('第二志愿；该岗位把其排在第 1 位').first().waitFor()
    await clerk.shot('rounds-results')
    // By keyboard alone: the first line is that of 档案保密岗.
    await grid('拟聘结果').focus()
    await page().keyboard.press('Space')
    await clerk.sees('round-why', '杨癸己（档案保密岗）')
    await page().getByTestId('round-choose').focus()
    await page().keyboard.press('Enter')
    await clerk.save('choose-form')
    await page().getByTestId('choose-form').getByText('请填写').waitFor()
    await clerk.answer('choose-form', '本人改报下一轮')
    await clerk.heard('不拟聘 杨癸己')
    await clerk.sees('round-warnings', '互相更愿意选择对方')
    await page().keyboard.press('Control+z')
    await clerk.heard('撤销：不拟聘')
    await clerk.shot('rounds-changed')
  })

  test('公示 asks for its days; 聘任 is one operation with its notice, and is taken back; a restart keeps all', async () => {
    await clerk.sees('round-want', '请填写公示开始日期')
    await page().getByTestId('round-edit').click()
    const form = page().getByTestId('round-form')
    await form.getByLabel('公示开始').fill(dayBefore(dayBefore(today)))
    await form.getByLabel('公示截止').fill(dayAfter(today))
    await clerk.save('round-form')
    await clerk.heard('修改聘任轮次')
    await page().getByTestId('round-next').click()
    await clerk.heard('转入公示')
    await clerk.sees('round-want', '起办理聘任')
    await page().getByTestId('round-publicity').click()
    await clerk.sees('paper-document', '拟聘人员')
    await clerk.shot('rounds-publicity')
    await clerk.goTo('/appointments')
    await page().getByTestId('round-edit').click()
    await page().getByTestId('round-form').getByLabel('公示截止').fill(dayBefore(today))
    await clerk.save('round-form')
    await expect.poll(() => page().getByTestId('round-next').isEnabled()).toBe(true)
    await page().getByTestId('round-next').click()
    await clerk.heard('聘任轮次 首轮双向选择 聘任')
    await clerk.sees('round-stages', '●已聘任')
    await clerk.shot('rounds-appointed')
    await page().getByTestId('round-notice').click()
    await clerk.heard('已导出')
    await clerk.app.saved()
    expect(readdirSync(out).some((name) => name.startsWith('岗位聘任通知') && name.endsWith('.docx'))).toBe(
      true,
    )
    await clerk.app.close()
    clerk = await Clerk.at(data)
    await clerk.app.saveTo(out)
    await page().getByTestId('chart').waitFor()
    await clerk.goTo('/appointments')
    await clerk.sees('round-stages', '●已聘任')
    await page().keyboard.press('Control+z')
    await clerk.heard('撤销：聘任轮次 首轮双向选择 聘任')
    await clerk.sees('round-stages', '●公示')
  })
})

describe('到期提醒', () => {
  test('a contract of a person is entered, and stands among what ends soon', async () => {
    await clerk.goTo('/people?show=people')
    await grid('人员').getByRole('gridcell').first().click()
    await page().getByTestId('contract-add').click()
    const form = page().getByTestId('contract-form')
    await clerk.save('contract-form')
    await page().getByText('固定期限的合同请填写截止日期').waitFor()
    await form.getByLabel('合同截止').fill(dayAfter(dayAfter(today)))
    await clerk.save('contract-form')
    await clerk.heard('登记合同')
    await page().getByTestId('contract-add').scrollIntoViewIfNeeded()
    await clerk.shot('rounds-contract')
    await clerk.goTo('/appointments?show=ending')
    await expect.poll(() => grid('到期提醒').getByRole('row').count()).toBeGreaterThan(1)
    await clerk.shot('rounds-ending')
    await page().getByTestId('ending-table').click()
    await clerk.sees('paper-preview', '合同')
  })
})

describe('a vacant 编制内职务', () => {
  test('lists candidates with their reasons, by a rule that is set', async () => {
    await clerk.goTo('/people?show=posts')
    await grid('岗位')
      .getByRole('row')
      .filter({ hasText: '副主任' })
      .first()
      .getByRole('gridcell')
      .first()
      .click()
    await clerk.sees('candidates', '正科级')
    await clerk.sees('candidates', '任正科级职务满')
    await clerk.shot('rounds-candidates')
    await page().getByTestId('candidates-rule').click()
    await page().getByTestId('candidates-rule-form').getByLabel('提任副职：任下一级职务满（年）').fill('15')
    await clerk.save('candidates-rule-form')
    await clerk.heard('修改设置')
    await clerk.sees('candidates', '不足 15 年')
    await page().keyboard.press('Control+z')
    await clerk.heard('撤销：修改设置')
  })

  test('its 岗位说明书 has what was entered, and stands in the batch of its unit', async () => {
    await page().getByTestId('post-edit').click()
    const form = page().getByTestId('post-edit-form')
    await form.getByLabel('岗位职责').fill('协助主任工作\n分管社会事业')
    await form.getByLabel('任职条件').fill('大学本科以上学历')
    await clerk.save('post-edit-form')
    await clerk.heard('修改岗位 副主任')
    await page().getByTestId('post-sheet').click()
    await clerk.heard('已导出')
    await clerk.app.saved()
    expect(readdirSync(out).some((name) => name.startsWith('岗位说明书'))).toBe(true)
    await clerk.goTo('/reports?table=postSheets')
    await clerk.sees('paper-document', '2.分管社会事业')
    await clerk.shot('rounds-post-sheets')
  })
})
