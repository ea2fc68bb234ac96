import type { ReopenPlace } from '../commands/merger.ts'
import type { LineageItem } from '../lineage.ts'
import type { Model } from '../model.ts'
import { type MergerItem, sourceUnits } from './items.ts'
import { withUnitNote } from './work.ts'

export interface ReopenInput {
  readonly items: { readonly table: LineageItem; readonly id: string; readonly name: string }[]
  readonly places: ReopenPlace[]
  readonly earlier: string[]
}

/** What `reopenItems` needs for the decided ones among the items: with them, where everything about them stood. */
export function reopenInput(base: Model, items: readonly MergerItem[]): ReopenInput {
  const decided = items.filter(({ fate }) => fate !== null)
  const homes = new Set(decided.map(({ unitId }) => unitId))
  const units = sourceUnits(base, [...homes])
  return {
    items: decided.map(({ table, id, name }) => ({ table, id, name })),
    places: [
      ...units.flatMap((id) => unitPlace(base, id)),
      ...[...homes].flatMap((id) => [
        ...contentPlaces(base, 'plate', id),
        ...contentPlaces(base, 'post', id),
      ]),
    ],
    earlier: [...base.rows.lineage.keys()],
  }
}

function unitPlace(base: Model, id: string): ReopenPlace[] {
  const unit = base.get('unit', id)
  if (!unit) return []
  const { parentId, sortNo, nameStatus, duties } = unit
  return [{ table: 'unit', id, unitId: parentId, sortNo, nameStatus, duties }]
}

function contentPlaces(base: Model, table: 'plate' | 'post', unitId: string): ReopenPlace[] {
  return base
    .by(`${table}.unitId`, unitId)
    .map((row) => ({ table, id: row.id, unitId: row.unitId, sortNo: row.sortNo }))
}

/** What goes back with the units among the items because it went with them; what is among the items is not named again. */
export function goingBackWith(all: readonly MergerItem[], items: readonly MergerItem[]): MergerItem[] {
  const units = new Set(items.filter(({ table, fate }) => table === 'unit' && fate).map(({ id }) => id))
  const named = new Set(items.map(({ key }) => key))
  return all.filter(
    ({ key, unitId, lineage }) =>
      units.has(unitId) && !named.has(key) && lineage.some((row) => row.note?.includes(withUnitNote)),
  )
}
