import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { DomainError } from '../domain/errors.ts'
import { decodeText, parseCsv } from './csv.ts'
import { DeadlinePassed, withDeadline } from './deadline.ts'
import { encrypted, fileKind, truncated, unsupported } from './file-kind.ts'
import { unpackWorkbook } from './zip.ts'

XLSX.set_cptable(codepages)

/** A cell as text: numbers as Excel shows them (all digits of a whole number), dates as YYYY-MM-DD. */
export interface SheetCell {
  readonly text: string
  readonly kind: 'text' | 'number' | 'date' | 'error' | 'empty'
}

export interface SheetMerge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Up to the last row and cell that hold something; a cell merged over several rows stands in each of them. */
  readonly rows: readonly (readonly SheetCell[])[]
  readonly merges: readonly SheetMerge[]
}

export interface Spreadsheet {
  readonly fileName: string
  readonly sheets: readonly Sheet[]
}

/** Cells of one sheet that fit into the memory of an office PC: 200,000 people in 50 columns. */
const cellLimit = 10_000_000

/**
 * How long reading may take, in milliseconds, before the file counts as damaged: many times what it takes on a slow PC.
 * Short for .xls, whose endless loops also fill the memory; a packed megabyte of .xlsx holds twenty.
 */
const patience = {
  zip: { base: 10_000, perMegabyte: 30_000 },
  ole: { base: 2_000, perMegabyte: 2_000 },
  markup: { base: 10_000, perMegabyte: 5_000 },
} as const

const emptyCell: SheetCell = { text: '', kind: 'empty' }

/**
 * Reads .xlsx, .xls, .et, HTML tables and separated text (UTF-8, UTF-16, GB18030), told apart by content.
 * Errors: fileEmpty, fileEncrypted, fileTruncated, fileUnsupported, fileTooLarge.
 */
export function readSpreadsheet(bytes: Uint8Array, fileName: string): Spreadsheet {
  const kind = fileKind(bytes, fileName)
  if (kind === 'text') return fromText(decodeText(bytes, fileName), fileName)
  const { base, perMegabyte } = patience[kind]
  const deadline = Math.ceil(base + (perMegabyte * bytes.length) / 1_000_000)
  const book = guarded(fileName, () => withDeadline(deadline, () => bookOf(kind, bytes, fileName)))
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as XLSX.DenseWorkSheet | undefined
    // The list of sheets names one whose part the file does not have.
    if (sheet === undefined) throw truncated(fileName)
    if (areaOf(sheet) > cellLimit) throw tooWide(fileName, name)
    return sheetOf(name, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, sheet, is1904)
  })
  return notEmpty({ fileName, sheets })
}

function bookOf(kind: 'zip' | 'ole' | 'markup', bytes: Uint8Array, fileName: string): XLSX.WorkBook {
  const options = { dense: true, cellNF: true, cellHTML: false, cellFormula: false } as const
  if (kind === 'markup') {
    return XLSX.read(decodeText(bytes, fileName), { ...options, type: 'string', raw: true })
  }
  if (kind === 'zip') return readParts(unpackWorkbook(bytes, fileName), options)
  return parseStream(workbookStream(bytes, fileName), { ...options, type: 'buffer' })
}

/** Exported by the library, absent from its types: both read a workbook that is out of its container already. */
const { parse_zip: parseParts, parse_xlscfb: parseStream } = XLSX as unknown as {
  readonly parse_zip: (container: unknown, options: XLSX.ParsingOptions) => XLSX.WorkBook
  readonly parse_xlscfb: (stream: Buffer, options: XLSX.ParsingOptions) => XLSX.WorkBook
}

function readParts(parts: ReadonlyMap<string, Buffer>, options: XLSX.ParsingOptions): XLSX.WorkBook {
  const names = [...parts.keys()]
  const container = {
    FullPaths: names.map((name) => `Root Entry/${name}`),
    FileIndex: names.map((name) => ({ name, type: 2, content: parts.get(name) })),
  }
  return parseParts(container, { ...options })
}

function guarded<T>(fileName: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DomainError) throw error
    if (error instanceof DeadlinePassed) throw truncated(fileName)
    // The library throws plain errors only; what they say is the one hint at what is wrong with the file.
    const message = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/i.test(message)) throw encrypted(fileName)
    if (/unsupported|unrecognized|cannot find/i.test(message)) throw unsupported(fileName, '不是表格文件')
    throw truncated(fileName)
  }
}

/** A view of the same memory: of a plain array the library makes slow copies. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The cells of an .xls alone: in the properties beside them (author, title) the library can run for ever. */
function workbookStream(bytes: Uint8Array, fileName: string): Buffer {
  const container = XLSX.CFB.read(bufferOf(bytes), { type: 'buffer' })
  if (XLSX.CFB.find(container, 'EncryptedPackage')) throw encrypted(fileName)
  const stream = XLSX.CFB.find(container, 'Workbook') ?? XLSX.CFB.find(container, 'Book')
  if (!stream) throw unsupported(fileName, '不是表格文件')
  if (stream.content === undefined || stream.content.length < stream.size) throw truncated(fileName)
  return Buffer.from(stream.content)
}

