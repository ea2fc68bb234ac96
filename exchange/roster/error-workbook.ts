import type { Cell, Worksheet } from 'exceljs'
import ExcelJS from 'exceljs'
import type { RosterCell, RosterPreview, RosterRow } from '../../domain/roster.ts'
import type { Spreadsheet } from '../spreadsheet.ts'

const colours = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const

/** The sheet of a preview as .xlsx: faulty cells coloured and commented, and what is wrong in a last column 问题. */
export async function rosterErrorWorkbook(
  spreadsheet: Spreadsheet,
  preview: RosterPreview,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const source = spreadsheet.sheets.find((sheet) => sheet.name === preview.sheet)
  const sheet = book.addWorksheet(sheetName(preview.sheet))
  // Text everywhere: an id number written as a number would lose its last digits.
  for (const line of source?.rows ?? []) {
    sheet.addRow(line.map((cell) => (cell.kind === 'empty' ? null : cell.text)))
  }
  const last = Math.max(0, ...(source?.rows ?? []).map((line) => line.length)) + 1
  markHeader(sheet, preview.headerRow, last)
  for (const row of preview.rows) markRow(sheet, preview, row, last)
  if (preview.problem !== null) {
    sheet.getCell(1, last).value = preview.problem
    paint(sheet.getCell(1, last), 'error')
  }
  sheet.getColumn(last).width = 60
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function markHeader(sheet: Worksheet, headerRow: number, last: number): void {
  if (headerRow < 0) return
  const title = sheet.getCell(headerRow + 1, last)
  title.value = '问题'
  title.font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: headerRow + 1 }]
}

function markRow(sheet: Worksheet, preview: RosterPreview, row: RosterRow, last: number): void {
  const sentences: string[] = []
  for (const column of preview.columns) {
    const cell = column.field === null ? undefined : row.cells[column.field]
    if (!cell || cell.issues.length === 0 || row.action === 'skip') continue
    const text = cell.issues.map((issue) => issue.message).join('；')
    const target = sheet.getCell(row.row + 1, column.index + 1)
    paint(target, severityOf(cell))
    target.note = text
    sentences.push(`${column.header}：${text}`)
  }
  const reason = row.reason
  if (reason !== null && !sentences.some((sentence) => sentence.includes(reason))) {
    sentences.push(row.action === 'skip' ? `未导入：${reason}` : reason)
  }
  if (sentences.length === 0) return
  const summary = sheet.getCell(row.row + 1, last)
  summary.value = sentences.join('；')
  summary.alignment = { wrapText: true, vertical: 'top' }
  if (row.action === 'error') paint(summary, 'error')
}

function severityOf(cell: RosterCell): 'error' | 'warning' {
  return cell.issues.some((issue) => issue.severity === 'error') ? 'error' : 'warning'
}

function paint(cell: Cell, severity: 'error' | 'warning'): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colours[severity] } }
}

/** Excel refuses these characters, and more than 31 of any, in a sheet's name. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Sheet1'
}
