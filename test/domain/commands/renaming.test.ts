import { describe, expect, it } from 'vitest'
import { modelOn, shownModel } from '../../../domain/as-of.ts'
import { updatePost } from '../../../domain/commands/posts.ts'
import { updatePlate, updateUnit } from '../../../domain/commands/units.ts'
import type { Model } from '../../../domain/model.ts'
import { aWorkbook, builtAsOf, testId } from '../../support/model-builder.ts'

const today = builtAsOf // 2016-06-30

function office() {
  const workbook = aWorkbook().unit('第一名').plate('第一名', '旧牌').post('第一名', '旧岗')
  const model = workbook.model()
  const id = workbook.idOf('unit', '第一名')
  let count = 800
  const newId = () => {
    count += 1
    return testId(count)
  }
  const rename = (name: string, how: object = {}) => {
    const plan = updateUnit.plan(model, { id, patch: { name }, ...how }, { today, newId })
    model.apply(plan.changes)
    return plan
  }
  const nameOn = (day: string) => modelOn(shownModel(model.allRows(), today), day).get('unit', id)?.name
  return { workbook, model, id, newId, rename, nameOn }
}

const stepsOf = (model: Model) =>
  [...model.rows.lineage.values()].map((row) => [row.sourceName, row.targetName, row.effectiveOn])

describe('a 更名', () => {
  it('holds from today where no day is given, and on a day before the old name is shown', () => {
    const { rename, nameOn } = office()
    expect(rename('第二名').title).toBe('机构更名 第一名 → 第二名')
    expect([nameOn('2016-06-29'), nameOn(today), nameOn('2017-01-01')]).toEqual([
      '第一名',
      '第二名',
      '第二名',
    ])
  })

  it('for a coming day shows the old name until then, also in the live workbook', () => {
    const { rename, nameOn, model, id } = office()
    rename('第二名', { on: '2016-09-01' })
    rename('第三名', { on: '2016-12-01' })
    expect([today, '2016-08-31', '2016-09-01', '2016-11-30', '2016-12-01'].map(nameOn)).toEqual([
      '第一名',
      '第一名',
      '第二名',
      '第二名',
      '第三名',
    ])
    expect(shownModel(model.allRows(), today).get('unit', id)?.name).toBe('第一名')
    expect(shownModel(model.allRows(), '2016-09-01').get('unit', id)?.name).toBe('第二名')
  })

  it('entered again for the same day replaces it; back to the old name it is none', () => {
    const { rename, model } = office()
    rename('第二名', { on: '2016-09-01' })
    rename('第三名', { on: '2016-09-01' })
    expect(stepsOf(model)).toEqual([['第一名', '第三名', '2016-09-01']])
    rename('第一名', { on: '2016-09-01' })
    expect(stepsOf(model)).toEqual([])
  })

  it('before one that stands is refused in a sentence at its day', () => {
    const { rename } = office()
    rename('第二名', { on: '2016-09-01' })
    expect(() => rename('第三名', { on: '2016-08-31' })).toThrow(
      expect.objectContaining({
        detail: { message: '“第二名”已于 2016-09-01 更名，生效日期不能早于这一天。', field: 'on' },
      }),
    )
  })

  it('of a unit that began that day leaves nothing to take back', () => {
    const workbook = aWorkbook().unit('新办', { startedOn: today })
    const context = { today, newId: () => testId(900) }
    const input = { id: workbook.idOf('unit', '新办'), patch: { name: '新办公室' } }
    expect(updateUnit.plan(workbook.model(), input, context).changes.map(({ table }) => table)).toEqual([
      'unit',
    ])
  })

  it('is the same for plates and posts', () => {
    const { workbook, model, newId } = office()
    const [plate, post] = [workbook.idOf('plate', '旧牌'), workbook.idOf('post', '旧岗')]
    const on = '2016-09-01'
    for (const { changes } of [
      updatePlate.plan(model, { id: plate, patch: { name: '新牌' }, on }, { today, newId }),
      updatePost.plan(model, { id: post, patch: { name: '新岗', headcount: 2 }, on }, { today, newId }),
    ]) {
      model.apply(changes)
    }
    const shown = (day: string) => {
      const then = shownModel(model.allRows(), day)
      return [then.get('plate', plate)?.name, then.get('post', post)?.name, then.get('post', post)?.headcount]
    }
    expect(shown(today)).toEqual(['旧牌', '旧岗', 2])
    expect(shown(on)).toEqual(['新牌', '新岗', 2])
  })
})

describe('a 更正', () => {
  it('leaves no step: the name was meant so all along', () => {
    const { rename, nameOn, model } = office()
    expect(rename('第壹名', { correction: true }).title).toBe('更正机构名称 第一名 → 第壹名')
    expect(stepsOf(model)).toEqual([])
    expect(nameOn('2010-01-01')).toBe('第壹名')
  })

  it('is what a name in 待核 gets unless it is said otherwise', () => {
    const workbook = aWorkbook().unit('办公室', { nameStatus: 'unverified' })
    const input = { id: workbook.idOf('unit', '办公室'), patch: { name: '综合办公室' } }
    const context = { today, newId: () => testId(901) }
    const tables = (how: object) =>
      updateUnit.plan(workbook.model(), { ...input, ...how }, context).changes.map(({ table }) => table)
    expect(tables({})).toEqual(['unit'])
    expect(tables({ correction: false })).toEqual(['unit', 'lineage'])
  })

  it('while a 更名 is to come mends the name that is seen, not the coming one', () => {
    const { rename, nameOn } = office()
    rename('第二名', { on: '2016-09-01' })
    rename('第壹名', { correction: true })
    expect([nameOn(today), nameOn('2016-09-01')]).toEqual(['第壹名', '第二名'])
  })
})
