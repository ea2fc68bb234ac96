import type { Model } from '../../domain/model.ts'
import { unitPath, unitsInOrder } from '../../domain/reports/roster.ts'
import type { UnitHistory } from '../../domain/reports/unit-history.ts'
import { emptyNote } from './columns.ts'
import { historyCells, historyColumns } from './history-table.ts'
import type { Table, TableColumn } from './table.ts'

const unitColumn: TableColumn = { key: 'unit', header: ['机构'], width: 28, kind: 'text' }

/** 机构沿革总表: the 沿革 of every unit of a branch (or of all) that stands today, one after the other. */
export function historyBelowTable(
  model: Model,
  historyOf: ((unitId: string) => UnitHistory) | undefined,
  unitId?: string,
): Table {
  const lines = unitsInOrder(model, unitId).flatMap(({ id }) =>
    (historyOf?.(id).lines ?? []).map((line) => ({ unit: unitPath(model, id), line })),
  )
  return {
    title: '机构沿革总表',
    track: null,
    columns: [unitColumn, ...historyColumns],
    rows: lines.map(({ unit, line }) => ({ kind: 'line', cells: { unit, ...historyCells(line) } })),
    footnotes: [
      ...emptyNote(lines.length === 0, '没有可列的沿革记载。'),
      '本表由变更台账和前身后继记录生成；已撤销的改动不列。“台账序号”为空的，是台账建立以前的记载。',
    ],
    frozenColumns: 2,
  }
}
