import type { Appointment } from '../appointment.ts'
import { put, remove } from '../commands/change.ts'
import type { Day } from '../day.ts'
import type { Work } from './work.ts'

/**
 * Opens again what a disposal ended on a day. `successor` tells the row that took its place and goes; null: there
 * was none. Who has been placed elsewhere meanwhile stays there. Answers how many main appointments came back.
 */
export function appointmentsBack(
  { draft, model }: Work,
  rows: readonly Appointment[],
  on: Day,
  successor: ((row: Appointment) => boolean) | null,
): number {
  let count = 0
  for (const row of rows.filter(({ endedOn }) => endedOn === on)) {
    const open = model.openBy('appointment.personId', row.personId).filter(({ kind }) => kind === row.kind)
    const next = successor ? open.find((each) => each.startedOn === on && successor(each)) : undefined
    if (successor && !next) continue
    if (!next && row.kind === 'main' && open.length > 0) continue
    if (model.get('person', row.personId)?.status !== 'active') continue
    draft.add([next ? remove('appointment', next.id) : null, put('appointment', { ...row, endedOn: null })])
    if (row.kind === 'main') count += 1
  }
  return count
}

/** Positions that left a unit on a day come back from where they went, of some people or of all. */
export function positionsBack(
  { draft, model }: Work,
  unitId: string,
  on: Day,
  from: (unitId: string) => boolean,
  people?: ReadonlySet<string>,
): void {
  for (const row of model.by('position.unitId', unitId)) {
    if (row.endedOn !== on || (people && !people.has(row.personId))) continue
    const next = model
      .openBy('position.personId', row.personId)
      .find(
        (each) =>
          each.startedOn === on &&
          from(each.unitId) &&
          each.establishmentKind === row.establishmentKind &&
          each.counting === row.counting,
      )
    if (!next && row.counting !== 'concurrent') continue
    draft.add([next ? remove('position', next.id) : null, put('position', { ...row, endedOn: null })])
  }
}

/** Approved numbers that ended with a unit, unless another number is in force meanwhile. */
export function quotasBack({ draft, model }: Work, unitId: string, on: Day): void {
  for (const row of model.by('quota.unitId', unitId)) {
    if (row.endedOn !== on || model.quotaOf(unitId, row)) continue
    draft.add([put('quota', { ...row, endedOn: null })])
  }
}
