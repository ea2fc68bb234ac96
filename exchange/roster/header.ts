import { type RosterColumn, type RosterField, type RosterMapping, rosterFields } from '../../domain/roster.ts'
import type { Sheet, SheetMerge, Spreadsheet } from '../spreadsheet.ts'

/** How many rows from the top a header may stand. */
const searchDepth = 30
/** A longer text is an instruction, not a header. */
const headerLength = 30

export interface Header {
  /** Zero-based row of the last header line; -1 where none was found. */
  readonly row: number
  readonly columns: readonly RosterColumn[]
}

interface Guess {
  readonly field: RosterField
  /** 3 the label itself, 2 another name for it, 1 a header that contains it. */
  readonly rank: 1 | 2 | 3
}

interface Name {
  readonly text: string
  readonly guess: Guess
}

const names: readonly Name[] = rosterFields.flatMap(({ field, label, aliases }) => [
  { text: label, guess: { field, rank: 3 } as const },
  ...aliases.map((alias) => ({ text: alias, guess: { field, rank: 2 } as const })),
])
const namesByText = new Map(names.map((name) => [name.text, name.guess]))
const chineseNames = names
  .filter((name) => name.text.length > 1 && !/^[a-z]/.test(name.text))
  .sort((a, b) => b.text.length - a.text.length)

/** The sheet that looks most like a roster: visible, no instructions, with a header; else the first visible one. */
export function guessSheet(spreadsheet: Spreadsheet): Sheet {
  const visible = spreadsheet.sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0)
  const plain = visible.filter((sheet) => !/说明|填表|示例|样例|字典|代码|选项|下拉|须知/.test(sheet.name))
  const usable = [plain, visible, spreadsheet.sheets].find((sheets) => sheets.length > 0) ?? []
  const scored = usable.map((sheet) => ({ sheet, score: scoreOf(guessHeader(sheet).columns) }))
  scored.sort((a, b) => b.score - a.score || b.sheet.rows.length - a.sheet.rows.length)
  return scored[0]?.sheet as Sheet
}

/** The last header line below titles and instructions, and what its columns carry; row -1 where there is none. */
export function guessHeader(sheet: Sheet): Header {
  let best: Header = { row: -1, columns: [] }
  let bestScore = 3
  for (let row = 0; row < Math.min(searchDepth, sheet.rows.length); row += 1) {
    const columns = columnsOf(sheet, row)
    const score = scoreOf(columns)
    if (score > bestScore) {
      bestScore = score
      best = { row, columns }
    }
  }
  const last = lastLine(sheet, best.row)
  return last === best.row ? best : { row: last, columns: columnsOf(sheet, last) }
}

/** The columns under a header line; a mapping of the clerk's replaces every guess. */
export function columnsOf(sheet: Sheet, row: number, mapping?: RosterMapping): RosterColumn[] {
  const headers = headersOf(sheet, row)
  const guesses = headers.map(({ text, group }) => guessOf(text) ?? (group ? guessOf(group + text) : null))
  const taken = new Map<RosterField, number>()
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
    if (!guess || taken.get(guess.field) !== index) return { index, header, field: null, confidence: 'none' }
    return { index, header, field: guess.field, confidence: guess.rank > 1 ? 'sure' : 'guess' }
  })
}

/** What a header means; null where it means nothing to a roster. */
function guessOf(header: string): Guess | null {
  const whole = plainHeader(header)
  if (whole === '' || whole.length > headerLength) return null
  const bare = whole.replace(/\(.*?\)/g, '')
  const exact = namesByText.get(whole) ?? namesByText.get(bare)
  if (exact) return exact
  if (/拼音|地$|编号|代码|序号|人数|数$|说明|照片/.test(bare)) return null
  const part = chineseNames.find(
    ({ text }) => bare.length - text.length <= 4 && (bare.startsWith(text) || bare.endsWith(text)),
  )
  return part ? { field: part.guess.field, rank: 1 } : null
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

function headersOf(sheet: Sheet, row: number): HeaderText[] {
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
    return { text: own || (guessOf(upper) ? upper : ''), group }
  })
}

function groupOver(sheet: Sheet, groups: readonly SheetMerge[], index: number): string {
  const merge = groups.find(({ left, right }) => left <= index && index <= right)
  const text = merge ? (sheet.rows[merge.top]?.[merge.left]?.text ?? '') : ''
  // A title or an instruction over the whole table is no group.
  return text.length <= 10 ? text : ''
}

function scoreOf(columns: readonly RosterColumn[]): number {
  const weight = (column: RosterColumn) => {
    if (column.field === null) return 0
    return (column.confidence === 'sure' ? 2 : 1) + (column.field === 'name' ? 3 : 0)
  }
  return columns.reduce((sum, column) => sum + weight(column), 0)
}

/** A header cell merged downwards from the line found reaches over the real last line. */
function lastLine(sheet: Sheet, row: number): number {
  const reach = sheet.merges
    .filter((merge) => merge.top <= row && merge.bottom > row && merge.bottom - merge.top <= 3)
    .map((merge) => merge.bottom)
  return row < 0 ? row : Math.max(row, ...reach)
}
