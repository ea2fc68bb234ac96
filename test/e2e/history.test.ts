import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type RunningApp, shellUnderTest } from '../support/shells.ts'

const pictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', shellUnderTest)
let folder: string
let app: RunningApp
const page = (): Page => app.page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  mkdirSync(pictures, { recursive: true })
  app = await openApp({
    shell: shellUnderTest,
    dataDir: join(folder, 'data'),
    viewport: { width: 1366, height: 768 },
  })
  await page().getByTestId('template-sample').click()
  await page().getByTestId('operator').fill('张甲')
  await page().getByTestId('start').click()
  await page().getByTestId('chart').waitFor()
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

const shot = (name: string) => page().screenshot({ path: join(pictures, `${name}.png`) })

async function goTo(path: string): Promise<void> {
  await page().evaluate((hash) => {
    location.hash = hash
  }, `#${path}`)
}

async function heard(text: string): Promise<void> {
  await page().waitForFunction(
    (wanted) => document.querySelector('[data-testid=notice]')?.textContent?.includes(wanted),
    text,
    { timeout: 10_000 },
  )
}

async function rename(from: string, to: string): Promise<void> {
  await goTo('/chart')
  await page().keyboard.press('Control+k')
  await page().getByTestId('palette-input').fill(from)
  await page().locator('[role=option]').first().waitFor()
  await page().keyboard.press('Enter')
  await page().getByTestId('palette-input').waitFor({ state: 'detached' })
  await page().getByTestId('unit-rename').click()
  await page().getByTestId('unit-rename-form').getByRole('textbox').first().fill(to)
  await page().keyboard.press('Enter')
  await heard(to)
}

const grid = () => page().getByRole('grid', { name: '变更台账' })

describe('变更台账', () => {
  test('is looked through by words, and taken back to an entry as one operation that can be redone', async () => {
    for (const to of ['孙村甲', '孙村乙', '孙村丙']) {
      await rename(to === '孙村甲' ? '孙村街道办事处' : to === '孙村乙' ? '孙村甲' : '孙村乙', to)
    }
    await goTo('/history')
    await page().getByTestId('history-filter-text').fill('孙村乙')
    await page().waitForFunction(
      () => !document.querySelector('[role=grid]')?.textContent?.includes('建立工作簿'),
    )
    expect(await grid().textContent()).toContain('孙村乙 → 孙村丙')
    await shot('40-history-filter')
    await page().getByTestId('history-filter-reset').click()
    await grid().getByText('孙村街道办事处 → 孙村甲').click()
    await page().getByTestId('history-undo-to').click()
    await page().getByTestId('history-undo-preview').waitFor()
    expect(await page().getByTestId('history-undo-preview').textContent()).toContain('孙村乙 → 孙村丙')
    await shot('41-undo-to')
    await page().getByTestId('history-undo-confirm').click()
    await heard('撤销')
    await goTo('/chart')
    await page().getByRole('heading', { name: '孙村甲' }).first().waitFor()
    await page().getByTestId('redo').click()
    await page().getByRole('heading', { name: '孙村丙' }).first().waitFor()
  })

  test('tells the 沿革 of a unit by itself', async () => {
    await page().getByTestId('unit-history').click()
    await page().getByTestId('unit-history-lines').waitFor()
    expect(await page().getByTestId('unit-history-lines').textContent()).toContain('孙村丙')
    await shot('42-unit-history')
  })
})

describe('截至', () => {
  test('shows another day to be looked at only, and says so', async () => {
    await goTo('/chart')
    await page().getByTestId('as-of').click()
    await page().getByTestId('as-of-form').getByRole('textbox').fill('2016-05-01')
    await page().getByTestId('as-of-show').click()
    await page().getByTestId('as-of-band').waitFor()
    expect(await page().getByTestId('as-of-band').textContent()).toContain('2016-05-01')
    await shot('43-as-of')
    await page().keyboard.press('Control+z')
    await heard('请先回到')
    await page().getByTestId('as-of-back').click()
    await page().getByTestId('as-of-band').waitFor({ state: 'detached' })
  })
})

describe('人员安置', () => {
  test('ranks who waits for a post with the reasons, and places the one who is chosen', async () => {
    await goTo('/placement')
    await page().getByTestId('placement-figures').waitFor()
    expect(await page().getByTestId('placement-figures').textContent()).toContain('待安置 1')
    const post = page().locator('[data-testid^="placement-post-"]', { hasText: '宣传统战岗' }).first()
    await post.click()
    await page().locator('[data-testid^="placement-candidate-"] button').first().click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=placement-figures]')?.textContent?.includes('待安置 0'),
    )
    await shot('44-placed')
    await page().getByTestId('undo').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=placement-figures]')?.textContent?.includes('待安置 1'),
    )
  })
})

describe('并改工作台', () => {
  const openCount = () => page().getByTestId('merger-open-count').textContent()

  test('outside a plan says what it is for and leads to one', async () => {
    await goTo('/merger')
    await page().getByTestId('merger-to-plans').click()
    await page().getByTestId('plan-new').click()
    await page().getByTestId('plan-new-form').waitFor()
    await page().keyboard.press('Enter')
    await page().getByTestId('plan-list').waitFor()
  })

  test('counts what is 未处置, gives it its fate in one operation, and takes that back by undo', async () => {
    await goTo('/merger')
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
    await heard('处置 巨野河街道办事处')
    const after = await openCount()
    expect(Number(/\d+/.exec(after ?? '')?.[0])).toBeLessThan(Number(/\d+/.exec(before ?? '')?.[0]))
    await shot('45-merger')
    await goTo('/plans')
    await page().getByTestId('plan-lock').click()
    await page().getByTestId('plan-lock-form-save').click()
    await page().getByTestId('plan-lock-form').getByText('未处置').last().waitFor()
    await page().getByTestId('undo').click()
    await goTo('/merger')
    await page().waitForFunction(
      (count) => document.querySelector('[data-testid=merger-open-count]')?.textContent === count,
      before,
    )
  })
})
