import type { Model } from '../../domain/model.ts'
import { type ContactLine, contactLines } from '../../domain/reports/contacts.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

const columns: readonly ColumnOf<ContactLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('unit', '单位（科室）', 28, ({ unit }) => unit?.name ?? '（未安置）'),
  textColumn('name', '姓名', 12, ({ person }) => person.name),
  textColumn('title', '职务（岗位）', 24, ({ title }) => title),
  textColumn('phone', '联系电话', 18, ({ person }) => person.phone),
  textColumn('note', '备注', 24, () => null),
]

/** 通讯录 of a branch, or of all, by where people work. */
export function contactsTable(model: Model, unitId?: string): Table {
  const lines = contactLines(model, unitId)
  const missing = lines.filter(({ person }) => !person.phone).length
  return {
    title: '通讯录',
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有在职人员。'),
      ...(missing > 0 ? [`未登记联系电话 ${missing} 人次。`] : []),
      '按工作所在机构排列；（兼）兼任、（借）借调、（挂）挂职在所在机构另列。',
    ],
    frozenColumns: 3,
  }
}
