import { afterAll, beforeAll, expect, it } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folders = { template: testFolder(), plan: testFolder() }
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folders.template.path, 'zone')
})

afterAll(async () => {
  await clerk?.app.close()
  for (const folder of Object.values(folders)) folder.remove()
})

it('the template shows the whole zone with the two street offices in their place', async () => {
  await clerk.shot('zone-chart')
  expect(await clerk.page.getByRole('checkbox', { name: '竖排' }).isChecked()).toBe(true)
  await clerk.find('国土规划建设管理局')
  await clerk.sees('detail-panel', '规划方面的建设类职能')
  await clerk.shot('zone-bureau')
  await clerk.goTo('/print')
  await clerk.page.getByTestId('go-print').waitFor()
  await clerk.page.waitForTimeout(800)
  await clerk.shot('zone-print')
  await clerk.goTo('/import?what=zone')
  await clerk.sees('zone-known', '不再重复加入')
})

it('in a plan of another workbook the departments wait for their fates, and the source gives them', async () => {
  await clerk.app.close()
  clerk = await Clerk.withWorkbook(folders.plan.path, 'reform')
  await clerk.makePlan()
  const { page } = clerk
  await clerk.find('加入全区机构')
  await page.getByTestId('zone-sources').waitFor()
  await clerk.shot('zone-import')
  await page.getByTestId('zone-sources').focus()
  await page.keyboard.press('Enter')
  await clerk.heard('加入全区机构')
  await page.getByTestId('merger-zone').waitFor()
  await clerk.shot('zone-merger-open')
  await page.getByTestId('merger-zone').click()
  await clerk.sees('merger-open-count', '未处置 0')
  await clerk.goTo('/merger?view=matrix')
  await page.getByTestId('merger-matrix').waitFor()
  await clerk.shot('zone-matrix')
  await clerk.goTo('/compare')
  await page.getByRole('combobox', { name: '比较前' }).click()
  await page.getByText('起点（含导入的原机构）').last().click()
  await page.getByText('新旧对照表', { exact: true }).click()
  await clerk.sees('compare-oldnew', '发改部门')
  await clerk.shot('zone-compare')
})

it('one undo takes a step back, also after a restart', async () => {
  await clerk.app.restart()
  const { page } = clerk
  await page.getByTestId('undo').click()
  await clerk.heard('撤销：处置')
  await page.getByTestId('undo').click()
  await clerk.heard('撤销：加入全区机构')
  await clerk.goTo('/import?what=zone')
  await page.getByTestId('zone-add').waitFor()
  expect(await page.getByTestId('zone-known').count()).toBe(0)
})
