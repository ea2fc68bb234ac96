import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { unitsInOrder } from './roster.ts'

/** What counts a unit's own, and a unit with all below it, as the tally does. */
export interface Counter {
  ownOf(unitId: string, key: string): number
  of(unitId: string, key: string): number
}

/** One line of a table by units: a unit, what of it stands in no line below, or the total. */
export interface UnitLine {
  readonly row: 'line' | 'subtotal' | 'total'
  /** Indented by the depth in the chart. */
  readonly name: string
  /** The unit whose line it is; null for a part of a unit and for the total, which have no number of their own. */
  readonly unit: Unit | null
  readonly count: (key: string) => number
  /** The lines that this one adds up; none where the figure is the line's own. */
  readonly addends: readonly number[]
}

/** Every unit of a branch (or of all) from the top down, with the lines that make each sum whole, then 合计. */
export function unitLines(
  model: Model,
  unitId: string | undefined,
  counter: Counter,
  keys: readonly string[],
): UnitLine[] {
  const units = unitsInOrder(model, unitId)
  const base = units[0] ? model.pathUp(units[0].id).length : 0
  const lines: UnitLine[] = []
  const top: number[] = []
  const place = new Map<string, number>()
  const addendsOf = new Map<string, number[]>()
  for (const unit of units) {
    const depth = model.pathUp(unit.id).length - base
    const indent = '　'.repeat(depth)
    const isParent = model.childrenOf(unit.id).length > 0
    const addends: number[] = []
    place.set(unit.id, lines.length)
    addendsOf.set(unit.id, addends)
    if (depth === 0) top.push(lines.length)
    // The unit above stands before this one, so that its own parts come first in its sum.
    else addendsOf.get(unit.parentId ?? '')?.push(lines.length)
    const count = (key: string) => counter.of(unit.id, key)
    lines.push({ row: isParent ? 'subtotal' : 'line', name: indent + unit.name, unit, count, addends })
    for (const part of isParent ? unitParts(model, unit.id, counter, keys) : []) {
      addends.push(lines.length)
      lines.push({ ...part, row: 'line', name: `${indent}　${part.name}`, unit: null, addends: [] })
    }
  }
  const total = (key: string) => top.reduce((sum, at) => sum + (lines[at]?.count(key) ?? 0), 0)
  return [...lines, { row: 'total', name: '合　计', unit: null, count: total, addends: top }]
}

/**
 * What a unit counts that stands in no line of a unit below it: its own, and what an abolished unit still holds (S2
 * forbids it, but an end date that comes round or a file that came in may have it). Sums need both.
 */
export function unitParts(
  model: Model,
  unitId: string,
  counter: Counter,
  keys: readonly string[],
): { readonly name: string; readonly count: UnitLine['count'] }[] {
  const below = model.childrenOf(unitId)
  const own = (key: string) => counter.ownOf(unitId, key)
  const rest = (key: string) =>
    below.reduce((left, child) => left - counter.of(child.id, key), counter.of(unitId, key) - own(key))
  return [
    { name: '（本级）', count: own },
    { name: '（已撤销机构未安置）', count: rest },
  ].filter(({ count }) => keys.some((key) => count(key) !== 0))
}

/**
 * What was approved for a line: null while the number is open, undefined for a part of a unit. 合计 is open as long as
 * one of its lines is.
 */
export function approvedOf(
  lines: readonly UnitLine[],
  line: UnitLine,
  amountOf: (unitId: string) => number | null,
): number | null | undefined {
  if (line.unit) return amountOf(line.unit.id)
  if (line.row !== 'total') return undefined
  const numbers = line.addends.flatMap((at) => lines[at]?.unit ?? []).map((unit) => amountOf(unit.id))
  return numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
}
