import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const grid = (name: string) => clerk.grid(name)

async function choose(form: string, label: string, option: string): Promise<void> {
  await page().getByTestId(form).getByRole('combobox', { name: label, exact: true }).click()
  await page().locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click()
}

async function addIndicator(level: string, code: string, name: string, parent?: string): Promise<void> {
  await page().getByTestId('indicator-add').or(page().getByTestId('indicator-add-first')).first().click()
  const form = page().getByTestId('indicator-form')
  await choose('indicator-form', '层级', level)
  if (parent) await choose('indicator-form', '上级指标', parent)
  await form.getByLabel('编码').fill(code)
  await form.getByLabel('指标名称').fill(name)
  await clerk.save('indicator-form')
  await clerk.heard(`新增指标 ${name}`)
}

describe('the library', () => {
  test('says what it is for, and takes indicators of three levels', async () => {
    await clerk.goTo('/performance')
    await page().getByTestId('indicator-add-first').waitFor()
    await clerk.shot('80-performance-empty')
    await addIndicator('一级（管委会）', 'A1', '平安建设')
    await addIndicator('二级（部门）', 'B1', '信访办结率', 'A1 平安建设')
    await addIndicator('三级（个人）', 'C1', '个人办结率', 'B1 信访办结率')
    await addIndicator('三级（个人）', 'C2', '工作纪律', 'B1 信访办结率')
  })

  test('answers a code that is used already at its field', async () => {
    await page().getByTestId('indicator-add').click()
    const form = page().getByTestId('indicator-form')
    await form.getByLabel('编码').fill('A1')
    await form.getByLabel('指标名称').fill('重复')
    await clerk.save('indicator-form')
    await form.getByText('编码 A1 已用于“平安建设”').waitFor()
    await clerk.shot('81-performance-fault')
    await page().getByTestId('indicator-form-cancel').click()
  })
})

describe('a period', () => {
  test('is set up; an end before its beginning is answered at the field', async () => {
    await page().getByTestId('period-add').click()
    const form = page().getByTestId('period-form')
    await form.getByLabel('名称').fill('2016 年度')
    await form.getByLabel('起').fill('2016-01-01')
    await form.getByLabel('止').fill('2015-12-31')
    await clerk.save('period-form')
    await form.getByText('止不能早于起').waitFor()
    await form.getByLabel('止').fill('2016-12-31')
    await clerk.save('period-form')
    await clerk.heard('新增考核周期 2016 年度')
  })

  test('weights are typed and pasted; what does not make 100 is told at its cell', async () => {
    await page().getByText('抽取', { exact: true }).click()
    await page().getByText('二级', { exact: true }).click()
    await clerk.goToCell('抽取表', 3)
    await page().keyboard.type('100')
    await page().keyboard.press('Enter')
    await clerk.heard('修改抽取 1 格')
    await page().getByText('三级个人', { exact: true }).click()
    await clerk.goToCell('抽取表', 3)
    await clerk.paste('抽取表', '60\t35\n60\t140\n50\t50')
    await clerk.sees('grid-paste', '应在 0 到 100 之间')
    await clerk.shot('82-performance-paste')
    await page().getByTestId('paste-apply').click()
    await clerk.heard('修改抽取 5 格')
    await page().getByText('▲ 合计 95，应为 100').waitFor()
    await page().getByText('▲ 合计 60，应为 100').waitFor()
    await clerk.shot('83-performance-draw')
  })

  test('is not closed before the weights make 100, and says which', async () => {
    await page().getByTestId('period-close').click()
    await clerk.sees('period-close-faults', '权重合计 95，应为 100')
    await clerk.shot('84-performance-close-faults')
    await page().getByTestId('period-close-form-cancel').click()
    await clerk.goToCell('抽取表', 3)
    await clerk.paste('抽取表', '60\t40\n60\t40')
    await page().getByTestId('paste-apply').click()
    await clerk.heard('修改抽取 2 格')
    await page().getByText('▲ 合计').first().waitFor({ state: 'detached' })
  })
})

