import { z } from 'zod'
import { type Appointment, appointmentRow } from '../appointment.ts'
import { type Day, daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import type { PlanContext } from '../finding.ts'
import { idSchema } from '../id.ts'
import { lastMainOf, mainPostOf } from '../merger/placement.ts'
import type { Model } from '../model.ts'
import { type Person, personRow } from '../person.ts'
import { type Position, positionRow } from '../position.ts'
import type { Post } from '../post.ts'
import type { RowChange } from '../tables.ts'
import { checkAppointment } from './appointment-check.ts'
import { endRow, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined, namesOf } from './units.ts'

const personFields = personRow.omit({ id: true, leftOn: true, leftReason: true })
const positionFields = positionRow.omit({ id: true, personId: true, endedOn: true })
const appointmentFields = appointmentRow.omit({ id: true, personId: true, endedOn: true })

const positionInput = positionFields.partial().required({ unitId: true, establishmentKind: true })
const appointmentInput = appointmentFields.partial().required({ unitId: true })

export function newPosition(
  personId: string,
  input: z.output<typeof positionInput>,
  context: PlanContext,
): Position {
  return {
    title: null,
    rank: null,
    leading: null,
    counting: 'counted',
    startedOn: context.today,
    documentNumber: null,
    note: null,
    ...defined(input),
    id: context.newId(),
    personId,
    endedOn: null,
  }
}

export function newAppointment(
  personId: string,
  input: z.output<typeof appointmentInput>,
  context: PlanContext,
): Appointment {
  return {
    postId: null,
    kind: 'main',
    mode: null,
    employment: null,
    startedOn: context.today,
    termEndsOn: null,
    documentNumber: null,
    note: null,
    ...defined(input),
    id: context.newId(),
    personId,
    endedOn: null,
  }
}

/** A person in service of whom nothing is known but the name and what is given. */
export function newPerson(
  name: string,
  given: Partial<Omit<Person, 'id' | 'name'>>,
  context: PlanContext,
): Person {
  return {
    sex: 'unknown',
    birthDate: null,
    idNumber: null,
    ethnicGroup: null,
    politicalStatus: null,
    education: null,
    degree: null,
    major: null,
    fileKeptAt: null,
    filePay: null,
    workStartedOn: null,
    phone: null,
    status: 'active',
    note: null,
    ...given,
    id: context.newId(),
    name,
    leftOn: null,
    leftReason: null,
  }
}

/** 新增人员, with the place on either track where it is known. */
export const createPerson = command(
  personFields.partial().required({ name: true }).extend({
    position: positionInput.optional(),
    appointment: appointmentInput.optional(),
  }),
  (_model, { position, appointment, name, ...fields }, context) => {
    const person = newPerson(name, defined(fields), context)
    const changes: RowChange[] = [put('person', person)]
    if (position) changes.push(put('position', newPosition(person.id, position, context)))
    if (appointment) changes.push(put('appointment', newAppointment(person.id, appointment, context)))
    return { title: `新增人员 ${person.name}`, changes }
  },
)

export const updatePerson = command(
  z.object({ id: idSchema, patch: personRow.omit({ id: true }).partial() }),
  (model, { id, patch }) => {
    const person = requireRow(model, 'person', id)
    const change = patched('person', person, defined(patch))
    return { title: `修改人员 ${person.name}`, changes: change ? [change] : [] }
  },
)

/** 减员: 退休, 调出, 解聘 …; both tracks, the contract and 包村 end on the day. */
export const leavePeople = command(
  z.object({
    ids: z.array(idSchema).min(1),
    status: z.enum(['left', 'retired']),
    on: daySchema,
    reason: z.string().trim().min(1, '请填写减员原因').max(80),
  }),
  (model, { ids, status, on, reason }) => {
    const people = ids.map((id) => requireRow(model, 'person', id))
    const changes = people.flatMap((person) => [
      put('person', { ...person, status, leftOn: on, leftReason: reason }),
      ...model.openBy('position.personId', person.id).map((row) => endRow('position', row, on)),
      ...model.openBy('appointment.personId', person.id).map((row) => endRow('appointment', row, on)),
      ...model.openBy('labourContract.personId', person.id).map((row) => endRow('labourContract', row, on)),
      ...model.openBy('villageLiaison.personId', person.id).map((row) => endRow('villageLiaison', row, on)),
    ])
    return { title: `减员 ${namesOf(people)}（${reason}）`, changes }
  },
)

/** Takes out a person entered by mistake, with both tracks. */
export const removePerson = command(z.object({ id: idSchema }), (model, { id }) => {
  const person = requireRow(model, 'person', id)
  if (model.by('indicatorPick.personId', id).length > 0) {
    throw new DomainError('inUse', { message: `${person.name}已有考核记录，不能作为误录人员删除。` })
  }
  const responsible = [...model.rows.indicator.values()].filter(({ personId }) => personId === id)
  const changes = [
    ...responsible.map((row) => put('indicator', { ...row, personId: null })),
    ...model.by('position.personId', id).map((row) => remove('position', row.id)),
    ...model.by('appointment.personId', id).map((row) => remove('appointment', row.id)),
    ...model.by('labourContract.personId', id).map((row) => remove('labourContract', row.id)),
    ...model.by('villageLiaison.personId', id).map((row) => remove('villageLiaison', row.id)),
    ...model.by('occupancy.personId', id).map((row) => remove('occupancy', row.id)),
    ...model.by('roundApplication.personId', id).map((row) => remove('roundApplication', row.id)),
    ...model.by('pay.personId', id).map((row) => remove('pay', row.id)),
    remove('person', id),
  ]
  return { title: `删除误录人员 ${person.name}`, changes }
})

/** The positions of a person as a move leaves them: those held in the old unit go to the new one on the day. */
export function movedPositions(
  model: Model,
  personId: string,
  fromUnitId: string | null,
  toUnitId: string,
  on: Day,
  context: PlanContext,
): RowChange[] {
  return model.openBy('position.personId', personId).flatMap((row) => {
    const moves = row.counting !== 'concurrent' && (fromUnitId === null || row.unitId === fromUnitId)
    return moves && row.unitId !== toUnitId ? movedPosition(row, toUnitId, on, context) : []
  })
}

/** One position as a move leaves it: ended on the day, and open in the other unit from that day on. */
export function movedPosition(row: Position, toUnitId: string, on: Day, context: PlanContext): RowChange[] {
  const moved: Position = { ...row, id: context.newId(), unitId: toUnitId, startedOn: on }
  return [endRow('position', row, on), put('position', moved)]
}

/** One appointment as a move leaves it: ended on the day, and open in the other place from that day on. */
export function movedAppointment(
  row: Appointment,
  to: Pick<Appointment, 'unitId' | 'postId'>,
  on: Day,
  context: PlanContext,
): RowChange[] {
  const moved: Appointment = { ...row, ...to, id: context.newId(), startedOn: on }
  return [endRow('appointment', row, on), put('appointment', moved)]
}

/** A seat of the unit that nobody takes yet, the one named like the old post first. */
function freePostOf(model: Model, unitId: string, likeName: string | undefined, taken: Map<string, number>) {
  const free = model
    .openBy('post.unitId', unitId)
    .filter((post) => seatsTaken(model, post.id) + (taken.get(post.id) ?? 0) < post.headcount)
    .sort((a, b) => a.sortNo - b.sortNo)
  const post = free.find((row) => row.name === likeName)
  if (post) taken.set(post.id, (taken.get(post.id) ?? 0) + 1)
  return post
}

function seatsTaken(model: Model, postId: string): number {
  return model.openBy('appointment.postId', postId).filter((row) => row.kind === 'main').length
}

export const moveTracks = ['both', 'post', 'establishment'] as const
export type MoveTracks = (typeof moveTracks)[number]

/** Where a person goes; without a post to a seat of the unit named like the old one, if one is free. */
export interface MoveTarget {
  readonly unitId: string
  readonly post: Post | undefined
  /** What the new appointment says otherwise than the old one: 聘任方式, 聘任文号, 聘期. */
  readonly terms?: Partial<Pick<Appointment, 'mode' | 'documentNumber' | 'termEndsOn'>>
}

/** How a move is made; `taken` counts the seats that it has given away so far, by post. */
export interface Move {
  readonly tracks: MoveTracks
  readonly on: Day
  readonly taken: Map<string, number>
}

/**
 * One person moved on the tracks that are asked for; the rows before end on the day and stay as history. Whoever has no
 * main post is taken from wherever the counted positions stand.
 */
export function movedPerson(
  model: Model,
  personId: string,
  { unitId, post, terms }: MoveTarget,
  { tracks, on, taken }: Move,
  context: PlanContext,
): RowChange[] {
  const main = mainPostOf(model, personId)
  const moved: RowChange[] = []
  if (tracks !== 'establishment' && (main?.unitId !== unitId || (post && main.postId !== post.id))) {
    const before = model.get('post', main?.postId ?? null)
    const seat = post ?? freePostOf(model, unitId, before?.name, taken)
    if (main) moved.push(endRow('appointment', main, on))
    const employment = employmentOf(model, personId)
    const base = main ?? newAppointment(personId, { unitId, employment }, context)
    const place = { unitId, postId: seat?.id ?? null, startedOn: on, endedOn: null }
    moved.push(put('appointment', { ...base, ...terms, ...place, id: context.newId() }))
  }
  if (tracks !== 'post') {
    const from = tracks === 'both' ? (main?.unitId ?? null) : null
    moved.push(...movedPositions(model, personId, from, unitId, on, context))
  }
  return moved
}

/** People without a counted position are 编外 (domain.md: 编外 counts no establishment). */
function employmentOf(model: Model, personId: string): Appointment['employment'] {
  const counted = model.openBy('position.personId', personId).some((row) => row.counting !== 'concurrent')
  return counted ? null : (lastMainOf(model, personId)?.employment ?? 'contract')
}

/**
 * 调整人员 to a unit, or to a post of it. `both` moves 岗位 and 编制, `post` the post track alone,
 * `establishment` the substantive track alone. The rows before end on the day and stay as history.
 */
export const movePeople = command(
  z.object({
    ids: z.array(idSchema).min(1),
    unitId: idSchema,
    postId: idSchema.nullable().optional(),
    tracks: z.enum(moveTracks).default('both'),
    on: daySchema.optional(),
  }),
  (model, { ids, unitId, postId, tracks, on }, context) => {
    const unit = requireRow(model, 'unit', unitId)
    const post = postId ? requireRow(model, 'post', postId) : undefined
    if (post && post.unitId !== unitId)
      throw new DomainError('invalidInput', { message: '岗位不属于所选机构。' })
    const people = ids.map((id) => requireRow(model, 'person', id))
    const move = { tracks, on: on ?? context.today, taken: new Map<string, number>() }
    const changes = people.flatMap((person) => movedPerson(model, person.id, { unitId, post }, move, context))
    const to = post ? `${unit.name} ${post.name}` : unit.name
    return { title: `${namesOf(people)} 调整到 ${to}`, changes }
  },
)

export const createPosition = command(
  positionInput.extend({ personId: idSchema }),
  (model, { personId, ...input }, context) => {
    const person = requireRow(model, 'person', personId)
    const unit = requireRow(model, 'unit', input.unitId)
    return {
      title: `${person.name} 上编 ${unit.name}`,
      changes: [put('position', newPosition(personId, input, context))],
    }
  },
)

export const updatePosition = command(
  z.object({ id: idSchema, patch: positionRow.omit({ id: true, personId: true }).partial() }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'position', id)
    const person = requireRow(model, 'person', row.personId)
    const change = patched('position', row, defined(patch))
    return { title: `修改编制内任职 ${person.name}`, changes: change ? [change] : [] }
  },
)

