import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { officeGroups, platesText } from '../../domain/reports/offices.ts'
import { dutyFieldNames, type Unit, unitKindNames } from '../../domain/unit.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { CellContent, Table } from './table.ts'

interface Line {
  readonly row: 'line' | 'subtotal' | 'total'
  readonly model: Model
  readonly unit: Unit | null
  readonly number: number | null
  readonly approved: number | null
  readonly actual: number
  readonly addends: readonly number[]
}

const columns: readonly ColumnOf<Line>[] = [
  numberColumn('number', '序号', 6, ({ number }) => number),
  textColumn('unit', '机构名称', 30, ({ row, unit }) => {
    if (!unit) return '合　计'
    return row === 'line'
      ? `　${unit.name}${unit.nameStatus === 'unverified' ? '（名称待核）' : ''}`
      : unit.name
  }),
  textColumn('kind', '机构类别', 12, ({ unit }) => unit && unitKindNames[unit.kind]),
  textColumn('level', '级别', 8, ({ unit }) => unit?.level),
  textColumn('plates', '加挂牌子', 30, ({ model, unit }) => unit && platesText(model, unit.id)),
  numberColumn('approved', ['内设机构数', '核定'], 8, approvedCell),
  numberColumn('actual', ['内设机构数', '实设'], 8, ({ actual, addends, row }) =>
    row === 'line' && actual === 0 ? null : rangeSum('actual', addends, actual),
  ),
  textColumn('field', '职责领域', 10, ({ row, unit }) =>
    row === 'line' && unit?.dutyField ? dutyFieldNames[unit.dutyField] : null,
  ),
  textColumn('duties', '主要职责', 30, ({ row, unit }) => (row === 'line' ? unit?.duties : null)),
  textColumn('document', ['设立批准', '文号'], 18, ({ row, model, unit }) =>
    row === 'line' ? model.get('document', unit?.documentId ?? null)?.number : null,
  ),
  textColumn('startedOn', ['设立批准', '日期'], 12, ({ row, model, unit }) =>
    row === 'line' ? (model.get('document', unit?.documentId ?? null)?.issuedOn ?? unit?.startedOn) : null,
  ),
  textColumn('note', '备注', 26, ({ row, unit }) => (row === 'line' ? unit?.note : null)),
]

function approvedCell({ row, approved, actual }: Line): CellContent {
  if (row !== 'subtotal') return null
  return approved ?? (actual > 0 ? '待填' : null)
}

/** 内设机构与加挂牌子一览表 of a branch, or of all. */
export function officesTable(model: Model, unitId?: string): Table {
  const groups = officeGroups(model, unitId)
  const lines: Line[] = []
  const subtotals: number[] = []
  for (const { parent, approved, actual, offices } of groups) {
    const at = lines.length
    subtotals.push(at)
    const addends = offices.map((_, index) => at + 1 + index)
    lines.push({ row: 'subtotal', model, unit: parent, number: null, approved, actual, addends })
    offices.forEach((unit, index) => {
      const counted = unit.kind === 'office' ? 1 : 0
      lines.push({
        row: 'line',
        model,
        unit,
        number: index + 1,
        approved: null,
        actual: counted,
        addends: [],
      })
    })
  }
  const actual = groups.reduce((sum, group) => sum + group.actual, 0)
  const total: Line = {
    row: 'total',
    model,
    unit: null,
    number: null,
    approved: null,
    actual,
    addends: subtotals,
  }
  return {
    title: '内设机构与加挂牌子一览表',
    track: null,
    columns,
    rows: rowsOf(columns, lines.length > 0 ? [...lines, total] : []),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有下一级机构。'),
      ...countingNotes('C1', 'C6'),
      '牌子后标“待核”的，与所在机构的关系尚待核定。',
    ],
    frozenColumns: 2,
  }
}
