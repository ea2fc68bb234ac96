import type { Model } from '../model.ts'
import type { RowChange, RowOf, TableName } from '../tables.ts'

/** Columns that no rule, no count and no scope reads: a change of these alone cannot break anything. */
export const unreadColumns: { readonly [T in TableName]?: readonly (keyof RowOf<T>)[] } = {
  document: ['title'],
  unit: ['duties', 'note'],
  plate: ['note'],
  post: ['layer', 'duties', 'requirements', 'note'],
  person: [
    'phone',
    'ethnicGroup',
    'politicalStatus',
    'education',
    'degree',
    'major',
    'fileKeptAt',
    'filePay',
    'leftReason',
    'note',
  ],
  position: ['documentNumber', 'note'],
  appointment: ['documentNumber', 'note'],
  labourContract: ['employer', 'payer', 'documentNumber', 'note'],
  village: ['households', 'population', 'areaHectares', 'note'],
  indicator: ['category', 'measure', 'source', 'note'],
  indicatorPick: ['target', 'stretch', 'note'],
  pay: ['year', 'monthlySalary', 'monthlyBonus', 'yearEndBonus', 'archiveSalary', 'note'],
  score: ['actual', 'assessor', 'appeal', 'note'],
}

/** The changes that say something which a rule could read; of a row that is changed twice all or none. */
export function readChanges(model: Model, changes: readonly RowChange[]): RowChange[] {
  const read = new Set(changes.filter((change) => isRead(model, change)).map(({ id }) => id))
  return changes.filter(({ id }) => read.has(id))
}

function isRead(model: Model, { table, id, row }: RowChange): boolean {
  const before = model.get(table, id)
  if (!before || !row) return true
  const unread = (unreadColumns[table] ?? []) as readonly string[]
  const [left, right] = [before as Values, row as Values]
  return differs(left, right, unread) || differs(right, left, unread)
}

type Values = Readonly<Record<string, unknown>>

/** Walks the columns without a list of them: a merge asks this of thousands of rows. */
function differs(one: Values, other: Values, unread: readonly string[]): boolean {
  for (const column in one) {
    if (one[column] !== other[column] && !unread.includes(column)) return true
  }
  return false
}
