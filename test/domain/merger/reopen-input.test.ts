import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disposeItems, reopenItems } from '../../../domain/commands/merger.ts'
import { fillRules, proposeFates } from '../../../domain/merger/fill.ts'
import { mergerItems } from '../../../domain/merger/items.ts'
import { goingBackWith, reopenInput } from '../../../domain/merger/reopen-input.ts'
import type { Model } from '../../../domain/model.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { anyStreet, oldStreet, planOf } from './old-offices.ts'
import { perform } from './reform.ts'

const dispose = (model: Model, table: string, id: string, fate: string, targetId: string) =>
  perform(model, disposeItems, {
    decisions: [{ table, id, fate, targets: [{ table: 'unit', id: targetId }] }],
    earlier: [],
  })

describe('撤回处置', () => {
  it('puts a unit back with everything that went with it, and names that', () => {
    const workbook = oldStreet()
    const { base, model, sources, unit } = planOf(workbook)
    const id = workbook.idOf('unit', '财政所')
    dispose(model, 'unit', id, 'mergeInto', unit('经济建设保障办公室').id)
    const items = mergerItems(base, model, sources)
    const chosen = items.filter(({ table, name }) => table === 'unit' && name === '财政所')
    expect(goingBackWith(items, chosen).map(({ name }) => name)).toEqual([
      '所长',
      '会计',
      '编制预算',
      '管理集体资产',
    ])
    expect(perform(model, reopenItems, reopenInput(base, chosen))).toBe('撤回处置 财政所')
    expect(mergerItems(base, model, sources).every(({ fate }) => fate === null)).toBe(true)
    expect(model.get('unit', id)).toEqual(base.get('unit', id))
    const post = workbook.idOf('post', '会计')
    expect(model.get('post', post)).toEqual(base.get('post', post))
    expect(model.openBy('appointment.postId', post)).toHaveLength(1)
  })

  it('puts a successor that stood below back there, though it has gone on with the unit above', () => {
    const workbook = aWorkbook()
      .unit('示例街道办事处', { kind: 'subdistrict' })
      .unit('财政局', { parent: '示例街道办事处' })
      .unit('财政所', { parent: '财政局' })
      .unit('会计组', { parent: '财政所' })
    const { base, model, sources, unit } = planOf(workbook)
    const idOf = (name: string) => workbook.idOf('unit', name)
    dispose(model, 'unit', idOf('财政所'), 'mergeInto', idOf('会计组'))
    dispose(model, 'unit', idOf('财政局'), 'mergeInto', unit('经济建设保障办公室').id)
    expect(model.get('unit', idOf('会计组'))?.parentId).toBe(unit('经济建设保障办公室').id)
    perform(model, reopenItems, reopenInput(base, mergerItems(base, model, sources)))
    for (const name of ['财政局', '财政所', '会计组']) {
      expect(model.get('unit', idOf(name))).toEqual(base.get('unit', idOf(name)))
    }
  })

  it('names nothing that is undecided', () => {
    const { base, model, sources } = planOf(oldStreet())
    expect(reopenInput(base, mergerItems(base, model, sources)).items).toEqual([])
  })

  it('takes any filled plan back: everything is 未处置, units and posts stand where they stood', () => {
    fc.assert(
      fc.property(anyStreet, fc.constantFrom(...fillRules), (workbook, rule) => {
        const { base, model, sources } = planOf(workbook)
        const { fills } = proposeFates(base, model, sources, rule)
        if (fills.length === 0) return
        perform(model, disposeItems, { decisions: fills.map(({ decision }) => decision), earlier: [] })
        perform(model, reopenItems, reopenInput(base, mergerItems(base, model, sources)))
        expect(mergerItems(base, model, sources).filter(({ fate }) => fate !== null)).toEqual([])
        for (const [id, post] of base.rows.post) expect(model.get('post', id)).toEqual(post)
        for (const [id, { duties, parentId, endedOn }] of base.rows.unit) {
          expect(model.get('unit', id)).toMatchObject({ duties, parentId, endedOn })
        }
      }),
      { numRuns: 60 },
    )
  })
})
