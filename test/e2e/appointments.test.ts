import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

describe('续聘与退休', () => {
  test('a person shows both tracks in one timeline, and the term is renewed', async () => {
    await clerk.goTo('/people?show=people')
    await clerk.page.getByRole('grid', { name: '人员' }).getByRole('gridcell').first().click()
    await clerk.page.getByTestId('person-timeline').waitFor()
    await clerk.page.getByTestId('appointment-renew').first().click()
    const end = clerk.page.getByTestId('appointment-renew-form').getByLabel('新聘期截止')
    await end.fill('2010-01-01')
    await clerk.save('appointment-renew-form')
    await clerk.page.getByText('新聘期截止应晚于新聘期开始').waitFor()
    await clerk.shot('appointments-renew-fault')
    await end.fill('2040-12-31')
    await clerk.save('appointment-renew-form')
    await clerk.heard('续聘')
    await clerk.sees('person-timeline', '聘期届满')
    await clerk.page.getByTestId('person-timeline').scrollIntoViewIfNeeded()
    await clerk.shot('appointments-timeline')
    await clerk.page.keyboard.press('Control+z')
    await clerk.heard('撤销：续聘')
  })

  test('the forecast of retirements follows the ages that were set', async () => {
    await clerk.goTo('/reports?table=retirements')
    await clerk.sees('paper-preview', '延迟')
    await clerk.shot('appointments-retirements')
    await clerk.page.getByTestId('retirement-ages').click()
    await clerk.page.getByTestId('retirement-ages-form').getByLabel('核实情况').click()
    await clerk.page.locator('.ant-select-item-option-content', { hasText: '已对照文件核实' }).click()
    await clerk.shot('appointments-retirement-ages')
    await clerk.save('retirement-ages-form')
    await clerk.heard('修改设置')
    const notes = clerk.page.getByTestId('paper-preview')
    await expect.poll(() => notes.textContent()).not.toContain('口径待核')
  })
})
