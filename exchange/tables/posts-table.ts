import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { kindMark } from '../../domain/reports/chart.ts'
import { type PostHolder, type PostLine, postLines } from '../../domain/reports/posts.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { Table } from './table.ts'

/** A holder of a post; the post's own columns are filled in its first line. */
interface Line {
  readonly row: 'line' | 'total'
  readonly number: number | null
  readonly post: PostLine | null
  readonly seats: number | null
  readonly filled: number | null
  readonly holder: PostHolder | undefined
  readonly addends: readonly number[]
}

const columns: readonly ColumnOf<Line>[] = [
  numberColumn('number', '序号', 6, ({ number }) => number),
  textColumn('unit', '机构', 24, ({ row, post }) => (row === 'total' ? '合　计' : post?.unit.name)),
  textColumn('post', '岗位', 18, ({ post }) => post && (post.post?.name ?? '（待定岗）')),
  textColumn('category', '岗位类别', 14, ({ post }) =>
    codeName(postCategories, post?.post?.category ?? null),
  ),
  textColumn('grade', '岗位等级', 10, ({ post }) => post?.post?.grade),
  numberColumn('seats', '核定数', 8, ({ seats, addends }) => seats && rangeSum('seats', addends, seats)),
  numberColumn('filled', '已聘数', 8, ({ filled, addends }) =>
    filled === null ? null : rangeSum('filled', addends, filled),
  ),
  textColumn(
    'holder',
    '聘用人员',
    14,
    ({ holder }) => holder && `${holder.person?.name ?? ''}${kindMark[holder.appointment.kind]}`,
  ),
  textColumn('mode', '聘任方式', 14, ({ holder }) =>
    codeName(appointmentModes, holder?.appointment.mode ?? null),
  ),
  textColumn('startedOn', ['聘期', '起'], 12, ({ holder }) => holder?.appointment.startedOn),
  textColumn('termEndsOn', ['聘期', '止'], 12, ({ holder }) => holder?.appointment.termEndsOn),
  textColumn('document', '聘任文号', 16, ({ holder }) => holder?.appointment.documentNumber),
]

/** 岗位设置与聘用一览表 of a branch, or of all: every post, filled or not, with each of its holders in a line. */
export function postsTable(model: Model, unitId?: string): Table {
  const posts = postLines(model, unitId)
  const body = posts.flatMap((post, index) => linesOf(post, index + 1))
  const addends = body.map((_, at) => at)
  const sum = (of: (line: Line) => number | null) => body.reduce((all, line) => all + (of(line) ?? 0), 0)
  const total: Line = {
    row: 'total',
    number: null,
    post: null,
    seats: sum((line) => line.seats),
    filled: sum((line) => line.filled),
    holder: undefined,
    addends,
  }
  return {
    title: '岗位设置与聘用一览表',
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, body.length > 0 ? [...body, total] : []),
    footnotes: [
      ...emptyNote(body.length === 0, '尚未设置岗位，也没有聘用人员。'),
      '已聘数按主岗计；（兼）兼任、（借）借调、（挂）挂职不占岗位数。',
      ...countingNotes('C2'),
    ],
    frozenColumns: 3,
  }
}

function linesOf(post: PostLine, number: number): Line[] {
  const holders: readonly (PostHolder | undefined)[] = post.holders.length > 0 ? post.holders : [undefined]
  return holders.map((holder, index): Line => {
    const first = index === 0
    return {
      row: 'line',
      number: first ? number : null,
      post: first ? post : null,
      seats: first ? (post.post?.headcount ?? null) : null,
      filled: first ? post.filled : null,
      holder,
      addends: [],
    }
  })
}
