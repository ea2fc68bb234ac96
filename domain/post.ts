import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { dutyFields } from './unit.ts'
import { postCategorySchema } from './vocabulary/post-category.ts'

/** 正职 / 副职; null where a post takes no leading number. */
export const leadingRoles = ['chief', 'deputy'] as const
export type LeadingRole = (typeof leadingRoles)[number]

export const leadingNames: Readonly<Record<LeadingRole, string>> = { chief: '正职', deputy: '副职' }

/** The three layers of the reform (改革方案: 管委会—工作部门—责任主管). */
export const postLayers = ['committee', 'department', 'lead'] as const
export type PostLayer = (typeof postLayers)[number]

export const postLayerNames: Readonly<Record<PostLayer, string>> = {
  committee: '管委会',
  department: '工作部门',
  lead: '责任主管',
}

export const postRow = z.object({
  id: idSchema,
  unitId: idSchema,
  name: z.string().trim().min(1, '请填写岗位名称').max(80),
  category: postCategorySchema,
  grade: z.string().max(20).nullable(),
  headcount: z.number().int().min(1, '岗位数至少为 1').max(1000),
  leading: z.enum(leadingRoles).nullable(),
  dutyField: z.enum(dutyFields).nullable(),
  layer: z.enum(postLayers).nullable(),
  duties: z.string().max(8000).nullable(),
  /** 任职条件. */
  requirements: z.string().max(8000).nullable(),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Post = Readonly<z.infer<typeof postRow>>
