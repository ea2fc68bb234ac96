import { z } from 'zod'
import { idSchema } from './id.ts'

/** 一级（管委会）、二级（部门）、三级（个人）: the three levels of KPI of the reform plan (domain.md). */
export const indicatorLevels = ['committee', 'department', 'person'] as const
export type IndicatorLevel = (typeof indicatorLevels)[number]

export const indicatorLevelNames: Readonly<Record<IndicatorLevel, string>> = {
  committee: '一级（管委会）',
  department: '二级（部门）',
  person: '三级（个人）',
}

/** 计分法: a share of the target, points taken off 100, or one breach that undoes the whole result. */
export const scoringMethods = ['ratio', 'deduction', 'veto'] as const
export type ScoringMethod = (typeof scoringMethods)[number]

export const scoringMethodNames: Readonly<Record<ScoringMethod, string>> = {
  ratio: '比率',
  deduction: '扣分',
  veto: '否决',
}

/** 考核周期 of an indicator, and what a period covers. */
export const assessmentCycles = ['year', 'quarter', 'month'] as const
export type AssessmentCycle = (typeof assessmentCycles)[number]

export const assessmentCycleNames: Readonly<Record<AssessmentCycle, string>> = {
  year: '年度',
  quarter: '季度',
  month: '月度',
}

/** An indicator of the library; what is assessed when is said by the picks of a period (assessment.ts). */
export const indicatorRow = z.object({
  id: idSchema,
  code: z.string().trim().min(1, '请填写指标编码').max(40),
  name: z.string().trim().min(1, '请填写指标名称').max(120),
  level: z.enum(indicatorLevels),
  /** 上级指标: of the level above. */
  parentId: idSchema.nullable(),
  /** 责任单位、责任人. */
  unitId: idSchema.nullable(),
  personId: idSchema.nullable(),
  category: z.string().max(40).nullable(),
  measure: z.string().max(20).nullable(),
  method: z.enum(scoringMethods),
  source: z.string().max(200).nullable(),
  cycle: z.enum(assessmentCycles),
  sortNo: z.number().int(),
  note: z.string().max(2000).nullable(),
})
export type Indicator = Readonly<z.infer<typeof indicatorRow>>
