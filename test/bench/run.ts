import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchExchange } from './exchange.bench.ts'
import { benchMainThread } from './main-thread.bench.ts'
import { benchMatching } from './matching.bench.ts'
import { benchPaper } from './paper.bench.ts'
import { benchPerformance } from './performance.bench.ts'
import { benchPlans } from './plans.bench.ts'
import { benchPowers } from './powers.bench.ts'
import type { BenchRow } from './row.ts'
import { benchScene } from './scene.bench.ts'
import { benchScreen } from './screen.bench.ts'
import { benchStart } from './start.bench.ts'
import { benchWorkbook } from './workbook.bench.ts'

const suites: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  workbook: benchWorkbook,
  plans: benchPlans,
  powers: benchPowers,
  exchange: benchExchange,
  matching: benchMatching,
  performance: benchPerformance,
  scene: benchScene,
  screen: benchScreen,
  start: benchStart,
  main: benchMainThread,
  paper: benchPaper,
}

/** Runs every suite, or those named on the command line; prints a table and writes bench-results/latest.json. */
const wanted = process.argv.slice(2)
const rows: BenchRow[] = []
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await suite()))
}
console.table(
  rows.map((row) => ({
    项目: row.name,
    本软件: `${row.ours.toFixed(2)} ${row.unit}`,
    基线: row.baseline === null ? '–' : `${row.baseline.toFixed(2)} ${row.unit}`,
    倍数: row.ratio === null ? '–' : row.ratio.toFixed(2),
    目标: row.target,
    达标: row.ok ? '是' : '否',
  })),
)
mkdirSync('bench-results', { recursive: true })
const machine = `${cpus()[0]?.model ?? '?'} × ${cpus().length}, Node ${process.version}`
writeFileSync(
  join('bench-results', 'latest.json'),
  JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2),
)
process.exitCode = rows.every((row) => row.ok) ? 0 : 1
