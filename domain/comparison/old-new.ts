import { fateNames } from '../lineage.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { compare, fullName } from './compare.ts'

/** One line of the 新旧机构对照表. */
export interface OldNewLine {
  readonly key: string
  readonly oldName: string
  readonly oldDuties: string
  readonly fate: string
  readonly newName: string
  readonly newDuties: string
  readonly basis: string
}

const internalKinds: ReadonlySet<Unit['kind']> = new Set(['office', 'subOffice', 'institution'])

/**
 * Every internal unit of either side, the old ones first in the order of the chart, each with what became of it:
 * as the lineage says, else as the rows show (保留, 更名, 划转, 撤销, 新设).
 */
export function oldNewLines(before: Model, after: Model): OldNewLine[] {
  const { units, lineage } = compare(before, after)
  const kindsOf = new Map(units.map((difference) => [difference.id, difference.kinds]))
  const told = new Map<string, (typeof lineage)[number][]>()
  for (const row of lineage) {
    if (row.sourceTable === 'unit') told.set(row.sourceId, [...(told.get(row.sourceId) ?? []), row])
  }
  const successors = new Set<string>()
  const old = inOrder(before).map((unit): OldNewLine => {
    const steps = told.get(unit.id) ?? []
    const now = after.get('unit', unit.id)
    const isThere = now !== undefined && after.isOpen(now)
    const targets = steps.flatMap(({ targetId }) => {
      const target = after.get('unit', targetId)
      return target ? [target] : []
    })
    const news = targets.length > 0 ? targets : isThere ? [now] : []
    for (const one of news) successors.add(one.id)
    return {
      key: unit.id,
      oldName: fullName(before, unit),
      oldDuties: unit.duties ?? '',
      fate:
        steps.length > 0 ? [...new Set(steps.map(({ fate }) => fateNames[fate]))].join('、') : shown(unit),
      newName: news.map((one) => fullName(after, one)).join('、'),
      newDuties: news.map((one) => one.duties ?? '').join('\n'),
      basis: [...new Set(steps.map(({ basis }) => basis ?? ''))].join('、'),
    }
  })
  const fresh = inOrder(after).filter(
    (unit) => kindsOf.get(unit.id)?.includes('added') && !successors.has(unit.id),
  )
  const added = fresh.map(
    (unit): OldNewLine => ({
      key: unit.id,
      oldName: '',
      oldDuties: '',
      fate: '新设',
      newName: fullName(after, unit),
      newDuties: unit.duties ?? '',
      basis: '',
    }),
  )
  return [...old, ...added]

  function shown(unit: Unit): string {
    const kinds = kindsOf.get(unit.id) ?? []
    if (kinds.includes('removed')) return '撤销'
    const words = [kinds.includes('renamed') ? '更名' : '', kinds.includes('moved') ? '划转' : '']
    return words.filter((word) => word !== '').join('、') || '保留'
  }
}

/** The internal units of a side as the chart lists them. */
function inOrder(model: Model): Unit[] {
  const list: Unit[] = []
  const seen = new Set<string>()
  const visit = (unit: Unit) => {
    if (seen.has(unit.id)) return
    seen.add(unit.id)
    if (internalKinds.has(unit.kind)) list.push(unit)
    for (const child of model.childrenOf(unit.id)) visit(child)
  }
  const tops = [...model.rows.unit.values()].filter((unit) => unit.parentId === null && model.isOpen(unit))
  for (const top of tops.sort((a, b) => a.sortNo - b.sortNo)) visit(top)
  return list
}
