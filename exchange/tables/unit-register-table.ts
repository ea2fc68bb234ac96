import type { CapFigure } from '../../domain/caps.ts'
import { countingRules } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type RegisterLine, registerLines } from '../../domain/reports/unit-register.ts'
import { unitKindNames } from '../../domain/unit.ts'
import { type ColumnOf, emptyNote, noUnits, numberColumn, rowsOf, textColumn } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { CellContent, Table } from './table.ts'

interface Line {
  readonly row: 'line' | 'total'
  readonly register: RegisterLine | null
  readonly figureOf: (key: FigureKey) => Figure
  readonly addends: readonly number[]
}

type Figure = Pick<CapFigure, 'approved' | 'actual'>
type FigureKey = 'administrative' | 'institutional' | 'support' | 'chief' | 'deputy' | 'offices'

/** 核定 and 实有 of one number, and, where the table has it, what is 空 (or, below nought, 超). */
function figureColumns(
  key: FigureKey,
  group: string,
  actualName: string,
  withGap: boolean,
): ColumnOf<Line>[] {
  const approved = numberColumn<Line>(`${key}.approved`, [group, '核定'], 5, (line) => {
    const figure = line.figureOf(key)
    if (figure.approved === null) return figure.actual > 0 ? '待填' : null
    return rangeSum(`${key}.approved`, line.addends, figure.approved)
  })
  const actual = numberColumn<Line>(`${key}.actual`, [group, actualName], 5, (line) =>
    rangeSum(`${key}.actual`, line.addends, line.figureOf(key).actual),
  )
  const gap = numberColumn<Line>(`${key}.gap`, [group, '空（超）'], 8, (line, row): CellContent => {
    const figure = line.figureOf(key)
    if (figure.approved === null) return null
    return {
      formula: (at) => `${at(`${key}.approved`, row)}-${at(`${key}.actual`, row)}`,
      result: figure.approved - figure.actual,
    }
  })
  return withGap ? [approved, actual, gap] : [approved, actual]
}

/** Columns of the 机构编制台账 (domain.md; starred are required). */
const columns: readonly ColumnOf<Line>[] = [
  textColumn('unit', '机构名称*', 22, ({ register }) =>
    register ? '　'.repeat(register.depth) + register.unit.name : '合　计',
  ),
  textColumn('kind', '机构类别', 8, ({ register }) => register && unitKindNames[register.unit.kind]),
  textColumn('level', '级别', 5, ({ register }) => register?.unit.level),
  textColumn('parent', '隶属', 13, ({ register }) => register?.parentName),
  textColumn('plates', '加挂牌子', 16, ({ register }) => register?.plates),
  textColumn('document', '批准文号*', 12, ({ register }) => register?.document?.number),
  textColumn('issuedOn', '批准日期*', 11, ({ register }) => register?.document?.issuedOn),
  ...figureColumns('administrative', '行政编制', '实有', true),
  ...figureColumns('institutional', '事业编制', '实有', true),
  ...figureColumns('support', '工勤', '实有', false),
  ...figureColumns('chief', '正职职数', '实配', false),
  ...figureColumns('deputy', '副职职数', '实配', false),
  ...figureColumns('offices', '内设机构数', '实设', false),
  textColumn('duties', '主要职责', 20, ({ register }) => register?.unit.duties),
  textColumn('note', '备注', 18, ({ register }) => register?.unit.note),
]

/** 机构编制台账 of a branch, or of all. */
export function unitRegisterTable(model: Model, unitId?: string): Table {
  const lines = registerLines(model, unitId)
  const body = lines.map(
    (register): Line => ({
      row: 'line',
      register,
      figureOf: (key) => (key === 'chief' || key === 'deputy' ? register.leading[key] : register[key]),
      addends: [],
    }),
  )
  const top = body.flatMap(({ register }, at) => (register?.depth === 0 ? [at] : []))
  return {
    title: '机构编制台账',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, body.length > 0 ? [...body, totalOf(body, top)] : [], ({ register }) =>
      register ? { table: 'unit', id: register.unit.id } : undefined,
    ),
    footnotes: [
      ...emptyNote(body.length === 0, noUnits),
      '上级机构的数含下级机构，合计为最上一级各机构之和；空（超）为核定减实有，负数为超。',
      ...countingRules.map(({ sentence }) => sentence),
    ],
    frozenColumns: 1,
  }
}

function totalOf(body: readonly Line[], top: readonly number[]): Line {
  const figureOf = (key: FigureKey): Figure => {
    const figures = top.flatMap((at) => body[at]?.figureOf(key) ?? [])
    return {
      approved: figures.reduce<number | null>(
        (sum, { approved }) => (sum === null || approved === null ? null : sum + approved),
        0,
      ),
      actual: figures.reduce((sum, { actual }) => sum + actual, 0),
    }
  }
  return { row: 'total', register: null, figureOf, addends: top }
}
