import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type VacancyLine, vacancyLines } from '../../domain/reports/vacancies.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { excessCell, rangeSum } from './sum-cell.ts'
import type { Table } from './table.ts'

interface Line {
  readonly row: 'line' | 'total'
  readonly vacancy: VacancyLine | null
  readonly seats: number
  readonly filled: number
  readonly addends: readonly number[]
}

/** A nought says nothing here: what is not empty is left out. */
const some = (figure: number | null | undefined) => (figure ? figure : null)

const columns: readonly ColumnOf<Line>[] = [
  textColumn('unit', '机构', 28, ({ vacancy }) =>
    vacancy ? '　'.repeat(vacancy.depth) + vacancy.unitName : '合　计',
  ),
  numberColumn('approved', ['编制', '核定'], 7, ({ vacancy }) => vacancy?.establishment.approved),
  numberColumn('actual', ['编制', '实有'], 7, ({ vacancy }) =>
    vacancy?.establishment.approved === null ? null : vacancy?.establishment.actual,
  ),
  numberColumn('vacant', ['编制', '空编'], 7, ({ vacancy }, row) => {
    if (!vacancy || vacancy.establishment.approved === null) return null
    return excessCell(
      row,
      'approved',
      'actual',
      vacancy.establishment.approved - vacancy.establishment.actual,
    )
  }),
  numberColumn('administrative', ['空编按类别', '行政'], 7, ({ vacancy }) => vacancy?.byKind.administrative),
  numberColumn('full', ['空编按类别', '财政拨款事业'], 9, ({ vacancy }) => vacancy?.byKind.institutionalFull),
  numberColumn(
    'partial',
    ['空编按类别', '财政补助事业'],
    9,
    ({ vacancy }) => vacancy?.byKind.institutionalPartial,
  ),
  numberColumn('self', ['空编按类别', '经费自理事业'], 9, ({ vacancy }) => vacancy?.byKind.institutionalSelf),
  numberColumn('support', ['空编按类别', '工勤'], 7, ({ vacancy }) => vacancy?.byKind.support),
  numberColumn('chief', ['职数缺配', '正职'], 7, ({ vacancy }) => some(vacancy?.chiefVacant)),
  numberColumn('deputy', ['职数缺配', '副职'], 7, ({ vacancy }) => some(vacancy?.deputyVacant)),
  numberColumn('seats', ['岗位', '设置'], 7, ({ seats, addends }) => rangeSum('seats', addends, seats)),
  numberColumn('filled', ['岗位', '已聘'], 7, ({ filled, addends }) => rangeSum('filled', addends, filled)),
  numberColumn('vacantSeats', ['岗位', '空岗'], 7, ({ seats, filled }, row) =>
    excessCell(row, 'seats', 'filled', seats - filled),
  ),
  textColumn('posts', '空缺岗位', 34, ({ vacancy }) => vacancy?.vacantPosts),
  textColumn('document', '核定文号', 18, ({ vacancy }) => vacancy?.documentNumber),
]

/** 空编空岗表 of a branch, or of all. */
export function vacanciesTable(model: Model, unitId?: string): Table {
  const lines = vacancyLines(model, unitId)
  const body = lines.map(
    (vacancy): Line => ({ row: 'line', vacancy, seats: vacancy.seats, filled: vacancy.filled, addends: [] }),
  )
  const total: Line = {
    row: 'total',
    vacancy: null,
    seats: lines.reduce((sum, { seats }) => sum + seats, 0),
    filled: lines.reduce((sum, { filled }) => sum + filled, 0),
    addends: body.map((_, at) => at),
  }
  return {
    title: '空编空岗表',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, body.length > 0 ? [...body, total] : []),
    footnotes: [
      ...emptyNote(body.length === 0, '没有空编、缺配的职数和空岗。'),
      '编制、职数按编制内任职计，岗位按岗位聘职计。',
      '上级机构的编制、职数含下级机构，各行不相加；岗位为本机构自身的岗位，合计为各行之和。没有空缺的机构不列。',
      '核定数待填的，不计空编。',
      ...countingNotes('C2', 'C3', 'C4', 'C5'),
    ],
    frozenColumns: 1,
  }
}
