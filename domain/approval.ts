import { z } from 'zod'
import { approvalSchema, mergeDecisionSchema } from './branch.ts'

/** 提请: 定稿 of the open plan, or 采纳 of a plan into the open workbook, that another operator is asked to confirm. */
export type ApprovalKind = 'lockPlan' | 'adoptPlan'

export const adoptionSchema = z.object({
  file: z.string(),
  decisions: z.array(mergeDecisionSchema),
  head: z.number().int(),
  approval: approvalSchema,
})
export type Adoption = z.output<typeof adoptionSchema>

/** A request as the screen lists it. */
export interface ApprovalRequest {
  readonly id: string
  readonly kind: ApprovalKind
  /** The workbook's file in which it was asked for, and in which it is confirmed: the plan's own for 定稿. */
  readonly file: string
  /** The plan's name. */
  readonly planName: string
  readonly requestedBy: string
  readonly requestedById: string
  /** ISO 8601 instant. */
  readonly requestedAt: string
  /** What is to be adopted, as whoever asked has decided it; null for 定稿. */
  readonly adoption: Adoption | null
  /** Whether something was changed since: it cannot be confirmed any more. */
  readonly voided: boolean
}
