import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** 两委成员 of a village. They hold no establishment, so a name stands here and no person of the roster. */
export const villageCadreRow = z.object({
  id: idSchema,
  villageId: idSchema,
  name: z.string().trim().min(1, '请填写姓名').max(40),
  title: z.string().trim().min(1, '请填写职务').max(60),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(400).nullable(),
})
export type VillageCadre = Readonly<z.infer<typeof villageCadreRow>>
