import { employmentNames } from '../../domain/appointment.ts'
import { contractTermNames } from '../../domain/labour-contract.ts'
import type { Model } from '../../domain/model.ts'
import { type OffEstablishmentLine, offEstablishmentLines } from '../../domain/reports/off-establishment.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

/** Columns of T10 (domain-facts.md 2.3). */
const columns: readonly ColumnOf<OffEstablishmentLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('unit', '用人单位（科室）', 24, ({ unit }) => unit.name),
  textColumn('name', '姓名', 10, ({ person }) => person.name),
  textColumn('sex', '性别', 6, ({ person }) => codeName(sexes, person.sex)),
  textColumn('idNumber', '身份证号', 21, ({ person }) => person.idNumber),
  textColumn('employment', '用工形式', 12, ({ appointment }) =>
    appointment.employment ? employmentNames[appointment.employment] : null,
  ),
  textColumn('post', '岗位', 16, ({ post }) => post?.name ?? '（待定岗）'),
  textColumn('category', '岗位类别', 14, ({ post }) => codeName(postCategories, post?.category ?? null)),
  textColumn('startedOn', ['合同', '起'], 12, ({ contract, appointment }) =>
    contract ? contract.startedOn : appointment.startedOn,
  ),
  textColumn('termEndsOn', ['合同', '止'], 12, ({ contract, appointment }) =>
    contract ? (contract.endsOn ?? contractTermNames[contract.term]) : appointment.termEndsOn,
  ),
  textColumn('agency', '派遣单位', 16, ({ contract }) => contract?.employer),
  textColumn('source', '经费渠道', 12, ({ contract }) => contract?.payer),
  textColumn('document', '批准文号', 16, ({ appointment }) => appointment.documentNumber),
  numberColumn('allowance', '岗位类别额度', 9, ({ allowance }) => allowance),
]

/** 编外人员花名册 of a branch, or of all. */
export function offEstablishmentTable(model: Model, unitId?: string): Table {
  const lines = offEstablishmentLines(model, unitId)
  return {
    title: '编外人员花名册',
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有编外人员。'),
      `编外人员 ${lines.length} 人，不占编制，只计入岗位。`,
      '合同起止按登记的合同，未登记合同的为聘期起止；岗位类别额度为本机构（没有的为上级机构）该类岗位的核定数。',
    ],
    frozenColumns: 3,
  }
}
