import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disposeItems } from '../../../domain/commands/merger.ts'
import { dropDecisions, looseItems } from '../../../domain/merger/drop-items.ts'
import { fillRules, proposeFates } from '../../../domain/merger/fill.ts'
import { mergerItems } from '../../../domain/merger/items.ts'
import { countsOf, fatesIn, mergerMatrix } from '../../../domain/merger/matrix.ts'
import { anyStreet, oldStreet, planOf } from './old-offices.ts'
import { perform } from './reform.ts'

describe('矩阵 旧 × 新', () => {
  it('counts what goes from one to the other, with the fate of the unit first', () => {
    const workbook = oldStreet()
    const { base, model, sources, unit } = planOf(workbook)
    const target = unit('经济建设保障办公室').id
    const items = mergerItems(base, model, sources).filter(({ name }) => name === '财政所')
    const decisions = dropDecisions(
      items,
      { table: 'unit', id: target },
      { unitFate: 'mergeInto', basis: '' },
    )
    perform(model, disposeItems, { decisions, earlier: [] })
    const { rows, columns, columnSums } = mergerMatrix(base, model, sources)
    const row = rows.find(({ name }) => name === '财政所')
    expect(countsOf(row?.cells.get(target) ?? [])).toEqual([
      { kind: 'unit', count: 1 },
      { kind: 'post', count: 2 },
      { kind: 'person', count: 1 },
      { kind: 'duty', count: 2 },
    ])
    expect(fatesIn(row?.cells.get(target) ?? [])).toEqual(['mergeInto', 'transfer'])
    expect(columns.map(({ name }) => name)).toEqual([
      '示例街道办事处',
      '党群工作办公室',
      '社会事业办公室',
      '办公室',
      '经济建设保障办公室',
      '撤销、离岗',
      '未处置、待安置',
    ])
    expect(columnSums.get(unit('党群工作办公室').id)).toEqual([])
  })

  it('has every item and every person in a row, and every sum is what its cells hold', () => {
    fc.assert(
      fc.property(anyStreet, fc.constantFrom(...fillRules), (workbook, rule) => {
        const { base, model, sources } = planOf(workbook)
        const { fills } = proposeFates(base, model, sources, rule)
        if (fills.length > 0)
          perform(model, disposeItems, { decisions: fills.map(({ decision }) => decision), earlier: [] })
        const { rows, columns, columnSums, all } = mergerMatrix(base, model, sources)
        const items = mergerItems(base, model, sources)
        expect(all.filter(({ kind }) => kind !== 'person').map(({ key }) => key)).toEqual(
          items.map(({ key }) => key),
        )
        expect(all.filter(({ kind }) => kind === 'person')).toHaveLength(base.rows.person.size)
        const known = new Set(columns.map(({ id }) => id))
        for (const row of rows) {
          for (const id of row.cells.keys()) expect(known.has(id)).toBe(true)
          expect(new Set([...row.cells.values()].flat().map(({ key }) => key)).size).toBe(row.all.length)
        }
        const open = columnSums.get('open')?.filter(({ kind }) => kind !== 'person') ?? []
        expect(open.map(({ key }) => key)).toEqual(items.filter(({ fate }) => !fate).map(({ key }) => key))
      }),
      { numRuns: 40 },
    )
  })
})

describe('拖放处置', () => {
  it('takes a unit without its own posts beside it, and posts only onto a post', () => {
    const { base, model, sources, unit } = planOf(oldStreet())
    const items = mergerItems(base, model, sources)
    const pick = (...names: string[]) => items.filter(({ name }) => names.includes(name))
    const terms = { unitFate: 'mergeInto', basis: '' } as const
    expect(looseItems(pick('财政所', '会计', '民政员')).map(({ name }) => name)).toEqual(['财政所', '民政员'])
    const target = { table: 'post', id: 'p' } as const
    expect(dropDecisions(pick('财政所'), target, terms)).toBeNull()
    expect(dropDecisions(pick('会计'), target, terms)).toMatchObject([
      { fate: 'mergeInto', targets: [target] },
    ])
    const own = { table: 'unit', id: pick('财政所')[0]?.id ?? '' } as const
    expect(dropDecisions(pick('财政所'), own, terms)).toBeNull()
    const to = { table: 'unit', id: unit('社会事业办公室').id } as const
    expect(dropDecisions(pick('示例一村'), to, { ...terms, basis: ' 会议纪要 ' })).toMatchObject([
      { fate: 'transfer', basis: '会议纪要' },
    ])
  })
})
