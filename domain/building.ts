import { z } from 'zod'
import { idSchema } from './id.ts'

/** 楼: a building in which the offices stand. */
export const buildingRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写楼名').max(40),
  address: z.string().max(200).nullable(),
  sortNo: z.number().int(),
  note: z.string().max(2000).nullable(),
})
export type Building = Readonly<z.infer<typeof buildingRow>>
