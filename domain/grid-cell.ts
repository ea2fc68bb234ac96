import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/**
 * 网格: a part of a village that a grid worker (网格员) looks after. The worker is named, not referred to: most are
 * villagers and stand in no roster; their telephone is personal and is not kept.
 */
export const gridCellRow = z.object({
  id: idSchema,
  villageId: idSchema,
  name: z.string().trim().min(1, '请填写网格名称或编号').max(40),
  /** 范围 in words. */
  extent: z.string().max(200).nullable(),
  households: z.number().int().min(0).nullable(),
  workerName: z.string().max(40).nullable(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(400).nullable(),
})
export type GridCell = Readonly<z.infer<typeof gridCellRow>>
