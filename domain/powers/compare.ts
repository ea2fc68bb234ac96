import type { Model } from '../model.ts'
import type { Power } from '../power.ts'
import { powerCategoryName } from '../power-category.ts'
import { statusName } from './flow.ts'

/** 新增, 减少, 变更, 状态变动 between two versions of the list. */
export const powerChangeKinds = ['added', 'removed', 'changed', 'moved'] as const
export type PowerChangeKind = (typeof powerChangeKinds)[number]

export interface PowerChange {
  readonly kind: PowerChangeKind
  /** As it is in the later version; as it was, where it is no longer there. */
  readonly power: Power
  readonly category: string
  /** What changed, each in a few words: 状态 拟下放 → 已承接. */
  readonly what: readonly string[]
}

/** The facts that make an item what it is on a published list; the days of its steps are not printed there. */
const facts = [
  ['code', '编码'],
  ['name', '事项名称'],
  ['subitem', '子项'],
  ['basis', '实施依据'],
  ['level', '行使层级'],
  ['department', '原实施部门'],
  ['publishedNumber', '公布文号'],
] as const satisfies readonly (readonly [keyof Power, string])[]

/** What became of the list from one version to the other: an item is the same one by its row, whatever it is called. */
export function comparePowers(before: Model, after: Model): PowerChange[] {
  const changes: PowerChange[] = []
  for (const power of after.rows.power.values()) {
    const was = before.rows.power.get(power.id)
    const category = powerCategoryName(after, power.categoryId)
    if (!was) changes.push({ kind: 'added', power, category, what: [`列为“${statusName(power.status)}”`] })
    else changes.push(...changesOf(before, after, was, power, category))
  }
  for (const power of before.rows.power.values()) {
    if (after.rows.power.has(power.id)) continue
    const category = powerCategoryName(before, power.categoryId)
    changes.push({ kind: 'removed', power, category, what: [`原列为“${statusName(power.status)}”`] })
  }
  return changes.sort((a, b) => rank(a) - rank(b) || a.power.sortNo - b.power.sortNo)
}

function changesOf(before: Model, after: Model, was: Power, power: Power, category: string): PowerChange[] {
  const what: string[] = facts.flatMap(([column, name]) =>
    was[column] === power[column]
      ? []
      : [`${name} ${was[column] ?? '（空）'} → ${power[column] ?? '（空）'}`],
  )
  const oldCategory = powerCategoryName(before, was.categoryId)
  if (oldCategory !== category) what.push(`类别 ${oldCategory} → ${category}`)
  const [oldBatch, batch] = [batchName(before, was), batchName(after, power)]
  if (oldBatch !== batch) what.push(`批次 ${oldBatch} → ${batch}`)
  const moved: PowerChange[] =
    was.status === power.status
      ? []
      : [
          {
            kind: 'moved',
            power,
            category,
            what: [`${statusName(was.status)} → ${statusName(power.status)}`],
          },
        ]
  return what.length === 0 ? moved : [...moved, { kind: 'changed', power, category, what }]
}

function batchName(model: Model, power: Power): string {
  return model.get('powerBatch', power.batchId)?.name ?? '未列批次'
}

function rank({ kind }: PowerChange): number {
  return powerChangeKinds.indexOf(kind)
}
