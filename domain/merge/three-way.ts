import type { MergeConflict, MergeDecision } from '../branch.ts'
import { planOnlySettings } from '../setting.ts'
import type { RowChange } from '../tables.ts'
import { afterOf, beforeOf, isSameRow, type NetChange } from './net-change.ts'
import { partnerOf, referencesOf, slotOf } from './slots.ts'

/** The changes of both sides that hang together: the same row, the same place, or a row and what it stands on. */
interface Group {
  readonly key: string
  readonly ours: NetChange[]
  readonly theirs: NetChange[]
}

/** What a three-way merge comes to: rows that go in, and groups that the clerk decides. */
export interface Merge {
  readonly clean: readonly RowChange[]
  readonly conflicts: readonly (MergeConflict & { readonly whenTheirs: readonly RowChange[] })[]
}

/**
 * Merges what another copy did since the common base into what was done here. A change on one side only goes in;
 * the same change on both sides is there already; anything that both sides touched differently is a conflict,
 * reported as a whole, never decided silently.
 */
export function threeWay(ours: readonly NetChange[], theirs: readonly NetChange[]): Merge {
  const clean: RowChange[] = []
  const conflicts: Merge['conflicts'][number][] = []
  for (const group of groupsOf(ours.filter(travels), theirs.filter(travels))) {
    if (group.theirs.length === 0) continue
    if (group.ours.length === 0) clean.push(...group.theirs.map(afterOf))
    else if (!isSameOutcome(group)) conflicts.push(conflictOf(group))
  }
  return { clean: inWritingOrder(clean), conflicts }
}

/** The rows to write once every conflict is decided; a conflict without a decision is left out by its key. */
export function decidedChanges(
  merge: Merge,
  decisions: readonly MergeDecision[],
): { readonly changes: readonly RowChange[]; readonly undecided: readonly string[] } {
  const taken = new Map(decisions.map(({ key, take }) => [key, take]))
  const undecided = merge.conflicts.filter(({ key }) => !taken.has(key)).map(({ key }) => key)
  const theirs = merge.conflicts.filter(({ key }) => taken.get(key) === 'theirs')
  const changes = [...merge.clean, ...theirs.flatMap(({ whenTheirs }) => whenTheirs)]
  return { changes: inWritingOrder(changes), undecided }
}

function travels({ table, id }: NetChange): boolean {
  return table !== 'setting' || !(planOnlySettings as readonly string[]).includes(id)
}

function groupsOf(ours: readonly NetChange[], theirs: readonly NetChange[]): Group[] {
  const sets = new DisjointSets()
  const removed = new Set([...ours, ...theirs].filter(({ after }) => after === null).map(({ id }) => id))
  for (const change of [...ours, ...theirs]) {
    const own = nodeOf(change)
    for (const image of [change.before, change.after]) {
      for (const shared of [slotOf(change.table, image), partnerOf(change.table, image)]) {
        if (shared) sets.join(own, shared)
      }
    }
    if (removed.size === 0 || !change.after) continue
    for (const id of referencesOf(change.after)) if (removed.has(id)) sets.join(own, id)
  }
  const groups = new Map<string, Group>()
  const groupOf = (change: NetChange): Group => {
    const key = sets.find(nodeOf(change))
    const group = groups.get(key) ?? { key: nodeOf(change), ours: [], theirs: [] }
    groups.set(key, group)
    return group
  }
  for (const change of ours) groupOf(change).ours.push(change)
  for (const change of theirs) groupOf(change).theirs.push(change)
  return [...groups.values()]
}

/** Ids of model rows are UUIDs; a setting is known by its name. */
const nodeOf = ({ table, id }: NetChange) => (table === 'setting' ? `setting ${id}` : id)

function isSameOutcome({ ours, theirs }: Group): boolean {
  const left = new Map(ours.map((change) => [nodeOf(change), change]))
  return (
    ours.length === theirs.length &&
    theirs.every((change) => {
      const other = left.get(nodeOf(change))
      return other !== undefined && isSameRow(other.after, change.after)
    })
  )
}

function conflictOf({ key, ours, theirs }: Group): Merge['conflicts'][number] {
  const touched = new Set(theirs.map(nodeOf))
  // Taking their side takes back what only this side did within the group: it would stand in the same place.
  const takenBack = ours.filter((change) => !touched.has(nodeOf(change))).map(beforeOf)
  const base = new Map([...ours, ...theirs].map((change) => [nodeOf(change), beforeOf(change)]))
  return {
    key,
    base: [...base.values()].filter(({ row }) => row !== null),
    ours: ours.map(afterOf),
    theirs: theirs.map(afterOf),
    whenTheirs: [...takenBack, ...theirs.map(afterOf)],
  }
}

/** What is taken out or ended makes room before anything is put in its place. */
export function inWritingOrder(changes: readonly RowChange[]): RowChange[] {
  const rank = ({ row }: RowChange) => {
    if (row === null) return 0
    return 'endedOn' in row && row.endedOn !== null ? 1 : 2
  }
  return [...changes].sort((a, b) => rank(a) - rank(b))
}

class DisjointSets {
  private readonly parents = new Map<string, string>()

  find(node: string): string {
    let root = node
    for (let up = this.parents.get(root); up !== undefined && up !== root; up = this.parents.get(root))
      root = up
    for (let at = node; at !== root; ) {
      const up = this.parents.get(at) ?? root
      this.parents.set(at, root)
      at = up
    }
    return root
  }

  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)]
    if (left !== right) this.parents.set(left, right)
  }
}
