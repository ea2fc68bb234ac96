import type { Jurisdiction } from '../jurisdiction.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Village } from '../village.ts'
import type { VillageLiaison } from '../village-liaison.ts'
import { unitsInOrder } from './roster.ts'
import { latestCode } from './village-codes.ts'

/** A village with who it belongs to, who administers it and who looks after it on the model's day. */
export interface VillageLine {
  readonly village: Village
  readonly code: string
  readonly legal: Jurisdiction | undefined
  readonly legalName: string
  readonly administered: Jurisdiction | undefined
  readonly administeredName: string
  readonly liaisons: readonly LiaisonOf[]
}

export interface LiaisonOf {
  readonly liaison: VillageLiaison
  readonly person: Person | undefined
}

/** The villages that a unit actually looks after: 代管 goes before 行政隶属. */
export interface VillageGroup {
  readonly unitName: string
  readonly villages: readonly VillageLine[]
}

/** The villages of a branch (or all) by the unit that looks after them, in the order of the chart and the list. */
export function villageGroups(model: Model, unitId?: string): VillageGroup[] {
  const order = unitsInOrder(model, unitId).map(({ id }) => id)
  const groups = new Map<string, VillageLine[]>()
  for (const village of [...model.rows.village.values()].sort((a, b) => a.sortNo - b.sortNo)) {
    if (!model.isOpen(village)) continue
    const line = lineOf(model, village)
    const holder = (line.administered ?? line.legal)?.unitId ?? ''
    if (unitId !== undefined && !order.includes(holder)) continue
    groups.set(holder, [...(groups.get(holder) ?? []), line])
  }
  // Units outside of this workbook and villages of nobody come last.
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length + (id === '' ? 1 : 0))
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, villages]) => ({ unitName: model.get('unit', id)?.name ?? '（隶属待填）', villages }))
}

function lineOf(model: Model, village: Village): VillageLine {
  const open = model.openBy('jurisdiction.villageId', village.id)
  const legal = open.find((row) => row.kind === 'legal')
  const administered = open.find((row) => row.kind === 'administered')
  const nameOf = (row: Jurisdiction | undefined) => model.get('unit', row?.unitId ?? null)?.name ?? ''
  return {
    village,
    code: latestCode(model, village.id),
    legal,
    legalName: nameOf(legal),
    administered,
    administeredName: nameOf(administered),
    liaisons: model
      .openBy('villageLiaison.villageId', village.id)
      .sort((a, b) => (a.startedOn ?? '').localeCompare(b.startedOn ?? '') || a.id.localeCompare(b.id))
      .map((liaison) => ({ liaison, person: model.get('person', liaison.personId) })),
  }
}
