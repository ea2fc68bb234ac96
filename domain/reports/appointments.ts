import type { Appointment } from '../appointment.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Post } from '../post.ts'
import type { Unit } from '../unit.ts'
import { postLines } from './posts.ts'

/** An appointment in force with the person and the post. */
export interface AppointmentLine {
  readonly appointment: Appointment
  readonly person: Person
  readonly unit: Unit
  /** null while a person waits for a post (待定岗). */
  readonly post: Post | null
}

/** Appointments of a branch (or of all), in the order of posts; only those of the people who are named, where some are. */
export function appointmentLines(
  model: Model,
  unitId: string | undefined,
  personIds?: readonly string[],
): AppointmentLine[] {
  const wanted = personIds && new Set(personIds)
  return postLines(model, unitId).flatMap(({ unit, post, holders }) =>
    holders.flatMap(({ appointment, person }) =>
      person && (!wanted || wanted.has(person.id)) ? [{ appointment, person, unit, post }] : [],
    ),
  )
}
