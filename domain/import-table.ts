/** One field that a table can carry, and the headers people write for it. */
export interface ImportField {
  readonly field: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly required?: boolean
}

export interface ImportIssue {
  readonly severity: 'error' | 'warning'
  /** A sentence for the clerk. */
  readonly message: string
}

/** A cell as the file has it, and as it would be written; null where it is empty, faulty or masked. */
export interface ImportCell {
  readonly raw: string
  readonly value: string | null
  readonly issues: readonly ImportIssue[]
}

/** create, update: to be written; unchanged: the workbook says the same; skip: no row of the table; error: refused. */
export type ImportAction = 'create' | 'update' | 'unchanged' | 'skip' | 'error'

export interface ImportRow<F extends string = string> {
  /** Zero-based row in the sheet. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<F, ImportCell>>>
  readonly action: ImportAction
  /** Why the row is skipped or refused. */
  readonly reason: string | null
}

export interface ImportColumn<F extends string = string> {
  readonly index: number
  readonly header: string
  readonly field: F | null
  readonly confidence: 'sure' | 'guess' | 'none'
}

/** What an import of a sheet would do; nothing is written until the clerk confirms it. */
export interface ImportPreview<F extends string, R extends ImportRow<F>> {
  readonly fileName: string
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[]
  readonly sheet: string
  /** Zero-based row of the last header line; -1 where none was found. */
  readonly headerRow: number
  readonly columns: readonly ImportColumn<F>[]
  readonly rows: readonly R[]
  readonly counts: Readonly<Record<ImportAction, number>>
  /** Why no row could be read: no header line, the column that must be there is not. */
  readonly problem: string | null
}

/** Which column (by its zero-based index, as text) carries which field. */
export type ImportMapping<F extends string> = Readonly<Record<string, F>>

/** Whether something is to be said about a row. */
export function hasIssue(row: ImportRow): boolean {
  return row.action === 'error' || Object.values(row.cells).some((cell) => (cell?.issues.length ?? 0) > 0)
}

export function countActions(rows: readonly ImportRow[]): Record<ImportAction, number> {
  const counts = { create: 0, update: 0, unchanged: 0, skip: 0, error: 0 }
  for (const row of rows) counts[row.action] += 1
  return counts
}
