import type { GridCell } from '../grid-cell.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Village } from '../village.ts'
import type { VillageCadre } from '../village-cadre.ts'
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
  /** 两委成员 and 网格 in force, in the order in which they were entered. */
  readonly cadres: readonly VillageCadre[]
  readonly cells: readonly GridCell[]
}

/** Who a village counts for: whoever looks after it (代管 before 行政隶属), or its 行政隶属. */
export const villageCountings = ['actual', 'legal'] as const
export type VillageCounting = (typeof villageCountings)[number]
export const villageCountingNames: Readonly<Record<VillageCounting, string>> = {
  actual: '按实际管理',
  legal: '按行政隶属',
}

/** What the unit is called that a village counts for. */
export const villageHolderNames: Readonly<Record<VillageCounting, string>> = {
  actual: '实际管理机构',
  legal: '行政隶属',
}

/** The relation by which a village counts for a unit. */
export function holdingOf(
  { legal, administered }: Pick<VillageLine, 'legal' | 'administered'>,
  by: VillageCounting,
): Jurisdiction | undefined {
  return by === 'actual' ? (administered ?? legal) : legal
}

export interface LiaisonOf {
  readonly liaison: VillageLiaison
  readonly person: Person | undefined
}

/** The villages that count for a unit. */
export interface VillageGroup {
  readonly unitName: string
  readonly villages: readonly VillageLine[]
}

/** The villages in force in the order of the list. */
export function villageLines(model: Model): VillageLine[] {
  return [...model.rows.village.values()]
    .filter((village) => model.isOpen(village))
    .sort((a, b) => a.sortNo - b.sortNo)
    .map((village) => lineOf(model, village))
}

/** The villages of a branch (or all) by the unit for which they count, in the order of the chart and the list. */
export function villageGroups(model: Model, unitId?: string, by: VillageCounting = 'actual'): VillageGroup[] {
  const order = unitsInOrder(model, unitId).map(({ id }) => id)
  const groups = new Map<string, VillageLine[]>()
  for (const line of villageLines(model)) {
    const holder = holdingOf(line, by)?.unitId ?? ''
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
    cadres: model.openBy('villageCadre.villageId', village.id).sort((a, b) => a.id.localeCompare(b.id)),
    cells: model.openBy('gridCell.villageId', village.id).sort((a, b) => a.id.localeCompare(b.id)),
  }
}
