import { afterAll, beforeAll, expect, it } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path, 'reform')
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

it('the sheet of a village takes 两委成员 and 网格 and keeps them', async () => {
  await clerk.goTo('/villages')
  await clerk.find('升官庄村')
  const { page } = clerk
  await page.getByTestId('cadre-add').click()
  await page.getByTestId('cadre-form').getByLabel('姓名').fill('示例甲')
  await page.getByTestId('cadre-form').getByLabel('职务').fill('党支部书记')
  await page.keyboard.press('Enter')
  await clerk.heard('两委成员 示例甲')
  await page.getByTestId('cell-add').click()
  await clerk.answer('cell-form', '第一网格')
  await clerk.heard('新增网格 第一网格')
  await clerk.shot('villages-sheet')
  // The same cell again is refused beside its name.
  await page.getByTestId('cell-add').click()
  await clerk.answer('cell-form', '第一网格')
  await page.getByText('已有网格“第一网格”').first().waitFor()
  await page.keyboard.press('Escape')
})

it('the villages count under 行政隶属 on the screen and in the table', async () => {
  const { page } = clerk
  await clerk.goTo('/villages')
  await page.getByText('按行政隶属', { exact: true }).click()
  await page.getByText('章丘市高官寨镇 14').waitFor()
  await clerk.shot('villages-legal')
  await clerk.goTo('/reports?table=villages')
  await clerk.sees('paper-preview', '按实际管辖机构分组')
  await page.getByTestId('paper-villages-by').getByText('按行政隶属').click()
  await clerk.sees('paper-preview', '代管的村（居）仍列在行政隶属之下')
  await clerk.shot('villages-table-legal')
  await clerk.goTo('/reports?table=villageSheets')
  await clerk.sees('paper-preview', '党支部书记示例甲')
  await clerk.shot('villages-sheets-table')
  expect(await page.getByTestId('paper-preview').textContent()).toContain('网格员未定')
})
