import { isOpenOn } from '../day.ts'
import type { DatedRow, Model } from '../model.ts'
import { capKeyText, type Quota } from '../quota.ts'
import type { RowOf } from '../tables.ts'
import type {
  Difference,
  DifferenceKind,
  PersonDifference,
  PersonMove,
  PersonPlace,
  RowDifference,
  VillageDifference,
} from './difference.ts'
import { holdersOf, standingsOf } from './places.ts'
import { unitsOfBoth } from './unit-order.ts'

type NamedTable = 'unit' | 'plate' | 'post' | 'village'

interface Columns<T extends NamedTable> {
  /** Where the row stands: another value is a 划转. */
  readonly place: keyof RowOf<T> | null
  /** Its other facts: another value is a 调整. The order among siblings is none. */
  readonly facts: readonly (keyof RowOf<T>)[]
}

const columns: { readonly [T in NamedTable]: Columns<T> } = {
  unit: {
    place: 'parentId',
    facts: [
      'nameStatus',
      'kind',
      'level',
      'dutyField',
      'duties',
      'startedOn',
      'endedOn',
      'documentId',
      'note',
    ],
  },
  plate: { place: 'unitId', facts: ['relation', 'startedOn', 'endedOn', 'documentId', 'note'] },
  post: {
    place: 'unitId',
    facts: [
      'category',
      'grade',
      'headcount',
      'leading',
      'dutyField',
      'duties',
      'startedOn',
      'endedOn',
      'note',
    ],
  },
  village: {
    place: null,
    facts: ['kind', 'households', 'population', 'areaHectares', 'nameStatus', 'startedOn', 'endedOn', 'note'],
  },
}

/**
 * What two states of a workbook do not share: rows in force on each side's day, matched by id. Rows that a move
 * closes and opens anew (places of people, quotas, holders of villages) are compared by what they say.
 * Linear in the rows of both sides.
 */
