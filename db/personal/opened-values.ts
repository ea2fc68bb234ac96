import { isSealed, sealedPrefix } from '../../domain/personal.ts'

type Values = Readonly<Record<string, unknown>>

interface Opening {
  /** Opens a text that is not known. */
  readonly open: (id: string, column: string, text: string) => string
  /** What an opened text is in its column. */
  readonly typed: (column: string, text: string) => string | number
}

const [tableBreak, lineBreak] = ['\f', '\n']

/**
 * What the encrypted values of one key opened to, so that each is opened once: one by one 100,000 of them take a
 * second, out of here a tenth of it. A value counts only for the very text that it was opened from, in the row and
 * column to which that text is bound: what is not here, or was altered, is opened from the file of the workbook.
 */
export class OpenedValues {
  /** Values that had to be opened since the whole was last written or taken up. */
  missed = 0
  private readonly sheets = new Map<string, Sheet>()

  /** The rows of a table with their encrypted columns opened. Other rows stay as they are. */
  openRows<R extends { readonly id: string }>(
    table: string,
    columns: readonly string[],
    rows: readonly R[],
    { open, typed }: Opening,
  ): readonly R[] {
    const known = this.sheets.get(table)
    let missed = 0
    const opened = rows.map((row) => {
      let copy: Record<string, unknown> | null = null
      let place: number | undefined
      for (const [index, column] of columns.entries()) {
        const text = (row as Values)[column]
        if (!isEncrypted(text)) continue
        if (!copy) {
          copy = { ...row }
          place = known?.placeOf(row.id, columns.length)
        }
        let value = place === undefined ? undefined : known?.valueAt(place, index, text)
        if (value === undefined) {
          value = open(row.id, column, text)
          missed += 1
        }
        copy[column] = typed(column, value)
      }
      return (copy as R | null) ?? row
    })
    if (missed > 0) this.sheets.set(table, new Sheet(linesOf(columns, rows, opened)))
    this.missed += missed
    return opened
  }

  /** As one text, to be encrypted as a whole. */
  toText(): string {
    return [...this.sheets].map(([table, { lines }]) => [table, ...lines].join(lineBreak)).join(tableBreak)
  }

  /** Takes up what `toText` gave. */
  take(text: string): void {
    for (const part of text.split(tableBreak)) {
      const [table = '', ...lines] = part.split(lineBreak)
      this.sheets.set(table, new Sheet(lines))
    }
    this.missed = 0
  }
}

function linesOf(
  columns: readonly string[],
  sealed: readonly { readonly id: string }[],
  opened: readonly object[],
): string[] {
  return sealed.flatMap((row, at) => {
    const pairs = columns.flatMap((column) => {
      const text = (row as Values)[column]
      const value = String((opened[at] as Values)[column])
      return isEncrypted(text) && isKept(value) ? [text, value] : ['', '']
    })
    return [row.id, ...pairs]
  })
}

/** The rows of a table as lines: the id, then for each column the encrypted text and what it opened to, or two empty ones. */
class Sheet {
  readonly lines: readonly string[]
  private next = 0
  private places: ReadonlyMap<string, number> | null = null

  constructor(lines: readonly string[]) {
    this.lines = lines
  }

  /** The line of a row's id; at once where rows are asked for in the order of the lines, which a table keeps. */
  placeOf(id: string, columns: number): number | undefined {
    const step = 1 + 2 * columns
    const place = this.lines[this.next] === id ? this.next : this.find(id, step)
    if (place !== undefined) this.next = (place + step) % this.lines.length
    return place
  }

  /** What a column's text opened to; undefined where it was another text. */
  valueAt(place: number, column: number, text: string): string | undefined {
    const line = place + 1 + 2 * column
    return this.lines[line] === text ? this.lines[line + 1] : undefined
  }

  private find(id: string, step: number): number | undefined {
    if (!this.places) {
      const places = new Map<string, number>()
      for (let at = 0; at < this.lines.length; at += step) places.set(this.lines[at] as string, at)
      this.places = places
    }
    return this.places.get(id)
  }
}

function isEncrypted(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(sealedPrefix)
}

/** A value with a break in it would be two lines; one that could not be opened is tried anew the next time. */
function isKept(value: unknown): value is string {
  return (
    typeof value === 'string' && !isSealed(value) && !value.includes(lineBreak) && !value.includes(tableBreak)
  )
}