describe('scores', () => {
  test('out of range are refused at the cell; a block is pasted as one step and undone as one', async () => {
    await page().getByText('计分', { exact: true }).click()
    await clerk.goToCell('计分表', 3)
    await page().keyboard.type('101')
    await page().keyboard.press('Enter')
    await grid('计分表').getByText('应在 0 到 100 之间').waitFor()
    await clerk.shot('85-performance-score-fault')
    await page().keyboard.press('Escape')
    await clerk.paste('计分表', '95\t90\n80\t85\n40\t50')
    await page().getByTestId('paste-apply').click()
    await clerk.heard('评分 6 项')
    await page().getByText('✓ 2 / 2').first().waitFor()
    await clerk.shot('86-performance-score')
    await page().getByTestId('undo').click()
    await page().getByText('✓ 2 / 2').first().waitFor({ state: 'detached' })
    await page().getByTestId('redo').click()
    await page().getByText('✓ 2 / 2').first().waitFor()
    // The word under the button would cover what is below it.
    await page().mouse.move(640, 600)
  })

  test('go out as sheets of the offices and come back in with a preview', async () => {
    const out = join(folder.path, 'out')
    await page().getByTestId('scores-export').click()
    await page().getByText('考核计分表（按机构）').last().waitFor()
    await clerk.app.saveTo(out)
    await page().getByTestId('export-paper').click()
    await clerk.heard('已导出 考核计分表（按机构）')
    await clerk.app.saved()
    const [name = ''] = readdirSync(out)
    const path = join(out, name)
    const file = new ExcelJS.Workbook()
    await file.xlsx.readFile(path)
    const [sheet] = file.worksheets.filter(({ rowCount }) => rowCount > 6)
    const titles = sheet?.getRow(3).values as readonly unknown[]
    const lines = Array.from({ length: (sheet?.rowCount ?? 0) - 3 }, (_, at) => sheet?.getRow(at + 4))
    const scored = lines.filter((line) => /^\d+$/.test(String(line?.getCell(titles.indexOf('得分')).value)))
    const [first, second] = scored.map((line) => (title: string) => line?.getCell(titles.indexOf(title)))
    for (const cell of [first?.('得分')]) if (cell) cell.value = '130'
    for (const cell of [second?.('考核人')]) if (cell) cell.value = '张甲'
    await file.xlsx.writeFile(path)
    await clerk.goTo('/performance?show=score')
    await page().getByTestId('scores-import').click()
    await clerk.app.chooseFile(path)
    await page().getByTestId('pick-scores').click()
    await clerk.sees('import-counts', '有误 1')
    await page().getByText('得分应在 0 到 100 之间').first().waitFor()
    await clerk.shot('86-performance-score-import')
    await page().getByTestId('confirm-import').click()
    await clerk.heard('导入计分表')
    await grid('计分表').waitFor()
    await page().getByTestId('undo').click()
    await clerk.heard('撤销：导入计分表')
  })

  test('become results by the grades that are set; broken grades are answered at the field', async () => {
    await page().getByTestId('grading-settings').click()
    const form = page().getByTestId('grading-form')
    await form.getByLabel('等次和比例').fill('优秀:60,末位:50')
    await clerk.save('grading-form')
    await form.getByText('应有且只有一个等次不写比例').waitFor()
    await form.getByLabel('等次和比例').fill('优秀:40,合格:,末位:5')
    await clerk.save('grading-form')
    await clerk.heard('修改设置')
    await page().getByText('结果', { exact: true }).click()
    await clerk.sees('grade-优秀', '优秀 1 人（不超过 40%，即不多于 1 人）')
    await clerk.sees('grade-末位', '末位 1 人（不低于 5%，即不少于 1 人）')
    await page().getByTestId('results-chart').waitFor()
    await clerk.shot('87-performance-results')
    await page()
      .getByText(/^机构 \d+$/)
      .click()
    await grid('机构结果').waitFor()
    await clerk.shot('88-performance-units')
  })
})

describe('what results are used for', () => {
  test('is proposed with reasons, and waits for the period to be closed and for a clerk', async () => {
    await page().getByText('运用', { exact: true }).click()
    await clerk.sees('proposals-dismiss', '解聘 1')
    await clerk.sees('proposals-commend', '评先评优 1')
    await page().getByTestId('proposals-dismiss').click()
    await grid('结果运用建议').focus()
    await page().keyboard.press('Control+Home')
    await page().keyboard.press('Space')
    await clerk.sees('proposal-obstacle', '周期还没有关闭')
    await clerk.shot('89-performance-use')
    await page().getByText('抽取', { exact: true }).click()
    await page().getByTestId('period-close').click()
    await clerk.save('period-close-form')
    await clerk.heard('关闭考核周期 2016 年度')
    await page()
      .getByText(/周期已于 .* 关闭，只能查看/)
      .waitFor()
    await page().getByText('运用', { exact: true }).click()
    await page().getByTestId('proposals-dismiss').click()
    await grid('结果运用建议').focus()
    await page().keyboard.press('Control+Home')
    await page().keyboard.press('Space')
    await page().getByTestId('proposal-decide').click()
    await clerk.sees('proposal-reason', '末位不低于 5%')
    await clerk.shot('90-performance-dismiss')
    await clerk.save('appointment-end-form')
    await clerk.heard('免去岗位')
    await clerk.sees('proposal-obstacle', '没有主岗')
    await page().getByTestId('undo').click()
    await clerk.heard('撤销')
  })
})

describe('薪酬 by the results', () => {
  test('who is above the mean gains, who is below loses, the whole stays', async () => {
    await clerk.goTo('/pay?show=actual')
    await clerk.setPassphrase('孙村街道编制口令')
    await page().getByTestId('pay-open').click()
    await page().getByTestId('pay-open-form').getByLabel('事由').fill('按考核结果测算')
    await clerk.save('pay-open-form')
    await clerk.goToCell('实际薪酬', 2)
    await clerk.paste('实际薪酬', ['6000\t1033\t15600', '6000\t1033\t15600', '6000\t1033\t15600'].join('\n'))
    await page().getByTestId('paste-apply').click()
    await clerk.heard('年薪酬 3 人')
    await page().getByText('测算', { exact: true }).click()
    await page().getByTestId('pay-step-4').click()
    await clerk.sees('pay-steps', '299,988.000.002 人1 人0 人')
    await clerk.shot('89-pay-by-results')
    await clerk.goTo('/performance?show=use')
  })
})

describe('after a restart', () => {
  test('everything is there, and the closed period can only be looked at until it is reopened', async () => {
    await clerk.app.restart()
    await page().getByTestId('chart').waitFor()
    await clerk.goTo('/performance?show=score')
    await grid('计分表').waitFor()
    await page().getByText('✓ 2 / 2').first().waitFor()
    await clerk.goToCell('计分表', 3)
    await page().keyboard.type('9')
    expect(await grid('计分表').getByRole('textbox').count()).toBe(0)
    await page().getByTestId('period-reopen').click()
    await clerk.heard('重新打开考核周期')
    await clerk.goTo('/performance?show=library')
    await page().getByText('对象权重合计').first().waitFor()
    await clerk.shot('91-performance-library')
  })
})
