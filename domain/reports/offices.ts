import type { Model } from '../model.ts'
import { plateRelationNames } from '../plate.ts'
import { capKeyText } from '../quota.ts'
import type { Unit } from '../unit.ts'
import { unitPath, unitsInOrder } from './roster.ts'

/** A unit with the units directly below it. */
export interface OfficeGroup {
  readonly parent: Unit
  readonly parentPath: string
  /** 内设机构数 that was approved; null while open. */
  readonly approved: number | null
  /** 内设机构 as the counting rules count them: neither plates nor 下设机构. */
  readonly actual: number
  readonly offices: readonly Unit[]
}

export const internalOffices = { ledger: 'institutions', kind: 'internalOffice', level: '' } as const

/** Every unit of a branch (or of all) that has units below it, with these, in the order of the document. */
export function officeGroups(model: Model, unitId?: string): OfficeGroup[] {
  return unitsInOrder(model, unitId)
    .map((parent) => ({ parent, offices: model.childrenOf(parent.id) }))
    .filter(({ offices }) => offices.length > 0)
    .map(({ parent, offices }) => ({
      parent,
      parentPath: unitPath(model, parent.id),
      approved: model.quotaOf(parent.id, internalOffices)?.amount ?? null,
      actual: model.tally.ownOf(parent.id, capKeyText(internalOffices)),
      offices,
    }))
}

/** 加挂牌子 of a unit by their relation, those that are not settled marked 待核. */
export function platesText(model: Model, unitId: string): string {
  return model
    .openBy('plate.unitId', unitId)
    .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
    .map(({ name, relation }) => (relation === 'plate' ? name : `${name}（${plateRelationNames[relation]}）`))
    .join('\n')
}
