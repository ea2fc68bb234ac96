import { type CapFigure, capFigure } from '../caps.ts'
import type { Model } from '../model.ts'
import type { LeadingRole } from '../post.ts'
import type { Unit } from '../unit.ts'
import { unitsInOrder } from './roster.ts'

export const usageKinds = [
  'administrative',
  'institutionalFull',
  'institutionalPartial',
  'institutionalSelf',
  'support',
  'total',
] as const

/** One line of the 编制使用情况统计表: a unit with each establishment kind, and its depth in the chart. */
export interface UsageLine {
  readonly unit: Unit
  readonly depth: number
  readonly figures: Readonly<Record<(typeof usageKinds)[number], CapFigure>>
  readonly leading: { readonly chief: CapFigure; readonly deputy: CapFigure }
  readonly institutions: CapFigure
  /** 编外, people of the branch without an establishment. */
  readonly offEstablishment: number
}

export function usageLines(model: Model, unitId?: string): UsageLine[] {
  const units = unitsInOrder(model, unitId)
  const base = units[0] ? model.pathUp(units[0].id).length : 0
  return units.map((unit) => usageLine(model, unit, model.pathUp(unit.id).length - base))
}

export function usageLine(model: Model, unit: Unit, depth: number): UsageLine {
  const figure = (ledger: CapFigure['ledger'], kind: string) =>
    capFigure(model, unit.id, { ledger, kind, level: '' })
  const figures = Object.fromEntries(usageKinds.map((kind) => [kind, figure('establishment', kind)]))
  return {
    unit,
    depth,
    figures: figures as UsageLine['figures'],
    leading: {
      chief: leadingFigure(model, unit.id, 'chief'),
      deputy: leadingFigure(model, unit.id, 'deputy'),
    },
    institutions: figure('institutions', 'internalOffice'),
    offEstablishment: model.tally.of(unit.id, 'heads/offEstablishment/'),
  }
}

/** Leading posts of all levels in one figure. */
function leadingFigure(model: Model, unitId: string, kind: LeadingRole): CapFigure {
  const whole = capFigure(model, unitId, { ledger: 'leading', kind, level: '' })
  return { ...whole, approved: leadingApproved(model, unitId, kind) }
}

/** 领导职数 of all levels: the number without a level, or the sum of those that have one; null while open. */
export function leadingApproved(model: Model, unitId: string, kind: LeadingRole): number | null {
  const whole = model.quotaOf(unitId, { ledger: 'leading', kind, level: '' })
  if (whole) return whole.amount
  const byLevel = model
    .openBy('quota.unitId', unitId)
    .filter((quota) => quota.ledger === 'leading' && quota.kind === kind)
  if (byLevel.length === 0) return null
  return byLevel.reduce((sum, quota) => sum + quota.amount, 0)
}
