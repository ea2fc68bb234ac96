import { isUtf8 } from 'node:buffer'
import { DomainError } from '../domain/errors.ts'
import { truncated } from './file-kind.ts'

/** The text of a file in UTF-8, UTF-16 with a mark, or GB18030 (which holds GBK). Errors: fileUnsupported, fileTruncated. */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  if (endsWithinLetter(bytes)) throw truncated(fileName)
  for (const encoding of candidates(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new DomainError('fileUnsupported', {
    message: `“${fileName}”的文字编码既不是 UTF-8，也不是 GBK/GB18030，无法读取。请在 WPS 或 Excel 中打开后另存为 .xlsx 再导入。`,
  })
}

/** UTF-8 up to a last letter of which only the first bytes are there: read as GB18030 it would be gibberish. */
function endsWithinLetter(bytes: Uint8Array): boolean {
  let start = bytes.length - 1
  while (start > 0 && bytes.length - start < 3 && ((bytes[start] as number) & 0xc0) === 0x80) start -= 1
  const lead = bytes[start] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  if (start + length <= bytes.length || start === 0) return false
  const before = bytes.subarray(0, start)
  return before.some((byte) => byte >= 0x80) && isUtf8(before)
}

function candidates(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

/** The fields of a comma, tab or semicolon separated text (RFC 4180 quoting; any line end). */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at, separator) : plainField(text, at, separator)
    row.push(field.value)
    at = field.end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

interface Field {
  readonly value: string
  /** Index of the separator, the line end, or the end of the text. */
  readonly end: number
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start
  while (end < text.length) {
    const char = text[end]
    if (char === separator || char === '\n' || char === '\r') break
    end += 1
  }
  return { value: text.slice(start, end), end }
}

function quotedField(text: string, start: number, separator: string): Field {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator is kept: a hand-edited file loses no letters.
      const rest = plainField(text, quote + 1, separator)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}

/** The separator that the opening lines have most of; a title above the header has none. */
function separatorOf(text: string): string {
  const opening = text.slice(0, 4000).replaceAll(/"[^"]*"/g, '')
  const counts = [',', '\t', ';'].map((separator) => ({ separator, count: opening.split(separator).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator
}
