import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'

/**
 * Counts the exported papers once more, from their cells alone: nothing of domain/ or exchange/ is used here, so that a
 * figure of the product that is wrong there is found out.
 */
export interface Recount {
  readonly internalOffices: number
  readonly institutions: number
}

type Cells = Readonly<Record<string, string>>

/** The rows of a sheet by the names of their columns; of two header rows the names are joined by `/`. */
export function sheetRows(path: string, at = 0): Cells[] {
  const book = XLSX.read(new Uint8Array(readFileSync(path)))
  const sheet = book.Sheets[book.SheetNames[at] ?? ''] as XLSX.WorkSheet
  const lines = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '', raw: true })
  const deep = (sheet['!merges'] ?? []).some(({ s, e }) => s.r === 2 && (e.r === 3 || e.c > s.c))
  const [upper = [], lower = []] = [lines[2], deep ? lines[3] : []]
  let group = ''
  const names = upper.map((cell, index) => {
    group = String(cell) || group
    const own = String(lower[index] ?? '')
    return own && own !== group ? `${group}/${own}` : String(cell)
  })
  const body = lines.slice(deep ? 4 : 3)
  const end = body.findIndex((line) => /^(注\d|制表人|移交人)/.test(String(line[0])))
  return body
    .slice(0, end < 0 ? undefined : end)
    .map((line) => Object.fromEntries(names.map((name, index) => [name, String(line[index] ?? '')])))
}

/** Institutions of one side of a 新旧机构对照表: each unit once, by its office and name. */
export function recountUnits(path: string, side: '原机构' | '新机构'): Recount {
  const units = new Map<string, string>()
  for (const row of sheetRows(path)) {
    const name = row[`${side}/名称`]
    if (name) units.set(`${row[`${side}/所属单位`]} ${name}`, row[`${side}/类别`] ?? '')
  }
  const count = (kind: string) => [...units.values()].filter((one) => one === kind).length
  return { internalOffices: count('内设机构'), institutions: count('所属事业单位') }
}

/**
 * People of a 花名册, by 编制类别, and the leading numbers that they take. `outside`: 区外机构, whose people the roster
 * of the whole workbook lists and no figure counts.
 */
export function recountRoster(path: string, outside: ReadonlySet<string>) {
  const rows = sheetRows(path).filter((row) => !outside.has(row.单位名称 ?? ''))
  const kinds = new Map<string, number>()
  for (const row of rows) {
    const kind = row['编制类别*'] ?? ''
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const leading = (role: string) =>
    rows.reduce((sum, row) => sum + (row.领导职数 ?? '').split('、').filter((one) => one === role).length, 0)
  return { people: rows.length, kinds, chief: leading('正职'), deputy: leading('副职') }
}

/** People of a 人员划转安置名册 by where they went. */
export function recountPlacements(path: string): ReadonlyMap<string, number> {
  const moves = new Map<string, number>()
  for (const row of sheetRows(path)) {
    const move = row['去向/类别'] ?? ''
    moves.set(move, (moves.get(move) ?? 0) + 1)
  }
  return moves
}
