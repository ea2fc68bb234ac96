import { readDay } from '../controls/field.ts'

/** How a cell is edited; `commit` answers whether the value was taken. */
export interface CellEdit<R> {
  readonly kind: 'text' | 'number' | 'select' | 'day'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What stands in the editor first; the shown text where it is left out. */
  readonly value?: (row: R) => string
  readonly enabled?: (row: R) => boolean
  /** The cell cannot be emptied. */
  readonly required?: true
  /** The number may have a fraction; others are whole. */
  readonly decimals?: true
  /** The most that the number may be. */
  readonly max?: number
  /** What else is wrong with a value, to be told at the cell: out of range, taken already. */
  readonly fault?: (value: string, row: R) => string | null
  readonly commit: (row: R, value: string) => Promise<boolean>
}

export type Tone = 'vacant' | 'full' | 'over' | 'unverified'

/** One column of a grid: what it shows, how it is sorted out, whether it can be edited. */
export interface GridColumn<R> {
  readonly id: string
  readonly header: string
  readonly group?: string
  readonly width: number
  readonly align?: 'right'
  readonly text: (row: R) => string
  /** What else a row is found by, though it is not shown: pinyin and initials. */
  readonly keys?: (row: R) => string
  readonly tone?: (row: R) => Tone | undefined
  readonly edit?: CellEdit<R>
}

/** What a column is called where it stands alone: in the list of columns, in a paste preview, for a screen reader. */
export function columnTitle(column: { readonly group?: string; readonly header: string }): string {
  return column.group ? `${column.group} ${column.header}` : column.header
}

export interface CellPlace {
  readonly row: number
  readonly column: number
}

export function canEdit<R>(column: GridColumn<R> | undefined, row: R | undefined): boolean {
  return row !== undefined && column?.edit !== undefined && column.edit.enabled?.(row) !== false
}

/** What typed or pasted text means in a cell: the value to commit, or why it cannot be one. */
export function readCell<R>(
  edit: CellEdit<R>,
  text: string,
  row: R,
): { readonly value: string } | { readonly fault: string } {
  const read = readKind(edit, text)
  const fault = 'value' in read ? (edit.fault?.(read.value, row) ?? null) : null
  return fault === null ? read : { fault }
}

function readKind<R>(
  edit: CellEdit<R>,
  text: string,
): { readonly value: string } | { readonly fault: string } {
  const typed = text.trim()
  if (typed === '') return edit.required ? { fault: '不能为空' } : { value: '' }
  if (edit.kind === 'number') {
    if (/^[-−]\s*\d/.test(typed)) return { fault: '不能为负' }
    if (!/^\d+(\.\d+)?$/.test(typed)) return { fault: '应为数字' }
    if (edit.max !== undefined && Number(typed) > edit.max) return { fault: `应在 0 到 ${edit.max} 之间` }
    return edit.decimals || /^\d+$/.test(typed) ? { value: typed } : { fault: '应为整数' }
  }
  if (edit.kind === 'day') {
    const day = readDay(typed)
    return day === null ? { fault: '应为日期，如 2016-05-19' } : { value: day }
  }
  if (edit.kind === 'text') return { value: typed }
  const option = edit.options?.find(({ label, value }) => label === typed || value === typed)
  return option ? { value: option.value } : { fault: '不在可选项中' }
}

/** A quick filter looks at the text of a whole row; it is put together once, when it is first asked for. */
export function rowTexts<R>(
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
): (index: number) => string {
  const known: string[] = []
  return (index) => {
    known[index] ??= columns
      .map(
        (column) =>
          `${column.text(rows[index] as R)}${column.keys ? `\t${column.keys(rows[index] as R)}` : ''}`,
      )
      .join('\t')
      .toLowerCase()
    return known[index]
  }
}

/** The rows of a quick filter: every word must stand in some column. */
export function filterRows<R>(
  rows: readonly R[],
  textAt: (index: number) => string,
  typed: string,
): readonly R[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((_row, index) => words.every((word) => textAt(index).includes(word)))
}

/** Where a key moves the cell; null where it moves nothing. */
export function moveOf(
  key: string,
  isCtrl: boolean,
  at: CellPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): CellPlace | null {
  const [lastRow, lastColumn] = [Math.max(0, size.rows - 1), Math.max(0, size.columns - 1)]
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [isCtrl ? lastRow : at.row + 1, at.column],
    ArrowUp: [isCtrl ? 0 : at.row - 1, at.column],
    ArrowRight: [at.row, isCtrl ? lastColumn : at.column + 1],
    ArrowLeft: [at.row, isCtrl ? 0 : at.column - 1],
    PageDown: [at.row + size.page, at.column],
    PageUp: [at.row - size.page, at.column],
    Home: [isCtrl ? 0 : at.row, 0],
    End: [isCtrl ? lastRow : at.row, lastColumn],
  }
  const move = moves[key]
  if (!move) return null
  const within = (value: number, last: number) => Math.max(0, Math.min(value, last))
  return { row: within(move[0], lastRow), column: within(move[1], lastColumn) }
}

/** The keys that a click (or Space) leaves selected: alone, added or taken out with Ctrl, up to here with Shift. */
export function selectionAfter(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  anchor: string | null,
  index: number,
  how: { readonly add: boolean; readonly extend: boolean },
): readonly string[] {
  const key = keys[index]
  if (key === undefined) return [...selected]
  const from = anchor === null ? -1 : keys.indexOf(anchor)
  if (how.extend && from >= 0) return keys.slice(Math.min(from, index), Math.max(from, index) + 1)
  if (!how.add) return [key]
  const rest = [...selected].filter((one) => one !== key)
  return selected.has(key) ? rest : [...rest, key]
}
