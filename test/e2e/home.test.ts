import { afterAll, beforeAll, expect, it } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folders = { sample: testFolder(), reform: testFolder(), blank: testFolder() }
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folders.sample.path)
})

afterAll(async () => {
  await clerk?.app.close()
  for (const folder of Object.values(folders)) folder.remove()
})

const testIds = () =>
  clerk.page.locator('[data-testid^="todo-"]').evaluateAll((rows) => rows.map((row) => row.dataset.testid))

it('says what waits in the sample, without scrolling', async () => {
  const { page } = clerk
  await clerk.goTo('/home')
  await page.getByTestId('todo-unplaced').waitFor()
  await clerk.shot('home-sample')
  const main = page.locator('#main > div')
  const room = await main.evaluate((element) => element.scrollHeight - element.clientHeight)
  expect(room).toBeLessThanOrEqual(0)
  expect(await testIds()).toContain('todo-unverified')
})

it('each leads to the list of exactly these, by keyboard alone', async () => {
  const { page } = clerk
  await page.getByTestId('todo-unverified').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await clerk.sees('finding-kind', '待核（名称、关系、代管）')
  const listed = await page.getByTestId('detail-panel').locator('ul[data-testid^=findings-] > li').count()
  expect(await page.getByTestId('todo-unverified').textContent()).toContain(`${listed} 项`)
  await clerk.shot('home-findings')
  await page.getByTestId('todo-unplaced').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.getByText('待安置 ', { exact: false }).first().waitFor()
  expect(await page.evaluate(() => location.hash)).toBe('#/people?show=unplaced')
})

it('who retires within the year has a list, and a plan under way is told and led to', async () => {
  const { page } = clerk
  await clerk.goTo('/people?show=retiring')
  await page.getByRole('grid', { name: '将退休人员' }).waitFor()
  await clerk.shot('home-retiring')
  await clerk.makePlan()
  await clerk.goTo('/home')
  await page.getByTestId('todo-drafts').waitFor()
  await clerk.shot('home-plan')
  await page.getByTestId('todo-drafts').getByRole('button').click()
  await page.getByTestId('plan-list').waitFor()
})

it('the template asks for its numbers, and a blank workbook for its first units', async () => {
  await clerk.app.close()
  clerk = await Clerk.withWorkbook(folders.reform.path, 'reform')
  await clerk.goTo('/home')
  await clerk.page.getByTestId('home-import').waitFor()
  await clerk.shot('home-reform')
  await clerk.page.getByTestId('todo-numbers').getByRole('button').click()
  await clerk.sees('finding-kind', '核定数待填')
  await clerk.app.close()
  clerk = await Clerk.at(folders.blank.path)
  await clerk.page.getByTestId('template-zone').waitFor()
  await clerk.shot('home-start')
  await clerk.page.getByTestId('template-blank').click()
  await clerk.page.getByTestId('operator').fill('张甲')
  await clerk.page.getByTestId('start').click()
  await clerk.page.getByTestId('workbook-menu').waitFor()
  await clerk.goTo('/home')
  await clerk.page.getByTestId('home-structure').waitFor()
  await clerk.shot('home-blank')
})
