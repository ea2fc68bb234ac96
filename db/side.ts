import type { Side, SideRows } from '../domain/branch.ts'
import { type Day, dayOf, isDay } from '../domain/day.ts'
import { DomainError } from '../domain/errors.ts'
import type { NetChange } from '../domain/merge/net-change.ts'
import type { RowOf, TableName, TableRows } from '../domain/tables.ts'
import { netChangesSince, readBranch } from './branch.ts'
import type { ReadableDb } from './connection.ts'
import { readAllRows } from './rows.ts'

/**
 * The rows of one side of a comparison, read from a file: as they stand, or as they stood after an entry of the ledger.
 * Personal columns as the file has them, and in full in rows that are handed in. Errors: notFound where there is no such entry.
 */
export function readSide(db: ReadableDb, side: Side, now: Date, rows: TableRows = readAllRows(db)): SideRows {
  const branch = readBranch(db)
  const seq = side.atBase ? (branch?.baseSeq ?? headOf(db)) : side.seq
  if (seq !== undefined && seq > headOf(db)) throw new DomainError('notFound')
  const then = seq === undefined ? rows : rowsBefore(rows, netChangesSince(db, seq))
  const name = branch?.kind === 'plan' ? branch.name : '现行'
  const at = side.atBase ? ' 起点' : side.seq === undefined ? '' : ` 第 ${side.seq} 条之后`
  const asOf = side.asOf ?? effectiveDay(then, branch?.kind === 'plan') ?? dayOf(now)
  return { rows: then, asOf, title: `${name}${at}${side.asOf ? ` 截至 ${side.asOf}` : ''}` }
}

/** A plan with a 生效日期 is looked at on that day. */
function effectiveDay(rows: TableRows, isPlan: boolean): Day | null {
  const day = isPlan ? rows.setting.find((row) => row.id === 'effectiveOn')?.value : undefined
  return day && isDay(day) ? day : null
}

function headOf(db: ReadableDb): number {
  return db.prepare('SELECT max(seq) FROM operation').pluck().get() as number
}

function rowsBefore(rows: TableRows, changes: readonly NetChange[]): TableRows {
  const earlier: { -readonly [T in TableName]?: readonly RowOf<T>[] } = {}
  for (const table of new Set(changes.map((change) => change.table))) {
    const own = changes.filter((change) => change.table === table)
    const touched = new Set(own.map(({ id }) => id))
    const kept = (rows[table] as readonly RowOf<TableName>[]).filter((row) => !touched.has(row.id))
    const back = own.flatMap(({ before }) => (before ? [before] : []))
    earlier[table] = [...kept, ...back] as never
  }
  return { ...rows, ...earlier }
}
