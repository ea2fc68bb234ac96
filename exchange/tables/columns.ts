import type { RowSubject } from '../../domain/paper.ts'
import type { CellContent, TableColumn, TableRow } from './table.ts'

/** A column with what stands in it for a line. `row` is the line's place in the table, as formulas need it. */
export interface ColumnOf<L> extends TableColumn {
  readonly of: (line: L, row: number) => CellContent
}

type Header = TableColumn['header'] | string

const levels = (header: Header): TableColumn['header'] => (typeof header === 'string' ? [header] : header)

export function textColumn<L>(
  key: string,
  header: Header,
  width: number,
  of: (line: L, row: number) => string | null | undefined,
): ColumnOf<L> {
  return {
    key,
    header: levels(header),
    width,
    kind: 'text',
    of: (line, row) => of(line, row) ?? null,
  }
}

export function numberColumn<L>(
  key: string,
  header: Header,
  width: number,
  of: (line: L, row: number) => CellContent | undefined,
): ColumnOf<L> {
  return {
    key,
    header: levels(header),
    width,
    kind: 'number',
    of: (line, row) => of(line, row) ?? null,
  }
}

/** The lines as rows; the kind of a row is the line's own where it has one. */
export function rowsOf<L>(
  columns: readonly ColumnOf<L>[],
  lines: readonly L[],
  subjectOf?: (line: L) => RowSubject | undefined,
): TableRow[] {
  return lines.map((line, row) => {
    const subject = subjectOf?.(line)
    return {
      kind: kindOf(line),
      ...(subject ? { subject } : {}),
      cells: Object.fromEntries(columns.map((column) => [column.key, column.of(line, row)])),
    }
  })
}

function kindOf(line: unknown): TableRow['kind'] {
  const row = (line as { readonly row?: unknown }).row
  return row === 'subtotal' || row === 'total' ? row : 'line'
}

/** What an empty table says below its header, before its other footnotes. */
export function emptyNote(isEmpty: boolean, sentence: string): string[] {
  return isEmpty ? [sentence] : []
}

/** Why a table by units is empty. */
export const noUnits = '还没有机构，请先建立机构。'
