import { countingRules, offEstablishmentKey } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { capKeyText } from '../../domain/quota.ts'
import { type UsageLine, usageKinds, usageLines } from '../../domain/reports/usage.ts'
import type { CellContent, Table, TableColumn, TableRow } from './table.ts'

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

const keyOf = (kind: UsageKind) => capKeyText({ ledger: 'establishment', kind, level: '' })
const countedKeys = [...usageKinds.map(keyOf), offEstablishmentKey]

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

/** One line of the table before its cells are made. */
interface Entry {
  readonly row: TableRow['kind']
  readonly name: string
  /** Null where the number is open; undefined for a part of a unit, which has no number of its own. */
  readonly approved: (kind: UsageKind) => number | null | undefined
  readonly count: (key: string) => number
  /** The lines that 实有 adds up; none where the figure is the line's own. */
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
  const entries: Entry[] = []
  const place = new Map<string, number>()
  const addendsOf = new Map<string, number[]>()
  for (const { unit, depth, figures } of lines) {
    const indent = '　'.repeat(depth)
    const isParent = model.childrenOf(unit.id).length > 0
    const addends: number[] = []
    place.set(unit.id, entries.length)
    addendsOf.set(unit.id, addends)
    entries.push({
      row: isParent ? 'subtotal' : 'line',
      name: indent + unit.name,
      approved: (kind) => figures[kind].approved,
      count: (key) => model.tally.of(unit.id, key),
      addends,
    })
    for (const part of isParent ? partsOf(model, unit.id) : []) {
      addends.push(entries.length)
      const name = `${indent}　${part.name}`
      entries.push({ row: 'line', name, approved: () => undefined, count: part.count, addends: [] })
    }
    // The unit above stands before this one, so that its own parts come first in its sum.
    if (depth > 0) addendsOf.get(unit.parentId ?? '')?.push(place.get(unit.id) as number)
  }
  const top = lines.flatMap(({ unit, depth }) => (depth === 0 ? (place.get(unit.id) ?? []) : []))
  return [...entries, totalOf(entries, top)]
}

/**
 * What of a unit's 实有 stands in no line of a unit below it: its own people, and those whom an abolished unit still
 * holds (S2 forbids it, but an end date that comes round or a file that came in may have it). Sums need both.
 */
function partsOf(model: Model, unitId: string): { name: string; count: Entry['count'] }[] {
  const { tally } = model
  const below = model.childrenOf(unitId)
  const own = (key: string) => tally.ownOf(unitId, key)
  const rest = (key: string) =>
    below.reduce((left, child) => left - tally.of(child.id, key), tally.of(unitId, key) - own(key))
  return [
    { name: '（本级）', count: own },
    { name: '（已撤销机构未安置）', count: rest },
  ].filter(({ count }) => countedKeys.some((key) => count(key) !== 0))
}

/** 合计 over the topmost lines; its 核定 is open as long as one of theirs is. */
function totalOf(entries: readonly Entry[], top: readonly number[]): Entry {
  const lines = top.flatMap((index) => entries[index] ?? [])
  const approved = (kind: UsageKind) => {
    const numbers = lines.map((line) => line.approved(kind) ?? null)
    return numbers.reduce((sum, number) => (sum === null || number === null ? null : sum + number), 0)
  }
  const count = (key: string) => lines.reduce((sum, line) => sum + line.count(key), 0)
  return { row: 'total', name: '合　计', approved, count, addends: top }
}

function cellsOf(entry: Entry, index: number): Record<string, CellContent> {
  const cells: Record<string, CellContent> = { unit: entry.name }
  for (const kind of usageKinds) {
    const actual = entry.count(keyOf(kind))
    cells[`${kind}.actual`] = summed(`${kind}.actual`, entry.addends, actual)
    const approved = entry.approved(kind)
    if (approved === null && actual > 0) cells[`${kind}.approved`] = '待填'
    if (approved === null || approved === undefined) continue
    // A unit's own 核定 is what was approved for it, never a sum of what it handed down.
    cells[`${kind}.approved`] =
      entry.row === 'total' ? summed(`${kind}.approved`, entry.addends, approved) : approved
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
