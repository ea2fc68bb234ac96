import { isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { PersonPlace } from './difference.ts'

/** A person's place on a side, and whether the person is there at all on the side's day. */
interface Standing extends PersonPlace {
  readonly isThere: boolean
}

interface Gathered {
  main: { readonly unitId: string; readonly postId: string | null } | null
  position: { readonly unitId: string; readonly establishmentKind: string } | null
  /** Some row of either track began on or before the day. */
  hasBegun: boolean
}

/**
 * Where every person of the workbook stands, in one pass over both tracks. Whoever left on or before the day is not
 * there, and whoever has rows that all begin later is not there yet.
 */
export function standingsOf(model: Model): ReadonlyMap<string, Standing> {
  const gathered = gather(model)
  const standings = new Map<string, Standing>()
  for (const person of model.rows.person.values()) {
    const own = gathered.get(person.id)
    standings.set(person.id, {
      unitId: own?.main?.unitId ?? null,
      postId: own?.main?.postId ?? null,
      establishmentUnitId: own?.position?.unitId ?? null,
      establishmentKind: own?.position?.establishmentKind ?? null,
      isThere: isInService(person, model.asOf) && (own === undefined || own.hasBegun),
    })
  }
  return standings
}

/** The unit that a person counts for: where the establishment is (C5), else where the main post is. */
export function homeOf(place: PersonPlace): string | null {
  return place.establishmentUnitId ?? place.unitId
}

function isInService(person: Person, asOf: string): boolean {
  return person.status === 'active' || (person.leftOn !== null && person.leftOn > asOf)
}

function gather(model: Model): Map<string, Gathered> {
  const asOf = model.asOf
  const gathered = new Map<string, Gathered>()
  const of = (personId: string): Gathered => {
    let own = gathered.get(personId)
    if (!own) {
      own = { main: null, position: null, hasBegun: false }
      gathered.set(personId, own)
    }
    return own
  }
  for (const row of model.rows.appointment.values()) {
    const own = of(row.personId)
    own.hasBegun ||= row.startedOn === null || row.startedOn <= asOf
    if (row.kind !== 'main' || !isOpenOn(row, asOf)) continue
    // Of two main posts (bad data) the choice follows what they say, never the order in which rows were read.
    if (own.main === null || mainText(row) < mainText(own.main)) own.main = row
  }
  for (const row of model.rows.position.values()) {
    const own = of(row.personId)
    own.hasBegun ||= row.startedOn === null || row.startedOn <= asOf
    if (row.counting === 'concurrent' || !isOpenOn(row, asOf)) continue
    if (own.position === null || positionText(row) < positionText(own.position)) own.position = row
  }
  return gathered
}

function mainText({ unitId, postId }: { readonly unitId: string; readonly postId: string | null }): string {
  return `${unitId} ${postId ?? ''}`
}

function positionText(row: { readonly unitId: string; readonly establishmentKind: string }): string {
  return `${row.unitId} ${row.establishmentKind}`
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
