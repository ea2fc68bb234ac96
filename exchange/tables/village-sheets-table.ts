import type { Model } from '../../domain/model.ts'
import {
  type VillageCounting,
  type VillageLine,
  villageGroups,
  villageHolderNames,
} from '../../domain/reports/villages.ts'
import { villageKindNames } from '../../domain/village.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

interface Line {
  readonly unitName: string
  readonly number: number
  readonly line: VillageLine
}

const columnsBy = (by: VillageCounting): readonly ColumnOf<Line>[] => [
  numberColumn('number', '序号', 6, ({ number }) => number),
  textColumn('unit', villageHolderNames[by], 18, ({ unitName }) => unitName),
  textColumn('code', '区划代码', 15, ({ line }) => line.code),
  textColumn('village', '村（居）', 14, ({ line }) => line.village.name),
  textColumn('kind', '类别', 8, ({ line }) => villageKindNames[line.village.kind]),
  numberColumn('households', '户数', 8, ({ line }) => line.village.households),
  numberColumn('population', '人口', 8, ({ line }) => line.village.population),
  textColumn('cadres', '两委成员', 30, ({ line }) =>
    line.cadres.map(({ name, title }) => `${title}${name}`).join('、'),
  ),
  textColumn('liaisons', '包村干部', 14, ({ line }) =>
    line.liaisons.map(({ person }) => person?.name ?? '').join('、'),
  ),
  numberColumn('cells', '网格数', 8, ({ line }) => (line.cells.length > 0 ? line.cells.length : null)),
  textColumn('workers', '网格及网格员', 34, ({ line }) =>
    line.cells.map(({ name, workerName }) => `${name}（${workerName ?? '网格员未定'}）`).join('、'),
  ),
  textColumn('note', '备注', 18, ({ line }) => line.village.note),
]

/** 村居情况表 of a branch, or of all: who runs each village and who looks after it, down to the 网格. */
export function villageSheetsTable(model: Model, unitId?: string, by: VillageCounting = 'actual'): Table {
  const columns = columnsBy(by)
  const lines = villageGroups(model, unitId, by)
    .flatMap(({ unitName, villages }) => villages.map((line) => ({ unitName, line })))
    .map((line, index) => ({ ...line, number: index + 1 }))
  const cells = lines.flatMap(({ line }) => line.cells)
  const without = cells.filter(({ workerName }) => !workerName).length
  return {
    title: '村居情况表',
    track: null,
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有村（居）。'),
      `网格 ${cells.length} 个，其中未定网格员 ${without} 个。户数、人口、两委成员、网格未登记的留空。`,
    ],
    frozenColumns: 4,
  }
}
