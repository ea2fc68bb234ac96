import { z } from 'zod'
import { personalPassphraseSchema } from './personal.ts'

/** 操作员 roles, each of which may do what the one before it may: 只读, 录入, 审核. */
export const operatorRoles = ['reader', 'clerk', 'reviewer'] as const
export type OperatorRole = (typeof operatorRoles)[number]
export const operatorRoleNames = { reader: '只读', clerk: '录入', reviewer: '审核' } as const

/** What a role is for, in one sentence for the screen on which it is chosen. */
export const operatorRoleHints = {
  reader: '查看、查询，导出和打印已脱敏的表册，不能改动',
  clerk: '录入、调整、导入、起草方案；定稿和采纳可以提请',
  reviewer: '在录入之外，定稿、采纳方案，恢复和修复工作簿，管理操作员',
} as const satisfies Record<OperatorRole, string>

/** Whoever signs an entry of the ledger. Without profiles there is a name alone. */
export interface Signature {
  readonly name: string
  readonly id: string | null
  readonly role: OperatorRole | null
}

/** A local profile. One that is not active any more stays named, and cannot sign in. */
export interface OperatorProfile {
  readonly id: string
  readonly name: string
  readonly role: OperatorRole
  readonly active: boolean
}

export interface OperatorPolicy {
  /** Minutes without work after which the workbench locks. */
  readonly idleMinutes: number
  /** Whether 定稿 and 采纳 need a second person: one asks for it, another one confirms. */
  readonly secondPerson: boolean
}

export const defaultOperatorPolicy: OperatorPolicy = { idleMinutes: 10, secondPerson: false }

/**
 * off: no profiles, whoever sits here works under the name in the workbook. signedOut: nothing is answered until
 * somebody signs in. damaged: the file of the profiles cannot be read, nobody can sign in.
 */
export type OperatorState = 'off' | 'signedOut' | 'signedIn' | 'damaged'

export interface OperatorStatus {
  readonly state: OperatorState
  readonly current: OperatorProfile | null
  /** Signed out: those who can sign in. */
  readonly profiles: readonly OperatorProfile[]
  readonly policy: OperatorPolicy
}

export const operatorNameSchema = z.string().trim().min(1, '请填写操作员姓名').max(40, '姓名最多 40 个字')
const roleSchema = z.enum(operatorRoles)

/** What must be typed again to be checked is not held to the rules for choosing one. */
export const typedPassphraseSchema = z.string().min(1, '请输入口令').max(200)

export const newOperatorSchema = z.object({
  name: operatorNameSchema,
  role: roleSchema,
  passphrase: personalPassphraseSchema,
})
export type NewOperator = z.output<typeof newOperatorSchema>

export const operatorChangeSchema = z.object({
  id: z.string(),
  name: operatorNameSchema.optional(),
  role: roleSchema.optional(),
  active: z.boolean().optional(),
})
export type OperatorChange = z.output<typeof operatorChangeSchema>

export const operatorPolicySchema = z.object({
  idleMinutes: z.number().int().min(1, '至少 1 分钟').max(240, '最多 240 分钟'),
  secondPerson: z.boolean(),
})

/** Seconds to wait after so many failed passphrases in a row: the first three cost nothing, then it grows to 5 minutes. */
export function waitAfterFailures(failures: number): number {
  const waits = [0, 0, 0, 5, 15, 60, 300]
  return waits[Math.min(failures, waits.length - 1)] ?? 0
}
