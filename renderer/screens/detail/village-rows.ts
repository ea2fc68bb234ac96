import type { DatedRow, Model } from '../../../domain/model.ts'

/** Which form stands open in a list of rows. */
export type RowForm = { readonly kind: 'add' } | { readonly kind: 'edit' | 'end'; readonly id: string } | null

/** Rows in force first, then the past; each in the order in which they were entered. */
export function openFirst<T extends DatedRow & { readonly id: string }>(
  model: Model,
  rows: readonly T[],
): readonly T[] {
  return [...rows].sort(
    (a, b) => Number(model.isOpen(b)) - Number(model.isOpen(a)) || a.id.localeCompare(b.id),
  )
}
