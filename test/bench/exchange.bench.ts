import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { Model } from '../../domain/model.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { rosterContext } from '../../domain/reports/roster-context.ts'
import { type RowChange, type TableRows, tableNames } from '../../domain/tables.ts'
import { formats } from '../../exchange/formats.ts'
import { rosterTable } from '../../exchange/tables/roster-table.ts'
import { shownValue, type Table } from '../../exchange/tables/table.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { generateRows, sizes } from './generate.ts'
import { type BenchRow, median, ratioRow } from './row.ts'

const runs = 3
const asOf = '2016-06-01'
export const facts = {
  preparedBy: '测',
  operator: '测',
  today: asOf,
  madeAt: `${asOf} 09:00`,
  scopeName: '测',
  fonts: officialFontNames,
}
const importedRows = 20_000

/** Staffing table out and roster in, each against the same file made or read by the bare library (quality.md). */
export async function benchExchange(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const model = modelOf(generateRows(sizes.M))
    const table = thirtyColumns(rosterTable(model))
    return [...(await benchWriting(folder, table)), await benchImport(folder, model, table)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function modelOf(changes: readonly RowChange[]): Model {
  const rows = Object.fromEntries(
    tableNames.map((table) => [
      table,
      changes.filter((change) => change.table === table).flatMap(({ row }) => (row ? [row] : [])),
    ]),
  )
  return new Model(rows as unknown as TableRows, asOf)
}

/** The roster with as many columns more as the figure asks for. */
function thirtyColumns(table: Table): Table {
  const more = Array.from({ length: 30 - table.columns.length }, (_, at) => ({
    key: `more${at}`,
    header: [`附加${at + 1}`] as const,
    width: 10,
    kind: 'text' as const,
  }))
  const filled = Object.fromEntries(more.map(({ key }) => [key, '示例']))
  const rows = table.rows.map((row) => ({ ...row, cells: { ...row.cells, ...filled } }))
  return { ...table, columns: [...table.columns, ...more], rows }
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function benchWriting(folder: string, table: Table): Promise<BenchRow[]> {
  const [ours, plain]: [number[], number[]] = [[], []]
  let most = 0
  for (let run = 0; run < runs; run += 1) {
    const before = process.memoryUsage().rss
    ours.push(await timedAsync(() => writeXlsx(join(folder, 'ours.xlsx'), [table], facts)))
    most = Math.max(most, process.memoryUsage().rss - before)
    plain.push(await timedAsync(() => writePlain(join(folder, 'plain.xlsx'), table)))
  }
  const size = `${table.rows.length} × ${table.columns.length}`
  const megabytes = most / 1024 / 1024
  return [
    ratioRow(`花名册 .xlsx ${size}，带格式`, median(ours), median(plain), 2),
    {
      name: `花名册 .xlsx ${size}，内存增加`,
      unit: 'MB',
      ours: megabytes,
      baseline: null,
      ratio: null,
      target: '≤ 250 MB',
      ok: megabytes <= 250,
    },
  ]
}

/** exceljs' own streaming writer with the same values and no style at all. */
async function writePlain(path: string, table: Table): Promise<void> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path })
  const sheet = writer.addWorksheet('花名册')
  sheet.addRow(table.columns.map(({ header }) => header.at(-1))).commit()
  for (const { cells } of table.rows) {
    sheet.addRow(table.columns.map(({ key }) => shownValue(cells[key]))).commit()
  }
  sheet.commit()
  await writer.commit()
}

/** A roster of 20,000 rows, every 50th with a fault, read and checked whole; the baseline only reads its cells. */
async function benchImport(folder: string, model: Model, table: Table): Promise<BenchRow> {
  const path = join(folder, 'roster.xlsx')
  const rows = Array.from({ length: importedRows }, (_, at) => {
    const { kind, cells } = table.rows[at % table.rows.length] ?? { kind: 'line', cells: {} }
    const name = `${cells.name}${Math.floor(at / table.rows.length)}`
    return { kind, cells: { ...cells, name, ...(at % 50 === 0 ? { birthDate: '1999-13-45' } : {}) } }
  })
  await writePlain(path, { ...table, rows })
  const bytes = new Uint8Array(readFileSync(path))
  const context = rosterContext(model)
  const [ours, raw]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    const file = { bytes, name: 'roster.xlsx' }
    let counted = 0
    ours.push(
      await timedAsync(async () => {
        counted = (await formats.previewRoster(file, { token: '' }, context)).rows.length
      }),
    )
    if (counted !== importedRows) throw new Error(`${counted} rows were read`)
    raw.push(
      await timedAsync(async () => {
        const book = XLSX.read(bytes, { dense: true })
        for (const name of book.SheetNames) {
          XLSX.utils.sheet_to_json(book.Sheets[name] as XLSX.WorkSheet, { header: 1, raw: true })
        }
      }),
    )
  }
  return ratioRow('名册导入 20,000 行，逐格检查', median(ours), median(raw), 1.6)
}
