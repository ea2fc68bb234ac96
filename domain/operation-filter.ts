import { z } from 'zod'
import { daySchema } from './day.ts'
import { operationKinds } from './operation.ts'

/** What the entries of the 变更台账 are looked for by; every part that is given must hold. */
export const operationFilterSchema = z.object({
  kinds: z.array(z.enum(operationKinds)).min(1).optional(),
  /** The name of the command in the contract. */
  command: z.string().max(60).optional(),
  operator: z.string().max(40).optional(),
  /** First and last day, by the operator's own calendar. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Entries that touched this unit's row, or any row that names it before or after. */
  unitId: z.string().max(40).optional(),
  personId: z.string().max(40).optional(),
  /** The same for a row of any other kind. */
  rowId: z.string().max(40).optional(),
  /** Words of the title, the reason or the document number. */
  text: z.string().trim().max(100).optional(),
})
export type OperationFilter = Readonly<z.output<typeof operationFilterSchema>>
