import type { Model } from '../model.ts'
import type { Power, PowerBatch, PowerOffice } from '../power.ts'
import { type PowerCategory, powerCategoriesOn } from '../power-category.ts'
import { committeeOf } from '../powers/holder.ts'
import { isCarryingUnit } from '../powers/load.ts'
import type { UnitKind } from '../unit.ts'
import { unitPath } from './roster.ts'

/** A unit as a list can name it. `carries`: it stands in a subdistrict, and can be 承办科室. */
export interface PowerUnit {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly kind: UnitKind
  readonly carries: boolean
}

/** What of the workbook a 行政权力清单 is matched against and compared with. */
export interface PowerContext {
  readonly powers: readonly Power[]
  readonly officesOf: (powerId: string) => readonly PowerOffice[]
  readonly batches: readonly PowerBatch[]
  readonly categories: readonly PowerCategory[]
  readonly units: readonly PowerUnit[]
  readonly committee: PowerUnit | null
  readonly today: string
}

export function powerContext(model: Model): PowerContext {
  const units = [...model.rows.unit.values()]
    .filter((unit) => unit.kind !== 'external' && model.isOpen(unit))
    .map((unit) => ({
      id: unit.id,
      name: unit.name,
      path: unitPath(model, unit.id),
      kind: unit.kind,
      carries: isCarryingUnit(model, unit),
    }))
  const committee = committeeOf(model)
  return {
    powers: [...model.rows.power.values()],
    officesOf: (powerId) => model.by('powerOffice.powerId', powerId),
    batches: [...model.rows.powerBatch.values()],
    categories: powerCategoriesOn(model),
    units,
    committee: units.find((unit) => unit.id === committee?.id) ?? null,
    today: model.asOf,
  }
}
