import { describe, expect, it } from 'vitest'
import type { PaperPreview } from '../../../domain/paper.ts'
import { preflight } from '../../../domain/reports/preflight.ts'

const paper = (header: string, cells: readonly string[], width = 10): PaperPreview => ({
  title: '表',
  scopeName: '甲',
  asOf: '2016-06-30',
  blocks: [
    {
      kind: 'table',
      table: {
        title: '表',
        columns: [{ key: 'a', header: [header], width, kind: 'text' }],
        officialColumns: [{ key: 'a', header: [header], width, kind: 'text' }],
        rows: cells.map((a) => ({ kind: 'line', cells: { a } })),
        rowCount: cells.length,
        footnotes: [],
      },
    },
  ],
})
const said = (preview: PaperPreview, personal: 'masked' | 'full' = 'masked') =>
  preflight(preview, personal)
    .filter(({ state }) => state !== 'ok')
    .map(({ sentence }) => sentence)
    .join('')

describe('体检', () => {
  it.each([
    ['an empty required cell with its row', paper('姓名*', ['张三', '']), '姓名空 1 行（第 2 行起）'],
    ['what is open', paper('核定', ['待填']), '待核、待填 1 处'],
    ['a table too wide for the sheet', paper('备注', ['甲'], 300), 'A4 横向排不下'],
    ['a cell too long for its width', paper('备注', ['甲'.repeat(80)]), '备注（第 1 行）'],
  ])('tells %s', (_what, preview, sentence) => {
    expect(said(preview)).toContain(sentence)
  })

  it('warns only of personal columns that leave unmasked', () => {
    expect(said(paper('身份证号', ['甲']))).toBe('')
    expect(said(paper('身份证号', ['甲']), 'full')).toContain('身份证号 将完整导出')
  })

  it('finds nothing on a sound paper', () => {
    expect(said(paper('姓名*', ['张三']))).toBe('')
  })
})
