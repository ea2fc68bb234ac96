import { expect, it } from 'vitest'
import type { TableRows } from '../../domain/tables.ts'
import { changedRows } from '../../renderer/screens/grids/operation-changes.ts'
import { addLineage } from '../support/lineage.ts'
import { aWorkbook } from '../support/model-builder.ts'

it('a 更名 of another copy is told by its names and its day, not by the rows behind them', () => {
  const workbook = aWorkbook().unit('北区街道办事处')
  addLineage(workbook, '北区街道办事处', { sourceName: '孙村街道办事处', effectiveOn: '2016-09-01' })
  const [row] = (workbook.rows() as TableRows).lineage
  if (!row) throw new Error('no step')
  const detail = { before: [], after: [{ table: 'lineage', id: row.id, row } as const] }
  expect(changedRows(aWorkbook().model(), detail, 10)).toEqual([
    {
      title: '沿革 孙村街道办事处',
      kind: '新增',
      fields: [
        { name: '处置', before: '', after: '更名' },
        { name: '后继名称', before: '', after: '北区街道办事处' },
        { name: '生效日期', before: '', after: '2016-09-01' },
        { name: '依据', before: '', after: '〔示例〕1号' },
      ],
    },
  ])
})
