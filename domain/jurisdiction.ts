import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { verifications } from './unit.ts'

/** legal 行政隶属 and administered 代管 are separate, dated relations (domain.md, rule 6). */
export const jurisdictionKinds = ['legal', 'administered'] as const
export type JurisdictionKind = (typeof jurisdictionKinds)[number]

export const jurisdictionRow = z.object({
  id: idSchema,
  villageId: idSchema,
  unitId: idSchema,
  kind: z.enum(jurisdictionKinds),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  basis: z.string().max(400).nullable(),
  status: z.enum(verifications),
})
export type Jurisdiction = Readonly<z.infer<typeof jurisdictionRow>>
