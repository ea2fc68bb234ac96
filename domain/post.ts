import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { dutyFields } from './unit.ts'
import { postCategorySchema } from './vocabulary/post-category.ts'

/** 正职 / 副职; null where a post takes no leading number. */
export const leadingRoles = ['chief', 'deputy'] as const
export type LeadingRole = (typeof leadingRoles)[number]

export const leadingNames: Readonly<Record<LeadingRole, string>> = { chief: '正职', deputy: '副职' }

export const postRow = z.object({
  id: idSchema,
  unitId: idSchema,
  name: z.string().trim().min(1, '请填写岗位名称').max(80),
  category: postCategorySchema,
  grade: z.string().max(20).nullable(),
  headcount: z.number().int().min(1, '岗位数至少为 1').max(1000),
  leading: z.enum(leadingRoles).nullable(),
  dutyField: z.enum(dutyFields).nullable(),
  duties: z.string().max(8000).nullable(),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Post = Readonly<z.infer<typeof postRow>>
