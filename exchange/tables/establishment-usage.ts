import { countingRules, offEstablishmentKey } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { capKeyText } from '../../domain/quota.ts'
import { approvedOf, type UnitLine, unitLines } from '../../domain/reports/unit-lines.ts'
import { usageKinds } from '../../domain/reports/usage.ts'
import { emptyNote, noUnits } from './columns.ts'
import { excessCell, sumCell } from './sum-cell.ts'
import type { CellContent, Table, TableColumn } from './table.ts'

type UsageKind = (typeof usageKinds)[number]

const kindNames: Readonly<Record<UsageKind, string>> = {
  administrative: '行政编制',
  institutionalFull: '事业编制（财政拨款）',
  institutionalPartial: '事业编制（财政补助）',
  institutionalSelf: '事业编制（经费自理）',
  support: '工勤编制',
  total: '合计',
}

const parts = [
  { key: 'approved', name: '核定' },
  { key: 'actual', name: '实有' },
  { key: 'vacant', name: '空编' },
  { key: 'over', name: '超编' },
] as const

const keyOf = (kind: UsageKind) => ({ ledger: 'establishment', kind, level: '' }) as const
const countedKeys = [...usageKinds.map((kind) => capKeyText(keyOf(kind))), offEstablishmentKey]

const columns: readonly TableColumn[] = [
  { key: 'unit', header: ['机构名称'], width: 30, kind: 'text' },
  ...usageKinds.flatMap((kind) =>
    parts.map(
      (part): TableColumn => ({
        key: `${kind}.${part.key}`,
        header: [kindNames[kind], part.name],
        width: 7,
        kind: 'number',
      }),
    ),
  ),
  { key: 'off', header: ['编外'], width: 7, kind: 'number' },
]

/** 编制使用情况统计表: every unit with 核定, 实有, 空编, 超编 by kind; sums are formulas over the lines that stand there. */
export function establishmentUsageTable(model: Model, unitId?: string): Table {
  const lines = unitLines(model, unitId, model.tally, countedKeys)
  // The total of nothing is no line of a table.
  const isEmpty = lines.length === 1
  return {
    title: '编制使用情况统计表',
    track: '编制内任职',
    columns,
    rows: isEmpty
      ? []
      : lines.map((line, row) => ({ kind: line.row, cells: cellsOf(model, lines, line, row) })),
    footnotes: [...emptyNote(isEmpty, noUnits), ...countingRules.map((rule) => rule.sentence)],
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
  for (const kind of usageKinds) {
    const actual = line.count(capKeyText(keyOf(kind)))
    cells[`${kind}.actual`] = sumCell(`${kind}.actual`, line.addends, actual)
    const approved = approvedOf(lines, line, (id) => model.quotaOf(id, keyOf(kind))?.amount ?? null)
    if (approved === null && actual > 0) cells[`${kind}.approved`] = '待填'
    if (approved === null || approved === undefined) continue
    // A unit's own 核定 is what was approved for it, never a sum of what it handed down.
    cells[`${kind}.approved`] =
      line.row === 'total' ? sumCell(`${kind}.approved`, line.addends, approved) : approved
    cells[`${kind}.vacant`] = excessCell(row, `${kind}.approved`, `${kind}.actual`, approved - actual)
    cells[`${kind}.over`] = excessCell(row, `${kind}.actual`, `${kind}.approved`, actual - approved)
  }
  cells.off = sumCell('off', line.addends, line.count(offEstablishmentKey))
  return cells
}
