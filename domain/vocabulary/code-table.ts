import { z } from 'zod'

/** One entry of a code table: the code in the file, the name on paper, and what else people write for it. */
export interface CodeEntry<C extends string = string> {
  readonly code: C
  readonly name: string
  readonly aliases: readonly string[]
}

/** The schema of a table's codes. */
export function codeSchema<const T extends readonly CodeEntry[]>(table: T) {
  type Code = T[number]['code']
  return z.enum(table.map((entry) => entry.code) as [Code, ...Code[]])
}

/** The name on paper of a code; the code itself where the table does not know it. */
export function codeName(table: readonly CodeEntry[], code: string | null): string {
  return table.find((entry) => entry.code === code)?.name ?? code ?? ''
}
