import type { Model } from '../model.ts'
import { chartRoots } from '../reports/chart.ts'
import type { ChartMember, ChartUnit } from '../scene/org-chart.ts'
import type { Difference, DifferenceKind, PersonDifference, PersonMove, RowDifference } from './difference.ts'
import { unitTitle } from './naming.ts'
import { actualHolder } from './places.ts'

type Mark = NonNullable<ChartUnit['mark']>

/** Kinds of change by how much they show: the first that a row has gives its frame. */
const byWeight = ['added', 'removed', 'moved', 'renamed', 'changed'] as const

/** What stands before a marked name, on screen and paper, so that colour is never the only sign. */
export const markSigns: Readonly<Record<DifferenceKind, string>> = {
  added: '＋',
  removed: '×',
  moved: '→',
  renamed: '≈',
  changed: '△',
}

export const markWords: Readonly<Record<DifferenceKind, string>> = {
  added: '新设',
  removed: '撤销',
  moved: '划转',
  renamed: '更名',
  changed: '调整',
}

const personMarks: Readonly<Record<PersonMove, DifferenceKind>> = {
  joined: 'added',
  left: 'removed',
  waiting: 'removed',
  placed: 'moved',
  establishment: 'changed',
}

/**
 * The chart of the changes: the later structure with everything that it took away still in its old place. Each unit,
 * post and person is marked by what happened to it, several signs where several things did; under a new name stands
 * the old one, under a unit that was moved where it came from.
 */
export function changeChart(
  before: Model,
  after: Model,
  difference: Difference,
  withMembers = false,
): ChartUnit[] {
  return new ChangeChart(before, after, difference, withMembers).draw()
}

class ChangeChart {
  private readonly before: Model
  private readonly after: Model
  private readonly withMembers: boolean
  private readonly units: ReadonlyMap<string, Difference['units'][number]>
  private readonly posts: ReadonlyMap<string, Difference['posts'][number]>
  private readonly people: ReadonlyMap<string, PersonDifference>
  private readonly plates: ReadonlyMap<string, Difference['plates']>
  /** What a unit lost, by the unit in which it stood. */
  private readonly lostPosts: ReadonlyMap<string, Difference['posts']>
  private readonly lostPeople: ReadonlyMap<string, readonly PersonDifference[]>
  private readonly villages = new Map<string, { gained: number; lost: number }>()

  constructor(before: Model, after: Model, difference: Difference, withMembers: boolean) {
    this.before = before
    this.after = after
    this.withMembers = withMembers
    this.units = new Map(difference.units.map((row) => [row.id, row]))
    this.posts = new Map(difference.posts.map((row) => [row.id, row]))
    this.people = new Map(difference.people.map((row) => [row.person.id, row]))
    this.plates = grouped(difference.plates, (row) => (row.after ?? row.before)?.unitId)
    this.lostPosts = grouped(difference.posts, (row) => (row.after ? undefined : row.before?.unitId))
    this.lostPeople = grouped(difference.people, (row) =>
      personMarks[row.move] === 'removed' ? row.before?.unitId : undefined,
    )
    for (const row of difference.villages) {
      const [from, to] = [actualHolder(row.before), actualHolder(row.after)]
      if (from === to) continue
      if (from !== null) this.villagesOf(from).lost += 1
      if (to !== null) this.villagesOf(to).gained += 1
    }
  }

  draw(): ChartUnit[] {
    const choice = { collapsed: new Set<string>(), withMembers: this.withMembers }
    const gone = new Map<string | null, ChartUnit[]>()
    const collect = (unit: ChartUnit, parentId: string | null) => {
      for (const child of unit.children) collect(child, unit.id)
      if (!this.isRemoved(unit.id)) return
      const children = gone.get(unit.id) ?? []
      gone.delete(unit.id)
      gone.set(parentId, [...(gone.get(parentId) ?? []), { ...this.removed(unit), children }])
    }
    for (const root of chartRoots(this.before, { ...choice, withMembers: false })) collect(root, null)
    const mark = (unit: ChartUnit): ChartUnit => {
      const lost = gone.get(unit.id) ?? []
      gone.delete(unit.id)
      return { ...this.marked(unit), children: [...unit.children.map(mark), ...lost] }
    }
    const roots = chartRoots(this.after, choice).map(mark)
    return [...roots, ...[...gone.values()].flat()]
  }

  private isRemoved(unitId: string): boolean {
    return this.units.get(unitId)?.kinds.includes('removed') === true
  }

