import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from 'playwright-core'
import { createBook } from '../../db/book.ts'
import { Library } from '../../db/library.ts'
import { generateRows, sizes } from './generate.ts'
import { type BenchRow, median, ratioRow } from './row.ts'

const project = resolve(import.meta.dirname, '..', '..')

async function untilShown(appFolder: string, selector: string, env: Record<string, string>): Promise<number> {
  const started = performance.now()
  const app = await _electron.launch({
    executablePath: process.env.E2E_ELECTRON ?? '',
    args: ['--no-sandbox', '--disable-gpu', appFolder],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  try {
    const page = await app.firstWindow()
    await page.locator(selector).first().waitFor({ state: 'attached' })
    return performance.now() - started
  } finally {
    await app.close()
  }
}

/** An Electron app of one window with one heading. */
function bareApp(folder: string): string {
  const home = join(folder, 'bare')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.js' }))
  writeFileSync(
    join(home, 'main.js'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<h1>window</h1>'))",
  )
  return home
}

/** Start until the window shows the chart of S. Needs E2E_ELECTRON and a display; left out where they are not there. */
export async function benchStart(): Promise<BenchRow[]> {
  if (!process.env.E2E_ELECTRON) {
    console.log('启动测速已跳过：请设置 E2E_ELECTRON 并在有显示（xvfb-run -a）的环境运行。')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const dataDir = join(folder, 'data')
    mkdirSync(join(dataDir, 'workbooks'), { recursive: true })
    createBook(
      join(dataDir, 'workbooks', '测.orgbook'),
      () => generateRows(sizes.S),
      '测',
      () => new Date(),
    ).close()
    new Library(dataDir).remember({ lastFile: '测.orgbook' })
    const bare = bareApp(folder)
    const [ours, baseline]: [number[], number[]] = [[], []]
    for (let run = 0; run < 5; run += 1) {
      baseline.push(await untilShown(bare, 'h1', {}))
      const env = { WORKBENCH_DATA_DIR: dataDir, WORKBENCH_BACKEND_NODE: process.execPath }
      ours.push(await untilShown(project, '[data-testid=chart] svg path', env))
    }
    return [ratioRow('启动到显示机构图（S）对空白窗口', median(ours), median(baseline), 1.6)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
