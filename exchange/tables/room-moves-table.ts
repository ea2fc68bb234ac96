import type { Model } from '../../domain/model.ts'
import { type PersonMoveLine, type RoomMoveLine, roomMoves } from '../../domain/reports/room-moves.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

const personColumns: readonly ColumnOf<PersonMoveLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('name', '姓名', 11, ({ name }) => name),
  textColumn('unit', '单位', 26, ({ unit }) => unit),
  textColumn('kind', '事项', 10, ({ kind }) => kind),
  textColumn('from', '原房间', 24, ({ from }) => from),
  textColumn('to', '新房间', 24, ({ to }) => to),
  textColumn('signed', '签收', 12, () => null),
]

const roomColumns: readonly ColumnOf<RoomMoveLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('room', '房间', 20, ({ room }) => room),
  textColumn('out', '搬出', 32, ({ out }) => out),
  textColumn('into', '搬入', 32, ({ into }) => into),
  textColumn('stay', '不动', 32, ({ stay }) => stay),
]

/** 搬迁清单 of two sides: a sheet by person, and one by room. */
export function roomMovesTables(before: Model, after: Model): Table[] {
  const { people, rooms } = roomMoves(before, after)
  const footnotes = emptyNote(
    people.length + rooms.length === 0,
    '前后两个状态的用房安排相同，没有需要搬迁的。',
  )
  const shared = { title: '办公用房搬迁清单', track: '岗位聘职', footnotes, frozenColumns: 2 } as const
  return [
    { ...shared, section: '按人', columns: personColumns, rows: rowsOf(personColumns, people) },
    { ...shared, section: '按房间', columns: roomColumns, rows: rowsOf(roomColumns, rooms) },
  ]
}
