import type { MergerDecision } from '../commands/merger.ts'
import type { Fate } from '../lineage.ts'
import type { MergerItem } from './items.ts'

/** Where items are dropped: a unit of the target structure, or a post in one. */
export interface DropTarget {
  readonly table: 'unit' | 'post'
  readonly id: string
}

/** What is asked at the drop. */
export interface DropTerms {
  /** What becomes of whole units. */
  readonly unitFate: Extract<Fate, 'mergeInto' | 'transfer' | 'addPlate'>
  readonly basis: string
}

/** What a drop of the items needs to know: the fate of whole units, the basis on which a village changes hands. */
export function askedAtDrop(items: readonly MergerItem[]): {
  readonly unitFate: boolean
  readonly basis: boolean
} {
  const loose = looseItems(items)
  return {
    unitFate: loose.some(({ table }) => table === 'unit'),
    basis: loose.some(({ table }) => table === 'village'),
  }
}

/** The undecided items without those that go along with a unit among them. Villages belong to nobody's luggage. */
export function looseItems(items: readonly MergerItem[]): MergerItem[] {
  const open = items.filter(({ fate }) => fate === null)
  const units = new Set(open.filter(({ table }) => table === 'unit').map(({ id }) => id))
  return open.filter(({ table, unitId }) => table === 'unit' || table === 'village' || !units.has(unitId))
}

/** The decisions that a drop stands for; null where the items cannot be put there. On a post only posts are put. */
export function dropDecisions(
  items: readonly MergerItem[],
  target: DropTarget,
  { unitFate, basis }: DropTerms,
): MergerDecision[] | null {
  const loose = looseItems(items)
  if (loose.length === 0 || loose.some(({ table, id }) => table === target.table && id === target.id))
    return null
  if (target.table === 'post' && loose.some(({ table }) => table !== 'post')) return null
  return loose.map(({ table, id, name, unitId }) => ({
    table,
    id,
    name,
    unitId,
    fate: table === 'unit' ? unitFate : target.table === 'post' ? 'mergeInto' : 'transfer',
    targets: [{ table: target.table, id: target.id }],
    ...(basis.trim() ? { basis: basis.trim() } : {}),
  }))
}
