import { byDay } from '../lineage.ts'
import type { Model } from '../model.ts'
import { unitsInOrder } from './roster.ts'

/** A duty that came or went, with the body at the other end. */
export interface DutyChange {
  readonly duty: string
  readonly other: string
}

export interface DutyChanges {
  readonly received: readonly DutyChange[]
  readonly handedOver: readonly DutyChange[]
  readonly cancelled: readonly DutyChange[]
}

/**
 * 职责调整 of a unit with all below it, as the lineage tells it by the model's day. What only moves between its own
 * offices is no change of it.
 */
export function dutyChanges(model: Model, unitId: string): DutyChanges {
  const inside = new Set(unitsInOrder(model, unitId).map(({ id }) => id))
  const rows = [...model.rows.lineage.values()]
    .filter((row) => row.sourceTable === 'duty' && row.effectiveOn <= model.asOf)
    .sort(byDay)
  const isTo = (id: string | null) => id !== null && inside.has(id)
  const nameOf = (id: string) => model.get('unit', id)?.name ?? ''
  return {
    received: rows
      .filter((row) => isTo(row.targetId) && !inside.has(row.sourceUnitId))
      .map((row) => ({ duty: row.sourceName, other: nameOf(row.sourceUnitId) })),
    handedOver: rows
      .filter((row) => inside.has(row.sourceUnitId) && row.targetId !== null && !isTo(row.targetId))
      .map((row) => ({ duty: row.sourceName, other: row.targetName ?? nameOf(row.targetId ?? '') })),
    cancelled: rows
      .filter((row) => inside.has(row.sourceUnitId) && row.fate === 'abolish')
      .map((row) => ({ duty: row.sourceName, other: '' })),
  }
}
