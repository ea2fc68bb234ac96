import { countingRules, offEstablishmentKey } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { capKeyText } from '../../domain/quota.ts'
import { type UsageLine, usageKinds, usageLines } from '../../domain/reports/usage.ts'
import type { CellContent, Table, TableColumn, TableRow } from './table.ts'

const kindNames: Readonly<Record<(typeof usageKinds)[number], string>> = {
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

/** The counted keys of a row and what each row adds up: itself, or its own line and the lines below it. */
interface Entry {
  readonly row: TableRow['kind']
  readonly name: string
  readonly line: UsageLine | null
  readonly count: (key: string) => number
  readonly addends: readonly number[]
}

/** 编制使用情况统计表: every unit with 核定, 实有, 空编, 超编 by kind; sums are formulas over the lines that stand there. */
export function establishmentUsageTable(model: Model, unitId?: string): Table {
  const entries = entriesOf(model, usageLines(model, unitId))
  return {
    title: '编制使用情况统计表',
    track: '编制内任职',
    columns,
    rows: entries.map((entry, index) => ({ kind: entry.row, cells: cellsOf(entry, index) })),
    footnotes: countingRules.map((rule) => rule.sentence),
    frozenColumns: 1,
  }
}

function entriesOf(model: Model, lines: readonly UsageLine[]): Entry[] {
  const entries: { -readonly [K in keyof Entry]: Entry[K] }[] = []
  const place = new Map<string, number>()
  for (const line of lines) {
    const { unit, depth } = line
    const indent = '　'.repeat(depth)
    const isParent = model.childrenOf(unit.id).length > 0
    place.set(unit.id, entries.length)
    const count = (key: string) => model.tally.of(unit.id, key)
    entries.push({ row: isParent ? 'subtotal' : 'line', name: indent + unit.name, line, count, addends: [] })
    if (!isParent) continue
    const own = (key: string) => model.tally.ownOf(unit.id, key)
    entries.push({ row: 'line', name: `${indent}　（本级）`, line: null, count: own, addends: [] })
  }
  for (const [id, index] of place) {
    const entry = entries[index]
    if (entry?.row !== 'subtotal') continue
    const below = model.childrenOf(id).flatMap((child) => place.get(child.id) ?? [])
    entry.addends = [index + 1, ...below]
  }
  const top = lines.filter((line) => line.depth === 0).flatMap((line) => place.get(line.unit.id) ?? [])
  const count = (key: string) => top.reduce((sum, index) => sum + (entries[index]?.count(key) ?? 0), 0)
  entries.push({ row: 'total', name: '合　计', line: null, count, addends: top })
  return entries
}

function cellsOf(entry: Entry, index: number): Record<string, CellContent> {
  const cells: Record<string, CellContent> = { unit: entry.name }
  for (const kind of usageKinds) {
    const actualKey = `${kind}.actual`
    const actual = entry.count(capKeyText({ ledger: 'establishment', kind, level: '' }))
    cells[actualKey] = summed(actualKey, entry.addends, actual)
    const approved = entry.line?.figures[kind].approved ?? null
    if (approved === null) {
      if (entry.line && actual > 0) cells[`${kind}.approved`] = '待填'
      continue
    }
    cells[`${kind}.approved`] = approved
    const difference = (first: string, second: string, result: number): CellContent => ({
      formula: (at) => `MAX(${at(`${kind}.${first}`, index)}-${at(`${kind}.${second}`, index)},0)`,
      result: Math.max(result, 0),
    })
    cells[`${kind}.vacant`] = difference('approved', 'actual', approved - actual)
    cells[`${kind}.over`] = difference('actual', 'approved', actual - approved)
  }
  cells.off = summed('off', entry.addends, entry.count(offEstablishmentKey))
  return cells
}

function summed(key: string, addends: readonly number[], result: number): CellContent {
  if (addends.length === 0) return result
  return { formula: (at) => `SUM(${addends.map((row) => at(key, row)).join(',')})`, result }
}
