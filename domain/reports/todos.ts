import type { Finding } from '../finding.ts'
import { type FindingKind, findingKindOf } from '../finding-kinds.ts'
import { idsOfSetting, mergerItems, undecidedCount } from '../merger/items.ts'
import { unplacedPeople } from '../merger/placement.ts'
import type { Model } from '../model.ts'
import { retiringWithin } from './retirements.ts'
import { termsEnding } from './terms-ending.ts'

/** Retirements are told this many months ahead (issue 5: 退休提醒). */
export const retiringMonths = 12

/** What waits for the clerk, beside the plans and the backup, which the workbook itself does not know of. */
export type TodoKind =
  | Exclude<FindingKind, 'unplaced'>
  | 'unplaced'
  | 'retiring'
  | 'dispositions'
  | 'rounds'
  | 'disputed'
  | 'released'

/**
 * How many of each kind wait on the model's day. `base` is the branch point of the open plan, against which 未处置 is
 * counted; null in 现行 or while it is being read.
 */
export function todoCounts(
  model: Model,
  findings: readonly Finding[],
  base: Model | null,
): Readonly<Record<TodoKind, number>> {
  const kinds = new Map<FindingKind, number>()
  for (const finding of findings) {
    const kind = findingKindOf(finding)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const of = (kind: FindingKind) => kinds.get(kind) ?? 0
  const powers = [...model.rows.power.values()]
  const sources = idsOfSetting(model.setting('mergerSources'))
  return {
    over: of('over'),
    dispositions: base && sources.length > 0 ? undecidedCount(mergerItems(base, model, sources)) : 0,
    unplaced: unplacedPeople(model).length,
    rounds: [...model.rows.appointmentRound.values()].filter(({ stage }) => stage !== 'appointed').length,
    terms: termsEnding(model, model.asOf).length,
    retiring: retiringWithin(model, retiringMonths).length,
    disputed: powers.filter(({ status }) => status === 'disputed').length,
    released: powers.filter(({ status }) => status === 'released').length,
    warnings: of('warnings'),
    numbers: of('numbers'),
    unverified: of('unverified'),
    others: of('others'),
  }
}
