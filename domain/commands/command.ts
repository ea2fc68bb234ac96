import { z } from 'zod'
import type { Plan, PlanContext } from '../finding.ts'
import type { Model } from '../model.ts'

/** Why a change is made, as the ledger keeps it: 事由 and 依据文号. */
export const becauseSchema = z
  .object({ reason: z.string().max(400).optional(), documentNumber: z.string().max(80).optional() })
  .optional()

/** A command: the schema of its input and the pure function that says what it changes. */
export interface Command<S extends z.ZodType = z.ZodType> {
  readonly input: S
  readonly plan: (model: Model, input: z.output<S>, context: PlanContext) => Plan
}

export function command<S extends z.ZodType>(
  input: S,
  plan: (model: Model, input: z.output<S>, context: PlanContext) => Plan,
): Command<S> {
  return { input, plan }
}
