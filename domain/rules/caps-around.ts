import { type CapFigure, capFigure, capFigures } from '../caps.ts'
import type { Model } from '../model.ts'
import { capKeyText } from '../quota.ts'
import type { RowChange } from '../tables.ts'
import { joinScopes, scopeOf } from './scope-of.ts'

/** One cap of one unit before and after changes. */
export interface CapMove {
  readonly unitId: string
  readonly before: CapFigure
  readonly after: CapFigure
}

/**
 * What changes would do to the caps of the old, the new and every upper unit: each cap that has an approved number,
 * and each count that moves. For the card at the cursor while dragging; the model is as before when this returns.
 */
export function capsAround(model: Model, changes: readonly RowChange[]): CapMove[] {
  const scope = joinScopes(
    scopeOf(model, changes),
    model.preview(changes, () => scopeOf(model, changes)),
  )
  if (scope === 'all') return []
  const units = [...scope.units]
  const known = new Map(units.map((unitId) => [unitId, figuresByKey(model, unitId)]))
  const later = model.preview(changes, () =>
    units.map((unitId) => withKeysOf(model, unitId, figuresByKey(model, unitId), known.get(unitId))),
  )
  return later.flatMap((after, index) => {
    const unitId = units[index] ?? ''
    const before = withKeysOf(model, unitId, known.get(unitId) ?? new Map(), after)
    return [...after.values()].flatMap((figure) => {
      const earlier = before.get(capKeyText(figure))
      return earlier && isWorthShowing(earlier, figure) ? [{ unitId, before: earlier, after: figure }] : []
    })
  })
}

type Figures = Map<string, CapFigure>

function figuresByKey(model: Model, unitId: string): Figures {
  return new Map(capFigures(model, unitId).map((figure) => [capKeyText(figure), figure]))
}

/** Figures with those added, as they stand in the model now, that only the other state has. */
function withKeysOf(model: Model, unitId: string, figures: Figures, other: Figures | undefined): Figures {
  const all = new Map(figures)
  for (const [text, key] of other ?? []) if (!all.has(text)) all.set(text, capFigure(model, unitId, key))
  return all
}

function isWorthShowing(before: CapFigure, after: CapFigure): boolean {
  if (before.approved !== null || after.approved !== null) return true
  return before.actual !== after.actual
}
