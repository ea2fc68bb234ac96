import type { Appointment } from '../appointment.ts'
import type { Day } from '../day.ts'
import { contractTermNames, type LabourContract } from '../labour-contract.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Position } from '../position.ts'
import { ageText, personRetirement } from '../retirement.ts'
import { unitTitle } from '../rules/wording.ts'
import { appointmentModes } from '../vocabulary/appointment-mode.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { substantiveKinds } from '../vocabulary/establishment-kind.ts'

/** What happened on one day, on either track and in the working life itself. */
export interface TimelineDay {
  /** null for what began before the records. */
  readonly on: Day | null
  readonly life: readonly string[]
  /** 编制内任职. */
  readonly position: readonly string[]
  /** 岗位聘职, with the contract behind it. */
  readonly appointment: readonly string[]
  /** Still to come on the model's day. */
  readonly isAhead: boolean
}

type Lane = 'life' | 'position' | 'appointment'
type Event = readonly [on: Day | null, lane: Lane, text: string]

/** Both tracks of a person side by side, day by day, the oldest first, up to the day of retirement. */
export function personTimeline(model: Model, person: Person): TimelineDay[] {
  const events = [
    ...lifeOf(model, person),
    ...model.by('position.personId', person.id).flatMap((row) => positionEvents(model, row)),
    ...model.by('appointment.personId', person.id).flatMap((row) => appointmentEvents(model, row)),
    ...model.by('labourContract.personId', person.id).flatMap(contractEvents),
  ]
  const days = [...new Set(events.map(([on]) => on))].sort((a, b) => (a ?? '').localeCompare(b ?? ''))
  return days.map((on) => {
    const lane = (name: Lane) =>
      events.filter(([day, where]) => day === on && where === name).map(([, , text]) => text)
    return {
      on,
      life: lane('life'),
      position: lane('position'),
      appointment: lane('appointment'),
      isAhead: on !== null && on > model.asOf,
    }
  })
}

function lifeOf(model: Model, person: Person): Event[] {
  const retirement = person.status === 'active' ? personRetirement(model, person) : null
  const { birthDate, workStartedOn, leftOn, leftReason } = person
  const events: Event[] = []
  if (birthDate) events.push([birthDate, 'life', '出生'])
  if (workStartedOn) events.push([workStartedOn, 'life', '参加工作'])
  if (leftOn) events.push([leftOn, 'life', `减员${leftReason ? `（${leftReason}）` : ''}`])
  if (retirement) events.push([retirement.on, 'life', `到法定退休年龄（${ageText(retirement.ageMonths)}）`])
  return events
}

function positionEvents(model: Model, row: Position): Event[] {
  const title = row.title ?? row.rank
  const kind = codeName(substantiveKinds, row.establishmentKind)
  const facts = [title, title === row.rank ? null : row.rank, kind, row.documentNumber].filter(Boolean)
  const place = unitTitle(model, row.unitId)
  const began: Event = [row.startedOn, 'position', `上编 ${place}：${facts.join('，')}`]
  return row.endedOn
    ? [[row.endedOn, 'position', `下编 ${place}${title ? `（${title}）` : ''}`], began]
    : [began]
}

const kindWords = { main: '聘任', concurrent: '兼任', secondment: '借调', temporary: '挂职' } as const

function appointmentEvents(model: Model, row: Appointment): Event[] {
  const place = unitTitle(model, row.unitId)
  const post = model.get('post', row.postId)?.name ?? '未定岗'
  const word = kindWords[row.kind]
  const mode = row.mode === null ? null : codeName(appointmentModes, row.mode)
  const term = row.termEndsOn === null ? null : `聘期至 ${row.termEndsOn}`
  const facts = [post, mode, term, row.documentNumber].filter(Boolean)
  const events: Event[] = [[row.startedOn, 'appointment', `${word} ${place}：${facts.join('，')}`]]
  if (row.endedOn) events.unshift([row.endedOn, 'appointment', `${word}终止 ${place}${post}`])
  else if (row.termEndsOn) events.push([row.termEndsOn, 'appointment', `聘期届满 ${place}${post}`])
  return events
}

function contractEvents(row: LabourContract): Event[] {
  const name = contractTermNames[row.term]
  const facts = [name, row.endsOn === null ? null : `至 ${row.endsOn}`, row.employer, row.documentNumber]
  const events: Event[] = [[row.startedOn, 'appointment', `签订${facts.filter(Boolean).join('，')}`]]
  if (row.probationUntil) events.push([row.probationUntil, 'appointment', '试用期满'])
  if (row.endedOn) events.push([row.endedOn, 'appointment', `终止${name}`])
  else if (row.endsOn) events.push([row.endsOn, 'appointment', `${name}期满`])
  return events
}
