import type { Model } from '../../domain/model.ts'
import { lineOf } from '../../domain/reports/roster.ts'
import {
  type LiaisonOf,
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
  readonly number: number | null
  readonly line: VillageLine
  readonly held: LiaisonOf | undefined
  readonly model: Model
}

const rosterOf = ({ held, model }: Line) => (held?.person ? lineOf(model, held.person) : undefined)

const columnsBy = (by: VillageCounting): readonly ColumnOf<Line>[] => [
  numberColumn('number', '序号', 6, ({ number }) => number),
  textColumn('unit', villageHolderNames[by], 20, ({ unitName }) => unitName),
  textColumn('code', '区划代码', 15, ({ line }) => line.code),
  textColumn('village', '村（居）', 16, ({ line }) => line.village.name),
  textColumn('kind', '类别', 8, ({ line }) => villageKindNames[line.village.kind]),
  textColumn('name', '包村干部', 12, ({ held }) => (held ? held.person?.name : '（未定）')),
  textColumn('office', '所在机构', 22, (line) => rosterOf(line)?.unit?.name),
  textColumn('title', '职务（岗位）', 18, (line) => {
    const roster = rosterOf(line)
    return roster?.position?.title ?? roster?.post?.name
  }),
  textColumn('phone', '联系电话', 14, ({ held }) => held?.person?.phone),
  textColumn('startedOn', '起始', 12, ({ held }) => held?.liaison.startedOn),
  textColumn('note', '备注', 20, ({ held }) => held?.liaison.note),
]

/** 包村干部表 of a branch, or of all: every village with each of its liaisons; a village without one says so. */
export function villageLiaisonsTable(model: Model, unitId?: string, by: VillageCounting = 'actual'): Table {
  const columns = columnsBy(by)
  const villages = villageGroups(model, unitId, by).flatMap(({ unitName, villages }) =>
    villages.map((line) => ({ unitName, line })),
  )
  const lines = villages.flatMap(({ unitName, line }, at) => {
    const held: readonly (LiaisonOf | undefined)[] = line.liaisons.length > 0 ? line.liaisons : [undefined]
    return held.map(
      (one, index): Line => ({
        unitName,
        line,
        number: index === 0 ? at + 1 : null,
        held: one,
        model,
      }),
    )
  })
  const without = villages.filter(({ line }) => line.liaisons.length === 0).length
  return {
    title: '包村干部表',
    track: null,
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有村（居）。'),
      `村（居）${villages.length} 个，其中未定包村干部 ${without} 个。`,
    ],
    frozenColumns: 4,
  }
}
