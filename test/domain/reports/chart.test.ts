import { describe, expect, it } from 'vitest'
import { chartRoots, growChart } from '../../../domain/reports/chart.ts'
import { aWorkbook } from '../../support/model-builder.ts'

describe('the chart', () => {
  it('grown a unit at a time is the chart made at once', () => {
    const model = aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .unit('党政办公室', { parent: '孙村街道办事处' })
      .unit('经济发展办公室', { parent: '孙村街道办事处' })
      .post('党政办公室', '文秘')
      .model()
    const choice = { collapsed: new Set<string>(), withMembers: true }
    const work = growChart(model, choice)
    let steps = 0
    let step = work.next()
    for (; !step.done; step = work.next()) steps += 1
    expect(steps).toBe(3)
    expect(step.value).toEqual(chartRoots(model, choice))
  })
})
