import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { assessmentCycles } from './indicator.ts'

/** 考核周期: a year, a quarter or a month that is assessed. A closed one can only be looked at. */
export const assessmentPeriodRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写周期名称').max(40),
  cycle: z.enum(assessmentCycles),
  firstOn: daySchema,
  lastOn: daySchema,
  /** The day on which it was closed; null while it is open. */
  closedOn: daySchema.nullable(),
  /** 得分上限 and 等次分布 as they were at its closing: later settings do not judge it anew. null while it is open. */
  scoreCeiling: z.number().nullable(),
  gradeDistribution: z.string().max(400).nullable(),
  note: z.string().max(2000).nullable(),
})
export type AssessmentPeriod = Readonly<z.infer<typeof assessmentPeriodRow>>

/** An indicator drawn from the library for a period and a subject: either a unit or a person. */
export const indicatorPickRow = z.object({
  id: idSchema,
  periodId: idSchema,
  indicatorId: idSchema,
  unitId: idSchema.nullable(),
  personId: idSchema.nullable(),
  /** In per cent; the weights of a subject in a period make 100 (V18). */
  weight: z.number().min(0, '权重应在 0 到 100 之间').max(100, '权重应在 0 到 100 之间'),
  target: z.number().nullable(),
  /** 挑战值: what earns the most that can be earned. */
  stretch: z.number().nullable(),
  note: z.string().max(2000).nullable(),
})
export type IndicatorPick = Readonly<z.infer<typeof indicatorPickRow>>

/** What was reached and what it earns; at most one for each pick. */
export const scoreRow = z.object({
  id: idSchema,
  pickId: idSchema,
  /** 完成值: in the indicator's measure; the points taken off; the number of breaches. */
  actual: z.number().min(0, '完成值不能为负').nullable(),
  /** 得分, of 100; its range is watched by rule K2. */
  points: z.number().nullable(),
  assessor: z.string().max(40).nullable(),
  appeal: z.string().max(2000).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Score = Readonly<z.infer<typeof scoreRow>>
