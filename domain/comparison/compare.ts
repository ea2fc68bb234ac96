import { isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import type { Plate } from '../plate.ts'
import type { Post } from '../post.ts'
import { capKeyText, type Quota } from '../quota.ts'
import type { RowOf } from '../tables.ts'
import type { Unit } from '../unit.ts'
import type {
  Difference,
  DifferenceKind,
  PersonDifference,
  PersonMove,
  PersonPlace,
  RowDifference,
  VillageDifference,
} from './difference.ts'

type Named = { readonly id: string; readonly name: string }
type Dated = Parameters<typeof isOpenOn>[0]

/**
 * What two states of a workbook do not share. Units, posts, plates and villages are the same by their id; what a move
 * closes and opens anew (positions, appointments, approved numbers, 代管) is compared by what it says. One pass over
 * each table; a row that is in force on neither side is not looked at.
 */
export function compare(before: Model, after: Model): Difference {
  const shared = <T extends 'unit' | 'plate' | 'post'>(
    table: T,
    place: (row: RowOf<T>) => string | null,
    facts: readonly (keyof RowOf<T>)[],
  ) => namedDifferences(openRows(before, table), openRows(after, table), place, facts)
  return {
    units: shared('unit', (row) => row.parentId, ['kind', 'level', 'dutyField', 'duties']),
    plates: shared('plate', (row) => row.unitId, ['relation']),
    posts: shared('post', (row) => row.unitId, [
      'category',
      'grade',
      'headcount',
      'leading',
      'dutyField',
      'duties',
    ]),
    quotas: quotaDifferences(before, after),
    people: personDifferences(before, after),
    villages: villageDifferences(before, after),
    lineage: [...after.rows.lineage.values()].filter((row) => !before.rows.lineage.has(row.id)),
  }
}

function openRows<T extends 'unit' | 'plate' | 'post' | 'village' | 'quota'>(
  model: Model,
  table: T,
): Map<string, RowOf<T>> {
  const open = new Map<string, RowOf<T>>()
  for (const row of model.rows[table].values()) {
    if (isOpenOn(row as Dated, model.asOf)) open.set(row.id, row as RowOf<T>)
  }
  return open
}

function namedDifferences<R extends Named>(
  before: ReadonlyMap<string, R>,
  after: ReadonlyMap<string, R>,
  place: (row: R) => string | null,
  facts: readonly (keyof R)[],
): RowDifference<R>[] {
  const found: RowDifference<R>[] = []
  for (const [id, old] of before) {
    const now = after.get(id)
    if (!now) {
      found.push({ id, kinds: ['removed'], before: old, after: null })
      continue
    }
    if (now === old) continue
    const kinds: DifferenceKind[] = []
    if (now.name !== old.name) kinds.push('renamed')
    if (place(now) !== place(old)) kinds.push('moved')
    if (facts.some((fact) => now[fact] !== old[fact])) kinds.push('changed')
    if (kinds.length > 0) found.push({ id, kinds, before: old, after: now })
  }
  for (const [id, now] of after) {
    if (!before.has(id)) found.push({ id, kinds: ['added'], before: null, after: now })
  }
  return found
}

function quotaDifferences(before: Model, after: Model): RowDifference<Quota>[] {
  const byCap = (model: Model) =>
    new Map([...openRows(model, 'quota').values()].map((row) => [`${row.unitId} ${capKeyText(row)}`, row]))
  const [old, now] = [byCap(before), byCap(after)]
  const found: RowDifference<Quota>[] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    if (was?.amount === is?.amount) continue
    const kind = was === null ? 'added' : is === null ? 'removed' : 'changed'
    found.push({ id: (is ?? was)?.id ?? key, kinds: [kind], before: was, after: is })
  }
  return found
}

