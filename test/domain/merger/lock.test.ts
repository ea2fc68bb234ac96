import { describe, expect, it } from 'vitest'
import { put } from '../../../domain/commands/change.ts'
import { lockObstacles } from '../../../domain/merger/lock.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { aWorkbook } from '../../support/model-builder.ts'

/** An old office and a new one below a street that may have one. */
const street = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('民政办', { parent: '孙村街道办事处' })
    .quota('孙村街道办事处', 'institutions/internalOffice', 1)

describe('the number of institutions during a reorganisation', () => {
  const withNew = () => street().unit('社会事业办公室', { parent: '孙村街道办事处' })

  it('blocks in 现行, and is told on the way in a plan', () => {
    const workbook = withNew()
    const blocked = evaluate(workbook.model(), 'all').filter(({ severity }) => severity === 'block')
    expect(blocked.map(({ code }) => code)).toEqual(['V9'])
    workbook.setting('mergerSources', workbook.idOf('unit', '孙村街道办事处'))
    const [told] = evaluate(workbook.model(), 'all').filter(({ code }) => code === 'V9')
    expect(told).toMatchObject({
      severity: 'warn',
      sentence: expect.stringContaining('定稿时须在核定数以内'),
    })
  })

  it('stands in the way of 定稿 until the old office is gone', () => {
    const workbook = withNew()
    const base = street().model()
    const model = workbook.model()
    expect(lockObstacles(base, model)).toEqual([expect.stringContaining('内设机构核定 1 个，实设 2 个')])
    model.apply([workbook.change('unit', '民政办', { endedOn: '2016-05-01' })])
    expect(lockObstacles(base, model)).toEqual([])
  })

  it('that was above before may stay', () => {
    expect(lockObstacles(withNew().model(), withNew().model())).toEqual([])
  })

  it('is counted again where the sources are taken off', () => {
    const workbook = withNew()
    workbook.setting('mergerSources', workbook.idOf('unit', '孙村街道办事处'))
    const off = put('setting', { id: 'mergerSources', value: '' })
    expect(checkChanges(workbook.model(), [off]).map(({ code }) => code)).toEqual(['V9'])
  })
})
