import type { Finding } from './finding.ts'

/** Findings by what the clerk does about them; the 首页 counts each kind, the 问题 panel shows one at a time. */
export const findingKinds = {
  over: '超限或错误',
  terms: '聘期届满',
  warnings: '其他提醒',
  numbers: '核定数待填',
  unverified: '待核（名称、关系、代管）',
  unplaced: '待安置人员',
  others: '其他待办',
} as const
export type FindingKind = keyof typeof findingKinds

const byCode: Readonly<Record<string, FindingKind>> = {
  P7: 'terms',
  N1: 'numbers',
  N2: 'unverified',
  P5: 'unplaced',
}

/** Every finding is of exactly one kind. */
export function findingKindOf({ severity, code }: Pick<Finding, 'severity' | 'code'>): FindingKind {
  if (severity === 'block') return 'over'
  return byCode[code] ?? (severity === 'warn' ? 'warnings' : 'others')
}
