import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { capKeyText } from '../../domain/quota.ts'
import { countSeats, gradeKey, gradesOf, noGrade } from '../../domain/reports/post-grades.ts'
import { approvedOf, type Counter, type UnitLine, unitLines } from '../../domain/reports/unit-lines.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { type PostCategory, postCategories } from '../../domain/vocabulary/post-category.ts'
import { emptyNote, noUnits } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { AddressOf, CellContent, FormulaCell, Table, TableColumn } from './table.ts'

const establishment = { ledger: 'establishment', kind: 'total', level: '' } as const
const categories = postCategories.map(({ code }) => code)
const subtotalOf = (category: PostCategory) => `${category}.subtotal`
const gradesWithRest = (category: PostCategory) => [...gradesOf[category], noGrade]
const gradeKeys = categories.flatMap((category) =>
  gradesWithRest(category).map((grade) => gradeKey(category, grade)),
)

/** Columns of T9 (domain-facts.md 2.3); 未定级 is added to each category, so that no post is lost to its 小计. */
const columns: readonly TableColumn[] = [
  { key: 'unit', header: ['内设机构'], width: 26, kind: 'text' },
  { key: 'approved', header: ['编制数'], width: 6, kind: 'number' },
  { key: 'actual', header: ['现有人数'], width: 6, kind: 'number' },
  { key: 'seats', header: ['岗位总量'], width: 6, kind: 'number' },
  ...categories.flatMap((category) => [
    ...gradesWithRest(category).map(
      (grade): TableColumn => ({
        key: gradeKey(category, grade),
        header: [codeName(postCategories, category), grade],
        width: 5,
        kind: 'number',
      }),
    ),
    {
      key: subtotalOf(category),
      header: [codeName(postCategories, category), '小计'],
      width: 5,
      kind: 'number',
    } as const,
  ]),
]

/** 岗位设置表: seats by category and grade, unit by unit, with subtotals both ways. */
export function postGradesTable(model: Model, unitId?: string): Table {
  const seats = countSeats(model)
  const actualKey = capKeyText(establishment)
  const counter: Counter = {
    ownOf: (id, key) => (key === actualKey ? model.tally.ownOf(id, key) : seats.ownOf(id, key)),
    of: (id, key) => (key === actualKey ? model.tally.of(id, key) : seats.of(id, key)),
  }
  const lines = unitLines(model, unitId, counter, [...gradeKeys, actualKey])
  // The total of nothing is no line of a table.
  const isEmpty = lines.length === 1
  return {
    title: '岗位设置表',
    track: '岗位聘职',
    columns,
    rows: isEmpty
      ? []
      : lines.map((line, row) => ({ kind: line.row, cells: cellsOf(model, lines, line, row) })),
    footnotes: [
      ...emptyNote(isEmpty, noUnits),
      '岗位数为设置的岗位数，不等于已聘人数。编制数、现有人数按编制内任职计，现有人数不含编外。',
      '“未定级”为未填岗位等级，或所填等级不在本表之列的岗位。',
      ...countingNotes('C2', 'C3'),
    ],
    frozenColumns: 1,
  }
}

function cellsOf(
  model: Model,
  lines: readonly UnitLine[],
  line: UnitLine,
  row: number,
): Record<string, CellContent> {
  const cells: Record<string, CellContent> = { unit: line.name }
  const approved = approvedOf(lines, line, (id) => model.quotaOf(id, establishment)?.amount ?? null)
  if (approved === null) cells.approved = '待填'
  else if (approved !== undefined)
    cells.approved = line.row === 'total' ? rangeSum('approved', line.addends, approved) : approved
  cells.actual = rangeSum('actual', line.addends, line.count(capKeyText(establishment)))
  const seatsOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + line.count(key), 0)
  for (const category of categories) {
    const keys = gradesWithRest(category).map((grade) => gradeKey(category, grade))
    // Noughts are left out: a page of them hides the numbers.
    for (const key of keys)
      cells[key] = line.count(key) === 0 ? null : rangeSum(key, line.addends, line.count(key))
    cells[subtotalOf(category)] = across(row, keys, seatsOf(keys))
  }
  cells.seats = {
    formula: (at: AddressOf) => categories.map((category) => at(subtotalOf(category), row)).join('+'),
    result: seatsOf(gradeKeys),
  }
  return cells
}

/** The sum of neighbouring columns in a line. */
function across(row: number, keys: readonly string[], result: number): FormulaCell {
  return {
    formula: (at) => `SUM(${at(keys[0] ?? '', row)}:${at(keys.at(-1) ?? '', row)})`,
    result,
  }
}
