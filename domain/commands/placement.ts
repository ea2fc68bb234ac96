import { z } from 'zod'
import type { Appointment } from '../appointment.ts'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import type { Post } from '../post.ts'
import type { RowChange } from '../tables.ts'
import { appointmentModeSchema } from '../vocabulary/appointment-mode.ts'
import { patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { type MoveTarget, movedPerson, moveTracks } from './people.ts'
import { namesOf } from './units.ts'

const placementInput = z.object({
  personId: idSchema,
  unitId: idSchema,
  postId: idSchema.nullable(),
  mode: appointmentModeSchema.optional(),
})

/**
 * 安置: one or many people from the 待安置池 to their posts, in one operation. With `both` and `establishment` their
 * 编制 goes along from wherever it stands; `basis` is the 聘任文号 of the new appointments.
 * Errors: invalidInput where somebody is named twice or is in service no more, or a post is another unit's.
 */
export const placePeople = command(
  z.object({
    placements: z.array(placementInput).min(1, '请选择人员'),
    tracks: z.enum(moveTracks).default('both'),
    on: daySchema.optional(),
    basis: z.string().trim().max(80).optional(),
  }),
  (model, { placements, tracks, on, basis }, context) => {
    const people = placements.map(({ personId }) => requireRow(model, 'person', personId))
    const again = people.find((person, at) => people.indexOf(person) !== at)
    if (again) throw new DomainError('invalidInput', { message: `${again.name}在名单中重复。` })
    const gone = people.find((person) => person.status !== 'active')
    if (gone) throw new DomainError('invalidInput', { message: `${gone.name}已离岗，不能安置。` })
    const move = { tracks, on: on ?? context.today, taken: new Map<string, number>() }
    const changes = placements.flatMap(({ personId, unitId, postId, mode }) => {
      const terms: Partial<Pick<Appointment, 'mode' | 'documentNumber'>> = {
        ...(mode ? { mode } : {}),
        ...(basis ? { documentNumber: basis } : {}),
      }
      const target: MoveTarget = { unitId, post: postAt(model, unitId, postId), terms }
      return movedPerson(model, personId, target, move, context)
    })
    return { title: `安置 ${namesOf(people)}${placeOf(model, placements)}`, changes }
  },
)

function postAt(model: Model, unitId: string, postId: string | null): Post | undefined {
  requireRow(model, 'unit', unitId)
  const post = postId === null ? undefined : requireRow(model, 'post', postId)
  if (post && post.unitId !== unitId)
    throw new DomainError('invalidInput', { message: `岗位 ${post.name} 不属于所选机构。` })
  return post
}

/** Named in the title where all go to one place. */
function placeOf(model: Model, placements: readonly { unitId: string; postId: string | null }[]): string {
  const [first, ...rest] = placements
  if (!first || rest.some((one) => one.unitId !== first.unitId || one.postId !== first.postId)) return ''
  const names = [model.get('unit', first.unitId)?.name, model.get('post', first.postId)?.name]
  return ` 到 ${names.filter(Boolean).join(' ')}`
}

/** 登记意愿: the wishes of a person, first wish first; they take the place of those that were there. */
export const setWishes = command(
  z.object({
    personId: idSchema,
    wishes: z.array(z.object({ unitId: idSchema, postId: idSchema.nullable() })).max(20, '意愿最多 20 项'),
  }),
  (model, { personId, wishes }, context) => {
    const person = requireRow(model, 'person', personId)
    const keys = wishes.map(({ unitId, postId }) => `${unitId} ${postId ?? ''}`)
    const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at)
    if (twice >= 0) throw new DomainError('invalidInput', { message: `第 ${twice + 1} 志愿与前面的重复。` })
    for (const { unitId, postId } of wishes) postAt(model, unitId, postId)
    const before = [...model.by('wish.personId', personId)].sort((a, b) => a.preference - b.preference)
    const changes: RowChange[] = before.slice(wishes.length).map((row) => remove('wish', row.id))
    for (const [at, wish] of wishes.entries()) {
      const row = before[at]
      const columns = { ...wish, preference: at + 1 }
      const change = row
        ? patched('wish', row, columns)
        : put('wish', { ...columns, id: context.newId(), personId })
      if (change) changes.push(change)
    }
    return { title: `${wishes.length === 0 ? '清除' : '登记'}意愿 ${person.name}`, changes }
  },
)
