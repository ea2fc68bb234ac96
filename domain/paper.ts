import type { TableName } from './tables.ts'

/** The two tracks of the reform: every report names the one that it counts (domain.md). */
export type Track = '编制内任职' | '岗位聘职'

export const exportFormats = ['xlsx', 'docx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How the tables are listed. */
export const tableGroupNames = {
  establishment: '编制',
  people: '人员',
  posts: '岗位',
  villages: '村居',
  powers: '权力承接',
  performance: '绩效薪酬',
  rooms: '办公用房',
  plan: '方案',
  documents: '文书',
} as const
export type TableGroup = keyof typeof tableGroupNames

export interface PreviewColumn {
  readonly key: string
  readonly header: readonly [string] | readonly [group: string, name: string]
  /** In characters. */
  readonly width: number
  readonly kind: 'text' | 'number'
}

export interface PreviewRow {
  readonly kind: 'line' | 'subtotal' | 'total'
  /** Figures are results; a formula is seen in the sheet only. */
  readonly cells: Readonly<Record<string, string | number | null>>
}

export interface PreviewTable {
  readonly title: string
  readonly columns: readonly PreviewColumn[]
  /** Those of the official form; others are shown where a 栏目样式 was asked for. */
  readonly officialColumns: readonly PreviewColumn[]
  /** At most `mostPreviewRows` of them. */
  readonly rows: readonly PreviewRow[]
  readonly rowCount: number
  readonly footnotes: readonly string[]
}

export type PreviewBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      /** It begins a page of its own when it is printed. */
      readonly newPage?: true
    }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** 主送机关 stands flush with the margin, 署名 and 日期 at the right; a plain one begins two characters in. */
      readonly place?: 'flush' | 'right'
    }
  | { readonly kind: 'table'; readonly table: PreviewTable }

/** The row of the workbook that a line of a table tells of. */
export interface RowSubject {
  readonly table: TableName
  readonly id: string
}

/** A required column with nothing in it: how many rows, and the first of them. */
export interface EmptyColumn {
  readonly column: string
  readonly count: number
  readonly rows: readonly EmptyRow[]
}

interface EmptyRow {
  /** From 1. */
  readonly at: number
  /** Whom or what the row tells of, where that is known. */
  readonly name: string
  readonly subject?: RowSubject
}

/** What 体检 found in a whole paper, however little of it the preview shows. */
export interface Inspection {
  readonly empty: readonly EmptyColumn[]
  /** Places with 待核 or 待填. */
  readonly open: number
  /** Columns of personal data, by their official names. */
  readonly personal: readonly string[]
  /** Tables whose columns do not fit a sheet. */
  readonly wide: readonly string[]
  /** Cells that make their row very high. */
  readonly long: readonly string[]
}

/** A paper as the screen shows it before it is exported. A sheet of tables has blocks of tables only. */
export interface PaperPreview {
  readonly title: string
  /** What stands above the text of a document: its own title, and its 发文字号 where it has one. */
  readonly heading?: { readonly title: string; readonly number?: string }
  readonly scopeName: string
  /** As on the paper itself: what is put up does not say 内部资料. */
  readonly posted: boolean
  /** The day whose state is shown. */
  readonly asOf: string
  readonly blocks: readonly PreviewBlock[]
  readonly inspection: Inspection
}

/** More rows than these are counted, not sent: a preview is looked at, the file holds them all. */
export const mostPreviewRows = 1000
