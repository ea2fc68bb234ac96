import { addMonths, type Day } from '../day.ts'
import type { Model } from '../model.ts'
import { personRetirement, type Retirement } from '../retirement.ts'
import { type RosterLine, rosterLines } from './roster.ts'

/** A person in service with the day on which they retire; `retirement` is null where a fact for it is missing. */
export interface RetirementLine extends RosterLine {
  readonly retirement: Retirement | null
}

/** Everybody in service of a branch (or of all), the first to retire first; who cannot be told stands last. */
export function retirementLines(model: Model, unitId?: string): RetirementLine[] {
  const lines = rosterLines(model, unitId).map((line) => ({
    ...line,
    retirement: personRetirement(model, line.person),
  }))
  const on = ({ retirement }: RetirementLine) => retirement?.on ?? '9999'
  return lines.sort((a, b) => on(a).localeCompare(on(b)))
}

/** Who has reached the age or reaches it within so many months from the model's day. */
export function retiringWithin(model: Model, months: number): RetirementLine[] {
  const until: Day = addMonths(model.asOf, months)
  return retirementLines(model).filter(({ retirement }) => retirement !== null && retirement.on <= until)
}
