import { z } from 'zod'
import { type AppointmentRound, type RoundApplication, roundApplicationRow } from '../appointment-round.ts'
import { DomainError } from '../errors.ts'
import type { PlanContext } from '../finding.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { type Person, personRow } from '../person.ts'
import { preferenceName } from '../rounds/explain.ts'
import { roundFacts, solveRound as solve } from '../rounds/solve.ts'
import type { RowChange } from '../tables.ts'
import { patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { newPerson } from './people.ts'
import { requireStage } from './rounds.ts'
import { defined } from './units.ts'

const asked = roundApplicationRow.pick({ personId: true, postId: true, preference: true })
const filled = roundApplicationRow.pick({ mark: true, place: true, note: true }).partial()

function refuse(field: string, message: string): never {
  throw new DomainError('invalidInput', { message, field })
}

/** 报名 of people of the workbook. Errors: invalidInput at its field for a post not offered, a wish or a post twice. */
export const applyToRound = command(
  z.object({ roundId: idSchema, applications: z.array(asked.extend(filled.shape)).min(1, '请选择人员') }),
  (model, { roundId, applications }, context) => {
    const round = requireRow(model, 'appointmentRound', roundId)
    requireStage(round, ['applying', 'scoring'])
    const rows = [...model.by('roundApplication.roundId', roundId)]
    const changes = applications.map((input) => {
      const row = newApplication(roundId, input, context)
      checkApplication(model, round, row, rows)
      rows.push(row)
      return put('roundApplication', row)
    })
    return { title: `聘任轮次 ${round.name} 报名 ${changes.length} 项`, changes }
  },
)

/** 社会招聘: somebody from outside is put on the list of people as 拟聘, and asks for a post. */
export const applyFromOutside = command(
  z.object({
    roundId: idSchema,
    postId: idSchema,
    preference: roundApplicationRow.shape.preference.default(1),
    ...personRow.pick({ name: true }).shape,
    ...personRow.pick({ sex: true, birthDate: true, idNumber: true, education: true, phone: true }).partial()
      .shape,
  }),
  (model, { roundId, postId, preference, name, ...facts }, context) => {
    const round = requireRow(model, 'appointmentRound', roundId)
    requireStage(round, ['applying', 'scoring'])
    if (round.mode !== 'open') refuse('name', '只有社会招聘的轮次接受外部人员报名。')
    const known = [...model.rows.person.values()].find(
      ({ idNumber }) => idNumber !== null && idNumber === facts.idNumber,
    )
    if (known) refuse('idNumber', `该身份证号已登记为${known.name}，请从已有人员中报名。`)
    const person: Person = { ...newPerson(name, defined(facts), context), status: 'candidate' }
    const row = newApplication(roundId, { personId: person.id, postId, preference }, context)
    const changes: RowChange[] = [put('person', person), put('roundApplication', row)]
    checkOffered(model, round, postId)
    return { title: `聘任轮次 ${round.name} 外部人员 ${name} 报名`, changes }
  },
)

export function newApplication(
  roundId: string,
  input: z.output<typeof asked> & z.output<typeof filled>,
  context: PlanContext,
): RoundApplication {
  return {
    ...{ mark: null, place: null, note: null },
    ...defined(input),
    ...{ personId: input.personId, postId: input.postId, preference: input.preference },
    ...{ id: context.newId(), roundId, chosenBy: null, reason: null },
  }
}

function checkOffered(model: Model, round: AppointmentRound, postId: string): void {
  const post = requireRow(model, 'post', postId)
  if (model.by('roundPost.roundId', round.id).some((row) => row.postId === postId)) return
  refuse('postId', `轮次“${round.name}”没有提供岗位 ${post.name}。`)
}

/** One person asks for a post once, and gives each wish once. `others` are the applications beside the row. */
function checkApplication(
  model: Model,
  round: AppointmentRound,
  row: RoundApplication,
  others: readonly RoundApplication[],
): void {
  const person = requireRow(model, 'person', row.personId)
  checkOffered(model, round, row.postId)
  if (person.status !== 'active' && person.status !== 'candidate')
    refuse('personId', `${person.name}已离岗，不能报名。`)
  if (person.status === 'candidate' && round.mode !== 'open')
    refuse('personId', `${person.name}是社会招聘的拟聘人员，不能报名这一轮次。`)
  const own = others.filter((one) => one.id !== row.id && one.personId === row.personId)
  if (own.some(({ postId }) => postId === row.postId)) {
    refuse('personId', `${person.name}已报名岗位 ${model.get('post', row.postId)?.name ?? ''}。`)
  }
  const same = own.find(({ preference }) => preference === row.preference)
  if (same) {
    const post = model.get('post', same.postId)?.name ?? ''
    refuse('preference', `${person.name}的${preferenceName(row.preference)}已填 ${post}。`)
  }
}

/** Wishes, marks, 岗位排序 and notes of one or many applications. */
export const updateApplications = command(
  z.object({
    applications: z
      .array(
        z.object({ id: idSchema, patch: asked.pick({ preference: true }).partial().extend(filled.shape) }),
      )
      .min(1),
  }),
  (model, { applications }) => {
    const changes = applications.flatMap(({ id, patch }) => {
      const row = requireRow(model, 'roundApplication', id)
      const round = requireRow(model, 'appointmentRound', row.roundId)
      requireStage(round, ['applying', 'scoring'])
      const change = patched('roundApplication', row, defined(patch))
      return change ? [change] : []
    })
    checkWishes(model, changes)
    return { title: `修改报名 ${changes.length} 项`, changes }
  },
)

/** Wishes are looked at as they are in the end: two can change places in one operation. */
function checkWishes(model: Model, changes: readonly RowChange[]): void {
  const after = new Map(changes.map(({ id, row }) => [id, row as RoundApplication]))
  for (const row of after.values()) {
    const round = requireRow(model, 'appointmentRound', row.roundId)
    const others = model.by('roundApplication.roundId', round.id).map((one) => after.get(one.id) ?? one)
    checkApplication(model, round, row, others)
  }
}

/** 撤下报名. Somebody from outside who asks for nothing any more goes off the list of people. */
export const removeApplications = command(z.object({ ids: z.array(idSchema).min(1) }), (model, { ids }) => {
  const rows = ids.map((id) => requireRow(model, 'roundApplication', id))
  for (const row of rows)
    requireStage(requireRow(model, 'appointmentRound', row.roundId), ['applying', 'scoring'])
  const going = new Set(ids)
  const outside = new Set(
    rows
      .map(({ personId }) => personId)
      .filter((personId) => model.get('person', personId)?.status === 'candidate')
      .filter((personId) => model.by('roundApplication.personId', personId).every(({ id }) => going.has(id))),
  )
  const changes = [
    ...rows.map((row) => remove('roundApplication', row.id)),
    ...[...outside].map((personId) => remove('person', personId)),
  ]
  return { title: `撤下报名 ${rows.length} 项`, changes }
})

/** 产生拟聘结果 by the wishes of both sides; what the clerk had chosen by hand is given up. */
export const solveRound = command(z.object({ id: idSchema }), (model, { id }) => {
  const round = requireRow(model, 'appointmentRound', id)
  requireStage(round, ['scoring'])
  const facts = roundFacts(model, round)
  const won = solve(facts)
  const changes = facts.applications.flatMap((row) => {
    const chosenBy = won.has(row.id) ? 'matching' : null
    const change = patched('roundApplication', row, { chosenBy, reason: null })
    return change ? [change] : []
  })
  return { title: `聘任轮次 ${round.name} 产生拟聘 ${won.size} 人`, changes }
})

/** The clerk takes an application, or leaves it out, and says why. A person gets one post: any other is given up. */
export const chooseApplication = command(
  z.object({
    id: idSchema,
    chosen: z.boolean(),
    reason: z.string().trim().min(2, '请写明调整理由').max(400),
  }),
  (model, { id, chosen, reason }) => {
    const row = requireRow(model, 'roundApplication', id)
    const round = requireRow(model, 'appointmentRound', row.roundId)
    requireStage(round, ['scoring'])
    const { name } = requireRow(model, 'person', row.personId)
    const post = requireRow(model, 'post', row.postId)
    const all = model.by('roundApplication.roundId', round.id)
    if (chosen) checkSeats(model, row, all)
    const others = chosen
      ? all.filter((one) => one.personId === row.personId && one.id !== id && one.chosenBy)
      : []
    const changes = [
      put('roundApplication', { ...row, chosenBy: chosen ? 'clerk' : null, reason }),
      ...others.map((one) => put('roundApplication', { ...one, chosenBy: null, reason: null })),
    ]
    return { title: `${chosen ? '拟聘' : '不拟聘'} ${name} 到 ${post.name}`, changes }
  },
)

function checkSeats(model: Model, row: RoundApplication, all: readonly RoundApplication[]): void {
  const offer = model.by('roundPost.roundId', row.roundId).find(({ postId }) => postId === row.postId)
  const held = all.filter((one) => one.postId === row.postId && one.chosenBy !== null && one.id !== row.id)
  if (held.length < (offer?.seats ?? 0)) return
  const names = held.map(({ personId }) => model.get('person', personId)?.name ?? '').join('、')
  const post = model.get('post', row.postId)?.name ?? ''
  refuse('chosen', `岗位 ${post} 名额 ${offer?.seats ?? 0} 个，已拟聘 ${names}；请先取消其中一人。`)
}
