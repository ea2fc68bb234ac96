import type { Fate, Lineage, LineageItem } from '../lineage.ts'
import type { Model } from '../model.ts'
import { dutyKey, dutyLines } from './duties.ts'

/** One thing of the old structure that has to be accounted for (domain.md: 并改工作台). */
export interface MergerItem {
  readonly table: LineageItem
  /** The row; a duty has its unit's id. */
  readonly id: string
  /** The name as it was; of a duty its line. */
  readonly name: string
  /** The old unit it belongs to; a unit's own id. */
  readonly unitId: string
  readonly key: string
  /** null while 未处置. */
  readonly fate: Fate | null
  readonly lineage: readonly Lineage[]
}

/** What can become of each kind of item. */
export const fatesOf: Readonly<Record<LineageItem, readonly Fate[]>> = {
  unit: ['keep', 'rename', 'mergeInto', 'split', 'transfer', 'addPlate', 'abolish'],
  plate: ['keep', 'rename', 'transfer', 'mergeInto', 'abolish'],
  post: ['keep', 'rename', 'transfer', 'mergeInto', 'abolish'],
  duty: ['keep', 'transfer', 'split', 'abolish'],
  village: ['keep', 'transfer', 'abolish'],
}

/** What has to be pointed at for a fate: one unit, two or more of them, another post, another plate, or nothing. */
export type TargetNeed = 'none' | 'unit' | 'units' | 'post' | 'plate'

export function targetNeed(table: LineageItem, fate: Fate): TargetNeed {
  if (fate === 'split') return 'units'
  if (fate === 'transfer' || fate === 'addPlate') return 'unit'
  if (fate === 'mergeInto') return table === 'post' || table === 'plate' ? table : 'unit'
  return 'none'
}

export function itemKey(table: LineageItem, id: string, name: string): string {
  return table === 'duty' ? `duty ${id} ${dutyKey(name)}` : `${table} ${id}`
}

/** Fates that are open to an item now: what stays in place needs a unit that stays. */
export function allowedFates(model: Model, item: Pick<MergerItem, 'table' | 'unitId'>): readonly Fate[] {
  const all = fatesOf[item.table]
  if (item.table === 'unit' || item.table === 'village' || unitGoesOn(model, item.unitId)) return all
  return all.filter((fate) => fate !== 'keep' && fate !== 'rename')
}

/** Whether a unit is there after the reform as well: neither ended nor about to be split up. */
export function unitGoesOn(model: Model, unitId: string): boolean {
  const unit = model.get('unit', unitId)
  if (!unit || !model.isOpen(unit)) return false
  return !stepsOf(model, 'unit', unitId, '', noEarlier).some((row) => row.fate === 'split')
}

export const noEarlier: ReadonlySet<string> = new Set()

/** The steps of the lineage by which an item is decided, without those of earlier reforms. */
export function stepsOf(
  model: Model,
  table: LineageItem,
  id: string,
  name: string,
  earlier: ReadonlySet<string>,
): Lineage[] {
  return model
    .by('lineage.sourceId', id)
    .filter((row) => row.sourceTable === table && !earlier.has(row.id))
    .filter((row) => table !== 'duty' || dutyKey(row.sourceName) === dutyKey(name))
}

/** Everything that the chosen units held at the branch point, in the order of the chart, with what became of it. */
export function mergerItems(base: Model, model: Model, sourceIds: readonly string[]): MergerItem[] {
  const earlier: ReadonlySet<string> = new Set(base.rows.lineage.keys())
  const units = sourceUnits(base, sourceIds)
  const item = (table: LineageItem, id: string, name: string, unitId: string): MergerItem => {
    const lineage = stepsOf(model, table, id, name, earlier)
    return { table, id, name, unitId, key: itemKey(table, id, name), fate: lineage[0]?.fate ?? null, lineage }
  }
  const villages = villagesOf(base, units)
  return units.flatMap((unitId) => {
    const unit = base.get('unit', unitId)
    if (!unit) return []
    const rows = <T extends { readonly sortNo: number }>(list: readonly T[]) =>
      [...list].sort((a, b) => a.sortNo - b.sortNo)
    return [
      item('unit', unitId, unit.name, unitId),
      ...rows(base.openBy('plate.unitId', unitId)).map((row) => item('plate', row.id, row.name, unitId)),
      ...rows(base.openBy('post.unitId', unitId)).map((row) => item('post', row.id, row.name, unitId)),
      ...dutyLines(unit.duties).map((line) => item('duty', unitId, line, unitId)),
      ...(villages.get(unitId) ?? []).map((row) => item('village', row.id, row.name, unitId)),
    ]
  })
}

/** The chosen units with all units below them, each once. */
export function sourceUnits(base: Model, sourceIds: readonly string[]): string[] {
  const found = new Set<string>()
  const walk = (id: string) => {
    if (found.has(id) || !base.get('unit', id)) return
    found.add(id)
    for (const child of base.childrenOf(id)) walk(child.id)
  }
  for (const id of sourceIds) walk(id)
  return [...found]
}

/** Each village once: under the unit that administers it on behalf, else under its legal one. */
function villagesOf(base: Model, units: readonly string[]) {
  const within = new Set(units)
  const villages = new Map<string, { readonly id: string; readonly name: string }[]>()
  const open = [...base.rows.village.values()].filter((row) => base.isOpen(row))
  for (const village of open.sort((a, b) => a.sortNo - b.sortNo)) {
    const held = base
      .openBy('jurisdiction.villageId', village.id)
      .filter(({ unitId }) => within.has(unitId))
      .sort((a, b) => a.kind.localeCompare(b.kind))
    const unitId = held[0]?.unitId
    if (unitId) villages.set(unitId, [...(villages.get(unitId) ?? []), village])
  }
  return villages
}

/** 未处置: how many items have no fate yet, in all or of one kind. */
export function undecidedCount(items: readonly MergerItem[], table?: LineageItem): number {
  return items.filter((item) => item.fate === null && (table === undefined || item.table === table)).length
}

/** The chosen ids of a setting (mergerSources, mergerTargets). */
export function idsOfSetting(value: string): string[] {
  return value.split(',').filter((id) => id !== '')
}
