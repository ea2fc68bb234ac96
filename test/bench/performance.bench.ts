import type { AssessmentPeriod, IndicatorPick, Score } from '../../domain/assessment.ts'
import type { Id } from '../../domain/id.ts'
import type { Indicator } from '../../domain/indicator.ts'
import { Model } from '../../domain/model.ts'
import { resultsOf } from '../../domain/performance/results.ts'
import { testId } from '../support/model-builder.ts'
import { generateRows, seeded, sizes } from './generate.ts'
import { type BenchRow, limitRow, median, timed } from './row.ts'

const months = 12
/** A few key points for each person (二八原理): their weights are 40, 30, 30. */
const weights = [40, 30, 30] as const
const runs = 9

interface Year {
  readonly indicator: readonly Indicator[]
  readonly assessmentPeriod: readonly AssessmentPeriod[]
  readonly indicatorPick: readonly IndicatorPick[]
  readonly score: readonly Score[]
}

const plainIndicator: Omit<Indicator, 'id' | 'code' | 'name'> = {
  ...{ level: 'person', parentId: null, unitId: null, personId: null, category: null, measure: null },
  ...{ method: 'ratio', source: null, cycle: 'month', sortNo: 0, note: null },
}

/** Twelve months in which everybody was measured and scored in full. */
function yearOf(people: readonly string[]): Year {
  const random = seeded(20_160_630)
  let count = 0
  const newId = (): Id => {
    count += 1
    return testId(count)
  }
  const indicator = weights.map(
    (_, at): Indicator => ({ ...plainIndicator, id: newId(), code: `C${at}`, name: `指标${at}` }),
  )
  const assessmentPeriod = Array.from({ length: months }, (_, at): AssessmentPeriod => {
    const month = `2016-${String(at + 1).padStart(2, '0')}`
    const days = {
      firstOn: `${month}-01`,
      lastOn: `${month}-28`,
      closedOn: null,
      scoreCeiling: null,
      gradeDistribution: null,
    }
    return { id: newId(), name: month, cycle: 'month', ...days, note: null }
  })
  const indicatorPick = assessmentPeriod.flatMap(({ id: periodId }) =>
    people.flatMap((personId) =>
      indicator.map(({ id: indicatorId }, at): IndicatorPick => {
        const subject = { unitId: null, personId, weight: weights[at] ?? 0 }
        return { id: newId(), periodId, indicatorId, ...subject, target: 100, stretch: null, note: null }
      }),
    ),
  )
  const score = indicatorPick.map(({ id: pickId }): Score => {
    const points = Math.round(6000 + random() * 4000) / 100
    return { id: newId(), pickId, actual: null, points, assessor: null, appeal: null, note: null }
  })
  return { indicator, assessmentPeriod, indicatorPick, score }
}

/** KPI roll-up of 5,000 people × 12 months: the first one makes the look-ups, the others find them made. */
export async function benchPerformance(): Promise<BenchRow[]> {
  const model = new Model({}, '2016-12-31')
  model.apply(generateRows(sizes.M))
  const year = yearOf([...model.rows.person.keys()])
  const full = () => new Model({ ...model.allRows(), ...year }, '2016-12-31')
  const ids = year.assessmentPeriod.map(({ id }) => id)
  const first = Array.from({ length: 3 }, full).map((one) => timed(() => resultsOf(one, ids)))
  const kept = full()
  resultsOf(kept, ids)
  const later = Array.from({ length: runs }, () => timed(() => resultsOf(kept, ids)))
  return [
    limitRow('KPI 汇总 5 000 人 × 12 个月 × 3 项（打开后首次）', median(first), 600),
    limitRow('KPI 汇总 5 000 人 × 12 个月 × 3 项', median(later), 300),
  ]
}
