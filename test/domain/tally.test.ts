import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Model } from '../../domain/model.ts'
import { aWorkbook, builtAsOf } from '../support/model-builder.ts'
import {
  applyLoopless,
  changesOf,
  countsOf,
  modelOf,
  rowsOf,
  someChanges,
  someRows,
} from './rules/random-workbook.ts'

describe('running counts', () => {
  it('equal a full recount after any changes', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        applyLoopless(model, changes)
        expect(countsOf(model)).toEqual(countsOf(new Model(rowsOf(model), builtAsOf)))
      }),
      { numRuns: 400 },
    )
  })

  it('are as before when the changes are taken back, even those that no rule would let in', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        const before = countsOf(model)
        model.apply(model.apply(changes))
        expect(countsOf(model)).toEqual(before)
      }),
      { numRuns: 400 },
    )
  })

  it('follow a branch that moves to another parent', () => {
    const workbook = aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .unit('巨野河街道办事处', { kind: 'subdistrict' })
      .unit('社会事业办公室', { parent: '孙村街道办事处' })
      .unit('社区服务中心', { parent: '社会事业办公室', kind: 'institution' })
      .position('张甲', '社区服务中心', { establishmentKind: 'institutionalFull' })
    const model = workbook.model()
    const heads = (unit: string) => model.tally.of(workbook.idOf('unit', unit), 'establishment/total/')
    expect([heads('孙村街道办事处'), heads('巨野河街道办事处')]).toEqual([1, 0])
    const parentId = workbook.idOf('unit', '巨野河街道办事处')
    const undo = model.apply([workbook.change('unit', '社会事业办公室', { parentId })])
    expect([heads('孙村街道办事处'), heads('巨野河街道办事处')]).toEqual([0, 1])
    model.apply(undo)
    expect([heads('孙村街道办事处'), heads('巨野河街道办事处')]).toEqual([1, 0])
  })

  it('count for the day that is looked at', () => {
    const workbook = aWorkbook().unit('孙村街道办事处', { kind: 'subdistrict' })
    const model = workbook.position('张甲', '孙村街道办事处', { startedOn: '2016-07-01' }).model()
    const unitId = workbook.idOf('unit', '孙村街道办事处')
    expect(model.tally.of(unitId, 'establishment/total/')).toBe(0)
    model.setAsOf('2016-07-01')
    expect(model.tally.of(unitId, 'establishment/total/')).toBe(1)
  })
})
