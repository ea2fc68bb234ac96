import { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { ImportCell, ImportPreview, ImportRow } from '../domain/import-table.ts'
import type { SheetCell, Spreadsheet } from './spreadsheet.ts'

type AnyPreview = ImportPreview<string, ImportRow>
type Severity = 'error' | 'warning'
type Row = ReturnType<ReturnType<ExcelJS.stream.xlsx.WorkbookWriter['addWorksheet']>['addRow']>

const fillOf = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
/** Text, also where the clerk types the correction: an id number typed as a number would lose its last digits again. */
const textLook: Partial<ExcelJS.Style> = { numFmt: '@' }
/** One object for each look: the writer compares styles by identity first. */
const looks: Readonly<Record<Severity, Partial<ExcelJS.Style>>> = {
  error: { ...textLook, fill: fillOf('FFFFC7CE') },
  warning: { ...textLook, fill: fillOf('FFFFEB9C') },
}
const wrapped = { wrapText: true, vertical: 'top' } as const
const reasonLook: Partial<ExcelJS.Style> = { alignment: wrapped }
const reasonErrorLook: Partial<ExcelJS.Style> = { ...looks.error, alignment: wrapped }
const titleLook: Partial<ExcelJS.Style> = { font: { bold: true } }

/** The sheet of a preview as .xlsx: faulty cells coloured and commented, and what is wrong in a last column 问题. */
export async function errorWorkbook(spreadsheet: Spreadsheet, preview: AnyPreview): Promise<Uint8Array> {
  const lines = spreadsheet.sheets.find((sheet) => sheet.name === preview.sheet)?.rows ?? []
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const frozen = { state: 'frozen', ySplit: preview.headerRow + 1 } as const
  const sheet = writer.addWorksheet(sheetName(preview.sheet), {
    views: preview.headerRow < 0 ? [] : [frozen],
  })
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0)
  sheet.columns = [...widthsOf(lines, width), 60].map((chars) => ({ width: chars, style: textLook }))
  const rows = new Map(preview.rows.map((row) => [row.row, row]))
  // A sheet without a row still says what is wrong with it.
  const all: readonly (readonly SheetCell[])[] = lines.length > 0 ? lines : [[]]
  all.forEach((line, index) => {
    const written = sheet.addRow(line.map((cell) => (cell.kind === 'empty' ? null : cell.text)))
    const row = rows.get(index)
    if (row) markRow(written, preview, row, width + 1)
    else if (index === preview.headerRow) mark(written, width + 1, '问题', titleLook)
    else if (index === 0 && preview.problem !== null) {
      mark(written, width + 1, preview.problem, reasonErrorLook)
    }
    written.commit()
  })
  sheet.commit()
  await writer.commit()
  return new Uint8Array(Buffer.concat(chunks))
}

function markRow(written: Row, preview: AnyPreview, row: ImportRow, last: number): void {
  const sentences: string[] = []
  for (const column of preview.columns) {
    const cell = column.field === null ? undefined : row.cells[column.field]
    if (!cell || cell.issues.length === 0 || row.action === 'skip') continue
    const text = cell.issues.map((issue) => issue.message).join('；')
    const target = written.getCell(column.index + 1)
    target.style = looks[severityOf(cell)]
    target.note = text
    sentences.push(`${column.header}：${text}`)
  }
  const reason = row.reason
  if (reason !== null && !sentences.some((sentence) => sentence.includes(reason))) {
    sentences.push(row.action === 'skip' ? `未导入：${reason}` : reason)
  }
  if (sentences.length === 0) return
  mark(written, last, sentences.join('；'), row.action === 'error' ? reasonErrorLook : reasonLook)
}

function mark(written: Row, column: number, text: string, look: Partial<ExcelJS.Style>): void {
  const cell = written.getCell(column)
  cell.value = text
  cell.style = look
}

function severityOf(cell: ImportCell): Severity {
  return cell.issues.some((issue) => issue.severity === 'error') ? 'error' : 'warning'
}

/** Widths in characters that show the opening rows; a Chinese character takes two. */
function widthsOf(lines: readonly (readonly SheetCell[])[], width: number): number[] {
  const widths = Array.from({ length: width }, () => 6)
  for (const line of lines.slice(0, 100)) {
    line.forEach((cell, index) => {
      const chars = cell.text.length + (cell.text.match(/[^\p{ASCII}]/gu)?.length ?? 0)
      // A title or an instruction runs over its neighbours anyway.
      if (chars <= 60) widths[index] = Math.max(widths[index] ?? 6, Math.min(chars + 2, 36))
    })
  }
  return widths
}

/** Excel refuses these characters, and more than 31 of any, in a sheet's name. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, '_').slice(0, 31) || 'Sheet1'
}
