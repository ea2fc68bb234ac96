import type { Model } from '../model.ts'
import { standardOffices } from '../rules/standard-structure-data.ts'
import type { Unit } from '../unit.ts'
import type { MergerItem } from './items.ts'

/** The street office of a unit: itself or the nearest above; of a unit below none its topmost unit. */
export function streetOf(model: Model, unitId: string): string | null {
  const path = model.pathUp(unitId)
  return path.find((id) => model.get('unit', id)?.kind === 'subdistrict') ?? path.at(-1) ?? null
}

/** An old unit that the reform itself names: it can go on as it is. */
export function isStandardOffice(unit: Unit): boolean {
  return standardOffices.some(
    ({ name, frontLost }) => name === unit.name && (!frontLost || unit.nameStatus === 'unverified'),
  )
}

/** The units of the target structure of one street. */
export interface TargetStreet {
  readonly street: Unit
  /** In the order of the chart, the street office itself not among them. */
  readonly units: readonly Unit[]
}

/**
 * The target structure: what is set up in the plan or goes on as a unit below the street offices of the old units.
 * An old unit that is undecided, split up or ended is none of it, unless it is one that the reform names.
 */
export function targetStreets(base: Model, model: Model, items: readonly MergerItem[]): TargetStreet[] {
  const old = new Map(items.filter(({ table }) => table === 'unit').map((item) => [item.id, item]))
  const streets = new Set([...old.keys()].flatMap((id) => streetOf(base, id) ?? []))
  return [...streets].flatMap((id) => {
    const street = model.get('unit', id)
    if (!street || !model.isOpen(street)) return []
    const units = below(model, id).filter((unit) => unit.kind !== 'external' && isTarget(model, unit, old))
    return [{ street, units }]
  })
}

function isTarget(model: Model, unit: Unit, old: ReadonlyMap<string, MergerItem>): boolean {
  const item = old.get(unit.id)
  if (!item) return true
  if (item.fate !== null) return item.fate !== 'split'
  return isStandardOffice(unit) && !hasNewNamesake(model, unit, old)
}

/** Whether the plan has set up another unit of the name in the same place, so that the old one goes into it. */
function hasNewNamesake(model: Model, unit: Unit, old: ReadonlyMap<string, MergerItem>): boolean {
  const siblings = unit.parentId === null ? [] : model.childrenOf(unit.parentId)
  return siblings.some(({ id, name }) => name === unit.name && !old.has(id))
}

function below(model: Model, unitId: string, seen: ReadonlySet<string> = new Set()): Unit[] {
  if (seen.has(unitId)) return []
  const path = new Set([...seen, unitId])
  // A street office below a committee has a target structure of its own.
  const own = model.childrenOf(unitId).filter(({ kind }) => kind !== 'subdistrict')
  return own.flatMap((unit) => [unit, ...below(model, unit.id, path)])
}

/** The targets for what belonged to an old unit: those of its own street, else all. */
export function targetsFor(base: Model, streets: readonly TargetStreet[], unitId: string): readonly Unit[] {
  const own = streets.find(({ street }) => street.id === streetOf(base, unitId))
  return own && own.units.length > 0 ? own.units : streets.flatMap(({ units }) => units)
}
