import type { SceneItem } from './scene.ts'
import type { Area } from './sheet.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** Something that is looked up: a unit, or a person in a unit. */
export interface IndexEntry {
  readonly name: string
  /** Where it stands: the unit of a person, the unit above a unit. */
  readonly where: string
  readonly page: number
  /** What it is sorted by, full pinyin. */
  readonly key: string
}

/** One line of the index as it is set: a letter, or an entry on as many lines as it needs. */
interface IndexLine {
  readonly texts: readonly string[]
  readonly page: number | null
}

/** A column of the index is about as wide as a name, an office and a page number need. */
const columnEms = 20
const columnGap = 6
const leading = 1.45

interface Columns {
  readonly count: number
  readonly w: number
}

function columnsOf(area: Area, size: number): Columns {
  const count = Math.max(1, Math.floor((area.w + columnGap) / (columnEms * size + columnGap)))
  return { count, w: (area.w - (count - 1) * columnGap) / count }
}

/** Entries by initial letter, each letter in the order of its keys; yields after each, for what must not be held up. */
export function* sortedEntries(entries: readonly IndexEntry[]): Generator<void, Map<string, IndexEntry[]>> {
  const letters = new Map<string, IndexEntry[]>()
  for (const entry of entries) {
    const first = entry.key.charAt(0).toUpperCase()
    const letter = /[A-Z]/.test(first) ? first : '#'
    const known = letters.get(letter)
    if (known) known.push(entry)
    else letters.set(letter, [entry])
  }
  yield
  const sorted = new Map<string, IndexEntry[]>()
  for (const letter of [...letters.keys()].sort()) {
    const list = letters.get(letter) ?? []
    sorted.set(
      letter,
      list.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name) || a.page - b.page),
    )
    yield
  }
  return sorted
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The index set in columns: the items of each page. Nothing is smaller than `size`, nothing is cut. */
export function* setIndex(
  entries: readonly IndexEntry[],
  area: Area,
  size: number,
): Generator<void, SceneItem[][]> {
  const sorted = yield* sortedEntries(entries)
  const columns = columnsOf(area, size)
  const step = size * leading
  const perColumn = Math.max(1, Math.floor(area.h / step))
  const pages: SceneItem[][] = []
  let [column, row] = [columns.count, 0]
  const place = (line: IndexLine) => {
    // A letter does not stand alone at the foot of a column, an entry is not torn apart.
    const needs = Math.min(perColumn, line.texts.length + (line.page === null ? 1 : 0))
    if (row + needs > perColumn) [column, row] = [column + 1, 0]
    if (column >= columns.count) {
      pages.push([])
      ;[column, row] = [0, 0]
    }
    const x = area.x + column * (columns.w + columnGap)
    pages.at(-1)?.push(...lineItems(line, x, area.y + row * step, columns.w, size))
    row += line.texts.length
  }
  for (const [letter, list] of sorted) {
    place({ texts: [letter], page: null })
    for (const entry of list) place(entryLine(entry, columns.w, size))
    yield
  }
  return pages
}

function entryLine({ name, where, page }: IndexEntry, width: number, size: number): IndexLine {
  const room = width - textWidth(`　${page}`, size)
  const text = where ? `${name}　${where}` : name
  return { texts: wrapText(text, room, size), page }
}

function lineItems({ texts, page }: IndexLine, x: number, y: number, w: number, size: number): SceneItem[] {
  const base = (row: number) => y + (row + 1) * size * leading - size * 0.4
  const items = texts.map(
    (content, row): SceneItem => ({
      kind: 'text',
      x,
      y: base(row),
      content,
      size,
      style: page === null ? 'title' : 'member',
      anchor: 'start',
    }),
  )
  if (page === null) return items
  const last = base(texts.length - 1)
  const end: SceneItem = {
    kind: 'text',
    x: x + w,
    y: last,
    content: String(page),
    size,
    style: 'member',
    anchor: 'end',
  }
  return [...items, end]
}
