import type { AssessmentPeriod, IndicatorPick, Score } from '../assessment.ts'
import type { Indicator } from '../indicator.ts'
import type { Model } from '../model.ts'

export const fullScore = 100

/** 得分上限: 100 unless the clerk has set a higher one, which only a 挑战值 can earn. A closed period has its own. */
export function scoreCeiling(model: Model, period?: AssessmentPeriod): number {
  if (period?.scoreCeiling) return period.scoreCeiling
  const set = Number(model.setting('scoreCeiling'))
  return Number.isFinite(set) && set >= fullScore ? set : fullScore
}

/**
 * What an 完成值 earns, of 100, with two decimals. 比率: the share of the target; above it, up to the 挑战值, rising
 * evenly to the ceiling. 扣分: 100 less what was taken off. 否决: nothing as soon as there is a breach.
 * null where there is no target to measure by: the points are then given by hand.
 */
export function pointsFor(
  method: Indicator['method'],
  pick: Pick<IndicatorPick, 'target' | 'stretch'>,
  actual: number,
  ceiling: number,
): number | null {
  if (method === 'deduction') return twoDecimals(Math.max(0, fullScore - actual))
  if (method === 'veto') return actual > 0 ? 0 : fullScore
  const { target, stretch } = pick
  if (target === null || target <= 0) return null
  if (actual <= target) return twoDecimals((actual / target) * fullScore)
  if (stretch === null || stretch <= target) return fullScore
  const beyond = Math.min(1, (actual - target) / (stretch - target))
  return twoDecimals(fullScore + beyond * (ceiling - fullScore))
}

/** Whether a score says that a 否决 indicator was breached. */
export function isBreach(indicator: Indicator | undefined, score: Score | undefined): boolean {
  return indicator?.method === 'veto' && score?.points === 0
}

export function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100
}
