import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'
import { recountUnits } from '../support/recount.ts'
import { shellUnderTest } from '../support/shells.ts'

const folder = testFolder()
const out = join(folder.path, 'out')
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'here'))
  mkdirSync(out)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const files = (end: string) => readdirSync(out).filter((name) => name.endsWith(end))

/** Exports by the button, and waits until the file is there. */
async function exports(button: string, words: string): Promise<void> {
  await clerk.app.saveTo(out)
  await page().getByTestId(button).click()
  await clerk.heard(`已导出 ${words}`)
  await clerk.app.saved()
}

describe('papers of a plan and tables of the workbook', () => {
  test('a table is looked at before it goes out, as .xlsx and as .docx', async () => {
    await clerk.goTo('/reports')
    await page().getByTestId('table-usage').click()
    await page().getByRole('grid', { name: '编制使用情况统计表' }).getByText('合　计').waitFor()
    await clerk.shot('60-reports-usage')
    await page().getByTestId('paper-format').getByText('文档 .docx').click()
    await exports('export-paper', '编制使用情况统计表')
    expect(files('.docx')).toHaveLength(1)
  })

  test('its columns are hidden, ordered and renamed under a name that stays; the form can be had again', async () => {
    const grid = page().getByRole('grid', { name: '编制使用情况统计表' })
    await page().getByTestId('column-edit').click()
    const line = page().getByTestId('column-administrative.approved')
    await line.getByRole('checkbox').uncheck()
    await page().getByLabel('机构名称 改称').fill('单位')
    await page().getByLabel('编外 前移').click()
    await page().getByTestId('column-name').fill('领导看')
    await clerk.shot('60-reports-columns')
    await page().getByTestId('column-save').click()
    await grid.getByRole('columnheader', { name: '单位', exact: true }).waitFor()
    expect(await page().getByTestId('column-template').textContent()).toContain('领导看')
    await clerk.shot('60-reports-template')
    await page().getByTestId('undo').click()
    await grid.getByRole('columnheader', { name: '机构名称' }).waitFor()
    await page().getByTestId('redo').click()
    await page().getByTestId('column-template').click()
    await page().locator('.ant-select-item-option', { hasText: '规定表式' }).click()
    await grid.getByRole('columnheader', { name: '机构名称' }).waitFor()
  })

  test.runIf(shellUnderTest === 'electron')('编制册 goes out as one PDF with its six parts', async () => {
    await clerk.goTo('/reports?table=book')
    await page().getByText('请先选择机构。').waitFor()
    const scope = page().getByRole('combobox', { name: '范围' })
    await scope.click()
    await scope.fill('孙村街道办事处')
    await page()
      .locator('.ant-select-tree-node-content-wrapper', { hasText: '孙村街道办事处' })
      .first()
      .click()
    await page().getByTestId('paper-pdf').waitFor()
    await clerk.shot('60-reports-print')
    await clerk.app.saveTo(out)
    await page().getByTestId('paper-pdf').click()
    await clerk.heard('编制册')
    await page().waitForFunction(
      () => document.querySelector('[data-testid=notice]')?.textContent?.includes('.pdf'),
      null,
      { timeout: 60_000 },
    )
    const [pdf = ''] = files('.pdf')
    const text = execFileSync('pdftotext', ['-layout', join(out, pdf), '-'], { encoding: 'utf8' })
    for (const part of ['基本情况', '领导职数', '内设机构', '人员花名册']) expect(text).toContain(part)
    expect(text).toContain('孙村街道办事处')
    await clerk.goTo('/reports')
    await page().getByTestId('table-usage').click()
    await page().getByRole('grid', { name: '编制使用情况统计表' }).getByText('合　计').waitFor()
  })

  test('a day that is none is told at its field, and nothing is exported', async () => {
    await page().getByTestId('paper-day').fill('2016-02-30')
    await page().getByText('日期应为 年-月-日').waitFor()
    expect(await page().getByTestId('export-paper').isEnabled()).toBe(false)
    await page().getByTestId('paper-day').fill('2016.6.1')
    await page().getByRole('grid', { name: '编制使用情况统计表' }).waitFor()
    expect(await page().getByTestId('export-paper').isEnabled()).toBe(true)
  })

  test('the papers of two sides go out from the comparison', async () => {
    await clerk.makePlan()
    await clerk.rename('巨野河街道办事处', '巨野河街道办事处（东区）')
    await clerk.addOffice('党群工作办公室', '党建指导站')
    await clerk.goTo('/compare')
    await page().getByTestId('compare-figures').waitFor()
    const offices = await page()
      .getByTestId('compare-figures')
      .locator('tr', { hasText: '内设机构' })
      .first()
      .locator('td')
      .allTextContents()
    await page().getByTestId('compare-export').click()
    await clerk.shot('61-compare-export')
    await exports('paper-export', '机构改革调整方案')
    await page().getByTestId('paper-choice').click()
    await page().locator('.ant-select-dropdown').getByText('新旧机构对照表', { exact: true }).click()
    await page().getByRole('region', { name: '导出文书' }).getByText('.xlsx').click()
    await exports('paper-export', '新旧机构对照表')
    const sheet = join(out, files('.xlsx')[0] ?? '')
    const counted = [recountUnits(sheet, '原机构'), recountUnits(sheet, '新机构')]
    expect(counted.map(({ internalOffices }) => String(internalOffices))).toEqual(offices.slice(0, 2))
  })

  test('they are listed under 方案 in 报表, where the document reads as it will', async () => {
    await clerk.goTo('/reports')
    await page().getByTestId('table-reformPlan').click()
    await page().getByTestId('paper-document').getByText('八、村居移交').waitFor()
    await clerk.shot('62-reports-document')
    await page().getByTestId('table-oldNew').click()
    await page().getByRole('grid', { name: '新旧机构对照表' }).getByText('党建指导站').waitFor()
    await clerk.shot('63-reports-oldnew')
    await clerk.goTo('/history')
    await page().getByText('导出机构改革调整方案').first().waitFor()
  })
})
