import type { Lineage } from '../../domain/lineage.ts'
import { testId, type WorkbookBuilder } from './model-builder.ts'

/** Puts a step from old to new into a built workbook; what is not given is a 更名 of the source itself. */
export function addLineage(
  workbook: WorkbookBuilder,
  source: string,
  given: Partial<Lineage> & { readonly target?: string } = {},
): void {
  const { target, ...columns } = given
  const sourceId = workbook.idOf('unit', source)
  const targetId = target === undefined ? sourceId : workbook.idOf('unit', target)
  const rows = workbook.rows().lineage as Lineage[]
  rows.push({
    id: testId(9000 + rows.length),
    sourceTable: 'unit',
    sourceId,
    sourceName: source,
    sourceUnitId: sourceId,
    fate: 'rename',
    targetTable: 'unit',
    targetId,
    targetName: target ?? source,
    effectiveOn: '2016-05-19',
    basis: '〔示例〕1号',
    note: null,
    ...columns,
  })
}
