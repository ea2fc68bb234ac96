import type { IndicatorPick, Score } from '../assessment.ts'
import type { Indicator } from '../indicator.ts'
import type { Model } from '../model.ts'
import { placesOf } from '../performance/results.ts'
import { inOrder } from '../performance/sheet.ts'

/** One score to give: of whom, by which indicator, and what is entered so far. */
export interface ScoringLine {
  readonly pick: IndicatorPick
  readonly indicator: Indicator
  readonly score: Score | undefined
  readonly subject: string
  /** Where the person works at the end of the period; the unit itself where a unit is measured. */
  readonly unitId: string | null
}

/** Every score of a period, by office in the order of the document, then by subject and indicator. */
export function scoringLines(model: Model, periodId: string, unitId?: string): ScoringLine[] {
  const placeOf = placesOf(model, [periodId])
  const library = inOrder([...model.rows.indicator.values()])
  const order = new Map(library.map(({ id }, index) => [id, index]))
  const lines = model.by('indicatorPick.periodId', periodId).flatMap((pick): ScoringLine[] => {
    const indicator = model.get('indicator', pick.indicatorId)
    const row = model.get('person', pick.personId) ?? model.get('unit', pick.unitId)
    if (!indicator || !row) return []
    const place = pick.personId === null ? pick.unitId : placeOf(pick.personId)
    if (unitId !== undefined && !model.pathUp(place).includes(unitId)) return []
    const score = model.firstBy('score.pickId', pick.id)
    return [{ pick, indicator, score, subject: row.name, unitId: place }]
  })
  const keyOf = ({ pick }: ScoringLine) => pick.personId ?? pick.unitId ?? ''
  return lines.sort(
    (a, b) =>
      (a.unitId ?? '').localeCompare(b.unitId ?? '') ||
      keyOf(a).localeCompare(keyOf(b)) ||
      (order.get(a.indicator.id) ?? 0) - (order.get(b.indicator.id) ?? 0),
  )
}
