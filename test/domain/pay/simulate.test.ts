import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setPay } from '../../../domain/commands/pay.ts'
import { changeSettings } from '../../../domain/commands/settings.ts'
import { annualOf, type PaidPerson, payPools, simulate, simulationOf } from '../../../domain/pay/simulate.ts'
import { payStepsOf, ratioText, readShares } from '../../../domain/pay/steps.ts'
import { maskPay, readablePay } from '../../../domain/pay.ts'
import { payChart } from '../../../domain/scene/pay-chart.ts'
import { aWorkbook, testId } from '../../support/model-builder.ts'

const context = { today: '2016-12-31', newId: () => testId(900_000) }
const steps = payStepsOf(aWorkbook().model())

const amount = fc.integer({ min: 0, max: 30_000_000 }).map((cents) => cents / 100)
const score = fc.option(
  fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100),
  { nil: null },
)
const people = fc.array(
  fc.record({ personId: fc.uuid(), basic: amount, incentive: amount, score }) as fc.Arbitrary<PaidPerson>,
  { maxLength: 40 },
)

describe('比例', () => {
  it('are those of the article, the years between marked as assumed; each makes 1', () => {
    expect(steps.map((step) => [ratioText(step), step.origin])).toEqual([
      ['8.44 : 1.56', 'source'],
      ['6 : 4', 'source'],
      ['5.33 : 4.67', 'assumption'],
      ['4.67 : 5.33', 'assumption'],
      ['4 : 6', 'source'],
    ])
    for (const { basic, incentive } of steps) expect(basic + incentive).toBeCloseTo(1, 12)
  })

  it('make 1 whatever is set, and are the clerk’s own where they differ', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(shares, (set) => {
        const own = payStepsOf(aWorkbook().setting('payBasicShares', set.join(',')).model())
        for (const [at, { basic, incentive }] of own.entries()) {
          expect(basic + incentive).toBeCloseTo(1, 12)
          expect(basic).toBeCloseTo((set[at] ?? 0) / 100, 12)
        }
        expect(own[2]?.origin).toBe('own')
      }),
    )
  })

  it.each([
    ['84.4,60,40', '应有 5 个'],
    ['84.4,60,50,40,-1', '“-1”应在 0 到 100 之间'],
    ['84.4,60,50,40,140', '“140”应在 0 到 100 之间'],
    ['84.4,六成,50,45,40', '“六成”应在 0 到 100 之间'],
  ])('%s is refused', (payBasicShares, sentence) => {
    expect(readShares(payBasicShares)).toMatchObject({ fault: expect.stringContaining(sentence) })
    const change = () => changeSettings.plan(aWorkbook().model(), { values: { payBasicShares } }, context)
    expect(change).toThrow(sentence)
  })
})

describe('测算', () => {
  it('the first step is the state that is, and nobody gains or loses by it', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...payPools), (all, pool) => {
        const [now] = simulate(all, steps, pool)
        expect(now).toMatchObject({ gain: 0, lose: 0, even: all.length })
        expect(now?.after).toBe(now?.before)
      }),
    )
  })

  it('keeps everybody and the whole where every score is the mean', () => {
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(...payPools),
        (all, mean, pool) => {
          const average = all.map((person) => ({ ...person, score: mean }))
          for (const { before, after, even } of simulate(average, steps, pool)) {
            expect(after).toBe(before)
            expect(even).toBe(all.length)
          }
        },
      ),
    )
  })

  it('keeps the whole whatever the scores where the incentive sum is kept', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { before, after } of simulate(all, steps, 'kept')) {
          expect(after).toBe(before)
        }
      }),
    )
  })

  it('gives the basic part its share whatever the score, and more to the better of two who earn the same', () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(...payPools),
        (pay, points, pool) => {
          const two = [points, points + 1].map((one, at) => ({
            ...{ personId: String(at), basic: pay, incentive: pay, score: one },
          }))
          for (const { step, people: paid } of simulate(two, steps, pool).slice(1)) {
            expect(paid[0]?.basic).toBeCloseTo(2 * pay * step.basic, 1)
            expect(paid[1]?.total ?? 0).toBeGreaterThanOrEqual(paid[0]?.total ?? 0)
          }
        },
      ),
    )
  })
})

describe('a workbook', () => {
  const book = () =>
    aWorkbook('2016-12-31')
      .unit('党群办')
      .appointment('张甲', '党群办')
      .appointment('李乙', '党群办')
      .indicator('C', 'person')
      .period('2016')
      .pick('2016', 'C', '张甲')
      .pick('2016', 'C', '李乙')
      .score('2016 C 张甲', 90)
      .score('2016 C 李乙', 70)

  it('takes pay in, and says who gains and who loses at each step by the results', () => {
    const workbook = book()
    const model = workbook.model()
    const patch = { monthlySalary: 6000, monthlyBonus: 1033.33, yearEndBonus: 15_600 }
    const entries = ['张甲', '李乙'].map((name) => ({ personId: workbook.idOf('person', name), patch }))
    let count = 900_000
    const newId = () => {
      count += 1
      return testId(count)
    }
    model.apply(setPay.plan(model, { year: 2016, entries }, { ...context, newId }).changes)
    const rows = [...model.rows.pay.values()].map(readablePay)
    expect(annualOf(rows[0] as (typeof rows)[number])).toEqual({ basic: 84_399.96, incentive: 15_600 })
    const { steps: results } = simulationOf(model, rows, 2016, workbook.idOf('assessmentPeriod', '2016'))
    expect(results.map(({ gain, lose }) => [gain, lose])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    // 100,000 × 0.4 × (90 / 80 − 1), and 100,000 × 0.6 × (70 / 80 − 1).
    expect(results[1]?.people[0]?.change).toBeCloseTo(5000, 0)
    expect(results[4]?.people[1]?.change).toBeCloseTo(-7500, 0)
    const texts = payChart(results, '测算模型，不发放工资').groups[0]?.items.flatMap((item) =>
      item.kind === 'text' ? [item.content] : [],
    )
    expect(texts).toEqual(expect.arrayContaining(['4 : 6', '＋ 1 人', '测算模型，不发放工资']))
  })

  it('changes one amount, empties a row, and refuses what is no amount', () => {
    const workbook = book()
    const model = workbook.model()
    const personId = workbook.idOf('person', '张甲')
    const set = (patch: { monthlySalary: number | null }) =>
      setPay.plan(model, { year: 2016, entries: [{ personId, patch }] }, context)
    model.apply(set({ monthlySalary: 5000 }).changes)
    expect([...model.rows.pay.values()]).toMatchObject([{ monthlySalary: 5000, yearEndBonus: null }])
    expect(maskPay([...model.rows.pay.values()][0] as never)).toMatchObject({ monthlySalary: null })
    expect(set({ monthlySalary: null }).changes).toMatchObject([{ table: 'pay', row: null }])
    expect(
      setPay.input.safeParse({ year: 2016, entries: [{ personId, patch: { monthlySalary: -1 } }] }).success,
    ).toBe(false)
  })
})
