import type { JurisdictionKind } from '../../../domain/jurisdiction.ts'
import type { Model } from '../../../domain/model.ts'
import { holdingOf, type VillageCounting, villageLines } from '../../../domain/reports/villages.ts'
import type { Ref } from '../../stores/view.ts'
import { type Drop, type DropPreview, previewDrop } from '../drop.ts'

/** Villages on their way to a unit: 设定 a relation, whose basis is asked for, or 解除代管, back to the legal unit. */
export interface VillageDrop {
  readonly kind: JurisdictionKind
  readonly villageIds: readonly string[]
  readonly unitId: string
  readonly unitName: string
  /** The 代管 that ends; empty where a relation is set. */
  readonly ending: readonly string[]
}

/** What stands for the basis while nothing has been dropped yet: it is asked for after the drop. */
const toBeFilled = '（放下后填写）'

/** What dropping villages on a place of the map means; null where nothing would change. */
export function villageDropOf(
  model: Model,
  by: VillageCounting,
  dragged: readonly Ref[],
  target: Ref | null,
): VillageDrop | null {
  if (!target || dragged.length === 0 || dragged.some(({ table }) => table !== 'village')) return null
  const lines = new Map(villageLines(model).map((line) => [line.village.id, line]))
  const over = target.table === 'village' ? lines.get(target.id) : undefined
  const unitId = target.table === 'unit' ? target.id : over && holdingOf(over, by)?.unitId
  const unit = model.get('unit', unitId ?? null)
  if (!unit || !model.isOpen(unit)) return null
  const moved = dragged
    .flatMap(({ id }) => lines.get(id) ?? [])
    .filter((line) => holdingOf(line, by)?.unitId !== unit.id)
  if (moved.length === 0) return null
  const villageIds = moved.map(({ village }) => village.id)
  const isHome = by === 'actual' && moved.every(({ legal }) => legal?.unitId === unit.id)
  const ending = isHome ? moved.flatMap(({ administered }) => administered?.id ?? []) : []
  const kind = by === 'actual' ? 'administered' : 'legal'
  return { kind, villageIds, unitId: unit.id, unitName: unit.name, ending }
}

/** The command that a drop stands for, with a basis where one is needed. */
export function commandOf({ kind, villageIds, unitId, ending }: VillageDrop, basis: string): Drop {
  if (ending.length > 0) return { name: 'endJurisdiction', input: { ids: ending } }
  return { name: 'setJurisdiction', input: { villageIds, unitId, kind, basis } }
}

/** Answers before the drop, as the chart does: what it does, the villages of each unit before → after, what refuses it. */
export function previewVillages(model: Model, by: VillageCounting, drop: VillageDrop): DropPreview {
  const preview = previewDrop(model, commandOf(drop, toBeFilled))
  if (preview.refusals.length > 0) return preview
  const counts = new Map<string, { name: string; before: number; after: number }>()
  const ids = new Set(drop.villageIds)
  for (const line of villageLines(model)) {
    const held = holdingOf(line, by)?.unitId ?? ''
    const isMoved = ids.has(line.village.id)
    add(held, 1, isMoved ? 0 : 1)
    if (isMoved) add(drop.unitId, 0, 1)
  }
  const notes = [...counts.values()]
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => a.after - a.before - (b.after - b.before))
    .map(({ name, before, after }) => `${name}：村居 ${before} → ${after} 个`)
  const asks = drop.ending.length === 0 && drop.kind === 'administered' ? ['放下后填写代管依据'] : []
  return { ...preview, notes: [...notes, ...asks] }

  function add(unitId: string, before: number, after: number): void {
    const known = counts.get(unitId) ?? {
      name: model.get('unit', unitId)?.name ?? '（隶属待填）',
      before: 0,
      after: 0,
    }
    counts.set(unitId, { ...known, before: known.before + before, after: known.after + after })
  }
}
