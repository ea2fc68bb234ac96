import { countActions, type ImportCell, type ImportPreview, type ImportRow } from '../domain/import-table.ts'
import type { Header } from './header.ts'
import type { Sheet, Spreadsheet } from './spreadsheet.ts'

/** What every import says of a file before anything is written: its sheets, the header it went by, and the rows. */
export function importPreview<F extends string, R extends ImportRow<F>>(
  spreadsheet: Spreadsheet,
  { sheet, header }: { readonly sheet: Sheet; readonly header: Header<F> },
  rows: readonly R[],
  problem: string | null,
): ImportPreview<F, R> {
  return {
    fileName: spreadsheet.fileName,
    sheets: spreadsheet.sheets.map(({ name, hidden, rows: lines }) => ({ name, hidden, rows: lines.length })),
    sheet: sheet.name,
    headerRow: header.row,
    columns: header.columns,
    rows,
    counts: countActions(rows),
    problem,
  }
}

/** Why a row cannot come in: the first error at one of its cells; null where there is none. */
export function firstError(cells: Readonly<Partial<Record<string, ImportCell>>>): string | null {
  for (const cell of Object.values(cells)) {
    const error = cell?.issues.find(({ severity }) => severity === 'error')
    if (error) return error.message
  }
  return null
}
