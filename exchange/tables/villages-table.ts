import type { Model } from '../../domain/model.ts'
import { type VillageCounting, type VillageLine, villageGroups } from '../../domain/reports/villages.ts'
import { villageKindNames } from '../../domain/village.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { Table } from './table.ts'

interface Line {
  readonly row: 'line' | 'subtotal' | 'total'
  readonly name: string
  readonly number: number | null
  readonly line: VillageLine | null
  readonly villages: readonly VillageLine[]
  readonly addends: readonly number[]
}

type Size = 'households' | 'population' | 'areaHectares'

/** A sum over what is known: a village without the figure adds nothing to it. */
function sizeColumn(key: Size, header: string): ColumnOf<Line> {
  return numberColumn(key, header, 9, ({ line, villages, addends }) => {
    if (line) return line.village[key]
    const known = villages.flatMap(({ village }) => village[key] ?? [])
    if (known.length === 0) return null
    return rangeSum(
      key,
      addends,
      known.reduce((sum, one) => sum + one, 0),
    )
  })
}

const mark = (row: { readonly status: string } | undefined) =>
  row?.status === 'unverified' ? '（待核）' : ''

/** Columns of the 村居代管一览表 (domain.md). */
const columns: readonly ColumnOf<Line>[] = [
  numberColumn('number', '序号', 6, ({ number }) => number),
  textColumn('code', '区划代码', 15, ({ line }) => line?.code),
  textColumn('name', '名称', 18, ({ name, line }) =>
    line?.village.nameStatus === 'unverified' ? `${name}（待核）` : name,
  ),
  numberColumn('count', '个数', 6, ({ line, villages, addends }) =>
    line ? 1 : rangeSum('count', addends, villages.length),
  ),
  textColumn('kind', '类别', 8, ({ line }) => line && villageKindNames[line.village.kind]),
  sizeColumn('households', '户数'),
  sizeColumn('population', '人口'),
  sizeColumn('areaHectares', '面积（公顷）'),
  textColumn('legal', '行政隶属', 20, ({ line }) => line && `${line.legalName}${mark(line.legal)}`),
  textColumn(
    'administered',
    '代管机构',
    20,
    ({ line }) => line && `${line.administeredName}${mark(line.administered)}`,
  ),
  textColumn('startedOn', '起始', 12, ({ line }) => (line?.administered ?? line?.legal)?.startedOn),
  textColumn('basis', '依据', 40, ({ line }) => (line?.administered ?? line?.legal)?.basis),
  textColumn('liaisons', '包村干部', 16, ({ line }) =>
    line?.liaisons.map(({ person }) => person?.name ?? '').join('、'),
  ),
]

/** 村居代管一览表 of a branch, or of all: every village under the unit for which it counts. */
export function villagesTable(model: Model, unitId?: string, by: VillageCounting = 'actual'): Table {
  const groups = villageGroups(model, unitId, by)
  const lines: Line[] = []
  const subtotals: number[] = []
  for (const { unitName, villages } of groups) {
    const at = lines.length
    subtotals.push(at)
    const addends = villages.map((_, index) => at + 1 + index)
    lines.push({ row: 'subtotal', name: unitName, number: null, line: null, villages, addends })
    for (const [index, line] of villages.entries()) {
      const { name } = line.village
      lines.push({ row: 'line', name, number: index + 1, line, villages: [], addends: [] })
    }
  }
  const villages = groups.flatMap((group) => group.villages)
  const total: Line = { row: 'total', name: '合　计', number: null, line: null, villages, addends: subtotals }
  return {
    title: '村居代管一览表',
    track: null,
    columns,
    rows: rowsOf(columns, lines.length > 0 ? [...lines, total] : []),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有村（居）。'),
      by === 'actual'
        ? '按实际管辖机构分组：有代管的列在代管机构之下，其余列在行政隶属之下。'
        : '按行政隶属分组：代管的村（居）仍列在行政隶属之下。',
      '起始、依据按代管填列，没有代管的按行政隶属填列。',
      '户数、人口、面积未登记的留空，小计、合计只加已登记的。',
    ],
    frozenColumns: 3,
  }
}
