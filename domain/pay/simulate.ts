import type { Model } from '../model.ts'
import type { Pay } from '../pay.ts'
import { resultsOf } from '../performance/results.ts'
import { twoDecimals } from '../performance/scoring.ts'
import { type PayStep, payStepsOf } from './steps.ts'

/** kept: the incentive parts of all make the same sum as before; open: each follows the score, the sum with them. */
export const payPools = ['kept', 'open'] as const
export type PayPool = (typeof payPools)[number]

export const payPoolNames: Readonly<Record<PayPool, string>> = {
  kept: '激励总额不变',
  open: '激励随得分浮动',
}

/** What a person earns in a year, in yuan, and how they were judged. */
export interface PaidPerson {
  readonly personId: string
  readonly basic: number
  readonly incentive: number
  /** null: no result; the incentive part is then as if the score were the mean. */
  readonly score: number | null
}

export interface StepPay {
  readonly personId: string
  readonly basic: number
  readonly incentive: number
  readonly total: number
  /** Against what they earn now. */
  readonly change: number
}

export interface StepResult {
  readonly step: PayStep
  readonly people: readonly StepPay[]
  readonly before: number
  readonly after: number
  readonly gain: number
  readonly lose: number
  readonly even: number
}

/**
 * 测算: each person's present total is divided anew. The basic part is its share of the total whatever the result; the
 * incentive part is its share times the score against the mean score. The first step is the state that is. Yuan, two
 * decimals; sums are those of the rounded amounts.
 */
export function simulate(
  people: readonly PaidPerson[],
  steps: readonly PayStep[],
  pool: PayPool,
): StepResult[] {
  const factors = factorsOf(people)
  const totals = people.map(({ basic, incentive }) => twoDecimals(basic + incentive))
  const before = sum(totals)
  return steps.map((step, at) => {
    const basics = people.map((person, index) =>
      at === 0 ? person.basic : twoDecimals((totals[index] ?? 0) * step.basic),
    )
    // What is left of the whole, so that who is at the mean keeps it to the cent.
    const rests = totals.map((total, index) => twoDecimals(total - (basics[index] ?? 0)))
    const incentives = at === 0 ? rests : incentivesOf(rests, factors, pool)
    const paid = people.map(({ personId }, index): StepPay => {
      const [basic = 0, incentive = 0] = [basics[index], incentives[index]]
      const total = twoDecimals(basic + incentive)
      return { personId, basic, incentive, total, change: twoDecimals(total - (totals[index] ?? 0)) }
    })
    const count = (is: (change: number) => boolean) => paid.filter(({ change }) => is(change)).length
    return {
      ...{ step, people: paid, before, after: sum(paid.map(({ total }) => total)) },
      gain: count((change) => change > 0),
      lose: count((change) => change < 0),
      even: count((change) => change === 0),
    }
  })
}

const sum = (values: readonly number[]) => twoDecimals(values.reduce((all, value) => all + value, 0))

/** The score against the mean; 1 for who has none. */
function factorsOf(people: readonly PaidPerson[]): readonly number[] {
  const scores = people.flatMap(({ score }) => (score === null ? [] : [score]))
  const mean = scores.reduce((all, score) => all + score, 0) / Math.max(1, scores.length)
  return people.map(({ score }) => (score === null || mean === 0 ? 1 : score / mean))
}

/** The incentive parts by the factors; scaled to the sum that they had, where that is to be kept. */
function incentivesOf(
  rests: readonly number[],
  factors: readonly number[],
  pool: PayPool,
): readonly number[] {
  const parts = rests.map((rest, index) => rest * (factors[index] ?? 1))
  if (pool === 'open') return parts.map(twoDecimals)
  const [wanted, given] = [sum(rests), parts.reduce((all, part) => all + part, 0)]
  const scaled = given === 0 ? rests : parts.map((part) => (part * wanted) / given)
  return toTheCent(scaled.map(twoDecimals), wanted)
}

/** The cents that rounding left over go to the largest part, so that the sum is what it was. */
function toTheCent(parts: readonly number[], wanted: number): readonly number[] {
  const over = twoDecimals(wanted - sum(parts))
  if (over === 0) return parts
  const largest = parts.indexOf(Math.max(...parts))
  return parts.map((part, index) => (index === largest ? twoDecimals(part + over) : part))
}

/** What stands on the screen, the picture and the table alike. */
export const modelNote = '测算模型，不发放工资'

const months = 12

/** 年收入 of a row in its two parts, in yuan. */
export function annualOf({ monthlySalary, monthlyBonus, yearEndBonus }: Pay): {
  readonly basic: number
  readonly incentive: number
} {
  return {
    basic: twoDecimals(months * ((monthlySalary ?? 0) + (monthlyBonus ?? 0))),
    incentive: yearEndBonus ?? 0,
  }
}

/** The newest year for which pay was entered; null where none was. */
export function newestPayYear(rows: Iterable<Pick<Pay, 'year'>>): number | null {
  let newest: number | null = null
  for (const { year } of rows) if (newest === null || year > newest) newest = year
  return newest
}

/** Who of a year takes part in the 测算: everybody with an amount, with the result over the period. */
export function paidPeople(
  model: Model,
  rows: readonly Pay[],
  year: number,
  periodId: string | null,
): PaidPerson[] {
  const results = periodId === null ? [] : resultsOf(model, [periodId]).people
  const scores = new Map(results.map(({ subjectId, total }) => [subjectId, total]))
  return rows.flatMap((row): PaidPerson[] => {
    const { basic, incentive } = annualOf(row)
    if (row.year !== year || basic + incentive === 0) return []
    return [{ personId: row.personId, basic, incentive, score: scores.get(row.personId) ?? null }]
  })
}

/** The whole 测算 of a workbook with the settings that it has. */
export function simulationOf(
  model: Model,
  rows: readonly Pay[],
  year: number,
  periodId: string | null,
): { readonly people: readonly PaidPerson[]; readonly steps: readonly StepResult[] } {
  const people = paidPeople(model, rows, year, periodId)
  return { people, steps: simulate(people, payStepsOf(model), payPoolOf(model)) }
}

export function payPoolOf(model: Model): PayPool {
  return payPools.find((one) => one === model.setting('payPool')) ?? 'kept'
}
