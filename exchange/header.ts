import type { ImportColumn, ImportField, ImportMapping } from '../domain/import-table.ts'
import type { Sheet, SheetMerge, Spreadsheet } from './spreadsheet.ts'

/** How many rows from the top a header may stand. */
const searchDepth = 30
/** A longer text is an instruction, not a header. */
const headerLength = 30

export interface Header<F extends string> {
  /** Zero-based row of the last header line; -1 where none was found. */
  readonly row: number
  readonly columns: readonly ImportColumn<F>[]
}

interface Guess<F> {
  readonly field: F
  /** 3 the label itself, 2 another name for it, 1 a header that contains it. */
  readonly rank: 1 | 2 | 3
}

/** A kind of table by its headers. */
export interface HeaderWords<F extends string> {
  readonly fields: readonly (ImportField & { readonly field: F })[]
  /** The field without which a row is about nothing; it weighs most. */
  readonly key: F
  /** Headers that contain a field's name, and carry something else. */
  readonly misleading: RegExp
  /** What headers say beside the name of the field, and mean nothing by: 核定数. */
  readonly filler?: RegExp
}

/** What the clerk settled about a sheet; what is left out is guessed. */
export interface HeaderChoice<F extends string> {
  readonly sheet?: string | undefined
  readonly headerRow?: number | undefined
  readonly mapping?: ImportMapping<F> | undefined
}

/** Finds the header of one kind of table, in the words that its fields are known by. */
export class HeaderReader<F extends string> {
  private readonly words: HeaderWords<F>
  private readonly byText = new Map<string, Guess<F>>()
  /** Chinese names of more than one character, the longest first. */
  private readonly parts: (readonly [text: string, field: F])[] = []

  constructor(words: HeaderWords<F>) {
    this.words = words
    for (const { field, label, aliases } of words.fields) {
      this.learn(label, { field, rank: 3 })
      for (const alias of aliases) this.learn(alias, { field, rank: 2 })
    }
    this.parts.sort(([a], [b]) => b.length - a.length)
  }

  /** The sheet and its header, as the clerk settled them or as they look. */
  read(spreadsheet: Spreadsheet, choice: HeaderChoice<F>): { sheet: Sheet; header: Header<F> } {
    const named = spreadsheet.sheets.find((candidate) => candidate.name === choice.sheet)
    const sheet = named ?? this.guessSheet(spreadsheet)
    const guess = choice.headerRow === undefined ? this.guessHeader(sheet) : null
    if (guess && choice.mapping === undefined) return { sheet, header: guess }
    const row = choice.headerRow ?? guess?.row ?? -1
    return { sheet, header: { row, columns: row < 0 ? [] : this.columnsOf(sheet, row, choice.mapping) } }
  }

  private learn(text: string, guess: Guess<F>): void {
    const plain = this.plain(text)
    this.byText.set(plain, guess)
    if (plain.length > 1 && !/^[a-z]/.test(plain)) this.parts.push([plain, guess.field])
  }