  private marked(unit: ChartUnit): ChartUnit {
    const row = this.units.get(unit.id)
    const kinds = row?.kinds ?? []
    return {
      ...unit,
      name: signed(kinds, unit.name),
      mark: markOf(kinds),
      plates: [...this.notes(unit, row), ...this.platesOf(unit)],
      members: this.withMembers ? [...unit.members.map((one) => this.member(one)), ...this.lostOf(unit)] : [],
    }
  }

  private removed(unit: ChartUnit): ChartUnit {
    return {
      ...unit,
      name: signed(['removed'], unit.name),
      mark: 'removed',
      state: 'none',
      figures: [],
      members: this.withMembers ? this.lostOf(unit) : [],
    }
  }

  /** The old name, where the unit came from, and the villages it took or gave; in brackets, as plates stand. */
  private notes(unit: ChartUnit, row: RowDifference<{ name: string; parentId: string | null }> | undefined) {
    const notes: string[] = []
    if (row?.kinds.includes('renamed')) notes.push(`原 ${row.before?.name ?? ''}`)
    if (row?.kinds.includes('moved') && row.before)
      notes.push(`划自 ${unitTitle(this.before, row.before.parentId) || '无隶属'}`)
    const { gained = 0, lost = 0 } = this.villages.get(unit.id) ?? {}
    if (gained + lost > 0)
      notes.push(['村居', gained > 0 ? ` ＋${gained}` : '', lost > 0 ? ` －${lost}` : ''].join(''))
    return notes.map((name) => ({ name, unverified: false }))
  }

  private platesOf(unit: ChartUnit): ChartUnit['plates'] {
    const changed = this.plates.get(unit.id) ?? []
    if (changed.length === 0) return unit.plates
    const signs = new Map(changed.map((row) => [row.after?.name, row.kinds]))
    return [
      ...unit.plates.map((plate) => ({ ...plate, name: signed(signs.get(plate.name) ?? [], plate.name) })),
      ...changed.flatMap(({ kinds, before }) =>
        before && kinds.includes('removed') ? [{ name: signed(kinds, before.name), unverified: false }] : [],
      ),
    ]
  }

  private member(one: ChartMember): ChartMember {
    const post = this.posts.get(one.postId ?? '')
    const person = this.people.get(one.holderId ?? '')
    const held = person ? [personMarks[person.move]] : []
    const old = post?.kinds.includes('renamed') ? `（原 ${post.before?.name ?? ''}）` : ''
    return {
      ...one,
      title: `${signed(post?.kinds ?? [], one.title)}${old}`,
      ...(one.holder === undefined ? {} : { holder: signed(held, one.holder) }),
      mark: markOf([...(post?.kinds ?? []), ...held]),
    }
  }

  /** Posts that are gone, and people who left their place without another one. */
  private lostOf(unit: ChartUnit): ChartMember[] {
    const posts = (this.lostPosts.get(unit.id) ?? []).map(
      ({ id, before }): ChartMember => ({
        id,
        table: 'post',
        title: signed(['removed'], before?.name ?? ''),
        holder: markWords.removed,
        state: 'none',
        mark: 'removed',
      }),
    )
    const people = (this.lostPeople.get(unit.id) ?? []).map(({ person, move, before }): ChartMember => {
      const why = move === 'waiting' ? '待安置' : (person.leftReason ?? '离岗')
      return {
        id: person.id,
        table: 'person',
        title: this.before.get('post', before?.postId ?? null)?.name ?? '待定岗',
        holder: signed(['removed'], `${person.name}（${why}）`),
        state: 'none',
        mark: 'removed',
      }
    })
    return [...posts, ...people]
  }

  private villagesOf(unitId: string) {
    const known = this.villages.get(unitId) ?? { gained: 0, lost: 0 }
    this.villages.set(unitId, known)
    return known
  }
}

function markOf(kinds: readonly DifferenceKind[]): Mark {
  return byWeight.find((kind) => kinds.includes(kind)) ?? 'same'
}

/** The signs of all that happened, the weightiest first, before the name. */
function signed(kinds: readonly DifferenceKind[], name: string): string {
  const signs = byWeight
    .filter((kind) => kinds.includes(kind))
    .map((kind) => markSigns[kind])
    .join('')
  return signs === '' ? name : `${signs} ${name}`
}

function grouped<R>(rows: readonly R[], of: (row: R) => string | null | undefined): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const key = of(row)
    if (key === null || key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
