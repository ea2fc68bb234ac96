import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { leadingRoles } from './post.ts'
import { substantiveKindSchema } from './vocabulary/establishment-kind.ts'

/**
 * 编制内任职: title and rank held in the establishment and kept in the personnel file.
 * It consumes establishment where `counting` is `counted`; a 兼任 is `concurrent` and never doubles the head (V12).
 */
export const positionRow = z.object({
  id: idSchema,
  personId: idSchema,
  unitId: idSchema,
  establishmentKind: substantiveKindSchema,
  title: z.string().max(80).nullable(),
  rank: z.string().max(40).nullable(),
  leading: z.enum(leadingRoles).nullable(),
  /** retainedTreatment 保留待遇: counts the establishment but no leading post (domain.md, rule 2). */
  counting: z.enum(['counted', 'concurrent', 'retainedTreatment']),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  documentNumber: z.string().max(80).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Position = Readonly<z.infer<typeof positionRow>>
