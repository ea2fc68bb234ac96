import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type RunningApp, shellUnderTest } from '../support/shells.ts'

const pictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', shellUnderTest)
const viewport = { width: 1366, height: 768 }
let folder: string
let app: RunningApp
const page = (): Page => app.page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  mkdirSync(pictures, { recursive: true })
  app = await openApp({ shell: shellUnderTest, dataDir: join(folder, 'here'), viewport })
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

/** The top bar says in words where one is. */
async function placeIs(words: string): Promise<void> {
  await page().waitForFunction(
    (wanted) => document.querySelector('[data-testid=branch-menu]')?.textContent?.includes(wanted),
    words,
    { timeout: 10_000 },
  )
}

async function select(text: string): Promise<void> {
  await page().keyboard.press('Control+k')
  await page().getByTestId('palette-input').fill(text)
  await page().locator('[role=option]').first().waitFor()
  await page().keyboard.press('Enter')
  await page().getByTestId('palette-input').waitFor({ state: 'detached' })
}

/** The unit is there: Ctrl+K finds it and its panel opens. */
async function finds(name: string): Promise<void> {
  await select(name)
  await page().getByRole('heading', { name }).first().waitFor()
}

async function rename(from: string, to: string): Promise<void> {
  await goTo('/chart')
  await select(from)
  await page().getByTestId('unit-rename').click()
  await page().getByTestId('unit-rename-form').getByRole('textbox').first().fill(to)
  await page().keyboard.press('Enter')
  await heard(to)
}

async function addOffice(unit: string, name: string): Promise<void> {
  await goTo('/chart')
  await select(unit)
  await page().getByTestId('unit-add-child').click()
  await page().getByTestId('unit-add-child-form').getByRole('textbox').first().fill(name)
  await page().keyboard.press('Enter')
  await heard(name)
}

const save = (form: string) => page().getByTestId(form).locator(`[data-testid=${form}-save]`).click()

describe('a plan from its beginning to its adoption', () => {
  test('is made from 现行, and the window says where one is', async () => {
    await goTo('/plans')
    await page().getByTestId('plans-empty').waitFor()
    await shot('20-plans-empty')
    await page().getByTestId('plan-new').click()
    await page().getByTestId('plan-new-form').waitFor()
    await page().keyboard.press('Enter')
    await placeIs('方案：方案A（起草中）')
    await page().getByTestId('plan-list').waitFor()
    await shot('21-plan-open')
  })

  test('with people left to place is not locked; the sentence names them', async () => {
    await page().getByTestId('plan-lock').click()
    await save('plan-lock-form')
    await page().getByTestId('plan-lock-form').getByText('待安置').last().waitFor()
    await shot('22-plan-not-balanced')
    await page().getByTestId('plan-lock-form-cancel').click()
    await goTo('/chart')
    await page().locator('section[aria-label=待安置] button').first().click()
    await page().getByTestId('chart').focus()
    await page().keyboard.press('Control+x')
    await page().getByTestId('move-to').fill('党群工作办公室')
    await page().getByTestId('drop-card').waitFor()
    await page().keyboard.press('Enter')
    await heard('调整到')
  })

  test('shows what it changes beside its starting point: figures, table, 新旧对照, chart', async () => {
    await rename('巨野河街道办事处', '巨野河街道办事处（东区）')
    await addOffice('党群工作办公室', '党建指导站')
    await goTo('/compare')
    await page().getByTestId('compare-figures').waitFor()
    const line = page().getByTestId('compare-figures').locator('tr', { hasText: '岗位数' })
    const [before, after, change] = await line.locator('td').allTextContents()
    expect([after, change]).toEqual([before, '—'])
    await shot('23-compare-figures')
    await page().getByText('变动表', { exact: true }).click()
    const table = page().getByRole('grid', { name: '变动表' })
    for (const text of ['＋ 新设', '≈ 更名', '→ 转岗']) expect(await table.textContent()).toContain(text)
    await shot('23-compare-table')
    await page().getByText('新旧对照表', { exact: true }).click()
    expect(await page().getByTestId('compare-oldnew').textContent()).toContain('党建指导站')
    await shot('24-compare-oldnew')
    await page().getByText('对比图', { exact: true }).click()
    expect(await page().getByTestId('compare-charts').textContent()).toContain('＋ 党建指导站')
    await shot('25-compare-chart')
    await page().getByText('前后并列', { exact: true }).click()
    await shot('26-compare-both')
  })

  test('is locked, takes no more changes, and survives a restart', async () => {
    await goTo('/plans')
    await page().getByTestId('plan-lock').click()
    await save('plan-lock-form')
    await placeIs('已定稿')
    await app.restart()
    await placeIs('已定稿')
    await goTo('/chart')
    await select('孙村街道办事处')
    await page().getByTestId('unit-rename').click()
    await page().getByTestId('unit-rename-form').getByRole('textbox').first().fill('改名')
    await page().keyboard.press('Enter')
    await page().getByText('这个方案已定稿').first().waitFor()
    await page().keyboard.press('Escape')
    await shot('27-plan-locked')
  })

  test('is adopted into 现行 on a document, and the adoption can be undone', async () => {
    await goTo('/plans')
    await page().getByTestId('adopt-方案A').click()
    await page().getByTestId('merge-panel').waitFor()
    await placeIs('现行')
    expect(await page().getByTestId('merge-counts').textContent()).toContain('冲突 0 处')
    await shot('28-adopt')
    const fields = page().getByTestId('approval-form').getByRole('textbox')
    await fields.nth(0).fill('示例〔2016〕9号')
    await fields.nth(1).fill('示例机关')
    await fields.nth(2).fill('2016-05-19')
    await save('approval-form')
    await heard('采纳方案 方案A')
    await goTo('/chart')
    await finds('党建指导站')
    await page().getByTestId('undo').click()
    await heard('撤销：采纳方案')
    await page().getByTestId('redo').click()
    await heard('恢复：采纳方案')
    await goTo('/plans')
    await page().getByTestId('plan-方案A').getByText('已采纳').waitFor()
    await shot('29-adopted')
  })
})

