import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import type { Model } from '../../../domain/model.ts'

/** The periods, the newest first. */
export function periodsOf(model: Model): AssessmentPeriod[] {
  return [...model.rows.assessmentPeriod.values()].sort(
    (a, b) => b.lastOn.localeCompare(a.lastOn) || b.firstOn.localeCompare(a.firstOn),
  )
}

/** The period that is shown where none was chosen: the newest one that is open, or the newest. */
export function shownPeriod(model: Model, asked: string | null): AssessmentPeriod | undefined {
  const all = periodsOf(model)
  return all.find(({ id }) => id === asked) ?? all.find(({ closedOn }) => closedOn === null) ?? all[0]
}

export function periodLabel({ name, closedOn }: AssessmentPeriod): string {
  return closedOn === null ? name : `${name}（已关闭）`
}
