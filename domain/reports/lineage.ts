import { byDay, type Lineage } from '../lineage.ts'
import type { Model } from '../model.ts'

/** One step between two bodies on the way from a unit to its 前身 or its 后继. */
export interface LineageStep {
  readonly row: Lineage
  /** The unit at the far end; null where the step ends in none (撤销). */
  readonly unitId: string | null
  readonly name: string
  /** 1: directly before or after the unit. */
  readonly depth: number
}

export interface UnitLineage {
  readonly predecessors: readonly LineageStep[]
  readonly successors: readonly LineageStep[]
}

/**
 * What a unit came from and what became of it, followed through renamings, mergers and splits to both ends, nearest
 * first. A unit that became a plate goes on in the unit that bears it. Each unit is visited once: a loop ends.
 */
export function unitLineage(model: Model, unitId: string): UnitLineage {
  return {
    predecessors: follow(unitId, (id) =>
      stepsInto(model, id).map((row) => ({ row, unitId: row.sourceId, name: row.sourceName })),
    ),
    successors: follow(unitId, (id) =>
      stepsOutOf(model, id).map((row) => ({
        row,
        unitId: targetUnitOf(model, row),
        name: row.targetName ?? '',
      })),
    ),
  }
}

/** Steps by which something became this unit, or a plate that it bears; a step onto itself is none. */
export function stepsInto(model: Model, unitId: string): Lineage[] {
  const plates = model.by('plate.unitId', unitId).map((plate) => plate.id)
  return [unitId, ...plates]
    .flatMap((id) => model.by('lineage.targetId', id))
    .filter((row) => row.sourceTable === 'unit' && row.sourceId !== unitId)
    .sort(byDay)
}

/** Steps by which this unit became something else, or ended. */
export function stepsOutOf(model: Model, unitId: string): Lineage[] {
  return model
    .by('lineage.sourceId', unitId)
    .filter((row) => row.sourceTable === 'unit' && targetUnitOf(model, row) !== unitId)
    .sort(byDay)
}

/** The unit in which a step ends: the target itself, or the unit that bears the plate or the post. */
function targetUnitOf(model: Model, row: Lineage): string | null {
  if (row.targetTable === null || row.targetId === null) return null
  if (row.targetTable === 'unit') return row.targetId
  return model.get(row.targetTable, row.targetId)?.unitId ?? null
}

function follow(unitId: string, next: (id: string) => readonly Omit<LineageStep, 'depth'>[]): LineageStep[] {
  const steps: LineageStep[] = []
  const seen = new Set([unitId])
  let front = [unitId]
  for (let depth = 1; front.length > 0; depth += 1) {
    const found = front.flatMap(next)
    steps.push(...found.map((step) => ({ ...step, depth })))
    front = [...new Set(found.flatMap((step) => step.unitId ?? []))].filter((id) => !seen.has(id))
    for (const id of front) seen.add(id)
  }
  return steps
}
