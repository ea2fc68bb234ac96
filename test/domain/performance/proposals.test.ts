import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyPicks, setPicks } from '../../../domain/commands/performance-sheet.ts'
import { changeSettings } from '../../../domain/commands/settings.ts'
import { proposalsOf, totalBands } from '../../../domain/performance/proposals.ts'
import { resultsOf } from '../../../domain/performance/results.ts'
import { libraryLines, sheetLines } from '../../../domain/performance/sheet.ts'
import { aWorkbook, testId } from '../../support/model-builder.ts'

const context = { today: '2016-12-31', newId: () => testId(900_000) }

function year(scores: readonly (number | null)[]) {
  const workbook = aWorkbook('2016-12-31')
    .unit('管委会', { kind: 'committee' })
    .unit('党群办', { parent: '管委会' })
    .indicator('平安', 'committee')
    .indicator('信访', 'department', '平安')
    .indicator('办结', 'person', '信访')
    .period('2016')
    .pick('2016', '信访', '党群办')
  scores.forEach((points, at) => {
    const name = `人${at}`
    workbook.appointment(name, '党群办', { termEndsOn: '2017-02-28' }).pick('2016', '办结', name)
    if (points !== null) workbook.score(`2016 办结 ${name}`, points)
  })
  return workbook
}

function proposed(scores: readonly (number | null)[], grades?: string) {
  const workbook = year(scores)
  if (grades) workbook.setting('gradeDistribution', grades)
  const model = workbook.model()
  const ids = [workbook.idOf('assessmentPeriod', '2016')]
  const results = resultsOf(model, ids)
  return { model, ids, results, proposals: proposalsOf(model, ids, results) }
}

describe('运用', () => {
  it('proposes the last of the list for 解聘, the others for the next term, each with the reason', () => {
    const { proposals } = proposed([95, 85, 40, null], '优秀:34,合格:,末位:5')
    expect(proposals.map(({ kind }) => kind)).toEqual([
      'dismiss',
      'renew',
      'renew',
      'commend',
      'pay',
      'pay',
      'pay',
    ])
    expect(proposals[0]?.reason).toBe('得分 40，第 3 名（共 3 人），列“末位”，末位不低于 5%')
    expect(proposals[1]?.reason).toContain('聘期至 2017-02-28，可以续聘')
    expect(proposals.find(({ kind }) => kind === 'pay')?.reason).toContain('为平均分 73.33 的 1.3 倍')
  })

  it('proposes nobody for 解聘 where all are equal, and nobody for 评优 where no grade is above the rest', () => {
    const kinds = proposed([80, 80, 80]).proposals.map(({ kind }) => kind)
    expect(kinds).not.toContain('dismiss')
    expect(kinds).not.toContain('commend')
  })

  it('names at least the share of the tail, and never one with a higher total than one who stays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 }), (scores) => {
        const { proposals, results } = proposed(scores)
        const out = proposals.filter(({ kind }) => kind === 'dismiss').map(({ result }) => result.total ?? 0)
        const stay = results.people.filter(({ grade }) => grade !== '末位').map(({ total }) => total ?? 0)
        if (new Set(scores).size > 1) expect(out.length).toBeGreaterThanOrEqual(scores.length * 0.05)
        expect(Math.max(-1, ...out)).toBeLessThanOrEqual(Math.min(101, ...stay))
      }),
      { numRuns: 40 },
    )
  })

  it('counts everybody who has a total in one band', () => {
    const { results } = proposed([0, 59.99, 60, 70, 89.99, 90, 100, null])
    expect(totalBands(results).map(({ count }) => count)).toEqual([2, 1, 1, 1, 2])
  })
})

describe('抽取表', () => {
  it('draws, changes and takes away with one change of many cells, and adds the weights up', () => {
    const workbook = year([90, 80])
    const model = workbook.model()
    const periodId = workbook.idOf('assessmentPeriod', '2016')
    const indicatorId = workbook.idOf('indicator', '办结')
    const cellOf = (name: string) => ({ indicatorId, unitId: null, personId: workbook.idOf('person', name) })
    const cells = [
      { ...cellOf('人0'), patch: { weight: 95 } },
      { ...cellOf('人1'), patch: null },
    ]
    const plan = setPicks.plan(model, { periodId, cells }, context)
    model.apply(plan.changes)
    const lines = sheetLines(model, periodId, 'person')
    expect(lines.map(({ weights, picked, scored }) => [weights, picked, scored])).toEqual([
      [95, 1, 1],
      [0, 0, 0],
    ])
    const uneven = libraryLines(model, periodId).map(({ depth, uneven: sums }) => [depth, sums[0]?.weights])
    expect(uneven).toEqual([
      [0, undefined],
      [1, undefined],
      [2, 95],
    ])
  })

  it('takes over what another period had, but for who has left and what is drawn already', () => {
    const workbook = year([90, 80, 70]).period('2017').pick('2017', '办结', '人0', { weight: 60 })
    const model = workbook.model()
    const [fromId, toId] = [
      workbook.idOf('assessmentPeriod', '2016'),
      workbook.idOf('assessmentPeriod', '2017'),
    ]
    model.apply([workbook.change('person', '人2', { status: 'left' })])
    let count = 900_000
    const newId = () => {
      count += 1
      return testId(count)
    }
    const plan = () => copyPicks.plan(model, { fromId, toId }, { ...context, newId })
    expect(plan().title).toBe('2017 沿用2016的抽取 2 项')
    model.apply(plan().changes)
    expect(sheetLines(model, toId, 'person').map(({ weights }) => weights)).toEqual([60, 100])
    expect(plan).toThrow('没有可以沿用的指标')
  })

  it('wants a weight before a target, a unit at the second level, and keeps a closed period as it is', () => {
    const workbook = year([90])
    const model = workbook.model()
    const periodId = workbook.idOf('assessmentPeriod', '2016')
    const personId = workbook.idOf('person', '人0')
    const unitCell = (patch: { weight?: number; target?: number }) => ({
      cells: [
        {
          indicatorId: workbook.idOf('indicator', '平安'),
          unitId: workbook.idOf('unit', '管委会'),
          personId: null,
          patch,
        },
      ],
    })
    const plan = (input: Omit<Parameters<typeof setPicks.plan>[1], 'periodId'>) =>
      setPicks.plan(model, { periodId, ...input }, context)
    expect(() => plan(unitCell({ target: 90 }))).toThrow('请先填权重')
    expect(plan(unitCell({ weight: 100 })).changes).toHaveLength(1)
    const wrong = {
      indicatorId: workbook.idOf('indicator', '信访'),
      unitId: null,
      personId,
      patch: { weight: 5 },
    }
    expect(() => plan({ cells: [wrong] })).toThrow('请选择机构')
    model.apply([workbook.change('assessmentPeriod', '2016', { closedOn: '2016-12-31' })])
    expect(() => plan(unitCell({ weight: 100 }))).toThrow('只能查看')
  })
})

it.each([
  [{ gradeDistribution: '优秀:多,合格:' }, '应为数字'],
  [{ scoreCeiling: '90' }, '100 到 200'],
  [{ scoreCeiling: '很多' }, '100 到 200'],
])('settings that cannot judge anybody are refused: %o', (values, sentence) => {
  expect(() => changeSettings.plan(aWorkbook().model(), { values }, context)).toThrow(sentence)
})
