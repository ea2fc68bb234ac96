import type { Jurisdiction } from '../jurisdiction.ts'
import type { Model } from '../model.ts'
import { latestCode } from '../reports/village-codes.ts'
import { villageKindNames } from '../village.ts'
import { compare } from './compare.ts'
import type { Difference } from './difference.ts'
import { unitTitle } from './naming.ts'
import { actualHolder } from './places.ts'

/** One line of a 村居移交清单: a village that an office gives or takes. Names are ready for print, numbers are not. */
export interface HandoverLine {
  readonly key: string
  readonly village: string
  /** 统计用区划代码; '' where none is known. */
  readonly code: string
  readonly kind: string
  readonly households: number | null
  readonly population: number | null
  readonly areaHectares: number | null
  /** 行政隶属 on the later side. */
  readonly legalUnit: string
  readonly fromUnit: string
  readonly toUnit: string
  readonly startedOn: string
  readonly basis: string
  /** 包村干部 on the later side; '' where none is known. */
  readonly liaisons: string
  readonly direction: 'in' | 'out'
}

/** The villages that an office looks after on one side only (代管 before 行政隶属), in the order of the list. */
export function handoverLines(
  before: Model,
  after: Model,
  unitId: string,
  difference: Difference = compare(before, after),
): HandoverLine[] {
  return difference.villages.flatMap(({ village, before: old, after: now }): HandoverLine[] => {
    const [from, to] = [actualHolder(old), actualHolder(now)]
    if (from === to || (from !== unitId && to !== unitId)) return []
    const relation = relationOf(after, village.id, to)
    return [
      {
        key: village.id,
        village: village.name,
        code: latestCode(after, village.id),
        kind: villageKindNames[village.kind],
        households: village.households,
        population: village.population,
        areaHectares: village.areaHectares,
        legalUnit: unitTitle(after, now?.legalUnitId ?? old?.legalUnitId ?? null),
        fromUnit: unitTitle(before, from),
        toUnit: unitTitle(after, to),
        startedOn: relation?.startedOn ?? '',
        basis: relation?.basis ?? '',
        liaisons: liaisonsOf(after, village.id),
        direction: to === unitId ? 'in' : 'out',
      },
    ]
  })
}

function liaisonsOf(model: Model, villageId: string): string {
  return model
    .openBy('villageLiaison.villageId', villageId)
    .flatMap(({ personId }) => model.get('person', personId)?.name ?? [])
    .join('、')
}

/** The villages that come to another office, by the office that takes them; '' where none does. */
export function handoversByReceiver(
  before: Model,
  after: Model,
  difference: Difference = compare(before, after),
): ReadonlyMap<string, readonly HandoverLine[]> {
  const receivers = new Set<string>()
  const leavers = new Set<string>()
  for (const { before: old, after: now } of difference.villages) {
    const [from, to] = [actualHolder(old), actualHolder(now)]
    if (from === to) continue
    if (to) receivers.add(to)
    else if (from) leavers.add(from)
  }
  const lines = new Map<string, readonly HandoverLine[]>()
  for (const unitId of receivers) {
    const taken = handoverLines(before, after, unitId, difference).filter(
      ({ direction }) => direction === 'in',
    )
    lines.set(unitTitle(after, unitId), taken)
  }
  const left = [...leavers]
    .flatMap((unitId) => handoverLines(before, after, unitId, difference))
    .filter(({ toUnit }) => toUnit === '')
  if (left.length > 0) lines.set('', left)
  return lines
}

/** The relation by which the taking office looks after the village; 代管 goes before 行政隶属. */
function relationOf(model: Model, villageId: string, unitId: string | null): Jurisdiction | undefined {
  const held = model.openBy('jurisdiction.villageId', villageId).filter((row) => row.unitId === unitId)
  return held.find((row) => row.kind === 'administered') ?? held[0]
}
