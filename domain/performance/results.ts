import type { Model } from '../model.ts'
import { type Grade, grade, readDistribution } from './grading.ts'
import { isBreach, twoDecimals } from './scoring.ts'

/** The result of a person or unit over one period, or over several as the mean of their totals. */
export interface Result {
  readonly subjectId: string
  /** Of 100; null while something is not scored yet. */
  readonly total: number | null
  readonly scored: number
  readonly picked: number
  /** A 否决 indicator was breached: the total is 0. */
  readonly vetoed: boolean
  /** null: not graded while not scored in full. */
  readonly grade: string | null
  /** 1 for the best; equal totals share a rank. */
  readonly rank: number | null
}

export interface UnitResult extends Result {
  /** Mean of the totals of its people in full; null where there are none. */
  readonly peopleMean: number | null
  readonly people: number
}

export interface Results {
  readonly people: readonly Result[]
  readonly units: readonly UnitResult[]
  readonly distribution: readonly { readonly grade: Grade; readonly count: number }[]
  /** People who are graded. */
  readonly graded: number
}

/** The grades as they are set; what holds by default where the setting was broken. */
export function gradesOf(model: Model): readonly Grade[] {
  const read = readDistribution(model.setting('gradeDistribution'))
  return 'fault' in read ? [{ name: '合格', share: null }] : read
}

/** Rolls picks and scores of the periods up to people and units. Each pass goes over the rows once. */
export function resultsOf(model: Model, periodIds: readonly string[]): Results {
  const { people, units } = sumsOf(model, periodIds)
  const grades = gradesOf(model)
  const ranked = inRank([...people].map(([id, sum]) => plainResult(id, sum)))
  const full = ranked.flatMap(({ total, vetoed }) => (total === null ? [] : [{ total, vetoed }]))
  const names = grade(full, grades)
  const graded = ranked.map((result, index) => ({ ...result, grade: names[index] ?? null }))
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    people: graded,
    units: unitResults(model, units, graded),
    distribution: grades.map((one) => ({ grade: one, count: counts.get(one.name) ?? 0 })),
    graded: full.length,
  }
}

/** What gathers for a subject; the four figures of each period stand side by side. */
class Sum {
  readonly weighted: number[] = []
  readonly picked: number[] = []
  readonly scored: number[] = []
  vetoed = false

  add(period: number, weight: number, points: number | null): void {
    this.picked[period] = (this.picked[period] ?? 0) + 1
    if (points === null) return
    this.scored[period] = (this.scored[period] ?? 0) + 1
    this.weighted[period] = (this.weighted[period] ?? 0) + weight * points
  }
}

function sumsOf(model: Model, periodIds: readonly string[]) {
  const positions = new Map(periodIds.map((id, index) => [id, index]))
  const scores = new Map([...model.rows.score.values()].map((score) => [score.pickId, score]))
  const people = new Map<string, Sum>()
  const units = new Map<string, Sum>()
  for (const pick of model.rows.indicatorPick.values()) {
    const period = positions.get(pick.periodId)
    if (period === undefined) continue
    const [sums, id] = pick.personId === null ? [units, pick.unitId ?? ''] : [people, pick.personId]
    const sum = sums.get(id) ?? new Sum()
    if (sum.picked.length === 0) sums.set(id, sum)
    const score = scores.get(pick.id)
    sum.add(period, pick.weight, score?.points ?? null)
    if (isBreach(model.rows.indicator.get(pick.indicatorId), score)) sum.vetoed = true
  }
  return { people, units }
}

function plainResult(subjectId: string, sum: Sum): Result {
  let [total, periods, picked, scored] = [0, 0, 0, 0]
  sum.picked.forEach((many, period) => {
    picked += many
    scored += sum.scored[period] ?? 0
    total += (sum.weighted[period] ?? 0) / 100
    periods += 1
  })
  const mean = sum.vetoed ? 0 : twoDecimals(total / periods)
  const isFull = scored === picked
  return {
    subjectId,
    total: isFull ? mean : null,
    scored,
    picked,
    vetoed: sum.vetoed,
    grade: null,
    rank: null,
  }
}

/** The best first, those not scored in full last; equal totals share a rank. */
function inRank<R extends Result>(results: readonly R[]): R[] {
  const sorted = results.toSorted(
    (a, b) => (b.total ?? -1) - (a.total ?? -1) || a.subjectId.localeCompare(b.subjectId),
  )
  let rank = 0
  return sorted.map((result, index) => {
    if (result.total === null) return result
    if (index === 0 || sorted[index - 1]?.total !== result.total) rank = index + 1
    return { ...result, rank }
  })
}

function unitResults(
  model: Model,
  sums: ReadonlyMap<string, Sum>,
  people: readonly Result[],
): readonly UnitResult[] {
  const totals = new Map<string, number[]>()
  for (const { subjectId, total } of people) {
    const unitId = workUnitOf(model, subjectId)
    if (unitId === null) continue
    const own = totals.get(unitId) ?? []
    totals.set(unitId, own)
    if (total !== null) own.push(total)
  }
  const ids = new Set([...sums.keys(), ...totals.keys()])
  const results = [...ids].map((id) => {
    const own = totals.get(id) ?? []
    const sum = sums.get(id)
    const base = sum ? plainResult(id, sum) : { ...unassessed, subjectId: id }
    const mean = own.length === 0 ? null : twoDecimals(own.reduce((a, b) => a + b, 0) / own.length)
    return { ...base, peopleMean: mean, people: own.length }
  })
  return inRank(results)
}

const unassessed = { total: null, scored: 0, picked: 0, vetoed: false, grade: null, rank: null } as const

/** Where a person works: the unit of the main post (the post track, as every KPI table counts). */
function workUnitOf(model: Model, personId: string): string | null {
  const held = model.openBy('appointment.personId', personId).find(({ kind }) => kind === 'main')
  return held?.unitId ?? null
}
