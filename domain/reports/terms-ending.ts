import { addMonths, type Day } from '../day.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import { unitTitle } from '../rules/wording.ts'

/** term 聘期 of a post; contract 劳动（聘用）合同; probation 试用期. */
export type TermKind = 'term' | 'contract' | 'probation'

export const termKindNames: Readonly<Record<TermKind, string>> = {
  term: '聘期',
  contract: '合同',
  probation: '试用期',
}

/** Something agreed for a time that has run out without a decision, or does so soon. */
export interface TermLine {
  readonly kind: TermKind
  /** The appointment or contract that says so. */
  readonly rowId: string
  readonly person: Person
  /** null for somebody without a place. */
  readonly unitId: string | null
  /** Unit and post, as a clerk would write them. */
  readonly place: string
  readonly startedOn: Day | null
  /** The last day as agreed. */
  readonly on: Day
  /** Days from `today` to the last day; negative once it is over. */
  readonly daysLeft: number
}

/**
 * Terms, contracts and 试用期 that end within the months of the setting 到期提醒 from a day, or are over and not yet
 * settled, of a branch or of all; the first to end first. A 试用期 that is over is settled by itself.
 */
export function termsEnding(model: Model, today: Day, unitId?: string): TermLine[] {
  const until = addMonths(today, reminderMonths(model))
  const lines: TermLine[] = []
  for (const person of model.rows.person.values()) {
    if (person.status !== 'active') continue
    for (const line of linesOf(model, person, today)) {
      if (line.on > until || (line.kind === 'probation' && line.on < today)) continue
      if (unitId === undefined || model.pathUp(line.unitId).includes(unitId)) lines.push(line)
    }
  }
  return lines.sort((a, b) => a.on.localeCompare(b.on) || a.rowId.localeCompare(b.rowId))
}

/** The setting 到期提醒 in months; what is no whole number from 1 to 24 counts as the default of 3. */
export function reminderMonths(model: Model): number {
  const months = Number(model.setting('reminderMonths'))
  return Number.isInteger(months) && months >= 1 && months <= 24 ? months : 3
}

function linesOf(model: Model, person: Person, today: Day): TermLine[] {
  const appointments = model.openBy('appointment.personId', person.id)
  const main = appointments.find(({ kind }) => kind === 'main') ?? appointments[0]
  const lines: TermLine[] = []
  const add = (kind: TermKind, row: Given, at: Place | undefined, on: Day | null) => {
    if (on === null) return
    const post = model.get('post', at?.postId ?? null)?.name ?? ''
    lines.push({
      ...{ kind, rowId: row.id, person, startedOn: row.startedOn, on },
      unitId: at?.unitId ?? null,
      place: at ? `${unitTitle(model, at.unitId)}${post && ` ${post}`}` : '（未安置）',
      daysLeft: Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000),
    })
  }
  for (const row of appointments) add('term', row, row, row.termEndsOn)
  for (const row of model.openBy('labourContract.personId', person.id)) {
    add('contract', row, main, row.endsOn)
    add('probation', row, main, row.probationUntil)
  }
  return lines
}

type Given = { readonly id: string; readonly startedOn: Day | null }
type Place = { readonly unitId: string; readonly postId: string | null }