export function compare(before: Model, after: Model): Difference {
  const { rank } = unitsOfBoth(before, after)
  const byUnit = <T extends { readonly unitId: string; readonly sortNo: number }>(
    a: RowDifference<T>,
    b: RowDifference<T>,
  ) => {
    const [x, y] = [a.after ?? a.before, b.after ?? b.before]
    if (!x || !y) return 0
    return rank(x.unitId) - rank(y.unitId) || x.sortNo - y.sortNo || order(a.id, b.id)
  }
  return {
    units: [...namedRows('unit', before, after)].sort((a, b) => rank(a.id) - rank(b.id)),
    plates: [...namedRows('plate', before, after)].sort(byUnit),
    posts: [...namedRows('post', before, after)].sort(byUnit),
    quotas: quotaRows(before, after).sort((a, b) => {
      const [x, y] = [a.after ?? a.before, b.after ?? b.before]
      return rank(x?.unitId ?? null) - rank(y?.unitId ?? null) || order(quotaText(x), quotaText(y))
    }),
    people: people(before, after).sort((a, b) => {
      const at = ({ before: from, after: to }: PersonDifference) =>
        rank(from?.unitId ?? from?.establishmentUnitId ?? to?.unitId ?? to?.establishmentUnitId ?? null)
      return at(a) - at(b) || order(a.person.id, b.person.id)
    }),
    villages: villages(before, after).sort(
      (a, b) => a.village.sortNo - b.village.sortNo || order(a.village.id, b.village.id),
    ),
    lineage: newLineage(before, after),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The rows of a table that differ, unsorted. */
function* namedRows<T extends NamedTable>(
  table: T,
  before: Model,
  after: Model,
): Generator<RowDifference<RowOf<T>>> {
  const [old, now] = [before.rows[table], after.rows[table]] as [Map<string, RowOf<T>>, Map<string, RowOf<T>>]
  for (const row of now.values()) {
    if (!isOpenOn(row as DatedRow, after.asOf)) continue
    const was = old.get(row.id)
    if (!was || !isOpenOn(was as DatedRow, before.asOf)) {
      yield { id: row.id, kinds: ['added'], before: null, after: row }
      continue
    }
    const kinds = was === row ? none : kindsOf(table, was, row)
    if (kinds.length > 0) yield { id: row.id, kinds, before: was, after: row }
  }
  for (const was of old.values()) {
    if (!isOpenOn(was as DatedRow, before.asOf)) continue
    const row = now.get(was.id)
    if (!row || !isOpenOn(row as DatedRow, after.asOf))
      yield { id: was.id, kinds: ['removed'], before: was, after: null }
  }
}

const none: readonly never[] = []

function kindsOf<T extends NamedTable>(table: T, was: RowOf<T>, row: RowOf<T>): readonly DifferenceKind[] {
  const { place, facts } = columns[table] as unknown as Columns<T>
  const kinds: DifferenceKind[] = []
  if ((was as { readonly name: string }).name !== (row as { readonly name: string }).name)
    kinds.push('renamed')
  if (place !== null && was[place] !== row[place]) kinds.push('moved')
  if (facts.some((column) => was[column] !== row[column])) kinds.push('changed')
  return kinds
}

/** Approved numbers in force, by unit and cap. */
function quotasOf(model: Model): Map<string, Quota> {
  const quotas = new Map<string, Quota>()
  for (const quota of model.rows.quota.values()) {
    if (!isOpenOn(quota, model.asOf)) continue
    const key = quotaText(quota)
    const known = quotas.get(key)
    if (!known || quota.id < known.id) quotas.set(key, quota)
  }
  return quotas
}

function quotaText(quota: Quota | null): string {
  return quota ? `${quota.unitId} ${capKeyText(quota)}` : ''
}

function quotaRows(before: Model, after: Model): RowDifference<Quota>[] {
  const [old, now] = [quotasOf(before), quotasOf(after)]
  const rows: RowDifference<Quota>[] = []
  for (const [key, quota] of now) {
    const was = old.get(key) ?? null
    if (was === null) rows.push({ id: quota.id, kinds: ['added'], before: null, after: quota })
    else if (was !== quota && !isSameNumber(was, quota))
      rows.push({ id: quota.id, kinds: ['changed'], before: was, after: quota })
  }
  for (const [key, was] of old) {
    if (!now.has(key)) rows.push({ id: was.id, kinds: ['removed'], before: was, after: null })
  }
  return rows
}

function isSameNumber(a: Quota, b: Quota): boolean {
  return (
    a.amount === b.amount &&
    a.documentId === b.documentId &&
    a.toleratedExcess === b.toleratedExcess &&
    a.toleratedUntil === b.toleratedUntil &&
    a.toleratedDocumentId === b.toleratedDocumentId
  )
}

function people(before: Model, after: Model): PersonDifference[] {
  const [old, now] = [standingsOf(before), standingsOf(after)]
  const list: PersonDifference[] = []
  for (const [id, standing] of now) {
    const known = old.get(id)
    const from = known?.isThere ? known : null
    const to = standing.isThere ? standing : null
    const person = after.get('person', id)
    const move = moveOf(from, to)
    if (person && move) list.push({ person, move, before: placeOf(from), after: placeOf(to) })
  }
  for (const [id, standing] of old) {
    const person = before.get('person', id)
    if (!standing.isThere || now.has(id) || !person) continue
    list.push({ person, move: 'left', before: placeOf(standing), after: null })
  }
  return list
}

function moveOf(from: PersonPlace | null, to: PersonPlace | null): PersonMove | null {
  if (from === null) return to === null ? null : 'joined'
  if (to === null) return 'left'
  if (from.unitId !== to.unitId || from.postId !== to.postId) return to.unitId === null ? 'waiting' : 'placed'
  const isSame =
    from.establishmentUnitId === to.establishmentUnitId && from.establishmentKind === to.establishmentKind
  return isSame ? null : 'establishment'
}

function placeOf(standing: PersonPlace | null): PersonPlace | null {
  if (standing === null) return null
  const { unitId, postId, establishmentUnitId, establishmentKind } = standing
  return { unitId, postId, establishmentUnitId, establishmentKind }
}

const held = { legalUnitId: null, administeredUnitId: null } as const

function villages(before: Model, after: Model): VillageDifference[] {
  const [old, now] = [holdersOf(before), holdersOf(after)]
  const list: VillageDifference[] = []
  const differing = new Map([...namedRows('village', before, after)].map((row) => [row.id, row]))
  for (const { id, kinds, before: was, after: row } of differing.values()) {
    const village = row ?? was
    if (!village) continue
    const [from, to] = [was && (old.get(id) ?? held), row && (now.get(id) ?? held)]
    const moved = from && to && !isSameHolder(from, to) ? (['moved'] as const) : none
    list.push({ village, kinds: [...kinds, ...moved], before: from, after: to })
  }
  for (const village of after.rows.village.values()) {
    if (differing.has(village.id) || !isOpenOn(village, after.asOf)) continue
    const [from, to] = [old.get(village.id) ?? held, now.get(village.id) ?? held]
    if (!isSameHolder(from, to)) list.push({ village, kinds: ['moved'], before: from, after: to })
  }
  return list
}

type Held = NonNullable<VillageDifference['before']>

function isSameHolder(a: Held, b: Held): boolean {
  return a.legalUnitId === b.legalUnitId && a.administeredUnitId === b.administeredUnitId
}

function newLineage(before: Model, after: Model): Difference['lineage'] {
  return [...after.rows.lineage.values()].filter((step) => {
    if (step.effectiveOn > after.asOf) return false
    const known = before.rows.lineage.get(step.id)
    return known === undefined || known.effectiveOn > before.asOf
  })
}
