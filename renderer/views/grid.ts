/** How a cell is edited; `commit` answers whether the value was taken. */
export interface CellEdit<R> {
  readonly kind: 'text' | 'number' | 'select' | 'day'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What stands in the editor first; the shown text where it is left out. */
  readonly value?: (row: R) => string
  readonly enabled?: (row: R) => boolean
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
  readonly tone?: (row: R) => Tone | undefined
  readonly edit?: CellEdit<R>
}

export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** A block copied from WPS or Excel, as the cells it would change. */
export interface PastedCell<R> {
  readonly row: R
  readonly column: GridColumn<R>
  readonly before: string
  readonly after: string
  /** Why the cell cannot be changed; null where it can. */
  readonly fault: string | null
}

/** Lays tab-separated text over the grid from a place on; rows and columns that run over the edge are left out. */
export function pastedCells<R>(
  text: string,
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  from: CellPlace,
): PastedCell<R>[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.flatMap((line, down) =>
    line.split('\t').flatMap((after, across): PastedCell<R>[] => {
      const row = rows[from.row + down]
      const column = columns[from.column + across]
      if (row === undefined || column === undefined) return []
      const before = column.text(row)
      return before === after.trim()
        ? []
        : [{ row, column, before, after: after.trim(), fault: faultOf(column, row, after.trim()) }]
    }),
  )
}

function faultOf<R>(column: GridColumn<R>, row: R, after: string): string | null {
  if (!column.edit || column.edit.enabled?.(row) === false) return '此列不能修改'
  if (column.edit.kind === 'number' && after !== '' && !/^\d+(\.\d+)?$/.test(after)) return '应为数字'
  if (column.edit.kind === 'select' && after !== '' && choiceOf(column.edit, after) === null)
    return '不在可选项中'
  return null
}

/** The value of a choice by its label or itself. */
export function choiceOf<R>(edit: CellEdit<R>, text: string): string | null {
  return edit.options?.find((option) => option.label === text || option.value === text)?.value ?? null
}

/** The visible rows of a quick filter: every word must stand in some column. */
export function filterRows<R>(
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  typed: string,
): readonly R[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = columns
      .map((column) => column.text(row))
      .join('\t')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
