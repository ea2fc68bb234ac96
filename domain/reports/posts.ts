import type { Appointment } from '../appointment.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Post } from '../post.ts'
import type { Unit } from '../unit.ts'
import { unitsInOrder } from './roster.ts'

/** A post with all who hold it; `post` is null for people of a unit who have no post yet (待定岗). */
export interface PostLine {
  readonly unit: Unit
  readonly post: Post | null
  readonly holders: readonly PostHolder[]
  /** Seats that are filled: main appointments only. */
  readonly filled: number
}

export interface PostHolder {
  readonly appointment: Appointment
  readonly person: Person | undefined
}

/** The posts of a branch (or of all) in the order of the chart, each unit's people without a post after its posts. */
export function postLines(model: Model, unitId?: string): PostLine[] {
  return unitsInOrder(model, unitId).flatMap((unit) => {
    const posts = model
      .openBy('post.unitId', unit.id)
      .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
    const laid = new Set(posts.map(({ id }) => id))
    const lines = posts.map((post) => lineOf(model, unit, post, model.openBy('appointment.postId', post.id)))
    // A post that has ended holds nobody any more: who is still appointed to it waits for one.
    const waiting = model
      .openBy('appointment.unitId', unit.id)
      .filter(({ postId }) => postId === null || (!laid.has(postId) && !isOpenPost(model, postId)))
    return waiting.length > 0 ? [...lines, lineOf(model, unit, null, waiting)] : lines
  })
}

function isOpenPost(model: Model, postId: string): boolean {
  const post = model.get('post', postId)
  return post !== undefined && model.isOpen(post)
}

function lineOf(model: Model, unit: Unit, post: Post | null, rows: readonly Appointment[]): PostLine {
  return {
    unit,
    post,
    holders: rows.map((appointment) => ({ appointment, person: model.get('person', appointment.personId) })),
    filled: rows.filter(({ kind }) => kind === 'main').length,
  }
}
