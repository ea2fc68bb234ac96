import { isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import { isInService } from '../person.ts'
import type { PersonPlace } from './difference.ts'

/** A person's place on a side, and whether the person is there at all on the side's day. */
interface Standing extends PersonPlace {
  readonly isThere: boolean
}

/**
 * Where every person of the workbook stands, in one pass over both tracks. Whoever left on or before the day is not
 * there, and whoever has rows that all begin later is not there yet.
 */
export function standingsOf(model: Model): ReadonlyMap<string, Standing> {
  const gathered = gather(model)
  for (const own of gathered.values()) own.isThere &&= own.begun !== false
  return gathered
}

/** The unit that a person counts for: where the establishment is (C5), else where the main post is. */
export function homeOf(place: PersonPlace): string | null {
  return place.establishmentUnitId ?? place.unitId
}

type Gathered = { -readonly [K in keyof Standing]: Standing[K] } & {
  /** Whether some row of either track began on or before the day; null where there is no row at all. */
  begun: boolean | null
}

/** Places by person; `isThere` says only whether the person is in service. */
function gather(model: Model): Map<string, Gathered> {
  const asOf = model.asOf
  const gathered = new Map<string, Gathered>()
  for (const person of model.rows.person.values()) {
    const nowhere = { unitId: null, postId: null, establishmentUnitId: null, establishmentKind: null }
    gathered.set(person.id, { ...nowhere, isThere: isInService(person, asOf), begun: null })
  }
  for (const row of model.rows.appointment.values()) {
    const own = gathered.get(row.personId)
    if (own === undefined) continue
    own.begun ||= row.startedOn === null || row.startedOn <= asOf
    if (row.kind !== 'main' || !isOpenOn(row, asOf)) continue
    // Of two main posts (bad data) the choice follows what they say, never the order in which rows were read.
    if (own.unitId !== null && !comesFirst(row.unitId, row.postId, own.unitId, own.postId)) continue
    own.unitId = row.unitId
    own.postId = row.postId
  }
  for (const row of model.rows.position.values()) {
    const own = gathered.get(row.personId)
    if (own === undefined) continue
    own.begun ||= row.startedOn === null || row.startedOn <= asOf
    if (row.counting === 'concurrent' || !isOpenOn(row, asOf)) continue
    const { establishmentUnitId: unitId, establishmentKind: kind } = own
    if (unitId !== null && !comesFirst(row.unitId, row.establishmentKind, unitId, kind)) continue
    own.establishmentUnitId = row.unitId
    own.establishmentKind = row.establishmentKind
  }
  return gathered
}

function comesFirst(unitId: string, rest: string | null, knownUnitId: string, known: string | null): boolean {
  return unitId === knownUnitId ? (rest ?? '') < (known ?? '') : unitId < knownUnitId
}

/** Who looks after a village on the model's day. */
interface Holders {
  readonly legalUnitId: string | null
  readonly administeredUnitId: string | null
}

/** 行政隶属 and 代管 of every village that has either, in one pass. */
export function holdersOf(model: Model): ReadonlyMap<string, Holders> {
  const holders = new Map<string, { legalUnitId: string | null; administeredUnitId: string | null }>()
  for (const row of model.rows.jurisdiction.values()) {
    if (!isOpenOn(row, model.asOf)) continue
    let own = holders.get(row.villageId)
    if (!own) {
      own = { legalUnitId: null, administeredUnitId: null }
      holders.set(row.villageId, own)
    }
    const column = row.kind === 'legal' ? 'legalUnitId' : 'administeredUnitId'
    const known = own[column]
    if (known === null || row.unitId < known) own[column] = row.unitId
  }
  return holders
}

/** Whoever actually looks after the village: the unit it is 代管 by, else that of its 行政隶属. */
export function actualHolder(holders: Holders | null | undefined): string | null {
  return holders?.administeredUnitId ?? holders?.legalUnitId ?? null
}
