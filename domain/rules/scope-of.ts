import type { Scope } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RowChange, RowOf, TableName } from '../tables.ts'
import { writtenForms } from './duplicate-id-numbers.ts'
import { hasInstitutionalQuota } from './mixed-establishment.ts'
import { institutionalKinds } from './wording.ts'

type Reader<T extends TableName> = (
  reach: Reach,
  id: string,
  now: RowOf<T> | undefined,
  next: RowOf<T> | undefined,
) => void

/**
 * The places that changes can affect, seen from the model as it stands. Called before the changes are applied and
 * after; the union (`joinScopes`) is what a check looks at. Costs the rows around the changes, not the workbook.
 */
export function scopeOf(model: Model, changes: readonly RowChange[]): Scope {
  const reach = new Reach(model)
  for (const { table, id, row } of changes) {
    const read = readers[table] as Reader<TableName>
    read(reach, id, model.get(table, id), row ?? undefined)
  }
  return reach.everything ? 'all' : reach.close()
}

/** What either of two scopes holds. */
export function joinScopes(a: Scope, b: Scope): Scope {
  if (a === 'all' || b === 'all') return 'all'
  return {
    units: new Set([...a.units, ...b.units]),
    posts: new Set([...a.posts, ...b.posts]),
    people: new Set([...a.people, ...b.people]),
    villages: new Set([...a.villages, ...b.villages]),
    rooms: new Set([...a.rooms, ...b.rooms]),
    powers: new Set([...a.powers, ...b.powers]),
    periods: new Set([...a.periods, ...b.periods]),
  }
}

/** The sets of a scope while they are gathered. */
class Reach {
  readonly units = new Set<string>()
  readonly posts = new Set<string>()
  readonly people = new Set<string>()
  readonly villages = new Set<string>()
  readonly rooms = new Set<string>()
  readonly powers = new Set<string>()
  readonly periods = new Set<string>()
  everything = false
  private readonly idNumbers = new Set<string>()
  private readonly tolerating = new Set<string>()
  private readonly model: Model

  constructor(model: Model) {
    this.model = model
  }

  /** A unit and all above it: their totals and allotments may move. */
  unit(id: string | null | undefined): void {
    if (!id || this.units.has(id)) return
    for (const above of this.model.pathUp(id)) this.units.add(above)
  }

  post(id: string | null | undefined): void {
    if (id) this.posts.add(id)
  }

  /** A person and the rooms that are measured by their rank. */
  person(id: string | null | undefined): void {
    if (!id || this.people.has(id)) return
    this.people.add(id)
    for (const row of this.model.by('occupancy.personId', id)) this.rooms.add(row.roomId)
  }

  /** A room and those that stand on the same floor, which it may overlap. */
  room(id: string, floorId: string | undefined): void {
    this.rooms.add(id)
    if (floorId) for (const other of this.model.by('room.floorId', floorId)) this.rooms.add(other.id)
    for (const row of this.model.by('occupancy.roomId', id)) this.person(row.personId)
  }

  roomsOfFloor(floorId: string): void {
    for (const row of this.model.by('room.floorId', floorId)) this.room(row.id, undefined)
  }

  /** The periods into which an indicator is drawn. */
  periodsOf(indicatorId: string): void {
    for (const row of this.model.by('indicatorPick.indicatorId', indicatorId)) this.periods.add(row.periodId)
  }

  periodOfPick(pickId: string | undefined): void {
    const pick = this.model.get('indicatorPick', pickId ?? null)
    if (pick) this.periods.add(pick.periodId)
  }

  village(id: string | undefined): void {
    if (id) this.villages.add(id)
  }

  power(id: string | undefined): void {
    if (id) this.powers.add(id)
  }

  /** Items that a change of code or name makes, or no longer makes, one with this one. */
  powersLike(row: RowOf<'power'> | undefined): void {
    if (!row) return
    const alike = [
      ...(row.code === null ? [] : this.model.by('power.code', row.code)),
      ...this.model.by('power.name', row.name),
    ]
    for (const { id } of alike) this.power(id)
  }

  officesOf(powerId: string): void {
    for (const row of this.model.by('powerOffice.powerId', powerId)) this.unit(row.unitId)
  }

