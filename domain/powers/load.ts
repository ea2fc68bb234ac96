import { seatsKey } from '../counting.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'

/** What an office carries: items it handles, those of them that are taken up already, and its posts. */
export interface OfficeLoad {
  readonly items: number
  readonly takenUp: number
  readonly assists: number
  readonly posts: number
  readonly powerIds: readonly string[]
}

/** How many items an office can carry for each post; null where the workbook has not set it. */
export function powersPerPost(model: Model): number | null {
  const text = model.setting('powersPerPost').trim()
  return /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : null
}

/**
 * The load of one office. Items that stay with the city or are cancelled weigh nothing; those that are still to be
 * handed over do, for the question is whether the office will be able to. 协助 is told apart and weighs nothing.
 */
export function officeLoad(model: Model, unitId: string): OfficeLoad {
  const powerIds: string[] = []
  let takenUp = 0
  let assists = 0
  for (const { powerId, role } of model.by('powerOffice.unitId', unitId)) {
    const power = model.get('power', powerId)
    if (!power || power.status === 'retained' || power.status === 'cancelled') continue
    if (role === 'assists') {
      assists += 1
      continue
    }
    powerIds.push(powerId)
    if (power.status === 'takenUp') takenUp += 1
  }
  const posts = model.tally.of(unitId, seatsKey)
  return { items: powerIds.length, takenUp, assists, posts, powerIds }
}

/** Whether a unit can be the 承办科室 of an item: a subdistrict, or what stands below one. */
export function isCarryingUnit(model: Model, unit: Unit): boolean {
  return (
    model.isOpen(unit) && model.pathUp(unit.id).some((id) => model.get('unit', id)?.kind === 'subdistrict')
  )
}

/** The units below the subdistricts, in the order of the tree: all that items can be given to. */
export function carryingUnits(model: Model): Unit[] {
  const units: Unit[] = []
  const walk = (unit: Unit) => {
    units.push(unit)
    for (const child of model.childrenOf(unit.id)) walk(child)
  }
  const tops = [...model.rows.unit.values()]
    .filter((unit) => unit.kind === 'subdistrict' && model.isOpen(unit))
    .sort((a, b) => a.sortNo - b.sortNo)
  for (const top of tops) walk(top)
  return units
}
