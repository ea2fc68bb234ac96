import { type Fate, fates, type Lineage, type LineageItem } from '../lineage.ts'
import type { Model } from '../model.ts'
import { idsOfSetting, type MergerItem, mergerItems, sourceUnits } from './items.ts'
import { targetStreets } from './targets.ts'

/** What a cell counts: the items of the workbench, and the people who worked in the old unit. */
export type MatrixKind = LineageItem | 'person'
export const matrixKinds: readonly MatrixKind[] = ['unit', 'plate', 'post', 'person', 'duty', 'village']

/** One thing that went from an old unit to a column. */
export interface MatrixEntry {
  readonly kind: MatrixKind
  readonly key: string
  readonly id: string
  readonly name: string
  /** null for people, and while 未处置. */
  readonly fate: Fate | null
}

/** A target unit; what lapsed or left; what has no place yet. */
export type MatrixColumnId = string | 'gone' | 'open'

export interface MatrixColumn {
  readonly id: MatrixColumnId
  readonly name: string
  readonly street: string
}

export interface MatrixRow {
  readonly unitId: string
  readonly name: string
  readonly street: string
  readonly cells: ReadonlyMap<MatrixColumnId, readonly MatrixEntry[]>
  /** Each thing once, though a split one stands in several cells. */
  readonly all: readonly MatrixEntry[]
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
  readonly columnSums: ReadonlyMap<MatrixColumnId, readonly MatrixEntry[]>
  readonly all: readonly MatrixEntry[]
}

/** 旧 × 新: rows are the old units, columns the units of the target structure, 撤销离岗 and 未处置. */
export function mergerMatrix(base: Model, model: Model, sourceIds?: readonly string[]): Matrix {
  const sources = sourceIds ?? idsOfSetting(model.setting('mergerSources'))
  const items = mergerItems(base, model, sources)
  const columns = columnsOf(base, model, items)
  const known = new Set(columns.map(({ id }) => id))
  const byUnit = new Map<string, MergerItem[]>()
  for (const item of items) byUnit.set(item.unitId, [...(byUnit.get(item.unitId) ?? []), item])
  const rows = sourceUnits(base, sources).map((unitId): MatrixRow => {
    const placed = [
      ...(byUnit.get(unitId) ?? []).map((item) => ({
        entry: entryOf(item),
        to: placesOf(model, item, known),
      })),
      ...peopleOf(base, model, unitId, known),
    ]
    const cells = new Map<MatrixColumnId, MatrixEntry[]>()
    for (const { entry, to } of placed) {
      for (const id of to) cells.set(id, [...(cells.get(id) ?? []), entry])
    }
    const name = base.get('unit', unitId)?.name ?? ''
    return { unitId, name, street: streetName(base, unitId), cells, all: placed.map(({ entry }) => entry) }
  })
  const sumOf = (id: MatrixColumnId) => rows.flatMap((row) => row.cells.get(id) ?? [])
  return {
    columns,
    rows,
    columnSums: new Map(columns.map(({ id }) => [id, sumOf(id)])),
    all: rows.flatMap((row) => row.all),
  }
}

/** How many of each kind; kinds of which there are none are left out. */
export function countsOf(entries: readonly MatrixEntry[]): { kind: MatrixKind; count: number }[] {
  return matrixKinds
    .map((kind) => ({ kind, count: entries.filter((entry) => entry.kind === kind).length }))
    .filter(({ count }) => count > 0)
}

/** The fates in a cell, that of the unit itself first, the others in the order of the list. */
export function fatesIn(entries: readonly MatrixEntry[]): Fate[] {
  const own = entries.find(({ kind, fate }) => kind === 'unit' && fate !== null)?.fate
  const all = new Set(entries.map(({ fate }) => fate))
  return [...(own ? [own] : []), ...fates.filter((fate) => fate !== own && all.has(fate))]
}

function columnsOf(base: Model, model: Model, items: readonly MergerItem[]): MatrixColumn[] {
  const streets = targetStreets(base, model, items)
  return [
    ...streets.flatMap(({ street, units }) =>
      [street, ...units].map(({ id, name }) => ({
        id,
        name,
        street: id === street.id ? '' : street.name,
      })),
    ),
    ...beyond(
      model,
      items,
      new Set(streets.flatMap(({ street, units }) => [street.id, ...units.map(({ id }) => id)])),
    ),
    { id: 'gone', name: '撤销、离岗', street: '' },
    { id: 'open', name: '未处置、待安置', street: '' },
  ]
}

/** Units outside the streets that something was given to. */
function beyond(model: Model, items: readonly MergerItem[], known: ReadonlySet<string>): MatrixColumn[] {
  const ids = new Set(items.flatMap(({ lineage }) => lineage.flatMap((row) => targetUnit(model, row) ?? [])))
  return [...ids]
    .filter((id) => !known.has(id))
    .flatMap((id) => {
      const unit = model.get('unit', id)
      return unit && model.isOpen(unit) ? [{ id, name: unit.name, street: streetName(model, id) }] : []
    })
}

const entryOf = ({ table, key, id, name, fate }: MergerItem): MatrixEntry => ({
  kind: table,
  key,
  id,
  name,
  fate,
})

function placesOf(model: Model, item: MergerItem, known: ReadonlySet<string>): MatrixColumnId[] {
  if (item.fate === null) return ['open']
  const to = item.lineage.map((row): MatrixColumnId => {
    // A unit that is put below another goes on as itself.
    const id = row.sourceTable === 'unit' && row.fate === 'transfer' ? row.sourceId : targetUnit(model, row)
    if (id === null) return 'gone'
    return known.has(id) ? id : 'open'
  })
  return [...new Set(to)]
}

/** Where a step leads today: on through units that went into others later; null where it ends. */
function targetUnit(model: Model, row: Lineage): string | null {
  if (row.targetTable === 'unit') return successor(model, row.targetId, new Set())
  if (row.targetTable === null) return null
  return successor(model, model.get(row.targetTable, row.targetId)?.unitId ?? null, new Set())
}

function successor(model: Model, id: string | null, seen: Set<string>): string | null {
  const unit = model.get('unit', id)
  if (!unit || seen.has(unit.id)) return null
  if (model.isOpen(unit)) return unit.id
  seen.add(unit.id)
  const next = model
    .by('lineage.sourceId', unit.id)
    .find((row) => row.sourceTable === 'unit' && row.targetTable === 'unit' && row.targetId !== unit.id)
  return next ? successor(model, next.targetId, seen) : null
}

/** Those who worked in the unit at the branch point, by where they work now. */
function peopleOf(base: Model, model: Model, unitId: string, known: ReadonlySet<string>) {
  const main = base.openBy('appointment.unitId', unitId).filter((row) => row.kind === 'main')
  return main.map(({ personId: id }) => {
    const person = model.get('person', id) ?? base.get('person', id)
    const now = model.openBy('appointment.personId', id).find((row) => row.kind === 'main')
    const left = person?.status !== 'active'
    const at: MatrixColumnId = now && known.has(now.unitId) ? now.unitId : left ? 'gone' : 'open'
    const entry: MatrixEntry = {
      kind: 'person',
      key: `person ${id}`,
      id,
      name: person?.name ?? '',
      fate: null,
    }
    return { entry, to: [at] }
  })
}

function streetName(model: Model, unitId: string): string {
  const path = model.pathUp(unitId)
  const id = path.slice(1).find((above) => model.get('unit', above)?.kind === 'subdistrict')
  return model.get('unit', id ?? null)?.name ?? ''
}
