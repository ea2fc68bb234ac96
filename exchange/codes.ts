import type { ImportCell } from '../domain/import-table.ts'
import type { CodeEntry } from '../domain/vocabulary/code-table.ts'
import { failedCell } from './cell.ts'

/** A code table made ready for many look-ups: by name, alias or code, whatever the brackets and spaces. */
export interface Coded {
  readonly label: string
  readonly table: readonly CodeEntry[]
  readonly values: ReadonlyMap<string, string>
  /** The name of a value: what the trade's rules want to see written. */
  readonly names: ReadonlyMap<string, string>
}

export function codedBy(
  label: string,
  table: readonly CodeEntry[],
  kept: (entry: CodeEntry) => string = (entry) => entry.code,
): Coded {
  const values = new Map<string, string>()
  for (const entry of [...table].reverse()) {
    for (const text of [...entry.aliases, entry.code, entry.name]) values.set(plainCode(text), kept(entry))
  }
  return { label, table, values, names: new Map(table.map((entry) => [kept(entry), entry.name])) }
}

/** What a text stands for; undefined where the table does not know it. */
export function codeOf(coded: Coded, text: string): string | undefined {
  return coded.values.get(plainCode(text))
}

/** A cell outside its table, with what is allowed. */
export function unknownCode(coded: Coded, raw: string): ImportCell {
  const shown = coded.table.length > 14 ? coded.table.slice(0, 6) : coded.table
  const allowed = shown.map((entry) => entry.name).join('、') + (shown === coded.table ? '' : '等 56 个民族')
  return failedCell(raw, `“${raw}”不是规定的${coded.label}，可填：${allowed}`)
}

function plainCode(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')').toLowerCase()
}
