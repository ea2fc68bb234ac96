import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Unit } from '../unit.ts'
import { kindMark } from './chart.ts'
import { rosterLines, unitsInOrder } from './roster.ts'

/** One line of the 通讯录: a person at the unit where they work. */
export interface ContactLine {
  readonly unit: Unit | undefined
  readonly person: Person
  readonly title: string
}

/** Everyone of a branch (or of all) at the unit where they work; who works in several stands there too, marked. */
export function contactLines(model: Model, unitId?: string): ContactLine[] {
  const order = new Map(unitsInOrder(model, unitId).map((unit, index) => [unit.id, index]))
  const lines = rosterLines(model).flatMap(({ person, position, unit }): ContactLine[] => {
    const held = model.openBy('appointment.personId', person.id)
    if (held.length === 0) return [{ unit, person, title: position?.title ?? '' }]
    return held.map((row) => {
      const post = model.get('post', row.postId)
      const title = row.kind === 'main' ? (position?.title ?? post?.name ?? '') : (post?.name ?? '')
      return { unit: model.get('unit', row.unitId), person, title: `${title}${kindMark[row.kind]}` }
    })
  })
  const at = ({ unit }: ContactLine) => order.get(unit?.id ?? '') ?? Number.MAX_SAFE_INTEGER
  // The order within a unit is that of the roster: leaders first, then by post.
  return lines
    .filter(({ unit }) => unitId === undefined || order.has(unit?.id ?? ''))
    .map((line, index) => ({ line, index }))
    .sort((a, b) => at(a.line) - at(b.line) || a.index - b.index)
    .map(({ line }) => line)
}
