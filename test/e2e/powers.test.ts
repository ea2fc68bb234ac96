import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { powerItems, writePowersFixture } from '../fixtures/powers.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page
const list = join(folder.path, '市级下放权力清单.xlsx')

beforeAll(async () => {
  mkdirSync(folder.path, { recursive: true })
  await writePowersFixture(list, powerItems())
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const grid = () => page().getByRole('grid', { name: '权力事项' })
const figure = (testId: string) => page().getByTestId(testId).textContent()

/** Chooses an entry of a list that a form asks from, by its words. */
async function choose(form: string, label: string, option: string): Promise<void> {
  await page().getByTestId(form).getByRole('combobox', { name: label, exact: true }).click()
  await page().locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click()
}

async function pressOnList(...keys: readonly string[]): Promise<void> {
  await grid().focus()
  for (const key of keys) await page().keyboard.press(key)
}

describe('an empty list', () => {
  test('says what it is for and leads to the import', async () => {
    await clerk.goTo('/powers')
    await page().getByTestId('powers-empty-import').waitFor()
    await clerk.shot('60-powers-empty')
    await page().getByTestId('powers-empty-import').click()
    await page().getByTestId('pick-powers').waitFor()
  })
})

describe('importing 3,250 items', () => {
  test('tells at each row what is missing, takes it from what all have in common, and goes in as one', async () => {
    await clerk.app.chooseFile(list)
    await page().getByTestId('pick-powers').click()
    await clerk.sees('import-counts', '有误 3250')
    await clerk.shot('61-powers-import-faults')
    const common = page().getByTestId('powers-common')
    for (const [label, value] of [
      ['放权意向日期', '2016-04-01'],
      ['放权方确认日期', '2016.5.3'],
      ['承接方确认日期', '2016年5月5日'],
      ['合法性审查日期', '20160520'],
      ['公布日期', '2016-06-30'],
    ] as const) {
      await common.getByLabel(label).fill(value)
    }
    await page().getByTestId('powers-common-publishedNumber').fill('〔示例〕30号')
    await page().getByTestId('powers-common-apply').click()
    await clerk.sees('import-counts', '新增 3250')
    await clerk.sees('powers-import-summary', '47 个部门、10 类，最多的是市工商局 475 项')
    await clerk.shot('62-powers-import')
    await page().getByTestId('confirm-import').click()
    await clerk.heard('新增 3250 项')
    await grid().waitFor()
    await clerk.shot('63-powers')
  })

  test('is searched by words and by pinyin, and narrowed by figures that open their lists', async () => {
    expect(await figure('powers-status-released')).toContain('3250')
    await page().getByLabel('筛选').fill('xcsysc')
    await page().getByText('1 / 3250 行').waitFor()
    expect(await grid().textContent()).toContain('校车使用审查')
    await page().getByLabel('筛选').fill('')
    await page().getByTestId('powers-category-licence').click()
    const licences = Number((await figure('powers-category-licence'))?.replace(/\D/g, ''))
    await page().getByText(`${licences} 行`).waitFor()
    await clerk.shot('64-powers-filtered')
    await page().getByTestId('powers-filter-clear').click()
    await page().getByText('3250 行', { exact: true }).waitFor()
  })
})

describe('many items at once', () => {
  test('are not taken up while a paper is missing; what is missing is told for each', async () => {
    await page().getByLabel('筛选').fill('教师资格认定')
    await page().getByText('1 / 3250 行').waitFor()
    await pressOnList('Control+a')
    await page().getByTestId('powers-advance').click()
    await clerk.sees('powers-advance-missing', '缺交接日期')
    await clerk.shot('65-powers-advance-missing')
    await page().getByTestId('powers-advance-form').getByLabel('交接日期').fill('2016-07-10')
    await page().getByTestId('powers-advance-ready').waitFor()
    await clerk.save('powers-advance-form')
    await clerk.heard('列为“已承接”')
    await clerk.sees('power-status', '已承接')
    await page().getByTestId('power-history').click()
    await clerk.sees('power-history-lines', '教师资格认定 列为“已承接”')
    await clerk.sees('power-history-lines', '导入权力清单')
    await clerk.shot('66-powers-detail')
    await page().getByTestId('undo').click()
    await clerk.sees('power-status', '已下放待承接')
    await page().getByTestId('redo').click()
    await clerk.sees('power-status', '已承接')
  })

  test('are given to an office, and its load is told against the number that the clerk sets', async () => {
    await page().getByLabel('筛选').fill('养老机构')
    // The list of the step before: a key that comes too early would take its one row.
    await page().getByText('1 / 3250 行', { exact: true }).waitFor({ state: 'detached' })
    await pressOnList('Control+a')
    await page().getByTestId('powers-assign').click()
    await choose('powers-assign-form', '科室', '孙村街道办事处社会事业办公室')
    await clerk.save('powers-assign-form')
    await clerk.heard('派给 孙村街道办事处社会事业办公室 承办')
    await clerk.shot('67-powers-assigned')
    await clerk.goTo('/powers?show=load')
    await page().getByTestId('powers-per-post').fill('20')
    await page().getByTestId('powers-per-post-save').click()
    await clerk.sees('power-load', '▲ 多')
    await clerk.shot('68-powers-load')
  })
})

describe('batches and versions', () => {
  test('a batch has its day and its document, and opens its list', async () => {
    await clerk.goTo('/powers?show=batches')
    await page().getByTestId('power-batches').waitFor()
    await page().getByLabel('修改 第一批').click()
    await page().getByTestId('power-batch-form').getByLabel('公布文号').fill('〔示例〕41号')
    await page().getByTestId('power-batch-form').getByLabel('承接日期').fill('2016-07-15')
    await clerk.save('power-batch-form')
    await clerk.sees('power-batches', '〔示例〕41号')
    await clerk.shot('69-powers-batches')
  })

  test('two published versions are compared: what came, what went, whose state moved', async () => {
    await clerk.goTo('/powers?show=versions')
    await page().getByTestId('power-version-add').click()
    const form = page().getByTestId('power-version-form')
    await form.getByLabel('公布文号').fill('〔示例〕50号')
    await form.getByLabel('版本名称').fill('第一次公布')
    await clerk.save('power-version-form')
    await clerk.sees('power-versions', '第一次公布')
    await clerk.goTo('/powers')
    await page().getByLabel('筛选').fill('校车使用审查')
    await page().getByText('1 / 3250 行').waitFor()
    await pressOnList('Control+a')
    await page().getByTestId('powers-advance').click()
    await page().getByTestId('powers-advance-form').getByLabel('交接日期').fill('2016-07-15')
    await clerk.save('powers-advance-form')
    await clerk.heard('校车使用审查')
    await clerk.goTo('/powers?show=versions')
    await page().getByTestId('power-compare').click()
    await clerk.sees('power-changes', '已下放待承接 → 已承接')
    expect(await page().getByTestId('power-changes-figures').textContent()).toContain('→ 状态变动 1')
    await clerk.shot('70-powers-versions')
    await clerk.goTo('/powers?show=categories')
    await page().getByTestId('power-categories').waitFor()
    await clerk.shot('71-powers-categories')
  })
})

describe('the list on paper', () => {
  test('is looked at and exported: all of it, and a table for each office', async () => {
    await clerk.goTo('/powers')
    await page().getByTestId('powers-export').click()
    await page().getByText('行政权力承接清单').first().waitFor()
    await page().getByText('校车使用审查').first().waitFor()
    await clerk.shot('72-powers-paper')
    await clerk.goTo('/reports?table=powersByOffice')
    await page().getByText('孙村街道办事处社会事业办公室').first().waitFor()
    await clerk.shot('73-powers-by-office')
    const out = join(folder.path, 'out')
    await clerk.app.saveTo(out)
    await page().getByTestId('export-paper').click()
    await clerk.heard('已导出 分科室承接清单')
    await clerk.app.saved()
    const [name = ''] = readdirSync(out)
    const { sheets } = readSpreadsheet(new Uint8Array(readFileSync(join(out, name))), name)
    expect(sheets[0]?.rows.flat().map(({ text }) => text)).toContain('示例：养老机构处罚事项004')
  })
})

describe('after a restart', () => {
  test('everything is there, and Ctrl+K finds an item', async () => {
    await clerk.app.restart()
    await page().getByTestId('chart').waitFor()
    await clerk.goTo('/powers')
    await grid().waitFor()
    expect(await figure('powers-status-takenUp')).toContain('2')
    expect(await figure('powers-status-released')).toContain('3248')
    await clerk.find('校车使用审查')
    await clerk.sees('power-status', '已承接')
  })
})
