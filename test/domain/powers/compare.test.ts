import { describe, expect, it } from 'vitest'
import { comparePowers } from '../../../domain/powers/compare.ts'
import { aWorkbook, powerPapers } from '../../support/model-builder.ts'

describe('two versions of the list', () => {
  it('differ by what came, what went, what changed, and whose state moved', () => {
    const first = aWorkbook()
      .powerBatch('第一批')
      .power('校车使用审查', { ...powerPapers, status: 'released' })
      .power('教师资格认定')
      .power('临时用地审批')
    const after = first.model()
    const change = (name: string, columns: object) => after.apply([first.change('power', name, columns)])
    change('校车使用审查', { status: 'takenUp', handedOverOn: '2016-06-30' })
    change('教师资格认定', { basis: '《教师法》', batchId: first.idOf('powerBatch', '第一批') })
    after.apply([first.removal('power', '临时用地审批')])
    const added = { ...first.rowOf('power', '临时用地审批'), id: 'new', name: '人力资源服务许可' }
    after.apply([{ table: 'power', id: 'new', row: added }])
    const told = comparePowers(first.model(), after).map(
      ({ kind, power, what }) => `${kind} ${power.name}：${what.join('；')}`,
    )
    expect(told).toEqual([
      'added 人力资源服务许可：列为“拟下放”',
      'removed 临时用地审批：原列为“拟下放”',
      'changed 教师资格认定：实施依据 （空） → 《教师法》；批次 未列批次 → 第一批',
      'moved 校车使用审查：已下放待承接 → 已承接',
    ])
  })

  it('are the same where nothing was done', () => {
    const one = aWorkbook().power('校车使用审查')
    expect(comparePowers(one.model(), one.model())).toEqual([])
  })
})
