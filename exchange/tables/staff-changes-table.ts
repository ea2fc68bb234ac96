import type { Model } from '../../domain/model.ts'
import type { Position } from '../../domain/position.ts'
import { unitPath } from '../../domain/reports/roster.ts'
import { type Period, type StaffChange, staffChanges, yearTo } from '../../domain/reports/staff-changes.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { substantiveKinds } from '../../domain/vocabulary/establishment-kind.ts'
import { fundings } from '../../domain/vocabulary/funding.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

interface Line extends StaffChange {
  readonly model: Model
}

const kindNames = { enter: '增加', leave: '减少', move: '调动', kind: '编制变更' } as const

function fundingOf(position: Position | undefined): string {
  return fundings.some(({ code }) => code === position?.establishmentKind)
    ? codeName(fundings, position?.establishmentKind ?? null)
    : ''
}

/** Columns of T6 (domain-facts.md 2.3), with the kind of establishment that the change is about. */
const columns: readonly ColumnOf<Line>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('name', '姓名', 11, ({ person }) => person.name),
  textColumn('from', '调出单位', 30, ({ model, from }) => from && unitPath(model, from.unitId)),
  textColumn('to', '调入单位', 30, ({ model, to }) => to && unitPath(model, to.unitId)),
  textColumn('establishmentKind', '编制类别', 20, ({ from, to }) =>
    codeName(substantiveKinds, (to ?? from)?.establishmentKind ?? null),
  ),
  textColumn('funding', '经费形式', 10, ({ from, to }) => fundingOf(to ?? from)),
  textColumn('document', '入编文号', 18, ({ from, to }) => (to ?? from)?.documentNumber),
  textColumn('kind', '变动类型', 10, ({ kind }) => kindNames[kind]),
  textColumn('reason', '变动原因', 14, ({ reason }) => reason),
  textColumn('on', '日期', 12, ({ on }) => on),
]

/** 人员增减调动表 of a branch (or of all) from a day on, that is, the first of the year unless it is given, to the model's day. */
export function staffChangesTable(model: Model, unitId?: string, since = yearTo(model.asOf).from): Table {
  const period: Period = { from: since, to: model.asOf }
  const changes = staffChanges(model, period, unitId)
  const many = (kind: StaffChange['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    title: '人员增减调动表',
    track: '编制内任职',
    columns,
    rows: rowsOf(
      columns,
      changes.map((change): Line => ({ ...change, model })),
    ),
    footnotes: [
      ...emptyNote(changes.length === 0, '期内没有人员增减、调动。'),
      `期间：${period.from || '台账建立'} 至 ${period.to}。增加 ${many('enter')} 人次，减少 ${many('leave')} 人次，调动 ${many('move')} 人次，编制变更 ${many('kind')} 人次。`,
      '按编制内任职的起止日期列出；起始日期不详的，视为台账建立以前已在编。',
    ],
    frozenColumns: 2,
  }
}
