import { countingRules, offEstablishmentKey } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { type CapKey, capKeyText } from '../../domain/quota.ts'
import { leadingTitles } from '../../domain/reports/leading-posts.ts'
import { approvedOf, type UnitLine, unitLines } from '../../domain/reports/unit-lines.ts'
import { leadingApproved } from '../../domain/reports/usage.ts'
import { emptyNote, noUnits } from './columns.ts'
import { rangeSum } from './sum-cell.ts'
import type { CellContent, Table, TableColumn } from './table.ts'

const establishment = { ledger: 'establishment', kind: 'total', level: '' } as const
const chief = { ledger: 'leading', kind: 'chief', level: '' } as const
const deputy = { ledger: 'leading', kind: 'deputy', level: '' } as const
const counted = { establishment, chief, deputy } as const satisfies Record<string, CapKey>
type Counted = keyof typeof counted
const countedKeys = [...Object.values(counted).map(capKeyText), offEstablishmentKey]

/** Columns of T3 (domain-facts.md 2.3): 备注 names each leading post. */
const columns: readonly TableColumn[] = [
  { key: 'unit', header: ['机构名称'], width: 30, kind: 'text' },
  { key: 'establishment.approved', header: ['编制', '核定'], width: 8, kind: 'number' },
  { key: 'establishment.actual', header: ['编制', '实有'], width: 8, kind: 'number' },
  { key: 'chief.approved', header: ['职数（正）', '核定'], width: 8, kind: 'number' },
  { key: 'chief.actual', header: ['职数（正）', '实配'], width: 8, kind: 'number' },
  { key: 'deputy.approved', header: ['职数（副）', '核定'], width: 8, kind: 'number' },
  { key: 'deputy.actual', header: ['职数（副）', '实配'], width: 8, kind: 'number' },
  { key: 'off', header: ['编外'], width: 8, kind: 'number' },
  { key: 'note', header: ['备注（职务名称、数目）'], width: 44, kind: 'text' },
]

/** 内设机构编制职数实有表: each unit after the leaders of the one above it (领导), sums over the lines that stand there. */
export function officeNumbersTable(model: Model, unitId?: string): Table {
  const lines = unitLines(model, unitId, model.tally, countedKeys)
  // The total of nothing is no line of a table.
  const isEmpty = lines.length === 1
  return {
    title: '内设机构编制职数实有表',
    track: '编制内任职',
    columns,
    rows: isEmpty
      ? []
      : lines.map((line, at) => ({ kind: line.row, cells: cellsOf(model, lines, line, at) })),
    footnotes: [
      ...emptyNote(isEmpty, noUnits),
      '“（本级）”为单位领导及未列入内设机构的人员。核定数为批准的编制数、职数，不等于实有人数。',
      ...countingRules.map(({ sentence }) => sentence),
    ],
    frozenColumns: 1,
  }
}

function cellsOf(
  model: Model,
  lines: readonly UnitLine[],
  line: UnitLine,
  at: number,
): Record<string, CellContent> {
  const cells: Record<string, CellContent> = { unit: line.name }
  for (const name of Object.keys(counted) as Counted[]) {
    cells[`${name}.approved`] = approvedCell(model, lines, line, name)
    const actual = line.count(capKeyText(counted[name]))
    cells[`${name}.actual`] = rangeSum(`${name}.actual`, line.addends, actual)
  }
  cells.off = rangeSum('off', line.addends, line.count(offEstablishmentKey))
  const holder = line.unit ?? lines[at - 1]?.unit
  const isOwn = line.unit ? line.row === 'line' : line.name.includes('本级')
  cells.note = isOwn && holder ? leadingTitles(model, holder.id) : null
  return cells
}

function approvedCell(model: Model, lines: readonly UnitLine[], line: UnitLine, name: Counted): CellContent {
  const approved = approvedOf(lines, line, (unitId) =>
    name === 'establishment'
      ? (model.quotaOf(unitId, establishment)?.amount ?? null)
      : leadingApproved(model, unitId, name),
  )
  if (approved === undefined) return null
  if (approved === null) return line.count(capKeyText(counted[name])) > 0 ? '待填' : null
  return line.row === 'total' ? rangeSum(`${name}.approved`, line.addends, approved) : approved
}