  holdersOf(postId: string): void {
    for (const row of this.model.by('appointment.postId', postId)) {
      this.person(row.personId)
      this.unit(row.unitId)
    }
  }

  /** Everything that names a unit as its place. */
  contentsOf(unitId: string): void {
    for (const row of this.model.by('post.unitId', unitId)) this.post(row.id)
    for (const row of this.model.by('position.unitId', unitId)) this.person(row.personId)
    for (const row of this.model.by('appointment.unitId', unitId)) this.person(row.personId)
    for (const row of this.model.by('jurisdiction.unitId', unitId)) this.village(row.villageId)
    for (const row of this.model.by('powerOffice.unitId', unitId)) this.power(row.powerId)
    for (const row of this.model.by('power.holderId', unitId)) this.power(row.id)
  }

  childrenOf(unitId: string): void {
    for (const child of this.model.by('unit.parentId', unitId)) this.units.add(child.id)
  }

  /** People whose 事业编制 rests on what the unit itself is or was approved (V6). */
  institutionalAt(unitId: string | null | undefined): void {
    if (!unitId) return
    for (const row of this.model.by('position.unitId', unitId)) {
      if (institutionalKinds.has(row.establishmentKind)) this.person(row.personId)
    }
  }

  /** The same for all units below; branches with an approved number of their own do not look further up. */
  institutionalBelow(unitId: string | undefined): void {
    if (unitId === undefined) return
    const { tally } = this.model
    const seen = new Set<string>()
    const waiting = [unitId]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      this.institutionalAt(id)
      for (const child of this.model.by('unit.parentId', id)) {
        const counted = [...institutionalKinds].some(
          (kind) => tally.of(child.id, `establishment/${kind}/`) > 0,
        )
        if (counted && !hasInstitutionalQuota(this.model, child.id)) waiting.push(child.id)
      }
    }
  }

  idNumber(person: RowOf<'person'> | undefined): void {
    for (const form of person ? writtenForms(person) : []) this.idNumbers.add(form)
  }

  quotasOn(documentId: string, everyUse: boolean): void {
    for (const quota of this.model.by('quota.documentId', documentId)) this.unit(quota.unitId)
    if (everyUse) this.tolerating.add(documentId)
  }

  /** The two looks that have no index run once, and only when an id number or a document itself changed. */
  close(): Scope {
    if (this.idNumbers.size > 0) {
      for (const person of this.model.rows.person.values()) {
        if (person.idNumber && this.idNumbers.has(person.idNumber)) this.person(person.id)
      }
    }
    if (this.tolerating.size > 0) {
      for (const quota of this.model.rows.quota.values()) {
        if (this.tolerating.has(quota.toleratedDocumentId ?? '')) this.unit(quota.unitId)
      }
    }
    const { units, posts, people, villages, rooms, powers, periods } = this
    return { units, posts, people, villages, rooms, powers, periods }
  }
}

