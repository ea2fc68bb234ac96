import { type CapFigure, capFigure } from '../caps.ts'
import type { Model } from '../model.ts'
import type { Position } from '../position.ts'
import { leadingLevels } from './chart.ts'
import { unitsInOrder } from './roster.ts'

/** 领导职数 of a unit at one level, with those who hold them in the unit itself. */
export interface LeadingLine {
  readonly unitId: string
  readonly unitName: string
  readonly depth: number
  /** '' where the numbers are not told apart by level. */
  readonly level: string
  readonly chief: CapFigure
  readonly deputy: CapFigure
  readonly holders: readonly LeadingHolder[]
}

export interface LeadingHolder {
  readonly position: Position
  readonly name: string
  /** 保留待遇, 兼任 and other things that the counting rules treat apart. */
  readonly note: string
}

/** Every unit and level of a branch (or of all) that has a number of leading posts, or leaders without one. */
export function leadingLines(model: Model, unitId?: string): LeadingLine[] {
  const units = unitsInOrder(model, unitId)
  const base = units[0] ? model.pathUp(units[0].id).length : 0
  return units
    .flatMap((unit) => {
      const levels = leadingLevels(model, unit.id)
      const holders = holdersOf(model, unit.id)
      const levelOf = levels.includes(unit.level ?? '') ? (unit.level ?? '') : levels[0]
      return levels.map((level) => ({
        unitId: unit.id,
        unitName: unit.name,
        depth: model.pathUp(unit.id).length - base,
        level,
        chief: capFigure(model, unit.id, { ledger: 'leading', kind: 'chief', level }),
        deputy: capFigure(model, unit.id, { ledger: 'leading', kind: 'deputy', level }),
        holders: level === levelOf ? holders : [],
      }))
    })
    .filter(hasAny)
}

function hasAny({ chief, deputy, holders }: LeadingLine): boolean {
  return holders.length > 0 || [chief, deputy].some((figure) => figure.approved !== null || figure.actual > 0)
}

/** 正职 before 副职, each in the order in which they took office. */
function holdersOf(model: Model, unitId: string): LeadingHolder[] {
  return model
    .openBy('position.unitId', unitId)
    .filter((position) => position.leading !== null)
    .sort(
      (a, b) =>
        (a.leading ?? '').localeCompare(b.leading ?? '') ||
        (a.startedOn ?? '').localeCompare(b.startedOn ?? '') ||
        a.id.localeCompare(b.id),
    )
    .map((position) => ({
      position,
      name: model.get('person', position.personId)?.name ?? '',
      note: countingNotes[position.counting],
    }))
}

const countingNotes = {
  counted: '',
  concurrent: '兼任，占职数、不重复占编',
  retainedTreatment: '保留待遇，不占职数',
} as const

/** The leading posts of a unit by title and number: `主任1、副主任2`; what is filled says nothing of what is approved. */
export function leadingTitles(model: Model, unitId: string): string {
  const posts = model
    .openBy('post.unitId', unitId)
    .filter((post) => post.leading !== null)
    .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
  return posts.map((post) => `${post.name}${post.headcount}`).join('、')
}