describe('an 交换包', () => {
  test('goes to another machine, comes back, and its one conflict is decided by the clerk', async () => {
    const out = join(folder, 'out')
    mkdirSync(out, { recursive: true })
    const packageIn = (words: string) =>
      join(out, readdirSync(out).find((name) => name.endsWith('.orgpack') && name.includes(words)) ?? '')
    await goTo('/plans')
    await app.saveTo(out)
    await page().getByTestId('package-give').click()
    await page().getByTestId('package-form').getByRole('textbox').fill('示例口令一二三四')
    await save('package-form')
    await heard('已给出')
    await app.saved()
    await rename('孙村街道办事处', '孙村街道（这里改）')

    const there = await openApp({ shell: shellUnderTest, dataDir: join(folder, 'there'), viewport })
    const here = app
    try {
      app = there
      await app.chooseFile(packageIn('交换包'))
      await page().getByTestId('start-open-package').click()
      await page().getByTestId('passphrase-form').getByRole('textbox').fill('不是这个口令')
      await save('passphrase-form')
      await page().getByText('口令不对').waitFor()
      await page().getByTestId('passphrase-form').getByRole('textbox').fill('示例口令一二三四')
      await save('passphrase-form')
      await placeIs('交换副本')
      await rename('孙村街道办事处', '孙村街道（对方改）')
      await addOffice('党群工作办公室', '对方新设站')
      await shot('30-copy')
      await goTo('/plans')
      await app.saveTo(out)
      await page().getByTestId('package-give').click()
      await save('package-form')
      await heard('已给出')
      await app.saved()
    } finally {
      await there.close()
      app = here
    }

    await goTo('/plans')
    await app.chooseFile(packageIn('交回'))
    await page().getByTestId('package-take').click()
    await page().getByTestId('merge-panel').waitFor()
    expect(await page().getByTestId('conflict').count()).toBe(1)
    await shot('31-conflict')
    await page().getByTestId('conflict').getByText('对方', { exact: true }).click()
    await page().waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('[data-testid=merge-form-save]')?.disabled,
    )
    await save('merge-form')
    await heard('收回交换包')
    await goTo('/chart')
    await finds('对方新设站')
    await shot('32-taken-back')
  })
})
