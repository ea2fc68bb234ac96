import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'here'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** The unit is there: Ctrl+K finds it and its panel opens. */
async function finds(name: string): Promise<void> {
  await clerk.find(name)
  await page().getByRole('heading', { name }).first().waitFor()
}

describe('a plan from its beginning to its adoption', () => {
  test('is made from 现行, and the window says where one is', async () => {
    await clerk.goTo('/plans')
    await page().getByTestId('plans-empty').waitFor()
    await clerk.shot('20-plans-empty')
    await page().getByTestId('plan-new').click()
    await page().getByTestId('plan-new-form').waitFor()
    await page().keyboard.press('Enter')
    await clerk.isAt('方案：方案A（起草中）')
    await page().getByTestId('plan-list').waitFor()
    await clerk.shot('21-plan-open')
  })

  test('with people left to place is not locked; the sentence names them', async () => {
    await page().getByTestId('plan-lock').click()
    await clerk.save('plan-lock-form')
    await page().getByTestId('plan-lock-form').getByText('待安置').last().waitFor()
    await clerk.shot('22-plan-not-balanced')
    await page().getByTestId('plan-lock-form-cancel').click()
    await clerk.goTo('/chart')
    await page().locator('section[aria-label=待安置] button').first().click()
    await page().getByTestId('chart').focus()
    await page().keyboard.press('Control+x')
    await page().getByTestId('move-to').fill('党群工作办公室')
    await page().getByTestId('drop-card').waitFor()
    await page().keyboard.press('Enter')
    await clerk.heard('调整到')
  })

  test('shows what it changes beside its starting point: figures, table, 新旧对照, chart', async () => {
    await clerk.rename('巨野河街道办事处', '巨野河街道办事处（东区）')
    await clerk.addOffice('党群工作办公室', '党建指导站')
    await clerk.goTo('/compare')
    await page().getByTestId('compare-figures').waitFor()
    const line = page().getByTestId('compare-figures').locator('tr', { hasText: '岗位数' })
    const [before, after, change] = await line.locator('td').allTextContents()
    expect([after, change]).toEqual([before, '—'])
    await clerk.shot('23-compare-figures')
    await page().getByText('变动表', { exact: true }).click()
    const table = page().getByRole('grid', { name: '变动表' })
    for (const text of ['＋ 新设', '≈ 更名', '→ 转岗']) expect(await table.textContent()).toContain(text)
    await clerk.shot('23-compare-table')
    await page().getByText('新旧对照表', { exact: true }).click()
    expect(await page().getByTestId('compare-oldnew').textContent()).toContain('党建指导站')
    await clerk.shot('24-compare-oldnew')
    await page().getByText('对比图', { exact: true }).click()
    expect(await page().getByTestId('compare-charts').textContent()).toContain('＋ 党建指导站')
    await clerk.shot('25-compare-chart')
    await page().getByText('前后并列', { exact: true }).click()
    await clerk.shot('26-compare-both')
  })

  test('is locked, takes no more changes, and survives a restart', async () => {
    await clerk.goTo('/plans')
    await page().getByTestId('plan-lock').click()
    await clerk.save('plan-lock-form')
    await clerk.isAt('已定稿')
    await clerk.app.restart()
    await clerk.isAt('已定稿')
    await clerk.goTo('/chart')
    await clerk.find('孙村街道办事处')
    await page().getByTestId('unit-rename').click()
    await page().getByTestId('unit-rename-form').getByRole('textbox').first().fill('改名')
    await page().keyboard.press('Enter')
    await page().getByText('这个方案已定稿').first().waitFor()
    await page().keyboard.press('Escape')
    await clerk.shot('27-plan-locked')
  })

  test('is adopted into 现行 on a document, and the adoption can be undone', async () => {
    await clerk.goTo('/plans')
    await page().getByTestId('adopt-方案A').click()
    await page().getByTestId('merge-panel').waitFor()
    await clerk.isAt('现行')
    expect(await page().getByTestId('merge-counts').textContent()).toContain('冲突 0 处')
    await clerk.shot('28-adopt')
    const fields = page().getByTestId('approval-form').getByRole('textbox')
    await fields.nth(0).fill('示例〔2016〕9号')
    await fields.nth(1).fill('示例机关')
    await fields.nth(2).fill('2016-05-19')
    await clerk.save('approval-form')
    await clerk.heard('采纳方案 方案A')
    await clerk.goTo('/chart')
    await finds('党建指导站')
    await page().getByTestId('undo').click()
    await clerk.heard('撤销：采纳方案')
    await page().getByTestId('redo').click()
    await clerk.heard('恢复：采纳方案')
    await clerk.goTo('/plans')
    await page().getByTestId('plan-方案A').getByText('已采纳').waitFor()
    await clerk.shot('29-adopted')
  })
})

describe('an 交换包', () => {
  test('goes to another machine, comes back, and its one conflict is decided by the clerk', async () => {
    const out = join(folder.path, 'out')
    mkdirSync(out, { recursive: true })
    const packageIn = (words: string) =>
      join(out, readdirSync(out).find((name) => name.endsWith('.orgpack') && name.includes(words)) ?? '')
    await clerk.goTo('/plans')
    await clerk.app.saveTo(out)
    await page().getByTestId('package-give').click()
    await page().getByTestId('package-form').getByRole('textbox').fill('示例口令一二三四')
    await clerk.save('package-form')
    await clerk.heard('已给出')
    await clerk.app.saved()
    await clerk.rename('孙村街道办事处', '孙村街道（这里改）')

    const there = await Clerk.at(join(folder.path, 'there'))
    const here = clerk
    try {
      clerk = there
      await clerk.app.chooseFile(packageIn('交换包'))
      await page().getByTestId('start-open-package').click()
      await page().getByTestId('passphrase-form').getByRole('textbox').fill('不是这个口令')
      await clerk.save('passphrase-form')
      await page().getByText('口令不对').waitFor()
      await page().getByTestId('passphrase-form').getByRole('textbox').fill('示例口令一二三四')
      await clerk.save('passphrase-form')
      await clerk.isAt('交换副本')
      await clerk.rename('孙村街道办事处', '孙村街道（对方改）')
      await clerk.addOffice('党群工作办公室', '对方新设站')
      await clerk.shot('30-copy')
      await clerk.goTo('/plans')
      await clerk.app.saveTo(out)
      await page().getByTestId('package-give').click()
      await clerk.save('package-form')
      await clerk.heard('已给出')
      await clerk.app.saved()
    } finally {
      await there.app.close()
      clerk = here
    }

    await clerk.goTo('/plans')
    await clerk.app.chooseFile(packageIn('交回'))
    await page().getByTestId('package-take').click()
    await page().getByTestId('merge-panel').waitFor()
    expect(await page().getByTestId('conflict').count()).toBe(1)
    await clerk.shot('31-conflict')
    await page().getByTestId('conflict').getByText('对方', { exact: true }).click()
    await page().waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('[data-testid=merge-form-save]')?.disabled,
    )
    await clerk.save('merge-form')
    await clerk.heard('收回交换包')
    await clerk.goTo('/chart')
    await finds('对方新设站')
    await clerk.shot('32-taken-back')
  })
})
