import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { TemplateName } from '../../domain/workbook.ts'
import { openApp, type RunningApp, shellUnderTest } from './shells.ts'

/** Where the pictures of the shell under test go, to be looked at. */
const pictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', shellUnderTest)
const viewport = { width: 1366, height: 768 }
const patience = { timeout: 15_000 }

/** What a clerk does at a running app, in the words of the end-to-end tests. */
export class Clerk {
  readonly app: RunningApp

  private constructor(app: RunningApp) {
    this.app = app
  }

  /** Opens the app at 1366×768 on a data folder. */
  static async at(dataDir: string): Promise<Clerk> {
    mkdirSync(pictures, { recursive: true })
    return new Clerk(await openApp({ shell: shellUnderTest, dataDir, viewport }))
  }

  /** As `at`, with a new workbook made from a template. */
  static async withWorkbook(dataDir: string, template: TemplateName = 'sample'): Promise<Clerk> {
    const clerk = await Clerk.at(dataDir)
    await clerk.start(template)
    return clerk
  }

  /** The first start: a template, the operator, and the workbook opens. */
  async start(template: TemplateName): Promise<void> {
    await this.page.getByTestId(`template-${template}`).click()
    await this.page.getByTestId('operator').fill('张甲')
    await this.page.getByTestId('start').click()
    await this.page.getByTestId('chart').waitFor()
  }

  /** Calls as the screens do, where typing it in is what other tests are about; the page shows it after a reload. */
  ask<T>(name: string, input: object): Promise<T> {
    return this.page.evaluate(
      async ([command, args]) => {
        const shell = (window as { workbench?: { invoke(name: string, args: object): Promise<string> } })
          .workbench
        const asked = shell
          ? shell.invoke(command, args)
          : fetch(`/api/${command}`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(args),
            }).then((response) => response.text())
        const reply = JSON.parse(await asked) as { ok: boolean; value: T }
        if (!reply.ok) throw new Error(`${command}: ${JSON.stringify(reply)}`)
        return reply.value
      },
      [name, input] as const,
    )
  }

  /** Another object after a restart of the app. */
  get page(): Page {
    return this.app.page
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  async goTo(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, `#${path}`)
  }

  /** Waits until the live region says something with these words in it. */
  async heard(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector('[data-testid=notice]')?.textContent?.includes(wanted),
      text,
      patience,
    )
  }

  /** Waits until an element says something with these words in it. */
  async sees(testId: string, text: string): Promise<void> {
    await this.page.waitForFunction(
      ([id, wanted]) => document.querySelector(`[data-testid="${id}"]`)?.textContent?.includes(wanted ?? ''),
      [testId, text],
      patience,
    )
  }

  /** The top bar says in words where one is: 现行, 方案 or 交换副本. */
  async isAt(words: string): Promise<void> {
    await this.sees('branch-menu', words)
  }

  /** Ctrl+K, the words, Enter: the first hit is selected or done. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.getByTestId('palette-input').fill(text)
    await this.page.locator('[role=option]').first().waitFor()
    await this.page.keyboard.press('Enter')
    await this.page.getByTestId('palette-input').waitFor({ state: 'detached' })
  }

  /** Sends a form off by its own button. */
  async save(form: string): Promise<void> {
    await this.page.getByTestId(`${form}-save`).click()
  }

  /** Where encrypted columns cannot be filled for want of a key: sets the first passphrase right there. */
  async setPassphrase(passphrase: string): Promise<void> {
    await this.page.getByTestId('personal-gate-set').click()
    await this.fillSecrets('personal-set-form', passphrase, passphrase)
    await this.page.getByTestId('personal-gate').waitFor({ state: 'detached' })
  }

  /** Fills the first field of a form and sends it off with Enter. */
  async answer(form: string, value: string): Promise<void> {
    await this.page.getByTestId(form).getByRole('textbox').first().fill(value)
    await this.page.keyboard.press('Enter')
  }

  /** Fills the secret fields of a form in their order and sends it off with Enter; it is answered when it is gone. */
  async fillSecrets(form: string, ...values: string[]): Promise<void> {
    const fields = this.page.getByTestId(form).locator('input[type=password]')
    for (const [index, value] of values.entries()) await fields.nth(index).fill(value)
    await this.page.keyboard.press('Enter')
    await this.page.getByTestId(form).waitFor({ state: 'detached' })
  }

  /** At the screen that asks who is there: the name, the passphrase, Enter. */
  async signIn(name: string, passphrase: string): Promise<void> {
    await this.page.getByTestId('sign-in').waitFor()
    await this.page.getByTestId(`sign-in-${name}`).check()
    await this.page.getByTestId('sign-in-passphrase').fill(passphrase)
    await this.page.keyboard.press('Enter')
    await this.page.getByTestId('sign-in').waitFor({ state: 'detached' })
  }

  /** Registers an operator on the screen 操作员, as the first one or as a reviewer who is signed in. */
  async addOperator(name: string, role: '只读' | '录入' | '审核' | null, passphrase: string): Promise<void> {
    await this.page.getByTestId('operator-add').click()
    const form = this.page.getByTestId('operator-add-form')
    await form.getByLabel('姓名').fill(name)
    if (role) {
      await form.getByLabel('角色').click()
      await this.page.locator('.ant-select-item-option', { hasText: role }).click()
    }
    await this.fillSecrets('operator-add-form', passphrase, passphrase)
    await this.heard(`已登记操作员 ${name}`)
  }

  grid(name: string) {
    return this.page.getByRole('grid', { name })
  }

  /** Copies cells as WPS does, and pastes them where the grid stands. */
  async paste(grid: string, text: string): Promise<void> {
    await this.grid(grid).focus()
    await this.grid(grid).evaluate((frame, copied) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', copied)
      frame.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
    await this.page.getByTestId('grid-paste').waitFor()
  }

  /** Moves the cell of a grid: to the top left, then so many to the right. */
  async goToCell(grid: string, right: number): Promise<void> {
    await this.grid(grid).focus()
    await this.page.keyboard.press('Control+Home')
    for (let step = 0; step < right; step += 1) await this.page.keyboard.press('ArrowRight')
  }

  async rename(from: string, to: string): Promise<void> {
    await this.goTo('/chart')
    await this.find(from)
    await this.page.getByTestId('unit-rename').click()
    await this.answer('unit-rename-form', to)
    await this.heard(to)
  }

  /** Sets an office up below a unit. */
  async addOffice(unit: string, name: string): Promise<void> {
    await this.goTo('/chart')
    await this.find(unit)
    await this.page.getByTestId('unit-add-child').click()
    await this.answer('unit-add-child-form', name)
    await this.heard(name)
  }

  /** Branches a plan off what is open, under the name that is offered. */
  async makePlan(): Promise<void> {
    await this.goTo('/plans')
    await this.page.getByTestId('plan-new').click()
    await this.page.getByTestId('plan-new-form').waitFor()
    await this.page.keyboard.press('Enter')
    await this.isAt('起草中')
    await this.page.getByTestId('plan-list').waitFor()
  }
}

/** A folder of a test's own, and how it goes away again. */
export function testFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
