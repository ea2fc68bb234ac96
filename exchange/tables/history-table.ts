import { dayOf } from '../../domain/day.ts'
import type { HistoryLine, UnitHistory } from '../../domain/reports/unit-history.ts'
import type { CellContent, Table, TableColumn } from './table.ts'

interface HistoryColumn extends TableColumn {
  readonly of: (line: HistoryLine) => CellContent
}

const text = (
  key: string,
  header: string,
  width: number,
  of: (line: HistoryLine) => string | null,
): HistoryColumn => ({ key, header: [header], width, kind: 'text', of })

/** Columns of the 机构沿革表; its lines stand in other papers too. */
export const historyColumns: readonly HistoryColumn[] = [
  text('on', '日期', 12, (line) => line.on ?? '不详'),
  text('kind', '类别', 11, (line) => line.kind),
  text('title', '事项', 34, (line) => line.title),
  text('before', '调整前', 24, (line) => line.before),
  text('after', '调整后', 24, (line) => line.after),
  text('document', '批准文号', 20, (line) => line.document),
  text('predecessor', '前身', 20, (line) => line.predecessor),
  text('successor', '后继', 20, (line) => line.successor),
  text('enteredOn', '登记日期', 12, (line) => line.at && dayOf(new Date(line.at))),
  { key: 'seq', header: ['台账序号'], width: 9, kind: 'number', of: (line) => line.seq },
]

/** 机构沿革表 of one unit. */
export function historyTable(history: UnitHistory): Table {
  return {
    title: '机构沿革表',
    track: null,
    columns: historyColumns,
    rows: history.lines.map((line) => ({
      kind: 'line',
      cells: historyCells(line),
    })),
    footnotes: [
      `机构：${history.name}。本表由变更台账和前身后继记录生成；已撤销的改动不列。`,
      '“台账序号”为空的，是台账建立以前的记载。',
    ],
    frozenColumns: 2,
  }
}

export function historyCells(line: HistoryLine): Record<string, CellContent> {
  return Object.fromEntries(historyColumns.map((column) => [column.key, column.of(line)]))
}
