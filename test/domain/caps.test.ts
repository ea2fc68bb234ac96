import { describe, expect, it } from 'vitest'
import { capFigure, capFigures, capName, capState } from '../../domain/caps.ts'
import { capsAround } from '../../domain/rules/caps-around.ts'
import { aWorkbook } from '../support/model-builder.ts'

const total = { ledger: 'establishment', kind: 'total', level: '' } as const

const workbook = () =>
  aWorkbook()
    .unit('管委会', { kind: 'committee' })
    .unit('孙村街道办事处', { kind: 'subdistrict', parent: '管委会' })
    .unit('巨野河街道办事处', { kind: 'subdistrict', parent: '管委会' })
    .unit('党群办', { parent: '孙村街道办事处' })
    .unit('经济办', { parent: '巨野河街道办事处' })
    .position('张甲', '党群办')

describe('cap figures', () => {
  it.each([
    [undefined, 'unverified'],
    [2, 'vacant'],
    [1, 'full'],
    [0, 'over'],
  ] as const)('one person against %s approved is %s', (amount, state) => {
    const given = workbook()
    if (amount !== undefined) given.quota('孙村街道办事处', 'establishment/total', amount)
    const figure = capFigure(given.model(), given.idOf('unit', '孙村街道办事处'), total)
    expect(figure).toMatchObject({ approved: amount ?? null, actual: 1 })
    expect(capState(figure)).toBe(state)
  })

  it('say what was allotted to the units directly below', () => {
    const given = workbook().quota('管委会', 'establishment/total', 90)
    const allotted = () => capFigure(given.model(), given.idOf('unit', '管委会'), total).allotted
    expect(allotted()).toBeNull()
    given.quota('孙村街道办事处', 'establishment/total', 30)
    given.quota('巨野河街道办事处', 'establishment/total', 40)
    expect(allotted()).toBe(70)
  })

  it('are listed by ledger, with the counts that have no number yet', () => {
    const given = workbook().quota('孙村街道办事处', 'leading/chief/处级', 1)
    const figures = capFigures(given.model(), given.idOf('unit', '孙村街道办事处'))
    expect(figures.map((figure) => [capName(figure), figure.approved, figure.actual])).toEqual([
      ['内设机构', null, 1],
      ['编制总量', null, 1],
      ['行政编制', null, 1],
      ['领导职数 正职（处级）', 1, 0],
    ])
  })
})

describe('caps around a move', () => {
  it('shows the old, the new and every upper unit, before and after', () => {
    const given = workbook()
      .quota('管委会', 'establishment/total', 90)
      .quota('经济办', 'establishment/total', 3)
      .quota('党群办', 'establishment/total', 3)
    const model = given.model()
    const move = given.change('position', '张甲 党群办', { unitId: given.idOf('unit', '经济办') })
    const shown = capsAround(model, [move])
      .filter(({ before }) => before.kind === 'total')
      .map(({ unitId, before, after }) => [model.get('unit', unitId)?.name, before.actual, after.actual])
    expect(shown).toEqual([
      ['党群办', 1, 0],
      ['孙村街道办事处', 1, 0],
      ['管委会', 1, 1],
      ['经济办', 0, 1],
      ['巨野河街道办事处', 0, 1],
    ])
    expect(model.tally.of(given.idOf('unit', '党群办'), 'establishment/total/')).toBe(1)
  })

  it('shows a new approved number', () => {
    const given = workbook()
    const model = given.model()
    given.quota('党群办', 'establishment/total', 5)
    const changes = [
      given.change('document', '〔示例〕1号', {}),
      given.change('quota', '党群办 establishment/total', {}),
    ]
    const [first] = capsAround(model, changes)
    expect(first).toMatchObject({ before: { approved: null, actual: 1 }, after: { approved: 5, actual: 1 } })
  })
})
