import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openApp, type RunningApp } from '../support/shells.ts'
import { dataFolder } from './data-folder.ts'
import { generateRows, sizes } from './generate.ts'
import { type BenchRow, limitRow } from './row.ts'

/** Opens a product of the 打印 screen; answers when its pages stand. */
async function openProduct(page: Page, id: string): Promise<void> {
  await page.evaluate((product) => {
    location.hash = `#/print?product=${product}`
  }, id)
  await page.waitForFunction(
    (product) =>
      document.querySelector(`[data-testid=product-${product}][aria-current]`) &&
      /^共 [1-9]/.test(document.querySelector('[data-testid=page-count]')?.textContent ?? ''),
    id,
    { timeout: 120_000 },
  )
}

/** Hands the product that is shown to the print dialog, which is not there, and prints what it would be given. */
async function printed(
  app: RunningApp,
  path: string,
): Promise<{ lines: string[]; megabytes: number; ms: number }> {
  await app.page.evaluate(() => {
    window.print = () => {}
  })
  await app.page.getByTestId('print').click()
  await app.page.locator('.printed-paper').waitFor({ state: 'attached', timeout: 120_000 })
  const started = performance.now()
  await app.pdf(path)
  const ms = performance.now() - started
  await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { lines: text.split(/[\n\f]/), megabytes: statSync(path).size / 1024 / 1024, ms }
}

/**
 * The longest task of the window while the atlas is laid out anew and handed to the print dialog, in milliseconds; 0
 * where none took 50. Nothing asks the page meanwhile: looking into a large page would hold it up itself.
 */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let longest = 0
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    const click = (element: Element | null | undefined) => (element as HTMLElement | null)?.click()
    const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
    const printing = new Promise<void>((done) => {
      window.print = done
    })
    watch.observe({ entryTypes: ['longtask'] })
    click([...document.querySelectorAll('label')].find((label) => label.textContent === 'A3'))
    await pause(200)
    const button = document.querySelector<HTMLButtonElement>('[data-testid=print]')
    while (!button || button.disabled) await pause(50)
    click(button)
    await printing
    await pause(200)
    return longest
  })
}

/** Boxes and rows that are not on the pages before the index as often as the workbook has them. */
function missingFrom(lines: readonly string[]): number {
  const drawn = new Map<string, number>()
  for (const line of lines.slice(0, lines.indexOf('机构、人员索引（按拼音）'))) {
    // A unit's name stands on a line of its own, a person's at the end of one, before the sign.
    const name = / (\S+)●$/.exec(line)?.[1] ?? line
    drawn.set(name, (drawn.get(name) ?? 0) + 1)
  }
  const wanted = new Map<string, number>()
  for (const { table, row } of generateRows(sizes.M)) {
    if (!row || (table !== 'unit' && table !== 'person')) continue
    const name = (row as { name: string }).name
    wanted.set(name, (wanted.get(name) ?? 0) + 1)
  }
  let missing = 0
  for (const [name, count] of wanted) missing += Math.max(0, count - (drawn.get(name) ?? 0))
  return missing
}

/** The 图册 at M: whether anything is missing in it, how large it is, and whether the window stays free meanwhile. */
export async function benchPaper(): Promise<BenchRow[]> {
  process.env.E2E_CHROMIUM ??= '/usr/bin/chromium'
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = await openApp({ shell: 'browser', dataDir: await dataFolder(folder, sizes.M) })
  try {
    await app.page.getByTestId('chart').waitFor()
    await openProduct(app.page, 'org-chart')
    await app.page.getByText('总在一页').click()
    await app.page.getByTestId('page-count').filter({ hasText: '共 1 页' }).waitFor()
    const one = await printed(app, join(folder, 'one.pdf'))
    await app.page.evaluate(() => {
      location.hash = '#/print?product=batch'
    })
    await openProduct(app.page, 'atlas')
    await app.page.waitForTimeout(2000)
    const longest = await longestTask(app.page)
    await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    const atlas = await printed(app, join(folder, 'atlas.pdf'))
    const missing = missingFrom(atlas.lines)
    return [
      {
        name: '图册 PDF M 大小（基线：同样的框印在一页）',
        unit: 'MB',
        ours: atlas.megabytes,
        baseline: one.megabytes,
        ratio: atlas.megabytes / one.megabytes,
        target: '≤ 5 MB',
        ok: atlas.megabytes <= 5,
      },
      {
        name: '图册 PDF M 缺的框',
        unit: '个',
        ours: missing,
        baseline: null,
        ratio: null,
        target: '0',
        ok: missing === 0,
      },
      {
        name: '图册 PDF M 生成（基线：同样的框印在一页）',
        unit: 'ms',
        ours: atlas.ms,
        baseline: one.ms,
        ratio: atlas.ms / one.ms,
        target: '–',
        ok: true,
      },
      limitRow('图册 M 排版、送印时窗口最长停顿', longest, 50),
    ]
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
