import type { CellContent, FormulaCell } from './table.ts'

/** A sum over lines of the same column; the figure itself where there is nothing to add up. */
export function sumCell(key: string, addends: readonly number[], result: number): CellContent {
  if (addends.length === 0) return result
  return { formula: (at) => `SUM(${addends.map((row) => at(key, row)).join(',')})`, result }
}

/**
 * A sum over any number of lines: neighbours are one range, for a spreadsheet takes no more than 255 single cells.
 * `from` and `to` of a range stand in the same column.
 */
export function rangeSum(key: string, addends: readonly number[], result: number): CellContent {
  if (addends.length === 0) return result
  const runs: [number, number][] = []
  for (const row of addends) {
    const run = runs.at(-1)
    if (run && run[1] === row - 1) run[1] = row
    else runs.push([row, row])
  }
  return {
    formula: (at) =>
      `SUM(${runs.map(([from, to]) => (from === to ? at(key, from) : `${at(key, from)}:${at(key, to)}`)).join(',')})`,
    result,
  }
}

/** What is left of the first column after the second, never below nought: 空编 is 核定 less 实有, 超编 the other way round. */
export function excessCell(row: number, first: string, second: string, difference: number): FormulaCell {
  return {
    formula: (at) => `MAX(${at(first, row)}-${at(second, row)},0)`,
    result: Math.max(difference, 0),
  }
}
