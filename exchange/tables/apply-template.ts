import type { TemplateColumn } from '../../domain/column-template.ts'
import type { CellContent, Table, TableColumn } from './table.ts'

/**
 * A table with the columns of a template: hidden, ordered and renamed. A figure that was computed from a hidden column
 * stands as its result. Columns that the table does not have (any more) are passed over; where none is left the table
 * stays as it is.
 */
export function applyTemplate(table: Table, chosen: readonly TemplateColumn[]): Table {
  const columns = chosen.flatMap(({ key, name }) => {
    const column = table.columns.find((one) => one.key === key)
    return column ? [name ? renamed(column, name) : column] : []
  })
  if (columns.length === 0) return table
  const shown = new Set(columns.map(({ key }) => key))
  const rows = table.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(columns.map(({ key }) => [key, settled(row.cells[key] ?? null, shown)])),
  }))
  const frozenColumns = Math.min(table.frozenColumns, columns.length - 1)
  return { ...table, columns, official: table.columns, rows, frozenColumns }
}

function renamed(column: TableColumn, name: string): TableColumn {
  return { ...column, header: column.header.length === 2 ? [column.header[0], name] : [name] }
}

/** A formula is kept only where every cell that it refers to is on the sheet. */
function settled(content: CellContent, shown: ReadonlySet<string>): CellContent {
  if (content === null || typeof content !== 'object') return content
  let isWhole = true
  content.formula((key) => {
    isWhole &&= shown.has(key)
    return 'A1'
  })
  return isWhole ? content : content.result
}
