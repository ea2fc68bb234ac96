import { type CapFigure, capFigure } from '../caps.ts'
import type { ApprovalDocument } from '../document.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { internalOffices, platesText } from './offices.ts'
import { type UsageLine, usageLines } from './usage.ts'

/** One unit in the 机构编制台账. */
export interface RegisterLine {
  readonly unit: Unit
  readonly depth: number
  readonly parentName: string
  readonly plates: string
  readonly document: ApprovalDocument | undefined
  readonly administrative: CapFigure
  /** 事业编制 of all fundings in one figure. */
  readonly institutional: Pick<CapFigure, 'approved' | 'actual'>
  readonly support: CapFigure
  readonly leading: UsageLine['leading']
  readonly offices: CapFigure
}

/** 机构编制台账: every unit of a branch, or of all, with what is approved and what is there. */
export function registerLines(model: Model, unitId?: string): RegisterLine[] {
  return usageLines(model, unitId).map(({ unit, depth, figures, leading }) => ({
    unit,
    depth,
    parentName: model.get('unit', unit.parentId)?.name ?? '',
    plates: platesText(model, unit.id),
    document: model.get('document', unit.documentId),
    administrative: figures.administrative,
    institutional: together([
      figures.institutionalFull,
      figures.institutionalPartial,
      figures.institutionalSelf,
    ]),
    support: figures.support,
    leading,
    offices: capFigure(model, unit.id, internalOffices),
  }))
}

/** Kinds without a number do not make the sum open: a unit seldom has all fundings. It is open where none has one. */
function together(figures: readonly CapFigure[]): Pick<CapFigure, 'approved' | 'actual'> {
  const given = figures.flatMap(({ approved }) => approved ?? [])
  return {
    approved: given.length === 0 ? null : given.reduce((sum, amount) => sum + amount, 0),
    actual: figures.reduce((sum, { actual }) => sum + actual, 0),
  }
}
