import { describe, expect, it } from 'vitest'
import { headRows, typePoints } from '../../renderer/screens/reports/print-table.ts'

const column = (key: string, ...header: readonly [string] | readonly [string, string]) =>
  ({ key, header, width: 8, kind: 'text' }) as const

describe('the header of a printed table', () => {
  it('is one row where no column has a group', () => {
    expect(
      headRows([column('a', '姓名'), column('b', '性别')]).map((row) => row.map(({ text }) => text)),
    ).toEqual([['姓名', '性别']])
  })

  it('shares the cell of a group, and lets a single column go down', () => {
    const [upper, lower] = headRows([
      column('a', '机构'),
      column('b', '编制', '核定'),
      column('c', '编制', '实有'),
      column('d', '职数', '核定'),
    ])
    expect(upper?.map(({ text, across, down }) => [text, across, down])).toEqual([
      ['机构', 1, 2],
      ['编制', 2, 1],
      ['职数', 1, 1],
    ])
    expect(lower?.map(({ text }) => text)).toEqual(['核定', '实有', '核定'])
  })

  it('is set as large as the page allows, between 5 and 10 points', () => {
    expect([typePoints(40, 277), typePoints(1000, 277)]).toEqual([10, 5])
    expect(typePoints(200, 277)).toBeCloseTo(7.9, 1)
  })
})
