import { type Day, isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Position } from '../position.ts'
import { capKeyText } from '../quota.ts'

/** What happened to a person's place in the establishment: 增加 (上编), 减少 (下编), 调动, 编制类别变更. */
export type StaffChangeKind = 'enter' | 'leave' | 'move' | 'kind'

export interface StaffChange {
  readonly kind: StaffChangeKind
  readonly on: Day
  readonly person: Person
  /** The place left; undefined where there was none. */
  readonly from: Position | undefined
  /** The place taken; undefined where there is none. */
  readonly to: Position | undefined
  /** 调离, 退休, 辞职 … as it was entered; the kind's own word where nothing was. */
  readonly reason: string
}

/** First and last day of what a report tells of, both included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** From the first of January of the day's year to the day. */
export function yearTo(day: Day): Period {
  return { from: `${day.slice(0, 4)}-01-01`, to: day }
}

/** From the first of the day's month to the day. */
export function monthTo(day: Day): Period {
  return { from: `${day.slice(0, 7)}-01`, to: day }
}

/**
 * 人员增减、调动 in a period, by the positions that began and ended in it; 兼任 is no place of its own. A place whose
 * first day is not known was there before the records. Those that touch the branch only, where a unit is given.
 */
export function staffChanges(model: Model, period: Period, unitId?: string): StaffChange[] {
  const inBranch = unitId === undefined ? () => true : touches(model, unitId)
  const within = (day: Day | null) => day !== null && day >= period.from && day <= period.to
  const changes: StaffChange[] = []
  for (const person of model.rows.person.values()) {
    const held = model
      .by('position.personId', person.id)
      .filter((row) => row.counting !== 'concurrent')
      .sort((a, b) => (a.startedOn ?? '').localeCompare(b.startedOn ?? '') || a.id.localeCompare(b.id))
    const followed = new Set<string>()
    for (const to of held) {
      const from = held.find((row) => row !== to && row.endedOn !== null && row.endedOn === to.startedOn)
      if (from) followed.add(from.id)
      if (to.startedOn === null || !within(to.startedOn)) continue
      const change = changeOf(person, from, to, to.startedOn)
      if (change) changes.push(change)
    }
    for (const from of held) {
      if (from.endedOn === null || !within(from.endedOn) || followed.has(from.id)) continue
      const reason = person.leftOn === from.endedOn ? (person.leftReason ?? '') : ''
      changes.push({ kind: 'leave', on: from.endedOn, person, from, to: undefined, reason: reason || '下编' })
    }
  }
  return changes
    .filter(({ from, to }) => inBranch(from?.unitId) || inBranch(to?.unitId))
    .sort((a, b) => a.on.localeCompare(b.on) || a.person.id.localeCompare(b.person.id))
}

/** A new title or rank at the same place is no change of the establishment. */
function changeOf(person: Person, from: Position | undefined, to: Position, on: Day): StaffChange | null {
  if (!from) return { kind: 'enter', on, person, from, to, reason: '上编' }
  if (from.unitId !== to.unitId) return { kind: 'move', on, person, from, to, reason: '调动' }
  if (from.establishmentKind === to.establishmentKind) return null
  return { kind: 'kind', on, person, from, to, reason: '编制类别变更' }
}

/** Whether a unit is, or was, at or below another; units that ended count, people left them in the period. */
function touches(model: Model, unitId: string): (id: string | undefined) => boolean {
  return (id) => id !== undefined && model.pathUp(id).includes(unitId)
}

/** 空编 of a unit with all below it on a day; null while its number was open. */
export function vacantOn(model: Model, unitId: string, day: Day): number | null {
  const key = capKeyText({ ledger: 'establishment', kind: 'total', level: '' })
  const quota = model.by('quota.unitId', unitId).find((row) => capKeyText(row) === key && isOpenOn(row, day))
  if (!quota) return null
  const branch = new Set(unitsBelow(model, unitId))
  let actual = 0
  for (const id of branch) {
    for (const row of model.by('position.unitId', id))
      if (row.counting !== 'concurrent' && isOpenOn(row, day)) actual += 1
  }
  return quota.amount - actual
}

function unitsBelow(model: Model, unitId: string): string[] {
  return [unitId, ...model.by('unit.parentId', unitId).flatMap(({ id }) => unitsBelow(model, id))]
}

/** The 单位 that keeps the account of a unit: the street office above it, else the topmost but the 管委会, else itself. */
export function accountUnit(model: Model, unitId: string): string {
  const path = model.pathUp(unitId)
  const street = path.find((id) => model.get('unit', id)?.kind === 'subdistrict')
  return street ?? path.at(-2) ?? unitId
}
