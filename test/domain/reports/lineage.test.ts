import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitLineage } from '../../../domain/reports/lineage.ts'
import { addLineage } from '../../support/lineage.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const names = (steps: readonly { readonly name: string; readonly depth: number }[]) =>
  steps.map(({ name, depth }) => `${depth} ${name}`)

describe('前身 and 后继 of a unit', () => {
  it('are followed through mergers and splits to both ends, nearest first', () => {
    const workbook = aWorkbook().unit('甲科').unit('乙科').unit('甲乙科').unit('综合办').unit('党群办')
    addLineage(workbook, '甲科', { fate: 'mergeInto', target: '甲乙科', effectiveOn: '2010-01-01' })
    addLineage(workbook, '乙科', { fate: 'mergeInto', target: '甲乙科', effectiveOn: '2010-01-01' })
    addLineage(workbook, '甲乙科', { fate: 'split', target: '综合办' })
    addLineage(workbook, '甲乙科', { fate: 'split', target: '党群办' })
    const model = workbook.model()
    const of = (name: string) => unitLineage(model, workbook.idOf('unit', name))
    expect(names(of('党群办').predecessors)).toEqual(['1 甲乙科', '2 甲科', '2 乙科'])
    expect(names(of('乙科').successors)).toEqual(['1 甲乙科', '2 综合办', '2 党群办'])
    expect(of('甲科').predecessors).toEqual([])
  })

  it('of a unit that became a plate go on in the unit that bears it; an end has no unit', () => {
    const workbook = aWorkbook().unit('司法所').unit('维稳办').unit('安监站').plate('维稳办', '司法所牌子')
    addLineage(workbook, '司法所', {
      fate: 'addPlate',
      targetTable: 'plate',
      targetId: workbook.idOf('plate', '司法所牌子'),
      targetName: '司法所牌子',
    })
    addLineage(workbook, '安监站', { fate: 'abolish', targetTable: null, targetId: null, targetName: null })
    const model = workbook.model()
    const [step] = unitLineage(model, workbook.idOf('unit', '司法所')).successors
    expect(step).toMatchObject({ unitId: workbook.idOf('unit', '维稳办'), name: '司法所牌子' })
    expect(names(unitLineage(model, workbook.idOf('unit', '维稳办')).predecessors)).toEqual(['1 司法所'])
    const [end] = unitLineage(model, workbook.idOf('unit', '安监站')).successors
    expect(end).toMatchObject({ unitId: null, name: '' })
  })

  it('end on any steps, loops included; each body is gone through once', () => {
    const units = ['甲', '乙', '丙', '丁', '戊']
    const step = fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const workbook = aWorkbook()
        for (const name of units) workbook.unit(name)
        for (const [source, target] of steps) addLineage(workbook, source, { fate: 'mergeInto', target })
        const { predecessors, successors } = unitLineage(workbook.model(), workbook.idOf('unit', '甲'))
        for (const found of [predecessors, successors]) {
          expect(new Set(found.map(({ row }) => row.id)).size).toBe(found.length)
          expect(found.every(({ row }) => row.sourceId !== row.targetId)).toBe(true)
        }
      }),
    )
  })
})
