import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelOn, shownModel } from '../../domain/as-of.ts'
import { addMonths } from '../../domain/day.ts'
import { rosterLines } from '../../domain/reports/roster.ts'
import { addLineage } from '../support/lineage.ts'
import { aWorkbook } from '../support/model-builder.ts'

describe('a workbook as of a day', () => {
  it('has the units that were in force, and people where they were', () => {
    const workbook = aWorkbook()
      .unit('甲街道')
      .unit('旧科', { parent: '甲街道', endedOn: '2016-05-19' })
      .unit('新办', { parent: '甲街道', startedOn: '2016-05-19' })
      .position('张甲', '旧科', { endedOn: '2016-05-19' })
      .position('张甲', '新办', { startedOn: '2016-05-19', as: '张甲 后' })
    const where = (day: string) => {
      const model = modelOn(workbook.model(), day)
      const children = model.childrenOf(workbook.idOf('unit', '甲街道')).map((unit) => unit.name)
      return [children, rosterLines(model).map((line) => line.unit?.name)]
    }
    expect(where('2016-05-18')).toEqual([['旧科'], ['旧科']])
    expect(where('2016-05-19')).toEqual([['新办'], ['新办']])
  })

  it('takes back names that were given later, each renaming in its turn', () => {
    const workbook = aWorkbook().unit('第三名')
    addLineage(workbook, '第三名', { sourceName: '第一名', targetName: '第二名', effectiveOn: '2015-01-01' })
    addLineage(workbook, '第三名', { sourceName: '第二名', targetName: '第三名', effectiveOn: '2016-05-19' })
    const name = (day: string) =>
      modelOn(workbook.model(), day).get('unit', workbook.idOf('unit', '第三名'))?.name
    expect(name('2014-12-31')).toBe('第一名')
    expect(name('2015-01-01')).toBe('第二名')
    expect(name('2016-05-19')).toBe('第三名')
  })

  it('takes back two renamings of one day together', () => {
    const workbook = aWorkbook().unit('第三名')
    addLineage(workbook, '第三名', { sourceName: '第一名', targetName: '第二名' })
    addLineage(workbook, '第三名', { sourceName: '第二名', targetName: '第三名' })
    const model = modelOn(workbook.model(), '2016-05-18')
    expect(model.get('unit', workbook.idOf('unit', '第三名'))?.name).toBe('第一名')
  })

  it('shows a renaming that is still to come from its day on', () => {
    const workbook = aWorkbook().unit('新名')
    addLineage(workbook, '新名', { sourceName: '旧名', targetName: '新名', effectiveOn: '2016-09-01' })
    const id = workbook.idOf('unit', '新名')
    const live = shownModel(workbook.model().allRows(), '2016-06-30')
    const name = (day: string) => modelOn(live, day).get('unit', id)?.name
    expect([live.get('unit', id)?.name, name('2016-08-31'), name('2016-09-01')]).toEqual([
      '旧名',
      '旧名',
      '新名',
    ])
  })

  it('still has who left later, and not yet who came later', () => {
    const workbook = aWorkbook()
      .unit('甲办')
      .person('退休的', { status: 'retired', leftOn: '2016-06-01', leftReason: '退休' })
      .position('退休的', '甲办', { endedOn: '2016-06-01' })
      .position('后来的', '甲办', { startedOn: '2016-06-01' })
      .person('待安置的')
    const names = (day: string) => rosterLines(modelOn(workbook.model(), day)).map((line) => line.person.name)
    expect(names('2016-05-31')).toEqual(['退休的', '待安置的'])
    expect(names('2016-06-01')).toEqual(['后来的', '待安置的'])
  })

  it('lists who leaves on a coming day until that day', () => {
    const leaving = (leftOn: string) =>
      aWorkbook()
        .unit('甲办')
        .person('要退休的', { status: 'retired', leftOn, leftReason: '退休' })
        .position('要退休的', '甲办', { endedOn: leftOn })
        .model()
    const [later, today] = [leaving('2016-07-01'), leaving('2016-06-30')]
    expect(rosterLines(later).map(({ person }) => person.name)).toEqual(['要退休的'])
    expect(later.tally.of(later.rows.unit.keys().next().value ?? '', 'establishment/total/')).toBe(1)
    expect(rosterLines(today)).toEqual([])
  })

  it('leaves the workbook itself alone, and on its own day is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 120 }), (months) => {
        const workbook = aWorkbook()
          .unit('甲办')
          .position('张甲', '甲办', { startedOn: '2012-03-01', endedOn: '2018-03-01' })
        addLineage(workbook, '甲办', { sourceName: '甲科' })
        const model = workbook.model()
        const before = JSON.stringify(model.allRows())
        modelOn(model, addMonths(model.asOf, months))
        expect(JSON.stringify(model.allRows())).toBe(before)
        expect(modelOn(model, model.asOf).allRows()).toEqual(model.allRows())
      }),
    )
  })
})
