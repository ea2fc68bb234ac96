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

/** Everyone who went into the 待安置池, each in exactly one of the three lists: entered = placed + left + waiting. */
export interface PlacementBalance {
  readonly entered: readonly Person[]
  readonly placed: readonly Person[]
  /** 退休, 调出, 解聘 …, with reason and date on the person. */
  readonly left: readonly Person[]
  readonly waiting: readonly Person[]
}

/**
 * The balance of a plan against its branch point. Into the pool went whoever had no place at the branch point, lost the
 * post or unit held there, or has none now. A post that moves with its holder (划转) does not bring anyone into the pool.
 */
export function placementBalance(base: Model, model: Model): PlacementBalance {
  const entered: Person[] = []
  const placed: Person[] = []
  const left: Person[] = []
  const waiting: Person[] = []
  for (const person of model.rows.person.values()) {
    const before =
      base.get('person', person.id)?.status === 'active' ? mainPostOf(base, person.id) : undefined
    const wasIn = base.get('person', person.id)?.status === 'active'
    const now = person.status === 'active' ? mainPostOf(model, person.id) : undefined
    if (person.status !== 'active') {
      if (!wasIn) continue
      left.push(person)
    } else if (now === undefined) {
      waiting.push(person)
    } else if (before && !lostPlace(before, now)) {
      continue
    } else if (wasIn) {
      placed.push(person)
    } else {
      continue
    }
    entered.push(person)
  }
  return { entered, placed, left, waiting }
}

/** Another post, or, where there was no post, another unit. */
function lostPlace(before: Appointment, now: Appointment): boolean {
  return before.postId === null ? now.unitId !== before.unitId : now.postId !== before.postId
}
