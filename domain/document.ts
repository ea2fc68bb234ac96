import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** An approving document (批文): 文号, 机关, 日期. A cap without one cannot be entered (V17). */
export const documentRow = z.object({
  id: idSchema,
  number: z.string().trim().min(1, '请填写文号').max(80),
  issuer: z.string().trim().min(1, '请填写发文机关').max(80),
  issuedOn: daySchema,
  title: z.string().max(200).nullable(),
})
export type ApprovalDocument = Readonly<z.infer<typeof documentRow>>

/** A document already entered, or the facts of a new one. */
export const documentChoiceSchema = z.union([z.object({ id: idSchema }), documentRow.omit({ id: true })])
export type DocumentChoice = z.output<typeof documentChoiceSchema>
