import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rosterTable } from '../../exchange/tables/roster-table.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { openApp, type RunningApp } from '../support/shells.ts'
import { dataFolder } from './data-folder.ts'
import { facts, modelOf } from './exchange.bench.ts'
import { generateRows, sizes } from './generate.ts'
import { type BenchRow, limitRow } from './row.ts'

/** Work of main's own, by the longest gap between two of its ticks; `work` runs in the page meanwhile. Milliseconds. */
async function longestGap(app: RunningApp, work: () => Promise<void>): Promise<number> {
  const main = app.electron
  if (!main) throw new Error('there is no main process')
  await main.evaluate(() => {
    const watch = { longest: 0, last: performance.now() }
    const tick = () => {
      const now = performance.now()
      watch.longest = Math.max(watch.longest, now - watch.last)
      watch.last = now
    }
    const timer = setInterval(tick, 1)
    Object.assign(globalThis, { benchWatch: { watch, stop: () => clearInterval(timer) } })
  })
  await work()
  return main.evaluate(() => {
    const { watch, stop } = (
      globalThis as unknown as { benchWatch: { watch: { longest: number }; stop(): void } }
    ).benchWatch
    stop()
    return watch.longest
  })
}

async function exportRoster(app: RunningApp): Promise<void> {
  const answer = await app.page.evaluate(() =>
    (
      window as unknown as { workbench: { invoke(name: string, args: object): Promise<string> } }
    ).workbench.invoke('exportTable', { table: 'roster', format: 'xlsx' }),
  )
  if (!(JSON.parse(answer) as { ok: boolean }).ok) throw new Error(`the export was refused: ${answer}`)
}

async function importRoster(app: RunningApp, path: string): Promise<void> {
  await app.chooseFile(path)
  await app.page.evaluate(() => {
    location.hash = '#/import'
  })
  await app.page.getByTestId('pick-roster').click()
  await app.page.getByTestId('confirm-import').waitFor({ timeout: 300_000 })
}

/** A roster of M as a file, as a clerk would bring one. */
async function rosterFile(folder: string): Promise<string> {
  const path = join(folder, '花名册.xlsx')
  await writeXlsx(path, [rosterTable(modelOf(generateRows(sizes.M)))], facts)
  return path
}

/**
 * The main process while the backend exports and reads at L (quality.md): whoever moves the window waits for nobody. The
 * baseline is the same gap while nothing is done.
 */
export async function benchMainThread(): Promise<BenchRow[]> {
  if (!process.env.E2E_ELECTRON) {
    console.log('主进程测速已跳过：请设置 E2E_ELECTRON 并在有显示（xvfb-run -a）的环境运行。')
    return []
  }
  process.env.WORKBENCH_BACKEND_NODE ??= process.execPath
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const path = await rosterFile(folder)
    const app = await openApp({ shell: 'electron', dataDir: await dataFolder(folder, sizes.L) })
    try {
      await app.page.getByTestId('chart').waitFor({ timeout: 120_000 })
      // What a start does besides is over then.
      await app.page.waitForTimeout(10_000)
      const idle = await longestGap(app, () => app.page.waitForTimeout(10_000))
      const exported = await longestGap(app, () => exportRoster(app))
      const imported = await longestGap(app, () => importRoster(app, path))
      return [
        { ...limitRow('Electron 主进程最长停顿：导出花名册（L）', exported, 50), baseline: idle },
        { ...limitRow('Electron 主进程最长停顿：读入名册 5,000 人（L）', imported, 50), baseline: idle },
      ]
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
