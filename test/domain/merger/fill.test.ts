import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disposeItems } from '../../../domain/commands/merger.ts'
import { type FillRule, fillRules, proposeFates } from '../../../domain/merger/fill.ts'
import { mergerItems } from '../../../domain/merger/items.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { anyStreet, oldStreet, planOf } from './old-offices.ts'
import { perform } from './reform.ts'

const linesOf = (rule: FillRule) => {
  const { base, model, sources } = planOf(oldStreet())
  const { fills, along, unknown } = proposeFates(base, model, sources, rule)
  return {
    fills: fills.map(({ item, decision, targetName }) =>
      `${item.name} ${decision.fate} ${targetName ?? ''}`.trim(),
    ),
    reasons: new Map(fills.map(({ item, reason }) => [item.name, reason])),
    along: along.map(({ name }) => name),
    unknown: unknown.map(({ item, why }) => `${item.name}：${why}`),
  }
}

describe('按规则补齐', () => {
  it('按名称 finds the plate of the name, the trade of the name, and keeps the street and its villages', () => {
    const { fills, reasons, along, unknown } = linesOf('name')
    expect(fills).toContain('财政所 mergeInto 经济建设保障办公室')
    expect(reasons.get('财政所')).toBe('经济建设保障办公室挂有同名牌子')
    expect(fills).toContain('民政办公室 mergeInto 社会事业办公室')
    expect(reasons.get('民政办公室')).toBe('名称同属社会工作（民政）')
    expect(fills).toContain('党政办公室 mergeInto 党群工作办公室')
    expect(fills).toContain('示例街道办事处 keep')
    expect(fills).toContain('示例一村 keep')
    expect(along).toEqual(expect.arrayContaining(['所长', '会计', '编制预算', '民政员']))
    expect(unknown).toEqual(['老干部接待室：按此规则没有对应的去向', '接待员：按此规则没有对应的去向'])
  })

  it('按职责 sends each line where its trade is, and the unit after most of them', () => {
    const { fills, reasons } = linesOf('duty')
    expect(fills).toContain('社会救助 transfer 社会事业办公室')
    expect(fills).toContain('企业统计 transfer 经济建设保障办公室')
    expect(fills).toContain('民政办公室 mergeInto 社会事业办公室')
    expect(reasons.get('社会救助')).toBe('职责同属社会工作（救助）')
  })

  it('says what to do first where no target structure is drawn', () => {
    const workbook = oldStreet()
    const model = workbook.model()
    const { fills, unknown } = proposeFates(
      model,
      workbook.model(),
      [workbook.idOf('unit', '示例街道办事处')],
      'name',
    )
    expect(fills.filter(({ item }) => item.table === 'unit')).toEqual([])
    expect(unknown[0]?.why).toBe('请先在目标结构中设立机构')
  })

  it('targets what is in force, is accepted as a whole, and leaves undecided exactly what it names', () => {
    fc.assert(
      fc.property(anyStreet, fc.constantFrom(...fillRules), (workbook, rule) => {
        const { base, model, sources } = planOf(workbook)
        const rows = JSON.stringify(model.allRows())
        const { fills, unknown, along } = proposeFates(base, model, sources, rule)
        expect(JSON.stringify(model.allRows())).toBe(rows)
        for (const { decision } of fills) {
          for (const target of decision.targets ?? []) {
            const unit = 'id' in target ? model.get('unit', target.id) : undefined
            expect(unit && model.isOpen(unit)).toBe(true)
          }
        }
        if (fills.length > 0) {
          const input = { decisions: fills.map(({ decision }) => decision), earlier: [] }
          let count = 0
          const newId = () => {
            count += 1
            return `x${count}`
          }
          const context = { today: model.asOf, newId }
          const plan = disposeItems.plan(model, disposeItems.input.parse(input), context)
          expect(checkChanges(model, plan.changes)).toEqual([])
          perform(model, disposeItems, input)
        }
        const after = mergerItems(base, model, sources)
        const open = after.filter(({ fate }) => fate === null).map(({ key }) => key)
        expect(open).toEqual(unknown.map(({ item }) => item.key))
        expect(fills.length + along.length + unknown.length).toBe(after.length)
        for (const { decision } of fills) {
          for (const target of decision.targets ?? []) {
            const unit = 'id' in target ? model.get('unit', target.id) : undefined
            expect(unit && model.isOpen(unit)).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
