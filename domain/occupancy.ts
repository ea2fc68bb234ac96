import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** 用房: a person or a unit in a room from a day on; one of the two is named. */
export const occupancyRow = z.object({
  id: idSchema,
  roomId: idSchema,
  personId: idSchema.nullable(),
  unitId: idSchema.nullable(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Occupancy = Readonly<z.infer<typeof occupancyRow>>
