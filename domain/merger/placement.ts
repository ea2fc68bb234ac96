import type { Appointment } from '../appointment.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'

/** 待安置: people in service who hold no main post on the model's day. */
export function unplacedPeople(model: Model): Person[] {
  return [...model.rows.person.values()].filter(
    (person) => person.status === 'active' && mainPostOf(model, person.id) === undefined,
  )
}

export function mainPostOf(model: Model, personId: string): Appointment | undefined {
  return model.openBy('appointment.personId', personId).find((row) => row.kind === 'main')
}

/** Where a person stood before: the main post at the branch point, else the main post that ended last. */
export function originOf(base: Model | null, model: Model, personId: string): Appointment | undefined {
  const before = base ? mainPostOf(base, personId) : undefined
  return before ?? lastMainOf(model, personId)
}

/** The main post that a person held last and holds no more. */
export function lastMainOf(model: Model, personId: string): Appointment | undefined {
  return model
    .by('appointment.personId', personId)
    .filter((row) => row.kind === 'main' && row.endedOn !== null && !model.isOpen(row))
    .sort((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? ''))[0]
}

/** Everyone who went into the 待安置池, each in exactly one of the three lists: entered = placed + left + waiting. */
export interface PlacementBalance {
  readonly entered: readonly Person[]
  readonly placed: readonly Person[]
  /** 退休, 调出, 解聘 …, with reason and date on the person. */
  readonly left: readonly Person[]
  readonly waiting: readonly Person[]
  /** 未平: somebody still waits. */
  readonly isOpen: boolean
}

type PoolState = 'placed' | 'left' | 'waiting'

/**
 * The balance of a plan against its branch point; without a base (in 现行) only those who wait.
 *
 * Into the pool went everyone in service at the branch point who
 * - had no main post there, or has none now (待安置), or
 * - is in service no more (离岗), whatever became of the post, or whose row was deleted, or
 * - holds another main post because the own one is gone: abolished, its unit abolished, or its seats cut so that the
 *   person no longer sits among its holders; where there was no post, because the unit is gone.
 * Whoever came in the plan and has no main post is in it too. A post that moves with its holder (划转), and a move to
 * another post while the old seat is still there (调整), bring nobody into the pool.
 */
export function placementBalance(base: Model | null, model: Model): PlacementBalance {
  const lists: Record<PoolState, Person[]> = { placed: [], left: [], waiting: [] }
  const entered: Person[] = []
  const take = (person: Person, state: PoolState) => {
    entered.push(person)
    lists[state].push(person)
  }
  for (const person of model.rows.person.values()) {
    const state = stateOf(base, model, person)
    if (state) take(person, state)
  }
  for (const person of base?.rows.person.values() ?? []) {
    if (person.status !== 'active' || model.get('person', person.id)) continue
    take({ ...person, status: 'left', leftReason: '删除误录' }, 'left')
  }
  return { entered, ...lists, isOpen: lists.waiting.length > 0 }
}

function stateOf(base: Model | null, model: Model, person: Person): PoolState | null {
  const wasIn = base?.get('person', person.id)?.status === 'active'
  if (person.status !== 'active') return wasIn ? 'left' : null
  const now = mainPostOf(model, person.id)
  if (!now) return 'waiting'
  if (!base || !wasIn) return null
  const before = mainPostOf(base, person.id)
  if (!before) return 'placed'
  return lostSeat(base, model, before, now) ? 'placed' : null
}

function lostSeat(base: Model, model: Model, before: Appointment, now: Appointment): boolean {
  if (before.postId === null) return now.unitId !== before.unitId && !isThere(model, 'unit', before.unitId)
  if (now.postId === before.postId) return false
  const post = model.get('post', before.postId)
  if (!post || !isThere(model, 'post', post.id) || !isThere(model, 'unit', post.unitId)) return true
  const holders = base.openBy('appointment.postId', before.postId).filter((row) => row.kind === 'main')
  return post.headcount < holders.length
}

function isThere(model: Model, table: 'unit' | 'post', id: string): boolean {
  const row = model.get(table, id)
  return row !== undefined && (row.endedOn === null || row.endedOn > model.asOf)
}

/** Seats of a post that no main appointment takes; 0 where it holds more people than it has seats. */
export function freeSeats(model: Model, postId: string): number {
  const post = model.get('post', postId)
  if (!post || !model.isOpen(post)) return 0
  const taken = model.openBy('appointment.postId', postId).filter((row) => row.kind === 'main').length
  return Math.max(0, post.headcount - taken)
}