export const endPosition = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'position', id)
    const person = requireRow(model, 'person', row.personId)
    return { title: `${person.name} 下编`, changes: [endRow('position', row, on ?? context.today)] }
  },
)

export const createAppointment = command(
  appointmentInput.extend({ personId: idSchema }),
  (model, { personId, ...input }, context) => {
    const person = requireRow(model, 'person', personId)
    const unit = requireRow(model, 'unit', input.unitId)
    const row = newAppointment(personId, input, context)
    checkAppointment(model, row)
    return { title: `聘任 ${person.name} 到 ${unit.name}`, changes: [put('appointment', row)] }
  },
)

export const updateAppointment = command(
  z.object({ id: idSchema, patch: appointmentRow.omit({ id: true, personId: true }).partial() }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'appointment', id)
    const person = requireRow(model, 'person', row.personId)
    checkAppointment(model, { ...row, ...defined(patch) }, row)
    const change = patched('appointment', row, defined(patch))
    return { title: `修改岗位聘职 ${person.name}`, changes: change ? [change] : [] }
  },
)

/**
 * 续聘: the term that runs ends where the next begins, at the same post; both stay as history. `on` is the first day
 * of the next term. Errors: invalidInput at `on` or `termEndsOn` where the days are out of order.
 */
export const renewAppointment = command(
  z.object({
    id: idSchema,
    on: daySchema,
    termEndsOn: daySchema,
    documentNumber: z.string().trim().max(80).nullable().optional(),
  }),
  (model, { id, on, termEndsOn, documentNumber }, context) => {
    const row = requireRow(model, 'appointment', id)
    const person = requireRow(model, 'person', row.personId)
    const refuse = (field: string, message: string): never => {
      throw new DomainError('invalidInput', { message, field })
    }
    if (!model.isOpen(row)) refuse('on', '这项聘任已经终止，请重新聘任。')
    if (row.startedOn !== null && on <= row.startedOn)
      refuse('on', `新聘期开始应晚于本聘期开始 ${row.startedOn}。`)
    if (on > model.asOf) refuse('on', `新聘期从 ${on} 开始，请到当日再办理续聘。`)
    if (termEndsOn <= on) refuse('termEndsOn', `新聘期截止应晚于新聘期开始 ${on}。`)
    const number = documentNumber === undefined ? row.documentNumber : documentNumber
    const next = { ...row, id: context.newId(), startedOn: on, termEndsOn, documentNumber: number }
    return {
      title: `续聘 ${person.name} 至 ${termEndsOn}`,
      changes: [endRow('appointment', row, on), put('appointment', next)],
    }
  },
)

/** 免去岗位: the person goes to the 待安置 pool. */
export const endAppointment = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'appointment', id)
    const person = requireRow(model, 'person', row.personId)
    return { title: `${person.name} 免去岗位`, changes: [endRow('appointment', row, on ?? context.today)] }
  },
)
