import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import type { Model } from './model.ts'

/** What a reorganisation has to account for: 机构, 牌子, 岗位, 职责, 村（居）. */
export const lineageItems = ['unit', 'plate', 'post', 'duty', 'village'] as const
export type LineageItem = (typeof lineageItems)[number]

/** 处置: what becomes of an item of the old structure (保留, 更名, 并入, 拆分, 划转, 撤销, 加挂). */
export const fates = ['keep', 'rename', 'mergeInto', 'split', 'transfer', 'abolish', 'addPlate'] as const
export type Fate = (typeof fates)[number]

export const fateNames: Readonly<Record<Fate, string>> = {
  keep: '保留',
  rename: '更名',
  mergeInto: '并入',
  split: '拆分',
  transfer: '划转',
  abolish: '撤销',
  addPlate: '加挂',
}

/**
 * One step from an old item to what it became (前身 → 后继). A 拆分 has one row for each successor; a 撤销 has no
 * target. Names are kept as they were on the day, so that the 沿革 can be told after later renames.
 */
export const lineageRow = z.object({
  id: idSchema,
  sourceTable: z.enum(lineageItems),
  /** The item's row; a duty is a line of its unit's 主要职责 and is known by that unit and its words. */
  sourceId: idSchema,
  sourceName: z.string().min(1).max(8000),
  /** The old unit under which the item is accounted for; a unit's own id. */
  sourceUnitId: idSchema,
  fate: z.enum(fates),
  targetTable: z.enum(['unit', 'plate', 'post']).nullable(),
  targetId: idSchema.nullable(),
  targetName: z.string().max(8000).nullable(),
  effectiveOn: daySchema,
  /** 依据：文号 or sentence. */
  basis: z.string().max(400).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Lineage = Readonly<z.infer<typeof lineageRow>>

/** The 更名 of a row itself, in the order in which they take effect. */
export function renamingsOf(model: Model, id: string): Lineage[] {
  return model.by('lineage.sourceId', id).filter(isRenaming).sort(byDay)
}

export function isRenaming(row: Lineage): boolean {
  return row.fate === 'rename' && row.targetId === row.sourceId
}

/** Ids tell the order of what takes effect on one day. */
export function byDay(a: Lineage, b: Lineage): number {
  return a.effectiveOn.localeCompare(b.effectiveOn) || a.id.localeCompare(b.id)
}
