import { headerLevels, headerSpans, shownValue, type TableColumn, type TableRow } from './table.ts'

/** The height of a line of 10-point type, in points. */
const lineHeight = 13
/** No spreadsheet takes a higher row, in points. */
const highest = 409

/**
 * The height that a row needs for its text, wrapped at the widths of its columns. It is written down, for what opens
 * the sheet does not always work it out: LibreOffice and older WPS cut wrapped text off at the height of one line.
 */
export function rowHeight(columns: readonly TableColumn[], row: TableRow): number {
  const lines = columns.map((column) => {
    const value = shownValue(row.cells[column.key])
    return typeof value === 'string' ? wrappedLines(value, column.width) : 1
  })
  return heightOf(Math.max(1, ...lines))
}

/** The heights of the rows of a header, one for each level; a header without a group stands across all of them. */
export function headerHeights(columns: readonly TableColumn[]): number[] {
  const levels = headerLevels(columns)
  const lines: number[] = Array.from({ length: levels }, () => 1)
  const need = (level: number, many: number) => {
    lines[level] = Math.max(lines[level] ?? 1, many)
  }
  for (const [from, to] of headerSpans(columns)) {
    const span = columns.slice(from, to + 1)
    const width = span.reduce((sum, column) => sum + column.width, 0)
    const [first] = span
    if (!first) continue
    const many = wrappedLines(first.header[0], width)
    if (first.header.length === 1) for (const level of lines.keys()) need(level, Math.ceil(many / levels))
    else need(0, many)
    for (const { header, width: own } of span) if (header.length === 2) need(1, wrappedLines(header[1], own))
  }
  return lines.map(heightOf)
}

/** The height of a text across a whole width. */
export function textHeight(text: string, width: number): number {
  return heightOf(wrappedLines(text, width))
}

function heightOf(lines: number): number {
  return Math.min(lines * lineHeight + 2, highest)
}

/** Widths are counted in digits of 11 points; a Chinese character of 10 points is not quite two of them. */
function wrappedLines(text: string, width: number): number {
  const room = Math.max(width - 0.8, 1)
  return text.split(/\r?\n/).reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0)
}

function textWidth(text: string): number {
  let width = 0
  for (const sign of text) width += sign.charCodeAt(0) > 0xff ? 1.95 : 1
  return width
}
