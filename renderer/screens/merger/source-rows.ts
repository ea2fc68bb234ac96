import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'

/** A line of the source tree: a unit, or below an unfolded one what it held. */
export interface SourceRow {
  readonly item: MergerItem
  readonly level: number
  /** Of a unit: what it and the units below it still have to decide. */
  readonly open: number
  /** Of a unit: what it held itself. */
  readonly held: number
  readonly isUnfolded: boolean
}

/** The old structure as a tree of lines, folded or not; the units are always all there. */
export function sourceRows(
  base: Model,
  items: readonly MergerItem[],
  unfolded: ReadonlySet<string>,
  isOnlyOpen: boolean,
): SourceRow[] {
  const units = items.filter(({ table }) => table === 'unit')
  const ids = new Set(units.map(({ id }) => id))
  const paths = new Map(units.map(({ id }) => [id, base.pathUp(id).filter((above) => ids.has(above))]))
  const open = new Map<string, number>()
  const held = new Map<string, number>()
  for (const { fate, table, unitId } of items) {
    if (table !== 'unit') held.set(unitId, (held.get(unitId) ?? 0) + 1)
    if (fate !== null) continue
    for (const above of paths.get(unitId) ?? []) open.set(above, (open.get(above) ?? 0) + 1)
  }
  return items.flatMap((item): SourceRow[] => {
    const level = paths.get(item.unitId)?.length ?? 1
    if (item.table === 'unit') {
      const left = open.get(item.id) ?? 0
      if (isOnlyOpen && left === 0) return []
      const isUnfolded = unfolded.has(item.id)
      return [{ item, level, open: left, held: held.get(item.id) ?? 0, isUnfolded }]
    }
    if (!unfolded.has(item.unitId) || (isOnlyOpen && item.fate !== null)) return []
    return [{ item, level: level + 1, open: 0, held: 0, isUnfolded: false }]
  })
}
