import { DomainError } from '../../domain/errors.ts'
import type { ExchangePort, PaperSource } from '../../domain/exchange-port.ts'
import { mostPreviewRows, type PreviewBlock, type PreviewTable } from '../../domain/paper.ts'
import { type InspectedTable, inspect } from '../../domain/reports/preflight.ts'
import { unwatched } from '../../domain/work-step.ts'
import { type ExportTable, exportTableFacts } from '../../domain/workbook.ts'
import { type DocumentBlock, type OfficialDocument, withNumbers } from '../documents/document.ts'
import { documentMakers } from '../documents/official.ts'
import { roundPublicity } from '../documents/round-publicity.ts'
import { planMakers } from '../plan/papers.ts'
import { applyTemplate } from './apply-template.ts'
import { establishmentUsageTable } from './establishment-usage.ts'
import { historyTable } from './history-table.ts'
import { officeRoomsTable } from './office-rooms-table.ts'
import { officialMakers } from './official.ts'
import { payMakers } from './pay-tables.ts'
import { performanceMakers } from './performance-tables.ts'
import { powerMakers } from './power-tables.ts'
import { roomMovesTables } from './room-moves-table.ts'
import { rosterTable } from './roster-table.ts'
import { roundOf, roundResultsTable, roundSheet } from './round-tables.ts'
import { shownValue, type Table } from './table.ts'

/** What a paper is: a table, one for each of its sheets, or a document with tables in it. */
type Paper = Table | readonly Table[] | OfficialDocument

type Maker = (source: PaperSource, unitId: string | undefined) => Paper

const makers: Readonly<Record<ExportTable, Maker>> = {
  ...officialMakers,
  ...documentMakers,
  usage: ({ model }, unitId) => establishmentUsageTable(model, unitId),
  history: ({ history }) => {
    if (!history) throw new DomainError('invalidInput', { message: '请选择机构。', field: 'unitId' })
    return historyTable(history)
  },
  roster: ({ model }, unitId) => rosterTable(model, unitId),
  ...powerMakers,
  ...performanceMakers,
  roundApplications: (source) => roundSheet(source.model, roundOf(source)),
  roundResults: (source) => roundResultsTable(source.model, roundOf(source)),
  roundPublicity: (source) => roundPublicity(source.model, roundOf(source)),
  ...payMakers,
  ...planMakers,
  officeRooms: ({ model }, unitId) => officeRoomsTable(model, unitId),
  roomMoves: ({ compared }) => {
    if (!compared) throw new DomainError('invalidInput', { message: '请选择比较的两个状态。' })
    return roomMovesTables(compared.before, compared.after)
  },
}

/** A paper in its official form, and with the columns that the clerk chose where some were. */
interface MadePaper {
  readonly official: Paper
  readonly shown: Paper
}

function paperOf(source: PaperSource, table: ExportTable, unitId: string | undefined): MadePaper {
  const official = makers[table](source, unitId)
  const isChosen = source.columns && 'columns' in official
  return { official, shown: isChosen ? applyTemplate(official, source.columns) : official }
}

/** Writes the table or document that was asked for to a path; the number of its rows. */
export const exportTable: ExchangePort['exportTable'] = async (
  path,
  source,
  request,
  facts,
  step = unwatched,
) => {
  const paper = paperOf(source, request.table, request.unitId).shown
  // The library that writes Word papers is loaded when the first one is asked for.
  if ('blocks' in paper) {
    return (await import('../documents/write-docx.ts')).writeDocument(path, paper, facts, step)
  }
  const tables = tablesOf(paper)
  if (request.format === 'docx') refuseTooLarge(tables)
  const write =
    request.format === 'docx'
      ? (await import('./write-docx.ts')).writeDocx
      : (await import('./write-xlsx.ts')).writeXlsx
  return write(path, tables, facts, step)
}

/**
 * The library of Word papers keeps an object for each cell: measured, 48,000 cells take 37 s and 1.3 GB. Nobody reads a
 * paper of that many pages; a spreadsheet of it takes a second.
 */
const mostDocxCells = 30_000

function refuseTooLarge(tables: readonly Table[]): void {
  const cells = tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0)
  if (cells <= mostDocxCells) return
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  const message = `${tables[0]?.title ?? ''}共 ${rows} 行，作 Word 文档过大。请缩小范围，或导出 .xlsx。`
  throw new DomainError('invalidInput', { message, field: 'format' })
}

/** The same table or document for the screen. */
export const previewTable: ExchangePort['previewTable'] = async (source, request, facts) => {
  const { official, shown: paper } = paperOf(source, request.table, request.unitId)
  return {
    title: exportTableFacts[request.table].name,
    ...('blocks' in paper ? { heading: headingOf(paper) } : {}),
    scopeName: facts.scopeName,
    posted: facts.posted ?? false,
    asOf: facts.today,
    blocks: blocksOf(paper),
    inspection: inspect(inspectedTables(official, paper), textsOf(paper)),
  }
}

function tablesOf(paper: Paper): readonly Table[] {
  if ('blocks' in paper) return paper.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  return 'columns' in paper ? [paper] : paper
}

/** A template changes which columns are shown, never the rows or the number of tables. */
function inspectedTables(official: Paper, shown: Paper): InspectedTable[] {
  const shownTables = tablesOf(shown)
  return tablesOf(official).map(({ title, section, columns, rows }, index) => ({
    title: section ?? title,
    columns: shownTables[index]?.columns ?? columns,
    official: columns,
    rows: rows.map(({ kind, cells, subject }) => ({
      kind,
      cells: Object.fromEntries(columns.map(({ key }) => [key, shownValue(cells[key])])),
      ...(subject ? { subject } : {}),
    })),
  }))
}

function textsOf(paper: Paper): string[] {
  if (!('blocks' in paper)) return []
  const texts = paper.blocks.flatMap((block) => {
    if (block.kind === 'table') return []
    return block.kind === 'signature' ? block.lines : [block.text]
  })
  return [paper.number ?? '', ...texts]
}

const headingOf = ({ title, number }: OfficialDocument) => ({ title, ...(number ? { number } : {}) })

function blocksOf(paper: Paper): PreviewBlock[] {
  if ('blocks' in paper) return withNumbers(paper.blocks).flatMap(previewBlocks)
  return tablesOf(paper).map((table) => ({ kind: 'table', table: previewOf(table) }))
}

function previewBlocks(block: DocumentBlock): PreviewBlock[] {
  switch (block.kind) {
    case 'heading':
      return [block]
    case 'paragraph':
      return [block]
    case 'addressee':
      return [{ kind: 'paragraph', text: block.text, place: 'flush' }]
    case 'table':
      return [{ kind: 'table', table: previewOf(block.table) }]
    case 'signature':
      return block.lines.map((text) => ({ kind: 'paragraph', text, place: 'right' }))
  }
}

function previewOf(table: Table): PreviewTable {
  return {
    title: table.section ?? table.title,
    columns: table.columns,
    officialColumns: table.official ?? table.columns,
    rows: table.rows.slice(0, mostPreviewRows).map(({ kind, cells }) => ({
      kind,
      cells: Object.fromEntries(table.columns.map(({ key }) => [key, shownValue(cells[key])])),
    })),
    rowCount: table.rows.length,
    footnotes: table.footnotes,
  }
}
