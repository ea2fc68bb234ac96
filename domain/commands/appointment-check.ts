import type { Appointment } from '../appointment.ts'
import { DomainError } from '../errors.ts'
import type { Model } from '../model.ts'

function refuse(field: keyof Appointment, message: string): never {
  throw new DomainError('invalidInput', { message, field })
}

/**
 * What is wrong with an appointment as it shall be, told at its field. Only what differs from `before` is looked at:
 * a state that came in by an import can still be corrected column by column.
 * Errors: invalidInput for a day before birth, days out of order, terms that overlap, a post without a free seat.
 */
export function checkAppointment(model: Model, row: Appointment, before?: Appointment): void {
  const isNew = (...fields: readonly (keyof Appointment)[]) =>
    before === undefined || fields.some((field) => before[field] !== row[field])
  if (isNew('startedOn')) checkBirth(model, row)
  if (isNew('startedOn', 'termEndsOn', 'endedOn')) checkOrder(row)
  if (row.kind !== 'main') return
  if (isNew('startedOn', 'endedOn', 'kind')) checkOverlap(model, row)
  if (isNew('postId', 'endedOn', 'kind')) checkSeat(model, row)
}

function checkBirth(model: Model, { personId, startedOn }: Appointment): void {
  const born = model.get('person', personId)?.birthDate
  if (born && startedOn !== null && startedOn <= born)
    refuse('startedOn', `聘期开始 ${startedOn} 不晚于出生日期 ${born}。`)
}

function checkOrder({ startedOn, termEndsOn, endedOn }: Appointment): void {
  if (startedOn === null) return
  if (termEndsOn !== null && termEndsOn < startedOn)
    refuse('termEndsOn', `聘期截止 ${termEndsOn} 早于聘期开始 ${startedOn}。`)
  if (endedOn !== null && endedOn < startedOn)
    refuse('endedOn', `终止日期 ${endedOn} 早于聘期开始 ${startedOn}。`)
}

/** Two main posts of one person never run side by side; the last day of one is the first of the next. */
function checkOverlap(model: Model, row: Appointment): void {
  const from = row.startedOn ?? ''
  const other = model
    .by('appointment.personId', row.personId)
    .find(
      (one) =>
        one.id !== row.id &&
        one.kind === 'main' &&
        (one.endedOn === null || one.endedOn > from) &&
        (row.endedOn === null || (one.startedOn ?? '') < row.endedOn),
    )
  if (!other) return
  const unit = model.get('unit', other.unitId)?.name ?? ''
  const post = model.get('post', other.postId)?.name ?? ''
  const span = `${other.startedOn ?? '早前'} 至 ${other.endedOn ?? '今'}`
  refuse('startedOn', `与${unit}${post}的主岗聘期（${span}）重叠；请先免去原岗位，或改为兼任、借调、挂职。`)
}

function checkSeat(model: Model, row: Appointment): void {
  const post = model.get('post', row.postId)
  if (!post || !model.isOpen(row)) return
  const held = model
    .openBy('appointment.postId', post.id)
    .filter((one) => one.kind === 'main' && one.id !== row.id).length
  if (held >= post.headcount)
    refuse('postId', `岗位 ${post.name} 设岗 ${post.headcount} 个，已聘 ${held} 人，没有空岗。`)
}
