import { describe, expect, it } from 'vitest'
import { type InspectedTable, inspect, preflight } from '../../../domain/reports/preflight.ts'

const table = (header: string, cells: readonly string[], width = 10): InspectedTable => {
  const columns = [{ key: 'a', header: [header], width, kind: 'text' }] as const
  return {
    title: '表',
    columns,
    official: columns,
    rows: cells.map((a, at) => ({ kind: 'line', cells: { a }, subject: { table: 'person', id: `${at}` } })),
  }
}
const lines = (paper: InspectedTable, personal: 'masked' | 'full' = 'masked') =>
  preflight(inspect([paper], []), personal).filter(({ state }) => state !== 'ok')
const said = (...asked: Parameters<typeof lines>) =>
  lines(...asked)
    .map(({ sentence }) => sentence)
    .join('')

describe('体检', () => {
  it.each([
    ['an empty required cell with its row', table('姓名*', ['张三', '']), '姓名空 1 行（第 2 行起）'],
    ['what is open', table('核定', ['待填']), '待核、待填 1 处'],
    ['a table too wide for the sheet', table('备注', ['甲'], 300), 'A4 横向排不下'],
    ['a cell too long for its width', table('备注', ['甲'.repeat(80)]), '备注（第 1 行）'],
  ])('tells %s', (_what, paper, sentence) => {
    expect(said(paper)).toContain(sentence)
  })

  it('leads from an empty required cell to whom its row tells of', () => {
    const paper = table('出生年月*', ['1980-01', '', ''])
    const named = { key: 'name', header: ['姓名'], width: 8, kind: 'text' } as const
    const rows = paper.rows.map((row, at) => ({ ...row, cells: { ...row.cells, name: `示例${at}` } }))
    const [line] = lines({ ...paper, official: [named, ...paper.official], rows })
    expect(line?.links).toEqual([
      { name: '示例1', subject: { table: 'person', id: '1' } },
      { name: '示例2', subject: { table: 'person', id: '2' } },
    ])
  })

  it.each([
    ['hides it', []],
    ['renames it', [{ key: 'a', header: ['称呼'], width: 10, kind: 'text' }] as const],
  ])('looks at a required column also where a template %s', (_how, columns) => {
    expect(said({ ...table('姓名*', ['张三', '']), columns })).toContain('姓名空 1 行')
  })

  it('warns of personal columns that leave unmasked, whatever a template calls them', () => {
    const paper = table('身份证号', ['甲'])
    expect(said(paper)).toBe('')
    expect(said(paper, 'full')).toContain('身份证号 将完整导出')
    const renamed = { ...paper, columns: [{ key: 'a', header: ['证件'], width: 10, kind: 'text' }] as const }
    expect(said(renamed, 'full')).toContain('身份证号 将完整导出')
    expect(said({ ...paper, columns: [] }, 'full')).toBe('')
  })

  it('finds nothing on a sound paper', () => {
    expect(said(table('姓名*', ['张三']))).toBe('')
  })
})
