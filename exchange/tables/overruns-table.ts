import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type OverrunLine, overrunLines } from '../../domain/reports/overruns.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { excessCell } from './sum-cell.ts'
import type { Table } from './table.ts'

const columns: readonly ColumnOf<OverrunLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('unit', '机构', 36, (line) => line.unitPath),
  textColumn('cap', '超出项目', 24, (line) => line.capName),
  numberColumn('approved', '核定数', 8, ({ figure }) => figure.approved),
  numberColumn('actual', '实有（实配）数', 9, ({ figure }) => figure.actual),
  numberColumn('over', '超出数', 8, ({ figure }, row) =>
    excessCell(row, 'actual', 'approved', figure.actual - (figure.approved ?? 0)),
  ),
  textColumn('document', '核定文号', 20, (line) => line.documentNumber),
  numberColumn('tolerated', ['准予超出', '数'], 7, ({ tolerated }) => (tolerated > 0 ? tolerated : null)),
  textColumn('until', ['准予超出', '期限'], 12, (line) => line.toleratedUntil),
  textColumn('toleratedDocument', ['准予超出', '文号'], 20, (line) => line.toleratedDocument),
  textColumn('measure', '消化措施', 20, () => null),
]

/** 超编超职数表 of a branch, or of all: what is exceeded may shrink, never grow (只减不增). */
export function overrunsTable(model: Model, unitId?: string): Table {
  const lines = overrunLines(model, unitId)
  return {
    title: '超编超职数表',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '没有超编、超职数的机构。'),
      '超出的只减不增。上级机构的数含下级机构，各行不相加；消化措施由单位填写。',
      ...countingNotes('C2', 'C3', 'C4', 'C5'),
    ],
    frozenColumns: 3,
  }
}
