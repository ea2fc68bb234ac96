import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/**
 * A name that stands in brackets behind a unit's name in the document. Until the clerk settles what it is
 * it stays `unverified` (待核). Settled as 下设机构 or 所属事业单位 it becomes a unit of its own;
 * settled as 加挂牌子 it stays a plate, which has no establishment, posts or people (V10).
 */
export const plateRelations = ['unverified', 'plate', 'coLocation'] as const
export type PlateRelation = (typeof plateRelations)[number]

/** What a bracketed body can be settled as. */
export const plateSettlements = ['unverified', 'plate', 'coLocation', 'subOffice', 'institution'] as const

export const plateRelationNames: Readonly<Record<(typeof plateSettlements)[number], string>> = {
  unverified: '待核',
  plate: '加挂牌子',
  coLocation: '合署办公',
  subOffice: '下设机构',
  institution: '所属事业单位',
}

export const plateRow = z.object({
  id: idSchema,
  unitId: idSchema,
  name: z.string().trim().min(1, '请填写牌子名称').max(80),
  relation: z.enum(plateRelations),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  documentId: idSchema.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Plate = Readonly<z.infer<typeof plateRow>>
