import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import {
  accountUnit,
  monthTo,
  type Period,
  type StaffChange,
  staffChanges,
  vacantOn,
} from '../../domain/reports/staff-changes.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { substantiveKinds } from '../../domain/vocabulary/establishment-kind.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

interface Line {
  readonly change: StaffChange
  readonly unitName: string
  readonly reason: string
  /** null while the unit's number was open on that day. */
  readonly vacant: number | null
}

/** Columns of T7 (domain-facts.md 2.3). */
const columns: readonly ColumnOf<Line>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('unit', '单位', 28, ({ unitName }) => unitName),
  textColumn('name', '姓名', 12, ({ change }) => change.person.name),
  textColumn('kind', '编制类别', 22, ({ change }) =>
    codeName(substantiveKinds, change.from?.establishmentKind ?? null),
  ),
  textColumn('reason', '减员原因', 18, ({ reason }) => reason),
  textColumn('on', '日期', 12, ({ change }) => change.on),
  numberColumn('vacant', '减员后空编数', 13, ({ vacant }) => vacant ?? '核定待填'),
  textColumn('handler', '经办', 12, () => null),
]

/** 减员空编情况统计表 of a branch (or of all): from a day on, that is, the first of the month unless it is given, to the model's day. */
export function departuresTable(model: Model, unitId?: string, since = monthTo(model.asOf).from): Table {
  const period: Period = { from: since, to: model.asOf }
  const lines = staffChanges(model, period).flatMap((change) => lineOf(model, change, unitId))
  return {
    title: '减员空编情况统计表',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '期内没有减员。'),
      `期间：${period.from} 至 ${period.to}。减员 ${lines.length} 人次。`,
      '调到其他单位的计为减员，同一单位内调整科室的不计。减员后空编数为该单位当日编制总量核定数减实有数，负数为超编。',
      ...countingNotes('C3', 'C5'),
    ],
    frozenColumns: 3,
  }
}

/** A departure from the 单位 that keeps the account; moves within it are none. */
function lineOf(model: Model, change: StaffChange, unitId: string | undefined): Line[] {
  const { from, to, kind } = change
  if (!from || kind === 'kind') return []
  const unit = accountUnit(model, from.unitId)
  if (to && accountUnit(model, to.unitId) === unit) return []
  if (unitId !== undefined && !model.pathUp(from.unitId).includes(unitId)) return []
  const target = to ? model.get('unit', accountUnit(model, to.unitId))?.name : undefined
  return [
    {
      change,
      unitName: model.get('unit', unit)?.name ?? '',
      reason: target ? `调离（到${target}）` : change.reason,
      vacant: vacantOn(model, unit, change.on),
    },
  ]
}
