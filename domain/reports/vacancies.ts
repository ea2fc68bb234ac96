import { type CapFigure, capFigure } from '../caps.ts'
import type { Model } from '../model.ts'
import type { SubstantiveKind } from '../vocabulary/establishment-kind.ts'
import { leadingLevels } from './chart.ts'
import { type PostLine, postLines } from './posts.ts'
import { unitsInOrder } from './roster.ts'

/** What stands empty at a unit: 空编 and 缺配 of the unit with all below it, 空岗 of the unit alone. */
export interface VacancyLine {
  readonly unitId: string
  readonly unitName: string
  readonly depth: number
  readonly establishment: CapFigure
  /** 空编 by kind, where the kind has a number of its own. */
  readonly byKind: Readonly<Partial<Record<SubstantiveKind, number>>>
  readonly chiefVacant: number | null
  readonly deputyVacant: number | null
  readonly seats: number
  readonly filled: number
  /** Posts with an empty seat: 党建指导岗、企业服务岗（2）. */
  readonly vacantPosts: string
  readonly documentNumber: string
}

const kinds = [
  'administrative',
  'institutionalFull',
  'institutionalPartial',
  'institutionalSelf',
  'support',
] as const satisfies readonly SubstantiveKind[]

/** Units of a branch (or of all) with an empty place of any kind. A number that is open is no empty place. */
export function vacancyLines(model: Model, unitId?: string): VacancyLine[] {
  const laidOut = new Map<string, PostLine[]>()
  for (const line of postLines(model, unitId)) {
    if (line.post) laidOut.set(line.unit.id, [...(laidOut.get(line.unit.id) ?? []), line])
  }
  const units = unitsInOrder(model, unitId)
  const base = units[0] ? model.pathUp(units[0].id).length : 0
  return units
    .map((unit): VacancyLine => {
      const establishment = capFigure(model, unit.id, { ledger: 'establishment', kind: 'total', level: '' })
      const laid = laidOut.get(unit.id) ?? []
      const empty = laid.flatMap(({ post, filled }) => {
        const left = (post?.headcount ?? 0) - filled
        return post && left > 0 ? [left > 1 ? `${post.name}（${left}）` : post.name] : []
      })
      return {
        unitId: unit.id,
        unitName: unit.name,
        depth: model.pathUp(unit.id).length - base,
        establishment,
        byKind: vacantByKind(model, unit.id),
        chiefVacant: vacantLeading(model, unit.id, 'chief'),
        deputyVacant: vacantLeading(model, unit.id, 'deputy'),
        seats: laid.reduce((sum, { post }) => sum + (post?.headcount ?? 0), 0),
        // A seat too many taken leaves no other seat filled.
        filled: laid.reduce((sum, { post, filled }) => sum + Math.min(filled, post?.headcount ?? 0), 0),
        vacantPosts: empty.join('、'),
        documentNumber: model.get('document', establishment.quota?.documentId ?? null)?.number ?? '',
      }
    })
    .filter(hasVacancy)
}

function hasVacancy(line: VacancyLine): boolean {
  const { approved, actual } = line.establishment
  return (
    (approved !== null && approved > actual) ||
    Object.keys(line.byKind).length > 0 ||
    (line.chiefVacant ?? 0) > 0 ||
    (line.deputyVacant ?? 0) > 0 ||
    line.seats > line.filled
  )
}

function vacantByKind(model: Model, unitId: string): VacancyLine['byKind'] {
  const figures = kinds.map((kind) => capFigure(model, unitId, { ledger: 'establishment', kind, level: '' }))
  const vacant = figures.filter(({ approved, actual }) => approved !== null && approved > actual)
  return Object.fromEntries(vacant.map(({ kind, approved, actual }) => [kind, (approved ?? 0) - actual]))
}

/** 缺配 over the levels that have a number; null where none has. */
function vacantLeading(model: Model, unitId: string, kind: 'chief' | 'deputy'): number | null {
  const figures = leadingLevels(model, unitId)
    .map((level) => capFigure(model, unitId, { ledger: 'leading', kind, level }))
    .filter(({ approved }) => approved !== null)
  if (figures.length === 0) return null
  return figures.reduce((sum, { approved, actual }) => sum + Math.max((approved ?? 0) - actual, 0), 0)
}
