import type { Model } from '../../domain/model.ts'
import { type OfficeRoomLine, officeRoomLines } from '../../domain/reports/office-rooms.ts'
import { twoDecimals } from '../../domain/rooms/occupants.ts'
import { officeStandardOf, standardBasis } from '../../domain/rooms/office-standard.ts'
import { emptyNote } from './columns.ts'
import type { CellContent, Table, TableColumn, TableRow } from './table.ts'

/** Columns of the 办公用房台账 (domain.md). */
const columns: readonly TableColumn[] = [
  { key: 'building', header: ['楼'], width: 14, kind: 'text' },
  { key: 'floor', header: ['层'], width: 8, kind: 'text' },
  { key: 'number', header: ['房号'], width: 9, kind: 'text' },
  { key: 'use', header: ['用途'], width: 20, kind: 'text' },
  { key: 'area', header: ['使用面积'], width: 11, kind: 'number' },
  { key: 'who', header: ['使用人'], width: 12, kind: 'text' },
  { key: 'rank', header: ['职级'], width: 10, kind: 'text' },
  { key: 'standard', header: ['标准面积'], width: 11, kind: 'number' },
  { key: 'excess', header: ['超(未超)'], width: 11, kind: 'number' },
  { key: 'unit', header: ['单位'], width: 24, kind: 'text' },
]

/** 办公用房台账: areas in m², a shared room stated on its first line. */
export function officeRoomsTable(model: Model, unitId?: string): Table {
  const lines = officeRoomLines(model, unitId)
  const rows = lines.map(rowOf)
  const standard = officeStandardOf(model)
  return {
    title: '办公用房台账',
    track: '岗位聘职',
    columns,
    rows: lines.length === 0 ? rows : [...rows, totalOf(lines)],
    footnotes: [
      ...emptyNote(lines.length === 0, '还没有登记房间。请先在“办公用房”画出楼层平面图。'),
      `标准面积依据${standardBasis(standard)}；职级按岗位聘职认定，未登记的按最低一档计。`,
      '“超(未超)”＝使用面积－同室人员标准面积之和，正数为超标准，负数为未超；共用房间列在首行，第二处用房不再计标准。',
    ],
    frozenColumns: 3,
  }
}

function rowOf(line: OfficeRoomLine, at: number): TableRow {
  const excess: CellContent =
    line.excess === null
      ? null
      : {
          formula: (address) =>
            `${address('area', at)}-SUM(${address('standard', at)}:${address('standard', at + line.lines - 1)})`,
          result: line.excess,
        }
  const { building, floor, use, area, who, rank, standard, unit } = line
  return {
    kind: 'line',
    cells: { building, floor, number: line.room.number, use, area, who, rank, standard, excess, unit },
  }
}

function totalOf(lines: readonly OfficeRoomLine[]): TableRow {
  const sum = (key: 'area' | 'standard'): CellContent => ({
    formula: (address) => `SUM(${address(key, 0)}:${address(key, lines.length - 1)})`,
    result: twoDecimals(lines.reduce((total, line) => total + (line[key] ?? 0), 0)),
  })
  const rooms = new Set(lines.map(({ room }) => room.id)).size
  return {
    kind: 'total',
    cells: { building: '合计', number: `${rooms} 间`, area: sum('area'), standard: sum('standard') },
  }
}
