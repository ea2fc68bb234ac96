import type { PaperFacts } from '../../domain/exchange-port.ts'
import type { RowSubject, Track } from '../../domain/paper.ts'

/** Where a row of the table stands on the sheet: `at('actual', 3)` is the cell of that column in the fourth row. */
export type AddressOf = (key: string, row: number) => string

/** A figure that the sheet computes for itself, with the result as of now for readers that do not calculate. */
export interface FormulaCell {
  readonly formula: (at: AddressOf) => string
  readonly result: number
}

export type CellContent = string | number | null | FormulaCell

export interface TableColumn {
  readonly key: string
  /** One or two levels; columns side by side with the same first level share its cell. */
  readonly header: readonly [string] | readonly [group: string, name: string]
  /** In characters of the sheet's font. */
  readonly width: number
  readonly kind: 'text' | 'number'
}

export interface TableRow {
  readonly kind: 'line' | 'subtotal' | 'total'
  /** What it tells of, where the table has required columns: 体检 leads there. */
  readonly subject?: RowSubject
  readonly cells: Readonly<Record<string, CellContent>>
}

/** An official table as data: the sheet, the preview and the document are made from this one declaration. */
export interface Table {
  readonly title: string
  /** The name of its sheet, and what the title is followed by on paper, where a paper has several tables. */
  readonly section?: string
  /** The track that is counted; every report names it (domain.md). null where nothing is counted. */
  readonly track: Track | null
  readonly columns: readonly TableColumn[]
  /** The columns of the official form, where a template shows others of them. */
  readonly official?: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly footnotes: readonly string[]
  readonly frozenColumns: number
  /** Columns that are filled in on the sheet and read back; the rest of it is locked. Absent: nothing is. */
  readonly entry?: readonly string[]
  /** Who signs at its foot; absent: 制表人 (with the operator's name), 审核, 日期. */
  readonly signers?: readonly string[]
}

/** Rows of header: one, or two where some columns share a group. */
export function headerLevels(columns: readonly TableColumn[]): 1 | 2 {
  return columns.some((column) => column.header.length === 2) ? 2 : 1
}

/** Runs of columns that share a group, from and to; a column without a group is a run of its own. */
export function headerSpans(columns: readonly TableColumn[]): [number, number][] {
  const spans: [number, number][] = []
  columns.forEach((column, index) => {
    const before = columns[index - 1]
    const span = spans.at(-1)
    const same =
      before &&
      column.header.length === 2 &&
      before.header.length === 2 &&
      before.header[0] === column.header[0]
    if (same && span) span[1] = index
    else spans.push([index, index])
  })
  return spans
}

/** What a reader sees in a cell: a formula by its result. */
export function shownValue(content: CellContent | undefined): string | number | null {
  if (content === undefined || content === null) return null
  return typeof content === 'object' ? content.result : content
}

/** The title as it stands on paper: with its section where the paper has several. */
export function titleOf(table: Table): string {
  return table.section ? `${table.title}（${table.section}）` : table.title
}

/** The line above the header, left: the unit that made the table. */
export function preparedLine(facts: PaperFacts): string {
  return `制表单位：${facts.preparedBy || facts.scopeName}`
}

/** The line above the header, right: what is counted, and for which day. */
export function countedLine(table: Table, facts: PaperFacts): string {
  return `${table.track ? `统计口径：${table.track}　　` : ''}日期：${facts.today}`
}

/** Footnotes and the signature line, as they stand below the table. */
export function footLines(table: Table, facts: PaperFacts): string[] {
  const notes = table.footnotes.map((note, index) => `注${index + 1}：${note}`)
  const signers = table.signers?.map((signer) => `${signer}：　　　　　　　　`) ?? [
    `制表人：${facts.operator}　　　　　　`,
    '审核：　　　　　　　　',
    `日期：${facts.today}`,
  ]
  return [...notes, signers.join('')]
}

/**
 * 内部资料 stands on every page, with who made it and when (domain.md); not on a 公示, which would contradict itself.
 */
export function secrecyLine(facts: PaperFacts): string {
  return facts.posted ? '' : `内部资料　注意保存　　操作员：${facts.operator}　　${facts.madeAt}`
}

/** Called after rows of a table that is being written, with the row's number from 0: a table may be long. */
export type RowStep = (row: number) => Promise<void>
