import type { CapFigure } from '../../domain/caps.ts'
import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type LeadingHolder, type LeadingLine, leadingLines } from '../../domain/reports/leading-posts.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import { excessCell, rangeSum } from './sum-cell.ts'
import type { CellContent, Table } from './table.ts'

/** A line of the table: the figures stand in the first line of a unit and level only. */
interface Line {
  readonly row: 'line' | 'total'
  readonly figures: LeadingLine | null
  readonly holder: LeadingHolder | undefined
  /** The lines that the total adds up. */
  readonly addends: readonly number[]
}

type Role = 'chief' | 'deputy'

/** Columns of T4 (domain-facts.md 2.3) with the persons that domain.md asks for. */
const columns: readonly ColumnOf<Line>[] = [
  textColumn('unit', '单位（机构）', 28, ({ row, figures }) =>
    row === 'total' ? '合　计' : figures && '　'.repeat(figures.depth) + figures.unitName,
  ),
  textColumn('level', '级别', 8, ({ figures }) => figures && (figures.level || '未分级')),
  numberColumn('chief.approved', ['职数核定', '正职'], 7, (line) => approved(line, 'chief')),
  numberColumn('deputy.approved', ['职数核定', '副职'], 7, (line) => approved(line, 'deputy')),
  numberColumn('chief.actual', ['实配', '正职'], 7, (line) => actual(line, 'chief')),
  numberColumn('deputy.actual', ['实配', '副职'], 7, (line) => actual(line, 'deputy')),
  numberColumn('chief.vacant', ['缺配', '正职'], 7, (line, row) => gap(line, row, 'chief', 'vacant')),
  numberColumn('deputy.vacant', ['缺配', '副职'], 7, (line, row) => gap(line, row, 'deputy', 'vacant')),
  numberColumn('chief.over', ['超配', '正职'], 7, (line, row) => gap(line, row, 'chief', 'over')),
  numberColumn('deputy.over', ['超配', '副职'], 7, (line, row) => gap(line, row, 'deputy', 'over')),
  textColumn('higher', '高配', 8, () => null),
  textColumn('name', '姓名', 10, ({ holder }) => holder?.name),
  textColumn('title', '职务', 18, ({ holder }) => holder?.position.title),
  textColumn('startedOn', '任职时间', 12, ({ holder }) => holder?.position.startedOn),
  textColumn('document', '文号', 18, ({ holder }) => holder?.position.documentNumber),
  textColumn('note', '备注', 18, ({ holder }) => holder?.note),
]

/** 领导职数核定与配备表 of a branch, or of all. */
export function leadingPostsTable(model: Model, unitId?: string): Table {
  return leadingPostsOf(model, leadingLines(model, unitId))
}

/**
 * The same of chosen lines. The total adds up the lines whose numbers stand in no other line:
 * each level of the topmost units that have one.
 */
export function leadingPostsOf(model: Model, lines: readonly LeadingLine[]): Table {
  const body = lines.flatMap((figures): Line[] =>
    [undefined, ...figures.holders].slice(figures.holders.length > 0 ? 1 : 0).map((holder, index) => ({
      row: 'line',
      figures: index === 0 ? figures : null,
      holder,
      addends: [],
    })),
  )
  const top = topmost(model, lines)
  const addends = body.flatMap(({ figures }, at) => (figures && top.has(figures) ? [at] : []))
  const total: Line = { row: 'total', figures: sumOf([...top]), holder: undefined, addends }
  return {
    title: '领导职数核定与配备表',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, lines.length > 0 ? [...body, total] : []),
    footnotes: [
      ...emptyNote(lines.length === 0, '没有核定的领导职数，也没有配备领导职务。'),
      '职数按批准文件计，不等于到位的领导；上级机构的数含下级机构，姓名列在其任职的机构。',
      '高配须有批准文件，由填表单位按文件填写。',
      ...countingNotes('C3', 'C4'),
    ],
    frozenColumns: 1,
  }
}

/** Lines with no line of a unit above them at the same level. */
function topmost(model: Model, lines: readonly LeadingLine[]): ReadonlySet<LeadingLine> {
  const named = new Set(lines.map(({ unitId, level }) => `${unitId} ${level}`))
  const units = new Set(lines.map(({ unitId }) => unitId))
  // A number without a level bounds all levels below it, and its own leaders are counted in those above.
  const covers = (id: string, level: string) =>
    named.has(`${id} ${level}`) || named.has(`${id} `) || (level === '' && units.has(id))
  return new Set(
    lines.filter(
      ({ unitId, level }) =>
        !model
          .pathUp(unitId)
          .slice(1)
          .some((above) => covers(above, level)),
    ),
  )
}

/** The figures of the total: open as long as one of its lines is. */
function sumOf(lines: readonly LeadingLine[]): LeadingLine | null {
  const [first] = lines
  if (!first) return null
  const sum = (role: Role): CapFigure => ({
    ...first[role],
    approved: lines.reduce<number | null>(
      (all, line) => (all === null || line[role].approved === null ? null : all + line[role].approved),
      0,
    ),
    actual: lines.reduce((all, line) => all + line[role].actual, 0),
  })
  return { ...first, level: '各级', chief: sum('chief'), deputy: sum('deputy') }
}

function approved({ figures, addends }: Line, role: Role): CellContent {
  const amount = figures?.[role].approved
  if (!figures) return null
  if (amount === null || amount === undefined) return '待填'
  return rangeSum(`${role}.approved`, addends, amount)
}

function actual({ figures, addends }: Line, role: Role): CellContent {
  return figures ? rangeSum(`${role}.actual`, addends, figures[role].actual) : null
}

function gap({ figures }: Line, row: number, role: Role, side: 'vacant' | 'over'): CellContent {
  const amount = figures?.[role].approved
  if (!figures || amount === null || amount === undefined) return null
  const difference = amount - figures[role].actual
  return side === 'vacant'
    ? excessCell(row, `${role}.approved`, `${role}.actual`, difference)
    : excessCell(row, `${role}.actual`, `${role}.approved`, -difference)
}
