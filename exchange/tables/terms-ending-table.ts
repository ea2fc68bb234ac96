import { contractTermNames } from '../../domain/labour-contract.ts'
import type { Model } from '../../domain/model.ts'
import {
  reminderMonths,
  type TermLine,
  termKindNames,
  termsEnding,
} from '../../domain/reports/terms-ending.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

const columnsFor = (model: Model): readonly ColumnOf<TermLine>[] => [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('name', '姓名', 10, ({ person }) => person.name),
  textColumn('place', '工作机构、岗位', 32, ({ place }) => place),
  textColumn('kind', '到期事项', 20, ({ kind, rowId }) => {
    const contract = kind === 'contract' ? model.get('labourContract', rowId) : undefined
    return contract ? contractTermNames[contract.term] : termKindNames[kind]
  }),
  textColumn('startedOn', '开始', 12, ({ startedOn }) => startedOn),
  textColumn('on', '截止', 12, ({ on }) => on),
  textColumn('left', '还有（天）', 12, ({ daysLeft }) =>
    daysLeft < 0 ? `▲ 已过 ${-daysLeft}` : String(daysLeft),
  ),
  textColumn('decision', '处理意见', 16, () => null),
  textColumn('note', '备注', 14, () => null),
]

/** 到期提醒表 of a branch, or of all. */
export function termsEndingTable(model: Model, unitId?: string): Table {
  const columns = columnsFor(model)
  const lines = termsEnding(model, model.asOf, unitId)
  const over = lines.filter(({ daysLeft }) => daysLeft < 0).length
  const months = reminderMonths(model)
  return {
    title: '到期提醒表',
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, `所选范围内 ${months} 个月之内没有到期的聘期、合同、试用期。`),
      ...(over > 0 ? [`已届满、尚未续聘（续签）或终止的 ${over} 项，请尽快办理。`] : []),
      `列出 ${model.asOf} 起 ${months} 个月之内到期的聘期、合同、试用期；试用期满后不再列出。`,
    ],
    frozenColumns: 2,
  }
}
