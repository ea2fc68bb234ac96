import { capFigure } from '../caps.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { rosterLines, unitsInOrder } from './roster.ts'
import { usageKinds } from './usage.ts'

/** A unit as it is made public: its numbers, and who serves there, by office and name alone. */
export interface PublicUnit {
  readonly unit: Unit
  readonly depth: number
  /** 行政编制 15 名，实有 14 名；… — the unit with all below it. */
  readonly numbers: string
  readonly people: readonly { readonly title: string; readonly name: string }[]
}

const kindNames: Readonly<Record<(typeof usageKinds)[number], string>> = {
  administrative: '行政编制',
  institutionalFull: '财政拨款事业编制',
  institutionalPartial: '财政补助事业编制',
  institutionalSelf: '经费自理事业编制',
  support: '工勤编制',
  total: '编制共',
}

/**
 * 编制实名制公示 of a branch, or of all. People with an establishment only, in their order; what kind each holds, and
 * their numbers, are never made public (domain.md, "Personal data and secrecy").
 */
export function publicUnits(model: Model, unitId?: string): PublicUnit[] {
  const units = unitsInOrder(model, unitId)
  const base = units[0] ? model.pathUp(units[0].id).length : 0
  const peopleOf = new Map<string, { readonly title: string; readonly name: string }[]>()
  for (const { unit, person, position } of rosterLines(model, unitId)) {
    if (!unit || !position) continue
    const one = { title: position.title ?? '工作人员', name: person.name }
    const known = peopleOf.get(unit.id)
    if (known) known.push(one)
    else peopleOf.set(unit.id, [one])
  }
  return units
    .map((unit) => ({
      unit,
      depth: model.pathUp(unit.id).length - base,
      numbers: numbersOf(model, unit.id),
      people: peopleOf.get(unit.id) ?? [],
    }))
    .filter(({ numbers, people }) => numbers !== '' || people.length > 0)
}

function numbersOf(model: Model, unitId: string): string {
  const figureOf = (kind: (typeof usageKinds)[number]) =>
    capFigure(model, unitId, { ledger: 'establishment', kind, level: '' })
  const inOne = figureOf('total').approved !== null
  const said = usageKinds.flatMap((kind) => {
    const { approved, actual } = figureOf(kind)
    // Where one number was approved for all kinds, a kind without its own is no open number.
    if (approved === null && (actual === 0 || inOne)) return []
    const name = kindNames[kind]
    return [
      approved === null ? `${name}（核定待填）实有${actual}名` : `${name}${approved}名，实有${actual}名`,
    ]
  })
  return said.join('；')
}
