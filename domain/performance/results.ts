import { isOpenOn } from '../day.ts'
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

/** The grades by which closed periods were judged, where they agree; else those that are set. */
export function gradesOf(model: Model, periodIds: readonly string[] = []): readonly Grade[] {
  const kept = new Set(
    periodIds.map(
      (id) => model.get('assessmentPeriod', id)?.gradeDistribution ?? model.setting('gradeDistribution'),
    ),
  )
  const [only = model.setting('gradeDistribution')] = kept.size === 1 ? kept : []
  const read = readDistribution(only)
  return 'fault' in read ? [{ name: '合格', share: null }] : read
}

/** Rolls picks and scores of the periods up to people and units. Only their own picks are looked at, each once. */
export function resultsOf(model: Model, periodIds: readonly string[]): Results {
  const { people, units } = sumsOf(model, periodIds)
  const grades = gradesOf(model, periodIds)
  const ranked = inRank([...people].map(([id, sum]) => plainResult(id, sum)))
  const full = ranked.flatMap(({ total, vetoed }) => (total === null ? [] : [{ total, vetoed }]))
  const names = grade(full, grades)
  const graded = ranked.map((result, index) => ({ ...result, grade: names[index] ?? null }))
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    people: graded,
    units: unitResults(units, graded, placesOf(model, periodIds)),
    distribution: grades.map((one) => ({ grade: one, count: counts.get(one.name) ?? 0 })),
    graded: full.length,
  }
}

/** What gathers for a subject. A period that is not there does not count; the total is the mean of those that are. */
class Sum {
  /** The period that was added last, by its place: picks come period by period. */
  private period = -1
  periods = 0
  weighted = 0
  picked = 0
  scored = 0
  vetoed = false

  add(period: number, weight: number, points: number | null): void {
    if (period !== this.period) this.periods += 1
    this.period = period
    this.picked += 1
    if (points === null) return
    this.scored += 1
    this.weighted += weight * points
  }
}

function sumsOf(model: Model, periodIds: readonly string[]) {
  const people = new Map<string, Sum>()
  const units = new Map<string, Sum>()
  periodIds.forEach((periodId, period) => {
    for (const pick of model.by('indicatorPick.periodId', periodId)) {
      const [sums, id] = pick.personId === null ? [units, pick.unitId ?? ''] : [people, pick.personId]
      let sum = sums.get(id)
      if (!sum) {
        sum = new Sum()
        sums.set(id, sum)
      }
      const score = model.firstBy('score.pickId', pick.id)
      sum.add(period, pick.weight, score?.points ?? null)
      if (score?.points === 0 && isBreach(model.get('indicator', pick.indicatorId), score)) sum.vetoed = true
    }
  })
  return { people, units }
}

function plainResult(subjectId: string, sum: Sum): Result {
  const { periods, weighted, picked, scored, vetoed } = sum
  const mean = vetoed ? 0 : twoDecimals(weighted / 100 / periods)
  return {
    ...{ subjectId, picked, scored, vetoed },
    total: scored === picked ? mean : null,
    grade: null,
    rank: null,
  }
}

/** The best first, those not scored in full last; equal totals share a rank. */
function inRank<R extends Result>(results: readonly R[]): R[] {
  const sorted = results.toSorted(
    (a, b) => (b.total ?? -1) - (a.total ?? -1) || (a.subjectId < b.subjectId ? -1 : 1),
  )
  let rank = 0
  return sorted.map((result, index) => {
    if (result.total === null) return result
    if (index === 0 || sorted[index - 1]?.total !== result.total) rank = index + 1
    return { ...result, rank }
  })
}

function unitResults(
  sums: ReadonlyMap<string, Sum>,
  people: readonly Result[],
  placeOf: (personId: string) => string | null,
): readonly UnitResult[] {
  const totals = new Map<string, number[]>()
  for (const { subjectId, total } of people) {
    const unitId = placeOf(subjectId)
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

/**
 * Where a person worked at the end of the last period, or works now where that day is still to come: the unit of the
 * main post (the post track, as every KPI table counts). Who moves on leaves the result with the office that earned it.
 */
export function placesOf(model: Model, periodIds: readonly string[]): (personId: string) => string | null {
  const days = periodIds.flatMap((id) => model.get('assessmentPeriod', id)?.lastOn ?? []).sort()
  const last = days.at(-1) ?? model.asOf
  const [day = model.asOf] = [last, model.asOf].sort()
  return (personId) => {
    const held = model.by('appointment.personId', personId).filter(({ kind }) => kind === 'main')
    return (held.find((row) => isOpenOn(row, day)) ?? held.find((row) => model.isOpen(row)))?.unitId ?? null
  }
}
