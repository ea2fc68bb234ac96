import { changesAsNamed } from '../as-of.ts'
import type { Day } from '../day.ts'
import { type Finding, findingKey } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RowChange } from '../tables.ts'
import { checkChanges } from './check-changes.ts'
import { closedPeriodsKept } from './closed-periods.ts'

/** Each day costs a recount of the workbook; a plan takes effect on one day, seldom on two. */
const mostDays = 6

/**
 * What forbids the changes, today and on every coming day on which one of them takes effect: a move that is entered
 * now for next month must not break a cap next month. The sentences call every row as it is called today. The model is
 * as before when this returns.
 */
export function checkAhead(model: Model, changes: readonly RowChange[]): Finding[] {
  const found = findAhead(model, changes)
  // Only what is refused is said, so that what goes through does not pay for the names.
  return found.length === 0 ? found : findAhead(model, changesAsNamed(model, changes))
}

function findAhead(model: Model, changes: readonly RowChange[]): Finding[] {
  const today = model.asOf
  const found = [...closedPeriodsKept(model, changes), ...checkChanges(model, changes)]
  const known = new Set(found.map(findingKey))
  try {
    for (const day of daysAhead(model, changes)) {
      model.setAsOf(day)
      for (const finding of checkChanges(model, changes)) {
        if (known.has(findingKey(finding))) continue
        known.add(findingKey(finding))
        found.push({ ...finding, sentence: `${day} 起：${finding.sentence}` })
      }
    }
  } finally {
    model.setAsOf(today)
  }
  return found
}

/** The coming days on which a row begins or ends, or somebody leaves, that did not before, the nearest first. */
function daysAhead(model: Model, changes: readonly RowChange[]): Day[] {
  const days = new Set<Day>()
  for (const { table, id, row } of changes) {
    const before = model.get(table, id) as Dated | undefined
    const after = (row ?? {}) as Dated
    for (const column of ['startedOn', 'endedOn', 'leftOn'] as const) {
      const day = after[column]
      if (day && day > model.asOf && day !== before?.[column]) days.add(day)
    }
  }
  return [...days].sort().slice(0, mostDays)
}

interface Dated {
  readonly startedOn?: Day | null
  readonly endedOn?: Day | null
  readonly leftOn?: Day | null
}
