import { z } from 'zod'
import { idSchema } from './id.ts'

/** 意愿: where a person asks to go in a 双向选择聘任, first wish first. */
export const wishRow = z.object({
  id: idSchema,
  personId: idSchema,
  unitId: idSchema,
  postId: idSchema.nullable(),
  preference: z.number().int().min(1).max(20),
})
export type Wish = Readonly<z.infer<typeof wishRow>>
