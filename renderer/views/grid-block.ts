import { type CellPlace, canEdit, type GridColumn, readCell } from './grid.ts'

/** Cells from one corner to the other, both included. */
export interface CellBlock {
  readonly from: CellPlace
  readonly to: CellPlace
}

/** The block between two cells, whichever comes first. */
export function blockOf(a: CellPlace, b: CellPlace): CellBlock {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  }
}

export function isOneCell({ from, to }: CellBlock): boolean {
  return from.row === to.row && from.column === to.column
}

export function isInBlock({ from, to }: CellBlock, row: number, column: number): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column
}

/** Cells as WPS and Excel take them from the clipboard: a text with a tab or a line end is put in quotes. */
export function blockText<R>(rows: readonly R[], columns: readonly GridColumn<R>[]): string {
  const quoted = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => columns.map((column) => quoted(column.text(row))).join('\t')).join('\n')
}

/** The cells of a copied block. A cell in quotes may hold tabs and line ends. */
export function readBlock(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy
  const lines: string[][] = [[]]
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    lines.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === '' || cell.lastIndex >= text.length) {
      if (match[3] === '\t') lines.at(-1)?.push('')
      break
    }
    if (match[3] !== '\t') lines.push([])
  }
  return lines
}

/** One cell that a pasted block would change. */
export interface PastedCell<R> {
  readonly row: R
  readonly column: GridColumn<R>
  readonly before: string
  readonly after: string
  /** What is committed; '' empties the cell. */
  readonly value: string
  /** Why the cell cannot be changed; null where it can. */
  readonly fault: string | null
}

/** Takes cells of a paste that are good; answers whether they were taken. */
export type CommitBlock<R> = (cells: readonly PastedCell<R>[]) => Promise<boolean>

/** What a paste does: the cells it changes, and how many of the block lie outside the grid. */
export interface Paste<R> {
  readonly cells: readonly PastedCell<R>[]
  readonly outside: number
}

/** Lays copied cells over the grid from a block's corner on; one single value fills the whole block. */
export function pasteInto<R>(
  text: string,
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  block: CellBlock,
): Paste<R> {
  const copied = readBlock(text)
  const only = copied.length === 1 && copied[0]?.length === 1 ? copied[0][0] : undefined
  const lines = only === undefined ? copied : filled(only, block)
  const cells: PastedCell<R>[] = []
  let outside = 0
  lines.forEach((line, down) => {
    line.forEach((after, across) => {
      const row = rows[block.from.row + down]
      const column = columns[block.from.column + across]
      if (row === undefined || column === undefined) outside += 1
      else if (column.text(row).trim() !== after.trim()) cells.push(pastedCell<R>(row, column, after.trim()))
    })
  })
  return { cells, outside }
}

/** 向下填充: the first row of a block over the rows below it. */
export function fillDown<R>(
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  { from, to }: CellBlock,
): Paste<R> {
  const first = rows[from.row]
  if (first === undefined || to.row === from.row) return { cells: [], outside: 0 }
  const line = blockText([first], columns.slice(from.column, to.column + 1))
  const text = Array.from({ length: to.row - from.row }, () => line).join('\n')
  const below = { from: { row: from.row + 1, column: from.column }, to }
  return pasteInto(text, rows, columns, below)
}

function filled(text: string, { from, to }: CellBlock): string[][] {
  const wide = to.column - from.column + 1
  return Array.from({ length: to.row - from.row + 1 }, () => Array.from({ length: wide }, () => text))
}

function pastedCell<R>(row: R, column: GridColumn<R>, after: string): PastedCell<R> {
  const cell: Omit<PastedCell<R>, 'fault'> = { row, column, before: column.text(row), after, value: after }
  if (!column.edit || !canEdit(column, row)) return { ...cell, fault: '此格不能修改' }
  const read = readCell(column.edit, after, row)
  return 'fault' in read ? { ...cell, fault: read.fault } : { ...cell, value: read.value, fault: null }
}
