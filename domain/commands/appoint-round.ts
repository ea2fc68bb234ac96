import { z } from 'zod'
import type { AppointmentRound, RoundApplication } from '../appointment-round.ts'
import { DomainError } from '../errors.ts'
import type { PlanContext } from '../finding.ts'
import { idSchema } from '../id.ts'
import { mainPostOf } from '../merger/placement.ts'
import type { Model } from '../model.ts'
import { wantOf } from '../rounds/stage.ts'
import type { RowChange } from '../tables.ts'
import { endRow, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { movedPerson } from './people.ts'
import { requireStage } from './rounds.ts'
import { namesOf } from './units.ts'

function refuse(field: string, message: string): never {
  throw new DomainError('invalidInput', { message, field })
}

/**
 * 聘任: all whom the round proposes are appointed for its term, in one operation; the posts that they held end on the
 * day. Who comes from outside is in service from then on. 编制内任职 stays as it is: the two tracks are apart.
 * Errors: invalidInput at the field, person or post that stands in the way.
 */
export const appointRound = command(z.object({ id: idSchema }), (model, { id }, context) => {
  const round = requireRow(model, 'appointmentRound', id)
  requireStage(round, ['publicized'])
  const want = wantOf(model, round)
  if (want) refuse(want.field, want.sentence)
  const chosen = model.by('roundApplication.roundId', id).filter(({ chosenBy }) => chosenBy !== null)
  checkSeatsLeft(model, chosen)
  const changes = chosen.flatMap((row) => appointed(model, round, row, context))
  const people = chosen.map((row) => requireRow(model, 'person', row.personId))
  const done: AppointmentRound = { ...round, stage: 'appointed', appointedOn: context.today }
  return {
    title: `聘任轮次 ${round.name} 聘任 ${namesOf(people)}`,
    changes: [...changes, put('appointmentRound', done)],
  }
})

function appointed(
  model: Model,
  round: AppointmentRound,
  row: RoundApplication,
  context: PlanContext,
): RowChange[] {
  const person = requireRow(model, 'person', row.personId)
  const post = requireRow(model, 'post', row.postId)
  const on = round.startsOn ?? context.today
  if (person.status !== 'active' && person.status !== 'candidate')
    refuse('personId', `${person.name}已离岗，不能聘任。`)
  if (!model.isOpen(post)) refuse('postId', `岗位 ${post.name} 已撤销，不能聘任。`)
  const main = mainPostOf(model, person.id)
  if (main && (main.startedOn ?? '') >= on) {
    refuse('personId', `${person.name}现岗位自 ${main.startedOn} 起，不早于本轮聘期开始 ${on}，聘期重叠。`)
  }
  const { mode, termEndsOn, documentNumber } = round
  const terms = { mode, termEndsOn, documentNumber }
  // Who keeps the post is appointed anew all the same: the old term ends where the new one begins.
  if (main?.postId === post.id) {
    const next = { ...main, ...terms, id: context.newId(), startedOn: on }
    return [endRow('appointment', main, on), put('appointment', next)]
  }
  const move = { tracks: 'post' as const, on, taken: new Map<string, number>() }
  const changes = movedPerson(model, person.id, { unitId: post.unitId, post, terms }, move, context)
  return person.status === 'candidate'
    ? [put('person', { ...person, status: 'active' }), ...changes]
    : changes
}

/** A post may be given away whose holder goes to another one in the same round. */
function checkSeatsLeft(model: Model, chosen: readonly RoundApplication[]): void {
  const going = new Set(chosen.map(({ personId }) => personId))
  for (const postId of new Set(chosen.map((row) => row.postId))) {
    const post = requireRow(model, 'post', postId)
    const staying = model
      .openBy('appointment.postId', postId)
      .filter((row) => row.kind === 'main' && !going.has(row.personId))
    const coming = chosen.filter((row) => row.postId === postId).length
    if (staying.length + coming <= post.headcount) continue
    const names = staying.map(({ personId }) => model.get('person', personId)?.name ?? '').join('、')
    refuse('postId', `岗位 ${post.name} 设岗 ${post.headcount} 个，${names}仍在岗，再聘 ${coming} 人将超岗。`)
  }
}
