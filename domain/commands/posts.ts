import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { type Post, postRow } from '../post.ts'
import type { RowChange } from '../tables.ts'
import { endRow, nextSortNo, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { movedPositions } from './people.ts'
import { patchedWithName, renamingFields } from './renaming.ts'
import { defined, namesOf } from './units.ts'

const postFields = postRow.omit({ id: true, sortNo: true, endedOn: true })

/** 设置岗位. */
export const createPost = command(
  postFields.partial().required({ unitId: true, name: true, category: true }),
  (model, input, context) => {
    const unit = requireRow(model, 'unit', input.unitId)
    const row: Post = {
      grade: null,
      headcount: 1,
      leading: null,
      dutyField: null,
      layer: null,
      duties: null,
      requirements: null,
      startedOn: context.today,
      note: null,
      ...defined(input),
      unitId: input.unitId,
      name: input.name,
      category: input.category,
      id: context.newId(),
      sortNo: nextSortNo(model.by('post.unitId', input.unitId)),
      endedOn: null,
    }
    return { title: `${unit.name} 设置岗位 ${row.name}`, changes: [put('post', row)] }
  },
)

export const updatePost = command(
  z.object({ id: idSchema, patch: postRow.omit({ id: true, unitId: true }).partial(), ...renamingFields }),
  (model, { id, patch, ...how }, context) => {
    const post = requireRow(model, 'post', id)
    const changes = patchedWithName(model, 'post', post, defined(patch), how, context)
    return { title: `修改岗位 ${post.name}`, changes }
  },
)

/** 划转岗位: the posts with the people who hold them; with `both`, their establishment goes along. */
export const movePosts = command(
  z.object({
    ids: z.array(idSchema).min(1),
    unitId: idSchema,
    tracks: z.enum(['both', 'post']).default('both'),
    on: daySchema.optional(),
  }),
  (model, { ids, unitId, tracks, on }, context) => {
    const unit = requireRow(model, 'unit', unitId)
    const posts = ids.map((id) => requireRow(model, 'post', id))
    const day = on ?? context.today
    let sortNo = nextSortNo(model.by('post.unitId', unitId))
    const changes: RowChange[] = []
    for (const post of posts) {
      if (post.unitId === unitId) continue
      changes.push(put('post', { ...post, unitId, sortNo }))
      sortNo += 10
      for (const appointment of model.openBy('appointment.postId', post.id)) {
        changes.push(put('appointment', { ...appointment, unitId }))
        if (tracks === 'both') {
          changes.push(...movedPositions(model, appointment.personId, post.unitId, unitId, day, context))
        }
      }
    }
    return { title: `岗位 ${namesOf(posts)} 划入 ${unit.name}`, changes }
  },
)

/** 撤销岗位. Whoever still holds it goes to the 待安置 pool: the appointment ends, the person stays. */
export const abolishPost = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const post = requireRow(model, 'post', id)
    if (post.endedOn) throw new DomainError('invalidInput', { message: `岗位 ${post.name} 已经撤销。` })
    const endedOn = on ?? context.today
    const held = model.openBy('appointment.postId', id)
    const ended = held.map((row) => endRow('appointment', row, endedOn))
    return { title: `撤销岗位 ${post.name}`, changes: [put('post', { ...post, endedOn }), ...ended] }
  },
)
