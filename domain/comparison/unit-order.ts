import { isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'

interface Ranked {
  readonly unit: Unit
  readonly rank: number
}

/** Units in force from the top down as the chart stands, in one pass; a loop in broken data comes last. */
function openUnits(model: Model): Unit[] {
  const below = new Map<string, Unit[]>()
  const roots: Unit[] = []
  const open: Unit[] = []
  for (const unit of model.rows.unit.values()) if (isOpenOn(unit, model.asOf)) open.push(unit)
  for (const unit of open) {
    const parent = model.get('unit', unit.parentId)
    if (!parent || !isOpenOn(parent, model.asOf)) roots.push(unit)
    else {
      const siblings = below.get(parent.id)
      if (siblings) siblings.push(unit)
      else below.set(parent.id, [unit])
    }
  }
  const seen = new Set<Unit>()
  const stack = roots.sort(inDocument).reverse()
  for (let unit = stack.pop(); unit; unit = stack.pop()) {
    seen.add(unit)
    const children = below.get(unit.id)?.sort(inDocument) ?? []
    for (let at = children.length - 1; at >= 0; at -= 1) stack.push(children[at] as Unit)
  }
  return seen.size === open.length ? [...seen] : [...seen, ...open.filter((unit) => !seen.has(unit))]
}

function inDocument(a: Unit, b: Unit): number {
  return a.sortNo - b.sortNo || (a.id < b.id ? -1 : 1)
}

/**
 * Units of both sides in the order of the later chart; one that is gone stands behind whichever stood before it.
 * `rank` is that order as a number.
 */
export function unitsOfBoth(
  before: Model,
  after: Model,
): {
  readonly earlier: readonly Unit[]
  readonly later: readonly Unit[]
  readonly gone: readonly Ranked[]
  readonly rank: (id: string | null) => number
} {
  const later = openUnits(after)
  const ranks = new Map(later.map((unit, index) => [unit.id, index]))
  const earlier = openUnits(before)
  const gone: Ranked[] = []
  let last = -1
  earlier.forEach((unit, index) => {
    const known = ranks.get(unit.id)
    if (known !== undefined) {
      last = Math.floor(known)
      return
    }
    const rank = last + (index + 1) / (earlier.length + 1)
    ranks.set(unit.id, rank)
    gone.push({ unit, rank })
  })
  return { earlier, later, gone, rank: (id) => (id === null ? undefined : ranks.get(id)) ?? later.length }
}

/** Whether a unit counts: it is no 区外机构 and stands below none. */
export function isOurs(model: Model, unit: Unit): boolean {
  return !model.pathUp(unit.id).some((id) => model.get('unit', id)?.kind === 'external')
}

/** Units in force on either side, without 区外机构 and what stands below them; the row is that of the later side. */
export function unitsOnEither(before: Model, after: Model): Unit[] {
  const { later, gone, rank } = unitsOfBoth(before, after)
  const left = gone.map(({ unit }) => unit).filter((unit) => isOurs(before, unit))
  return [...later.filter((unit) => isOurs(after, unit)), ...left].sort((a, b) => rank(a.id) - rank(b.id))
}