const readers: { readonly [T in TableName]: Reader<T> } = {
  setting: (reach, id, now, next) => {
    const isRead =
      id === 'standardStructure' ||
      id === 'mergerSources' ||
      id === 'powersPerPost' ||
      id === 'scoreCeiling' ||
      id.startsWith('office')
    if (isRead && now?.value !== next?.value) reach.everything = true
  },
  document: (reach, id, now, next) => {
    const told = (row: typeof now) =>
      row !== undefined && row.number.trim() !== '' && row.issuer.trim() !== ''
    reach.quotasOn(id, told(now) !== told(next))
  },
  unit: (reach, id, now, next) => {
    for (const unitId of [id, now?.parentId, next?.parentId]) reach.unit(unitId)
    const isSame = (column: 'parentId' | 'kind' | 'startedOn' | 'endedOn') => now?.[column] === next?.[column]
    const datesMoved = !isSame('startedOn') || !isSame('endedOn')
    if (!now || !next) reach.childrenOf(id)
    if (!now || !next || datesMoved) reach.contentsOf(id)
    if (!isSame('parentId') || !isSame('kind')) reach.institutionalBelow(id)
    if (!isSame('kind') || now?.level !== next?.level) reach.contentsOf(id)
    if (now?.kind === 'institution' || next?.kind === 'institution') {
      reach.institutionalAt(now?.parentId)
      reach.institutionalAt(next?.parentId)
    }
  },
  unitRelation: (reach, _id, now, next) => {
    for (const unitId of [now?.fromUnitId, now?.toUnitId, next?.fromUnitId, next?.toUnitId])
      reach.unit(unitId)
  },
  plate: (reach, _id, now, next) => {
    for (const unitId of [now?.unitId, next?.unitId]) {
      reach.unit(unitId)
      reach.institutionalAt(unitId)
    }
  },
  quota: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.unit(row?.unitId)
    const columns = ['unitId', 'ledger', 'kind', 'startedOn', 'endedOn'] as const
    if (now && next && columns.every((column) => now[column] === next[column])) return
    for (const row of [now, next]) {
      if (row && institutionalKinds.has(row.kind)) reach.institutionalBelow(row.unitId)
    }
  },
  post: (reach, id, now, next) => {
    reach.post(id)
    for (const row of [now, next]) reach.unit(row?.unitId)
    // The category of a post is counted where its holders stand, which broken data may put elsewhere (P3).
    const columns = ['unitId', 'category', 'leading', 'grade'] as const
    if (columns.some((column) => now?.[column] !== next?.[column])) reach.holdersOf(id)
  },
  person: (reach, id, now, next) => {
    reach.person(id)
    if (now?.idNumber === next?.idNumber) return
    reach.idNumber(now)
    reach.idNumber(next)
  },
  position: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.person(row?.personId)
      reach.unit(row?.unitId)
    }
  },
  appointment: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.person(row?.personId)
      reach.unit(row?.unitId)
      reach.post(row?.postId)
    }
  },
  labourContract: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.person(row?.personId)
  },
  village: (reach, id) => reach.village(id),
  villageCode: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.village(row?.villageId)
  },
  jurisdiction: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.village(row?.villageId)
      reach.unit(row?.unitId)
    }
  },
  villageLiaison: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.village(row?.villageId)
      reach.person(row?.personId)
    }
  },
  villageCadre: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.village(row?.villageId)
  },
  gridCell: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.village(row?.villageId)
  },
  wish: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.person(row?.personId)
  },
  // 沿革 tells what happened; no rule counts it.
  lineage: () => undefined,
  // A lone building goes unnamed in the sentences: a second one changes them all.
  building: (reach, _id, now, next) => {
    if (now?.name !== next?.name) reach.everything = true
  },
  floor: (reach, id) => reach.roomsOfFloor(id),
  room: (reach, id, now, next) => {
    for (const row of [now, next]) reach.room(id, row?.floorId)
  },
  occupancy: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.person(row?.personId)
      if (row) reach.rooms.add(row.roomId)
    }
  },
  // A name that nobody counts by: the panel asks the table when it shows an item.
  powerCategory: () => undefined,
  powerBatch: () => undefined,
  power: (reach, id, now, next) => {
    reach.power(id)
    // A status that weighs nothing takes the item off the office's load.
    if (now?.status !== next?.status) reach.officesOf(id)
    reach.powersLike(now)
    reach.powersLike(next)
  },
  powerOffice: (reach, _id, now, next) => {
    for (const row of [now, next]) {
      reach.power(row?.powerId)
      reach.unit(row?.unitId)
    }
  },
  powerLawChange: () => undefined,
  powerVersion: () => undefined,
  indicator: (reach, id, now, next) => {
    if (now?.level !== next?.level || now?.parentId !== next?.parentId) reach.periodsOf(id)
  },
  assessmentPeriod: (reach, id) => void reach.periods.add(id),
  indicatorPick: (reach, _id, now, next) => {
    for (const row of [now, next]) if (row) reach.periods.add(row.periodId)
  },
  // No rule counts money.
  pay: () => undefined,
  score: (reach, _id, now, next) => {
    for (const row of [now, next]) reach.periodOfPick(row?.pickId)
  },
  // A round proposes; the rules look at the appointments that come of it.
  appointmentRound: () => undefined,
  roundPost: () => undefined,
  roundApplication: () => undefined,
}
