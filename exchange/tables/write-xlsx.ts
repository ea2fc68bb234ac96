import { rm } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import type { PaperFontNames } from '../../domain/paper-fonts.ts'
import { unwatched, type WorkStep } from '../../domain/work-step.ts'
import { headerHeights, rowHeight, textHeight } from './row-height.ts'
import {
  type AddressOf,
  type CellContent,
  countedLine,
  footLines,
  headerLevels,
  headerSpans,
  preparedLine,
  type RowStep,
  secrecyLine,
  type Table,
  type TableColumn,
  type TableRow,
  titleOf,
} from './table.ts'

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const shade = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const

/** The title, the line of facts, then the header. */
const rowsAboveHeader = 2

type Sheet = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter['addWorksheet']>

/**
 * Writes tables as .xlsx, a sheet each: merged title and headers, live formulas with their results, frozen and repeated
 * header rows, A4 landscape, signature line. Rows are streamed: a sheet is never whole in memory beside the table it is
 * made of. Answers the rows written; rejects with the system's error where the path cannot be written.
 */
export async function writeXlsx(
  path: string,
  tables: readonly Table[],
  facts: PaperFacts,
  step: WorkStep = unwatched,
): Promise<number> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
  })
  const names = sheetNames(tables)
  const looks = looksOf(facts.fonts)
  const all = tables.reduce((rows, table) => rows + table.rows.length, 0)
  let before = 0
  try {
    for (const [index, table] of tables.entries()) {
      const base = before
      await writeSheet(writer, table, names[index] ?? table.title, facts, looks, (row) =>
        step(base + row, all),
      )
      before += table.rows.length
    }
    await step(all, all)
  } catch (error) {
    // The file is closed before it is thrown away.
    await writer.commit()
    await rm(path, { force: true })
    throw error
  }
  await writer.commit()
  return all
}

/** Names of sheets have at most 31 characters, lack seven signs, and are all different. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>()
  return tables.map((table) => {
    const plain = (table.section ?? table.title).replace(/[\\/:*?[\]']/g, '＿')
    let name = plain.slice(0, 31)
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      name = `${plain.slice(0, 27)}（${count}）`
    }
    taken.add(name.toLowerCase())
    return name
  })
}

async function writeSheet(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  table: Table,
  name: string,
  facts: PaperFacts,
  looks: Looks,
  onRow: RowStep,
): Promise<void> {
  const levels = headerLevels(table.columns)
  const top = rowsAboveHeader + levels
  const sheet = writer.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: table.frozenColumns, ySplit: top }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${top}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L${plainFooter(secrecyLine(facts))}&R第 &P 页　共 &N 页`,
    },
  })
  sheet.columns = table.columns.map((column) => ({ width: column.width }))
  writeHead(sheet, table, facts, looks)
  const address: AddressOf = (key, row) => addressOf(table.columns, key, top + 1 + row)
  for (const [index, row] of table.rows.entries()) {
    writeRow(sheet, table, row, top + 1 + index, address, looks)
    if (index % 50 === 0) await onRow(index)
  }
  writeFoot(sheet, table, facts, top + table.rows.length + 1, looks)
  // No password: it keeps a slip of the hand out, and nobody is locked out of a sheet of their own.
  if (table.entry) void sheet.protect('', { formatColumns: true, formatRows: true, autoFilter: true })
  sheet.commit()
}

function writeHead(sheet: Sheet, table: Table, facts: PaperFacts, looks: Looks): void {
  const levels = headerLevels(table.columns)
  const last = table.columns.length
  sheet.mergeCells(1, 1, 1, last)
  const title = sheet.getRow(1)
  title.height = 32
  put(title.getCell(1), titleOf(table), {
    font: looks.title,
    alignment: { horizontal: 'center', vertical: 'middle' },
  })
  const middle = Math.max(1, Math.floor(last / 2))
  sheet.mergeCells(2, 1, 2, middle)
  if (last > middle + 1) sheet.mergeCells(2, middle + 1, 2, last)
  const line = sheet.getRow(2)
  put(line.getCell(1), preparedLine(facts), { font: looks.body })
  put(line.getCell(middle + 1), countedLine(table, facts), {
    font: looks.body,
    alignment: { horizontal: 'right' },
  })
  const rows = Array.from({ length: levels }, (_, level) => sheet.getRow(rowsAboveHeader + 1 + level))
  headerHeights(table.columns).forEach((height, level) => {
    const row = rows[level]
    if (row) row.height = height
  })
  table.columns.forEach((column, index) => {
    rows.forEach((row, level) => {
      put(row.getCell(index + 1), column.header[level] ?? column.header[0], looks.head)
    })
  })
  for (const [from, to] of headerSpans(table.columns)) {
    const deep = to === from && (table.columns[from]?.header.length ?? 1) < levels
    if (to > from || deep) {
      const bottom = deep ? rowsAboveHeader + levels : rowsAboveHeader + 1
      sheet.mergeCells(rowsAboveHeader + 1, from + 1, bottom, to + 1)
    }
  }
  for (const row of [title, line, ...rows]) row.commit()
}

/**
 * The looks of a workbook's cells. One object per look: exceljs knows a style by the object, and writes out anew every
 * one that it has not seen.
 */
