import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type PublicUnit, publicUnits } from '../../domain/reports/publicity.ts'
import { type ColumnOf, emptyNote, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

interface Line {
  readonly row: 'line' | 'subtotal'
  readonly place: PublicUnit
  readonly title: string | null
  readonly name: string | null
}

const columns: readonly ColumnOf<Line>[] = [
  textColumn('unit', '机构名称', 34, ({ row, place }) =>
    row === 'subtotal' ? '　'.repeat(place.depth) + place.unit.name : null,
  ),
  textColumn('numbers', '编制情况', 60, ({ row, place }) => (row === 'subtotal' ? place.numbers : null)),
  textColumn('title', '职务', 24, ({ title }) => title),
  textColumn('name', '姓名', 16, ({ name }) => name),
]

/** 编制实名制公示 (T11 of domain-facts.md 2.3): it hangs on a wall, so no number and no kind of anyone stands in it. */
export function publicityTable(model: Model, unitId?: string): Table {
  const places = publicUnits(model, unitId)
  const lines = places.flatMap((place): Line[] => [
    { row: 'subtotal', place, title: null, name: null },
    ...place.people.map((one): Line => ({ row: 'line', place, title: one.title, name: one.name })),
  ])
  return {
    title: '编制实名制公示',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有核定的编制，也没有在编人员。'),
      '上级机构的编制、实有含下级机构；人员列在编制所在机构，不含编外人员。',
      ...countingNotes('C3', 'C5'),
    ],
    frozenColumns: 1,
    signers: ['公示单位（盖章）', '公示时间', '监督电话'],
  }
}
