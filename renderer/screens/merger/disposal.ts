import type { CommandInput } from '../../../domain/contract.ts'
import { type DropTarget, type DropTerms, dropDecisions } from '../../../domain/merger/drop-items.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { run } from '../../stores/workbook.ts'

/** What a drop asks of the backend; null where the items do not go there. */
export function dropInput(
  base: Model,
  items: readonly MergerItem[],
  target: DropTarget,
  terms: DropTerms,
): CommandInput<'disposeItems'> | null {
  const decisions = dropDecisions(items, target, terms)
  return decisions && { decisions, earlier: [...base.rows.lineage.keys()] }
}

/** Disposes of dropped items; a refusal says why and leaves all as it was. */
export async function disposeAt(
  base: Model,
  items: readonly MergerItem[],
  target: DropTarget,
  terms: DropTerms,
): Promise<boolean> {
  const input = dropInput(base, items, target, terms)
  return input !== null && run('disposeItems', input)
}
