import { expect, it } from 'vitest'
import { resultsOf } from '../../../domain/performance/results.ts'
import { pointsFor } from '../../../domain/performance/scoring.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const target = { target: 200, stretch: 300 }

it.each([
  ['ratio', 100, 100, 50],
  ['ratio', 200, 100, 100],
  ['ratio', 250, 100, 100],
  ['ratio', 250, 120, 110],
  ['ratio', 900, 120, 120],
  ['deduction', 12.5, 100, 87.5],
  ['deduction', 150, 100, 0],
  ['veto', 0, 100, 100],
  ['veto', 1, 100, 0],
] as const)('%s: %d of a ceiling of %d', (method, actual, ceiling, points) => {
  expect(pointsFor(method, target, actual, ceiling)).toBe(points)
})

it('cannot measure by a target that is not there', () => {
  expect(pointsFor('ratio', { target: null, stretch: null }, 5, 100)).toBeNull()
})

function office() {
  return aWorkbook()
    .unit('党群办')
    .appointment('张甲', '党群办')
    .appointment('李乙', '党群办')
    .indicator('二级', 'department')
    .indicator('信访', 'person', '二级')
    .indicator('廉洁', 'person', '二级', { method: 'veto' })
    .period('上半年')
    .period('下半年')
    .pick('上半年', '信访', '张甲')
    .pick('下半年', '信访', '张甲', { weight: 100 })
    .pick('下半年', '廉洁', '张甲', { weight: 0 })
    .pick('上半年', '信访', '李乙')
    .score('上半年 信访 张甲', 90)
    .score('下半年 信访 张甲', 80)
}

it('rolls periods up to the mean of their totals; what is not scored in full has no total', () => {
  const workbook = office().score('下半年 廉洁 张甲', 100)
  const periods = ['上半年', '下半年'].map((name) => workbook.idOf('assessmentPeriod', name))
  const { people, units, graded } = resultsOf(workbook.model(), periods)
  expect(people).toMatchObject([
    { subjectId: workbook.idOf('person', '张甲'), total: 85, rank: 1, grade: '合格' },
    { subjectId: workbook.idOf('person', '李乙'), total: null, scored: 0, picked: 1, grade: null },
  ])
  expect(graded).toBe(1)
  expect(units).toMatchObject([{ peopleMean: 85, people: 1 }])
})

it('a breach of a 否决 indicator undoes the total', () => {
  const workbook = office().score('下半年 廉洁 张甲', 0)
  const { people } = resultsOf(workbook.model(), [workbook.idOf('assessmentPeriod', '下半年')])
  expect(people).toMatchObject([{ total: 0, vetoed: true, grade: '末位' }])
})

it('a closed period is judged by the grades it was closed with, and leaves results with the office that earned them', () => {
  const workbook = aWorkbook('2017-03-01')
    .unit('党群办')
    .unit('经济办')
    .appointment('张甲', '党群办', { endedOn: '2017-02-01' })
    .appointment('张甲', '经济办', { startedOn: '2017-02-01', as: '新岗' })
    .indicator('信访', 'person')
    .period('2016', { closedOn: '2017-01-10', gradeDistribution: '合格:,末位:100', scoreCeiling: 100 })
    .pick('2016', '信访', '张甲')
    .score('2016 信访 张甲', 90)
    .setting('gradeDistribution', '优秀:100,合格:')
  const { units, distribution } = resultsOf(workbook.model(), [workbook.idOf('assessmentPeriod', '2016')])
  expect(units).toMatchObject([{ subjectId: workbook.idOf('unit', '党群办'), peopleMean: 90 }])
  expect(distribution.map(({ grade }) => grade.name)).toEqual(['合格', '末位'])
})
