import type { RowChange, RowOf, TableName } from '../tables.ts'

/** What all operations since a point in the ledger did to one row together. */
export interface NetChange {
  readonly table: TableName
  readonly id: string
  readonly before: RowOf<TableName> | null
  readonly after: RowOf<TableName> | null
}

/** Whether two images of a row say the same; a column that one of them does not know yet counts as empty. */
export function isSameRow(a: RowOf<TableName> | null, b: RowOf<TableName> | null): boolean {
  if (a === null || b === null) return a === b
  const [left, right] = [a as Values, b as Values]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    (column) => (left[column] ?? null) === (right[column] ?? null),
  )
}
type Values = Readonly<Record<string, unknown>>

/** The row as the net change leaves it. */
export function afterOf({ table, id, after }: NetChange): RowChange {
  return { table, id, row: after } as RowChange
}

/** The row as it was before. */
export function beforeOf({ table, id, before }: NetChange): RowChange {
  return { table, id, row: before } as RowChange
}
