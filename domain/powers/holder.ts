import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'

/** 承接主体: the 管委会 of the workbook; undefined where it has none yet. */
export function committeeOf(model: Model): Unit | undefined {
  return [...model.rows.unit.values()]
    .filter((unit) => unit.kind === 'committee' && model.isOpen(unit))
    .sort((a, b) => a.sortNo - b.sortNo)[0]
}