function looksOf({ xiaobiaosong, songti }: PaperFontNames) {
  const body = { name: songti, size: 10 }
  const bold = { ...body, bold: true }
  const head: Partial<ExcelJS.Style> = {
    font: bold,
    border,
    fill: shade,
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }
  const sum = bodyStyle({ font: bold, fill: shade })
  const line = bodyStyle({ font: body })
  return {
    title: { name: xiaobiaosong, size: 18, bold: true },
    body,
    head,
    rows: { line, subtotal: sum, total: sum },
    /** A cell that is to be filled in, on a sheet that is locked. */
    entry: { ...line.text, protection: { locked: false } },
  }
}

type Looks = ReturnType<typeof looksOf>

function bodyStyle(look: Partial<ExcelJS.Style>): Record<TableColumn['kind'], Partial<ExcelJS.Style>> {
  const text = { vertical: 'middle', wrapText: true } as const
  const number = { horizontal: 'right', vertical: 'middle' } as const
  return {
    text: { ...look, border, alignment: text, numFmt: '@' },
    number: { ...look, border, alignment: number, numFmt: '0' },
  }
}

function writeRow(
  sheet: Sheet,
  { columns, entry }: Table,
  row: TableRow,
  at: number,
  address: AddressOf,
  looks: Looks,
): void {
  const line = sheet.getRow(at)
  line.height = rowHeight(columns, row)
  columns.forEach((column, index) => {
    const content = contentOf(row.cells[column.key] ?? null, address)
    const isEntry = entry?.includes(column.key) ?? false
    put(line.getCell(index + 1), content, isEntry ? looks.entry : looks.rows[row.kind][column.kind])
  })
  line.commit()
}

/**
 * Text stays a string cell whatever it begins with: `=1+1` typed into a name is shown, never computed.
 * (A CSV would need a mark before it; an .xlsx tells a string from a formula by its type.)
 */
function contentOf(content: CellContent, address: AddressOf): ExcelJS.CellValue {
  if (content !== null && typeof content === 'object') {
    return { formula: content.formula(address), result: content.result }
  }
  return content
}

function writeFoot(sheet: Sheet, table: Table, facts: PaperFacts, from: number, looks: Looks): void {
  const last = table.columns.length
  const lines = footLines(table, facts)
  const width = table.columns.reduce((sum, column) => sum + column.width, 0)
  lines.forEach((content, index) => {
    sheet.mergeCells(from + index, 1, from + index, last)
    const row = sheet.getRow(from + index)
    put(row.getCell(1), content, { font: looks.body, alignment: { vertical: 'middle', wrapText: true } })
    row.height = index === lines.length - 1 ? 26 : textHeight(content, width)
    row.commit()
  })
}

function put(cell: ExcelJS.Cell, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>): void {
  cell.value = value
  cell.style = style
}

function addressOf(columns: readonly TableColumn[], key: string, row: number): string {
  return `${letters(columns.findIndex((column) => column.key === key) + 1)}${row}`
}

function letters(column: number): string {
  const rest = (column - 1) % 26
  const head = Math.floor((column - 1) / 26)
  return (head > 0 ? letters(head) : '') + String.fromCharCode(65 + rest)
}

/** `&` begins a code in a footer. */
function plainFooter(text: string): string {
  return text.replaceAll('&', '＆')
}
