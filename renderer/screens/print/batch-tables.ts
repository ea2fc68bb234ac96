import type { ExportFormat } from '../../../domain/paper.ts'
import { type ExportTable, exportTableFacts, exportTables } from '../../../domain/workbook.ts'

interface BatchTable {
  readonly table: ExportTable
  readonly title: string
  readonly format: ExportFormat
}

/** Tables that need no more choices than the whole workbook, in the order in which they are listed. */
export const batchTables: readonly BatchTable[] = exportTables
  .filter((table) => exportTableFacts[table].scope === 'branch')
  .map((table) => {
    const { name, formats } = exportTableFacts[table]
    return { table, title: name, format: formats[0] ?? 'xlsx' }
  })