function notEmpty(spreadsheet: Spreadsheet): Spreadsheet {
  if (spreadsheet.sheets.some((sheet) => sheet.rows.length > 0)) return spreadsheet
  throw new DomainError('fileEmpty', {
    message: `“${spreadsheet.fileName}”的工作表里没有任何内容。请确认选对了文件。`,
  })
}

function fromText(text: string, fileName: string): Spreadsheet {
  const rows = parseCsv(text).map((fields) => trimmed(fields.map(textCell)))
  return notEmpty({
    fileName,
    sheets: [{ name: 'Sheet1', hidden: false, rows: trimmedRows(rows), merges: [] }],
  })
}

function textCell(text: string): SheetCell {
  const plain = text.trim()
  return plain === '' ? emptyCell : { text: plain, kind: 'text' }
}

function sheetOf(name: string, hidden: boolean, sheet: XLSX.DenseWorkSheet, is1904: boolean): Sheet {
  const data = (sheet['!data'] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[]
  const rows = Array.from(data, (cells) => {
    const row: SheetCell[] = []
    // forEach skips the holes of a sparse row, so that a width of 16 384 claimed by the file costs nothing.
    cells?.forEach((cell, index) => {
      const read = cell === undefined ? emptyCell : cellOf(cell, is1904)
      if (read.kind === 'empty') return
      while (row.length < index) row.push(emptyCell)
      row.push(read)
    })
    return row
  })
  const used = trimmedRows(rows)
  const merges = ((sheet['!merges'] ?? []) as readonly XLSX.Range[]).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: Math.min(e.r, used.length - 1),
    right: e.c,
  }))
  for (const merge of merges) fillDown(used, merge)
  return { name, hidden, rows: used, merges }
}

/** Cells from the first column to the last filled one, over all rows. */
function areaOf(sheet: XLSX.DenseWorkSheet): number {
  let area = 0
  for (const cells of sheet['!data'] ?? []) area += cells?.length ?? 0
  return area
}

function tooWide(fileName: string, sheet: string): DomainError {
  return new DomainError('fileTooLarge', {
    message: `“${fileName}”的工作表“${sheet}”单元格过多，无法读取。请删去数据右侧和下方多余的行列，另存后再导入。`,
  })
}

function fillDown(rows: SheetCell[][], merge: SheetMerge): void {
  const source = rows[merge.top]?.[merge.left]
  if (!source) return
  for (let index = merge.top + 1; index <= merge.bottom; index += 1) {
    const row = rows[index]
    // An empty row below the last person is no person, even where a merge reaches over it.
    if (!row || row.length === 0) continue
    while (row.length <= merge.left) row.push(emptyCell)
    row[merge.left] = source
  }
}

function trimmedRows<T>(rows: T[][]): T[][] {
  let length = rows.length
  while (length > 0 && rows[length - 1]?.length === 0) length -= 1
  return rows.slice(0, length)
}

function trimmed(row: readonly SheetCell[]): SheetCell[] {
  let length = row.length
  while (length > 0 && row[length - 1]?.kind === 'empty') length -= 1
  return row.slice(0, length)
}

function cellOf(cell: XLSX.CellObject, is1904: boolean): SheetCell {
  if (cell.t === 's') return textCell(String(cell.v))
  if (cell.t === 'n') return numberCell(cell, cell.v as number, is1904)
  if (cell.t === 'b') return { text: cell.v ? 'TRUE' : 'FALSE', kind: 'text' }
  if (cell.t === 'e') return { text: cell.w ?? '#错误', kind: 'error' }
  return emptyCell
}

function numberCell(cell: XLSX.CellObject, value: number, is1904: boolean): SheetCell {
  if (isDateFormat(cell.z)) {
    const day = dayOfSerial(value, is1904)
    if (day !== null) return { text: day, kind: 'date' }
  }
  const shown = cell.w?.trim() ?? String(value)
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e15
  // A whole number of more than 11 digits shows as 1.23E+14 although all its digits are there.
  return { text: isWhole && !/^\d+$/.test(shown) ? String(value) : shown, kind: 'number' }
}

const dateFormats = new Map<string, boolean>()

function isDateFormat(format: XLSX.CellObject['z']): boolean {
  if (format === undefined || format === 'General') return false
  const key = String(format)
  const known = dateFormats.get(key)
  if (known !== undefined) return known
  const is = XLSX.SSF.is_date(key)
  dateFormats.set(key, is)
  return is
}

/** The day of an Excel serial number; null for a time without a day, and past the year 9999. */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial) + (is1904 ? 1462 : 0)
  if (!(days >= 1 && days <= 2_958_465)) return null
  // Serial 60 is the 29 February that 1900 did not have: the days before it count from one day later.
  const epoch = Date.UTC(1899, 11, days < 61 ? 31 : 30)
  return new Date(epoch + days * 86_400_000).toISOString().slice(0, 10)
}
