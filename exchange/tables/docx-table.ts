import {
  AlignmentType,
  BorderStyle,
  createAlignment,
  createSpacing,
  TableRow as DocxRow,
  Table as DocxTable,
  type IRunOptions,
  LineRuleType,
  OnOffElement,
  Paragraph,
  ParagraphProperties,
  ShadingType,
  TableCell,
  TableLayoutType,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { PaperFontNames } from '../../domain/paper-fonts.ts'
import { fontOf } from '../documents/fonts.ts'
import {
  headerLevels,
  headerSpans,
  type RowStep,
  shownValue,
  type Table,
  type TableColumn,
  type TableRow,
} from './table.ts'

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const borders = { top: line, bottom: line, left: line, right: line }
const shade = { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' } as const
/** Space between the text of a cell and its line, in twips. */
const cellMargin = 50

/**
 * A table as Word and WPS show it alike: the widths of its columns stand in the grid and in every cell, in twips
 * (WPS loses the grid of a table that gives percentages), the layout is fixed, the header is repeated on every page.
 * `points`: the size of its type.
 */
export async function docxTable(
  table: Table,
  width: number,
  points: number,
  fonts: PaperFontNames,
  onRow: RowStep,
): Promise<DocxTable> {
  const body = { ...fontOf(fonts.fangsong), size: points * 2 }
  const head = { ...fontOf(fonts.heiti), size: points * 2 }
  const widths = columnWidths(table.columns, width)
  const rows: DocxRow[] = []
  for (const [at, row] of table.rows.entries()) {
    rows.push(bodyRow(table.columns, row, widths, body))
    await onRow(at)
  }
  return new DocxTable({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: cellMargin, right: cellMargin, top: 20, bottom: 20 },
    rows: [...headRows(table.columns, widths, head), ...rows],
  })
}

/** The size of type, in points, at which a table still fits the width with cells of few lines: 10.5 down to 7.5 (六号). */
export function typeSize(columns: readonly TableColumn[], width: number): number {
  const characters = columns.reduce((sum, column) => sum + column.width, 0)
  // A character of the declared width is half as wide as it is high; a third of it may be lost to wrapping.
  const points = (width / 20 / characters) * 2 * 1.35
  return Math.max(7.5, Math.min(10.5, Math.floor(points * 2) / 2))
}

/** Widths in twips in the proportion of the declared ones, which add up to the width exactly. */
function columnWidths(columns: readonly TableColumn[], width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / total) * width))
  const rest = width - widths.reduce((sum, one) => sum + one, 0)
  return widths.map((one, index) => (index === widths.length - 1 ? one + rest : one))
}

function headRows(columns: readonly TableColumn[], widths: readonly number[], look: IRunOptions): DocxRow[] {
  const deep = headerLevels(columns) === 2
  const cell = (text: string, from: number, to: number, merge?: 'restart' | 'continue') =>
    new TableCell({
      ...cellBox(widths.slice(from, to + 1).reduce((sum, one) => sum + one, 0)),
      shading: shade,
      columnSpan: to - from + 1,
      ...(merge ? { verticalMerge: VerticalMergeType[merge === 'restart' ? 'RESTART' : 'CONTINUE'] } : {}),
      children: [paragraph(text, look, AlignmentType.CENTER)],
    })
  const first = headerSpans(columns).map(([from, to]) => {
    const alone = columns[from]?.header.length === 1
    return cell(columns[from]?.header[0] ?? '', from, to, deep && alone ? 'restart' : undefined)
  })
  const second = columns.map((column, index) =>
    column.header.length === 2 ? cell(column.header[1], index, index) : cell('', index, index, 'continue'),
  )
  return [first, ...(deep ? [second] : [])].map(
    (children) => new DocxRow({ tableHeader: true, cantSplit: true, children }),
  )
}

function bodyRow(
  columns: readonly TableColumn[],
  row: TableRow,
  widths: readonly number[],
  type: IRunOptions,
): DocxRow {
  const bold = row.kind !== 'line'
  const look = { ...type, bold }
  return new DocxRow({
    cantSplit: true,
    children: columns.map((column, index) => {
      const value = shownValue(row.cells[column.key])
      const align = column.kind === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT
      return new TableCell({
        ...cellBox(widths[index] ?? 0),
        ...(bold ? { shading: shade } : {}),
        children: [paragraph(value === null ? '' : String(value), look, align)],
      })
    }),
  })
}

const cellBox = (width: number) => ({
  width: { size: width, type: WidthType.DXA },
  borders,
  verticalAlign: VerticalAlignTable.CENTER,
})

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]

function paragraph(text: string, look: IRunOptions, alignment: Alignment): Paragraph {
  const lines = text.split(/\r?\n/)
  const runs = lines.map(
    (part, index) => new TextRun({ ...look, text: part, ...(index > 0 ? { break: 1 } : {}) }),
  )
  return new CellParagraph(runs, Number(look.size) * 12.5, alignment)
}

/**
 * A paragraph that does not stand on the line grid of its page: on that of an official document every line of a cell
 * would be as high as one of the text. The library has no option for it; the order of the properties is the schema's.
 */
class CellParagraph extends Paragraph {
  constructor(children: readonly TextRun[], line: number, alignment: Alignment) {
    super({ children })
    const properties = this.root.find((part) => part instanceof ParagraphProperties)
    if (!properties) throw new Error('a paragraph of this library has its properties first')
    properties.push(new OnOffElement('w:snapToGrid', false))
    properties.push(createSpacing({ line: Math.round(line), lineRule: LineRuleType.EXACT }))
    properties.push(createAlignment(alignment))
  }
}