  /** The sheet that looks most like the table: visible, no instructions, with a header; else the first visible one. */
  private guessSheet(spreadsheet: Spreadsheet): Sheet {
    const visible = spreadsheet.sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0)
    const plain = visible.filter((sheet) => !/说明|填表|示例|样例|字典|代码|选项|下拉|须知/.test(sheet.name))
    const usable = [plain, visible, spreadsheet.sheets].find((sheets) => sheets.length > 0) ?? []
    const scored = usable.map((sheet) => ({ sheet, score: this.scoreOf(this.guessHeader(sheet).columns) }))
    scored.sort((a, b) => b.score - a.score || b.sheet.rows.length - a.sheet.rows.length)
    return scored[0]?.sheet as Sheet
  }

  /** The last header line below titles and instructions, and what its columns carry; row -1 where there is none. */
  private guessHeader(sheet: Sheet): Header<F> {
    let best: Header<F> = { row: -1, columns: [] }
    let bestScore = 3
    for (let row = 0; row < Math.min(searchDepth, sheet.rows.length); row += 1) {
      const columns = this.columnsOf(sheet, row)
      const score = this.scoreOf(columns)
      if (score > bestScore) {
        bestScore = score
        best = { row, columns }
      }
    }
    const last = lastLine(sheet, best.row)
    return last === best.row ? best : { row: last, columns: this.columnsOf(sheet, last) }
  }

  /** The columns under a header line; a mapping of the clerk's replaces every guess. */
  private columnsOf(sheet: Sheet, row: number, mapping?: ImportMapping<F>): ImportColumn<F>[] {
    const headers = this.headersOf(sheet, row)
    const guesses = headers.map(
      ({ text, group }) => this.guessOf(text) ?? (group ? this.guessOf(group + text) : null),
    )
    const taken = new Map<F, number>()
    guesses.forEach((guess, index) => {
      if (guess === null) return
      const rival = guesses[taken.get(guess.field) ?? -1]
      if (!rival || rival.rank < guess.rank) taken.set(guess.field, index)
    })
    return headers.map(({ text, group }, index) => {
      const header = group && text ? `${group}/${text}` : text || group
      if (mapping) {
        const field = mapping[String(index)] ?? null
        return { index, header, field, confidence: field ? 'sure' : 'none' }
      }
      const guess = guesses[index]
      if (!guess || taken.get(guess.field) !== index)
        return { index, header, field: null, confidence: 'none' }
      return { index, header, field: guess.field, confidence: guess.rank > 1 ? 'sure' : 'guess' }
    })
  }

  private plain(header: string): string {
    const { filler } = this.words
    return filler ? plainHeader(header).replace(filler, '') : plainHeader(header)
  }

  /** What a header means; null where it means nothing to the table. */
  private guessOf(header: string): Guess<F> | null {
    const whole = this.plain(header)
    if (whole === '' || whole.length > headerLength) return null
    const bare = whole.replace(/\(.*?\)/g, '')
    const exact = this.byText.get(whole) ?? this.byText.get(bare)
    if (exact) return exact
    if (this.words.misleading.test(bare)) return null
    const part = this.parts.find(
      ([text]) => bare.length - text.length <= 4 && (bare.startsWith(text) || bare.endsWith(text)),
    )
    return part ? { field: part[1], rank: 1 } : null
  }

  private headersOf(sheet: Sheet, row: number): HeaderText[] {
    const line = sheet.rows[row] ?? []
    const above = sheet.rows[row - 1] ?? []
    const groups = sheet.merges.filter(
      (merge) => merge.right > merge.left && merge.bottom < row && merge.bottom >= row - 2,
    )
    const width = Math.max(line.length, line.length > 0 ? above.length : 0)
    return Array.from({ length: width }, (_, index) => {
      const group = groupOver(sheet, groups, index)
      const own = line[index]?.text ?? ''
      // Without a merge, 姓名 stands in the upper line and the lower one is blank under it.
      const upper = above[index]?.text ?? ''
      return { text: own || (this.guessOf(upper) ? upper : ''), group }
    })
  }

  private scoreOf(columns: readonly ImportColumn<F>[]): number {
    const weight = (column: ImportColumn<F>) => {
      if (column.field === null) return 0
      return (column.confidence === 'sure' ? 2 : 1) + (column.field === this.words.key ? 3 : 0)
    }
    return columns.reduce((sum, column) => sum + weight(column), 0)
  }
}

function plainHeader(header: string): string {
  return header
    .replace(/[\s*＊_:：]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('／', '/')
    .toLowerCase()
}

interface HeaderText {
  readonly text: string
  /** The header above it that spans several columns; empty where there is none. */
  readonly group: string
}

function groupOver(sheet: Sheet, groups: readonly SheetMerge[], index: number): string {
  const merge = groups.find(({ left, right }) => left <= index && index <= right)
  const text = merge ? (sheet.rows[merge.top]?.[merge.left]?.text ?? '') : ''
  // A title or an instruction over the whole table is no group.
  return text.length <= 10 ? text : ''
}

/** A header cell merged downwards from the line found reaches over the real last line. */
function lastLine(sheet: Sheet, row: number): number {
  const reach = sheet.merges
    .filter((merge) => merge.top <= row && merge.bottom > row && merge.bottom - merge.top <= 3)
    .map((merge) => merge.bottom)
  return row < 0 ? row : Math.max(row, ...reach)
}