/** Where everybody stands on a side; people without any place are not in it. */
function placesOf(model: Model): Map<string, PersonPlace> {
  const places = new Map<string, PersonPlace>()
  const nowhere = { unitId: null, postId: null, establishmentUnitId: null, establishmentKind: null }
  for (const row of model.rows.appointment.values()) {
    if (row.kind !== 'main' || !isOpenOn(row, model.asOf)) continue
    places.set(row.personId, { ...nowhere, unitId: row.unitId, postId: row.postId })
  }
  for (const row of model.rows.position.values()) {
    if (row.counting === 'concurrent' || !isOpenOn(row, model.asOf)) continue
    const place = places.get(row.personId) ?? nowhere
    const { unitId: establishmentUnitId, establishmentKind } = row
    places.set(row.personId, { ...place, establishmentUnitId, establishmentKind })
  }
  return places
}

function personDifferences(before: Model, after: Model): PersonDifference[] {
  const [old, now] = [placesOf(before), placesOf(after)]
  const found: PersonDifference[] = []
  for (const person of after.rows.person.values()) {
    const earlier = before.rows.person.get(person.id)
    const [was, is] = [old.get(person.id) ?? null, now.get(person.id) ?? null]
    const move = moveOf(earlier?.status === 'active', person.status === 'active', was, is)
    if (move) found.push({ person, move, before: was, after: is })
  }
  for (const person of before.rows.person.values()) {
    if (person.status !== 'active' || after.rows.person.has(person.id)) continue
    found.push({ person, move: 'left', before: old.get(person.id) ?? null, after: null })
  }
  return found
}

function moveOf(
  wasIn: boolean,
  isIn: boolean,
  was: PersonPlace | null,
  is: PersonPlace | null,
): PersonMove | null {
  if (!isIn) return wasIn ? 'left' : null
  if (!wasIn) return 'joined'
  if (was?.unitId !== is?.unitId || was?.postId !== is?.postId) {
    return is === null || is.unitId === null ? 'waiting' : 'placed'
  }
  const isSame =
    was?.establishmentUnitId === is?.establishmentUnitId && was?.establishmentKind === is?.establishmentKind
  return isSame ? null : 'establishment'
}

type Holders = NonNullable<VillageDifference['before']>

function holdersOf(model: Model): Map<string, Holders> {
  const holders = new Map<string, Holders>()
  for (const row of model.rows.jurisdiction.values()) {
    if (!isOpenOn(row, model.asOf)) continue
    const known = holders.get(row.villageId) ?? { legalUnitId: null, administeredUnitId: null }
    const part = row.kind === 'legal' ? { legalUnitId: row.unitId } : { administeredUnitId: row.unitId }
    holders.set(row.villageId, { ...known, ...part })
  }
  return holders
}

function villageDifferences(before: Model, after: Model): VillageDifference[] {
  const [old, now] = [openRows(before, 'village'), openRows(after, 'village')]
  const [oldHolders, newHolders] = [holdersOf(before), holdersOf(after)]
  const none = { legalUnitId: null, administeredUnitId: null }
  const found: VillageDifference[] = []
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)]
    const village = is ?? was
    if (!village) continue
    const left = was ? (oldHolders.get(id) ?? none) : null
    const right = is ? (newHolders.get(id) ?? none) : null
    const kinds: DifferenceKind[] = []
    if (!was) kinds.push('added')
    else if (!is) kinds.push('removed')
    else {
      if (was.name !== is.name) kinds.push('renamed')
      const isHeldBySame =
        left?.legalUnitId === right?.legalUnitId && left?.administeredUnitId === right?.administeredUnitId
      if (!isHeldBySame) kinds.push('moved')
    }
    if (kinds.length > 0) found.push({ village, kinds, before: left, after: right })
  }
  return found
}

/** A unit's or post's name on one side, with the street office above it where it has one. */
export function fullName(model: Model, row: Unit | Post | Plate | null | undefined): string {
  if (!row) return ''
  const unitId = 'parentId' in row ? row.parentId : row.unitId
  const above = model.pathUp(unitId).map((id) => model.get('unit', id))
  const street = above.find((unit) => unit?.kind === 'subdistrict')
  const parts = 'parentId' in row ? [street] : [street, model.get('unit', unitId)]
  const names = [...new Set([...parts.map((unit) => unit?.name ?? ''), row.name])]
  return names.filter((name) => name !== '').join(' ')
}
