import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const grid = () => page().getByRole('grid', { name: '变更台账' })

describe('变更台账', () => {
  test('is looked through by words, and taken back to an entry as one operation that can be redone', async () => {
    for (const to of ['孙村甲', '孙村乙', '孙村丙']) {
      await clerk.rename(to === '孙村甲' ? '孙村街道办事处' : to === '孙村乙' ? '孙村甲' : '孙村乙', to)
    }
    await clerk.goTo('/history')
    await page().getByTestId('history-filter-text').fill('孙村乙')
    await page().waitForFunction(
      () => !document.querySelector('[role=grid]')?.textContent?.includes('建立工作簿'),
    )
    expect(await grid().textContent()).toContain('孙村乙 → 孙村丙')
    await clerk.shot('40-history-filter')
    await page().getByTestId('history-filter-reset').click()
    await grid().getByText('孙村街道办事处 → 孙村甲').click()
    await page().getByTestId('history-undo-to').click()
    await page().getByTestId('history-undo-preview').waitFor()
    expect(await page().getByTestId('history-undo-preview').textContent()).toContain('孙村乙 → 孙村丙')
    await clerk.shot('41-undo-to')
    await page().getByTestId('history-undo-confirm').click()
    await clerk.heard('撤销')
    await clerk.goTo('/chart')
    await page().getByRole('heading', { name: '孙村甲' }).first().waitFor()
    await page().getByTestId('redo').click()
    await page().getByRole('heading', { name: '孙村丙' }).first().waitFor()
  })

  test('tells the 沿革 of a unit by itself', async () => {
    await page().getByTestId('unit-history').click()
    await page().getByTestId('unit-history-lines').waitFor()
    expect(await page().getByTestId('unit-history-lines').textContent()).toContain('孙村丙')
    await clerk.shot('42-unit-history')
  })
})

describe('截至', () => {
  test('shows another day to be looked at only, and says so', async () => {
    await clerk.goTo('/chart')
    await page().getByTestId('as-of').click()
    await page().getByTestId('as-of-form').getByRole('textbox').fill('2016-05-01')
    await page().getByTestId('as-of-show').click()
    await page().getByTestId('as-of-band').waitFor()
    expect(await page().getByTestId('as-of-band').textContent()).toContain('2016-05-01')
    await clerk.shot('43-as-of')
    await page().keyboard.press('Control+z')
    await clerk.heard('请先回到')
    await page().getByTestId('as-of-back').click()
    await page().getByTestId('as-of-band').waitFor({ state: 'detached' })
  })
})

describe('人员安置', () => {
  test('ranks who waits for a post with the reasons, and places the one who is chosen', async () => {
    await clerk.goTo('/placement')
    await page().getByTestId('placement-figures').waitFor()
    expect(await page().getByTestId('placement-figures').textContent()).toContain('待安置 1')
    const post = page().locator('[data-testid^="placement-post-"]', { hasText: '宣传统战岗' }).first()
    await post.click()
    await page().locator('[data-testid^="placement-candidate-"] button').first().click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=placement-figures]')?.textContent?.includes('待安置 0'),
    )
    await clerk.shot('44-placed')
    await page().getByTestId('undo').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=placement-figures]')?.textContent?.includes('待安置 1'),
    )
  })
})

describe('并改工作台', () => {
  const openCount = () => page().getByTestId('merger-open-count').textContent()

  test('outside a plan says what it is for and leads to one', async () => {
    await clerk.goTo('/merger?view=list')
    await page().getByTestId('merger-to-plans').click()
    await clerk.makePlan()
  })

  test('counts what is 未处置, gives it its fate in one operation, and takes that back by undo', async () => {
    await clerk.goTo('/merger?view=list')
    const source = page().getByTestId('merger-sources-form').getByRole('combobox').first()
    await source.click()
    await source.fill('巨野河街道')
    await page()
      .locator('.ant-select-tree-node-content-wrapper', { hasText: '巨野河街道办事处' })
      .first()
      .click()
    await page().getByTestId('merger-sources-form-save').click()
    await page().waitForFunction(() =>
      /未处置 [1-9]/.test(document.querySelector('[data-testid=merger-open-count]')?.textContent ?? ''),
    )
    const before = await openCount()
    await page().getByRole('grid', { name: '原有事项' }).getByText('巨野河街道办事处').first().click()
    await page().getByTestId('merger-dispose').click()
    await page().getByTestId('merger-form').getByRole('combobox').first().click()
    await page().locator('.ant-select-item-option', { hasText: '保留' }).click()
    await page().getByTestId('merger-form-save').click()
    await clerk.heard('处置 巨野河街道办事处')
    const after = await openCount()
    expect(Number(/\d+/.exec(after ?? '')?.[0])).toBeLessThan(Number(/\d+/.exec(before ?? '')?.[0]))
    await clerk.shot('45-merger')
    await clerk.goTo('/plans')
    await page().getByTestId('plan-lock').click()
    await page().getByTestId('plan-lock-form-save').click()
    await page().getByTestId('plan-lock-form').getByText('未处置').last().waitFor()
    await page().getByTestId('undo').click()
    await clerk.goTo('/merger?view=list')
    await page().waitForFunction(
      (count) => document.querySelector('[data-testid=merger-open-count]')?.textContent === count,
      before,
    )
  })
})
