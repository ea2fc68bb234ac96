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
  readonly cells: Readonly<Record<string, CellContent>>
}

/** An official table as data: the sheet, the preview and the document are made from this one declaration. */
export interface Table {
  readonly title: string
  /** The track that is counted; every report names it (domain.md). null where nothing is counted. */
  readonly track: '编制内任职' | '岗位聘职' | null
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly footnotes: readonly string[]
  readonly frozenColumns: number
}
