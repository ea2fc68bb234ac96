import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type RunningApp, shellUnderTest } from '../support/shells.ts'

const root = resolve(import.meta.dirname, '..', '..')
const pictures = join(root, 'test-results', 'pictures', shellUnderTest)
const rosters = resolve(root, '..', 'shared', 'data', 'rosters')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let folder: string
let app: RunningApp

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  mkdirSync(pictures, { recursive: true })
  app = await openApp({
    shell: shellUnderTest,
    dataDir: join(folder, 'data'),
    viewport: { width: 1366, height: 768 },
  })
  await app.page.getByTestId('template-sample').click()
  await app.page.getByTestId('operator').fill('张甲')
  await app.page.getByTestId('start').click()
  await app.page.getByTestId('chart').waitFor()
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function goTo(path: string): Promise<void> {
  await app.page.evaluate((hash) => {
    location.hash = hash
  }, `#${path}`)
  await app.page.waitForTimeout(250)
}

/** Serious faults that axe finds on what is shown: the rule and where. */
async function faults(): Promise<string[]> {
  return app.page.evaluate(async (source) => {
    const scope = globalThis as unknown as { axe?: { run: () => Promise<{ violations: Violation[] }> } }
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly target: readonly string[] }[]
    }
    if (!scope.axe) new Function(source).call(globalThis)
    const { violations } = (await scope.axe?.run()) ?? { violations: [] }
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => node.target.join(' '))
            .join(' | ')}`,
      )
  }, axeSource)
}

/** Text that is wider than the place it stands in without an ellipsis to say so. */
async function cutTexts(): Promise<string[]> {
  return app.page.evaluate(() =>
    [...document.querySelectorAll('button, h2, h3, label, th')]
      .filter((element) => element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 2)
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis' && element.clientWidth > 0)
      .map((element) => element.textContent ?? ''),
  )
}

describe('every screen of the sample', () => {
  test.each([
    'home',
    'chart',
    'ledger',
    'people',
    'villages',
    'powers',
    'rooms',
    'plans',
    'merger',
    'placement',
    'compare',
    'import',
    'reports',
    'print',
    'history',
    'personal',
    'operators',
  ])('%s shows something, cuts nothing and has no serious accessibility fault', async (screen) => {
    await goTo(`/${screen}`)
    await app.page.screenshot({ path: join(pictures, `screen-${screen}.png`) })
    expect((await app.page.locator('#main').textContent())?.length).toBeGreaterThan(20)
    expect(await cutTexts()).toEqual([])
    // The Electron page forbids evaluating text as code, as it should; axe runs in the other shell.
    if (shellUnderTest === 'browser') expect(await faults()).toEqual([])
  })
})

describe('real rosters', () => {
  const real = (name: string) => join(rosters, name)

  test.skipIf(!existsSync(rosters))(
    'a sheet with two header rows goes in, unknown departments wait in the pool',
    async () => {
      await goTo('/import')
      await app.chooseFile(real('02_two_row_merged_header.xlsx'))
      await app.page.getByTestId('pick-roster').click()
      await app.page.getByTestId('confirm-import').waitFor()
      await app.page.screenshot({ path: join(pictures, 'real-roster.png') })
      const counts = await app.page.getByTestId('import-counts').textContent()
      expect(counts).toMatch(/新增 1\d/)
      await app.page.getByTestId('confirm-import').click()
      await app.page.waitForFunction(() => location.hash.startsWith('#/people'))
      await app.page.getByTestId('undo').click()
    },
  )

  test.skipIf(!existsSync(rosters))(
    'a file that is no roster is answered with the reason, and the app lives',
    async () => {
      await goTo('/import')
      await app.chooseFile(real('65_berlin_senfin_organigram_nopersons.json'))
      await app.page.getByTestId('pick-roster').click()
      await app.page.waitForFunction(() =>
        document.querySelector('[data-testid=notice]')?.textContent?.includes('json'),
      )
      expect(await app.page.getByTestId('pick-roster').isEnabled()).toBe(true)
    },
  )
})
