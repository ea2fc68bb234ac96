import type { Model } from '../model.ts'
import { chartRoots } from '../reports/chart.ts'
import type { ChartUnit } from '../scene/org-chart.ts'
import type { Difference, DifferenceKind } from './difference.ts'

type Mark = NonNullable<ChartUnit['mark']>

/** A unit's mark by what happened to it; where several things did, the one that shows most. */
const marks: readonly (readonly [DifferenceKind, Mark])[] = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['moved', 'moved'],
  ['renamed', 'renamed'],
]

/** What stands before a marked name, on screen and paper, so that colour is never the only sign. */
export const markSigns: Readonly<Record<Mark, string>> = {
  added: '＋',
  removed: '×',
  moved: '→',
  renamed: '≈',
}

export const markWords: Readonly<Record<Mark, string>> = {
  added: '新设',
  removed: '撤销',
  moved: '划转',
  renamed: '更名',
}

/**
 * The chart of the changes: the later structure with everything that it took away still in its old place, each changed
 * unit marked, and under the new name the old one.
 */
export function changeChart(before: Model, after: Model, difference: Difference): ChartUnit[] {
  const changed = new Map(difference.units.map((unit) => [unit.id, unit]))
  const options = { collapsed: new Set<string>(), withMembers: false }
  const gone = new Map<string | null, ChartUnit[]>()
  const collect = (unit: ChartUnit, parentId: string | null) => {
    if (changed.get(unit.id)?.kinds.includes('removed')) {
      const children = unit.children.filter((child) => changed.get(child.id)?.kinds.includes('removed'))
      const isInside = parentId !== null && changed.get(parentId)?.kinds.includes('removed')
      if (!isInside) gone.set(parentId, [...(gone.get(parentId) ?? []), removedUnit({ ...unit, children })])
    }
    for (const child of unit.children) collect(child, unit.id)
  }
  for (const root of chartRoots(before, options)) collect(root, null)
  const mark = (unit: ChartUnit): ChartUnit => {
    const change = changed.get(unit.id)
    const kind = marks.find(([name]) => change?.kinds.includes(name))?.[1]
    const lost = gone.get(unit.id) ?? []
    gone.delete(unit.id)
    return {
      ...unit,
      name: kind ? `${markSigns[kind]} ${unit.name}` : unit.name,
      ...(kind ? { mark: kind } : {}),
      plates: change?.kinds.includes('renamed')
        ? [{ name: `原 ${change.before?.name ?? ''}`, unverified: false }, ...unit.plates]
        : unit.plates,
      children: [...unit.children.map(mark), ...lost],
    }
  }
  const roots = chartRoots(after, options).map(mark)
  return [...roots, ...[...gone.values()].flat()]
}

function removedUnit(unit: ChartUnit): ChartUnit {
  return {
    ...unit,
    name: `${markSigns.removed} ${unit.name}`,
    mark: 'removed',
    state: 'none',
    figures: [],
    children: unit.children.map(removedUnit),
  }
}
