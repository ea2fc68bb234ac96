import type { Appointment } from '../appointment.ts'
import type { Model } from '../model.ts'
import { isInService, type Person } from '../person.ts'
import type { Position } from '../position.ts'
import type { Post } from '../post.ts'
import type { Unit } from '../unit.ts'

/** One line of the 花名册: a person with the place held on either track on the model's day. */
export interface RosterLine {
  readonly person: Person
  readonly position: Position | undefined
  readonly appointment: Appointment | undefined
  readonly post: Post | undefined
  /** 编制所在机构 for people with an establishment, else the unit they work in. */
  readonly unit: Unit | undefined
  readonly unitPath: string
}

/** People of a branch (or of all) in the order of the chart, then by leading role, then by name. */
export function rosterLines(model: Model, unitId?: string): RosterLine[] {
  const order = new Map(unitsInOrder(model, unitId).map((unit, index) => [unit.id, index]))
  const lines = [...model.rows.person.values()]
    .filter((person) => isInService(person, model.asOf))
    .map((person) => lineOf(model, person))
    .filter((line) => unitId === undefined || (line.unit !== undefined && order.has(line.unit.id)))
  const rank = (line: RosterLine) => order.get(line.unit?.id ?? '') ?? Number.MAX_SAFE_INTEGER
  const lead = (line: RosterLine) =>
    ['chief', 'deputy'].indexOf(line.position?.leading ?? line.post?.leading ?? '')
  const seat = (line: RosterLine) => (lead(line) < 0 ? 9 : lead(line))
  const sort = (line: RosterLine) => line.post?.sortNo ?? Number.MAX_SAFE_INTEGER
  return lines.sort(
    (a, b) =>
      rank(a) - rank(b) || seat(a) - seat(b) || sort(a) - sort(b) || a.person.id.localeCompare(b.person.id),
  )
}

export function lineOf(model: Model, person: Person): RosterLine {
  const positions = model.openBy('position.personId', person.id)
  const position = positions.find((row) => row.counting !== 'concurrent') ?? positions[0]
  const appointments = model.openBy('appointment.personId', person.id)
  const appointment = appointments.find((row) => row.kind === 'main') ?? appointments[0]
  const unit = model.get('unit', position?.unitId ?? appointment?.unitId ?? null)
  return {
    person,
    position,
    appointment,
    post: model.get('post', appointment?.postId ?? null),
    unit,
    unitPath: unit ? unitPath(model, unit.id) : '',
  }
}

/** 孙村街道办事处/党群工作办公室: the path below the topmost unit, as rosters write it. */
export function unitPath(model: Model, unitId: string): string {
  const names = namesDown(model, unitId)
  return (names.length > 1 ? names.slice(1) : names).join('/')
}

/**
 * As `unitPath`, with a street office that is itself topmost: without it the 党政办公室 of two streets would be one
 * and the same to an import.
 */
export function unitPathWithStreet(model: Model, unitId: string): string {
  const top = model.get('unit', model.pathUp(unitId).at(-1) ?? null)
  return top?.kind === 'subdistrict' ? namesDown(model, unitId).join('/') : unitPath(model, unitId)
}

function namesDown(model: Model, unitId: string): string[] {
  const names = model.pathUp(unitId).map((id) => model.get('unit', id)?.name ?? '')
  return names.reverse()
}

/** A branch (or the whole forest) in the order of the document, from the top down. */
export function unitsInOrder(model: Model, unitId?: string): Unit[] {
  const roots = unitId
    ? [model.get('unit', unitId)].filter((unit) => unit !== undefined)
    : [...model.rows.unit.values()]
        .filter((unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit))
        .sort((a, b) => a.sortNo - b.sortNo)
  return roots.flatMap((root) => [
    root,
    ...model.childrenOf(root.id).flatMap((unit) => unitsInOrder(model, unit.id)),
  ])
}
