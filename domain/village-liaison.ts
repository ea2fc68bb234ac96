import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** 包村干部: a person who looks after a village for a time. A village may have several, a person several villages. */
export const villageLiaisonRow = z.object({
  id: idSchema,
  villageId: idSchema,
  personId: idSchema,
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(400).nullable(),
})
export type VillageLiaison = Readonly<z.infer<typeof villageLiaisonRow>>
