import { z } from 'zod'
import { daySchema } from './day.ts'
import type { Finding } from './finding.ts'
import type { RowChange, TableName, TableRows } from './tables.ts'

/** plan: 方案, a what-if of the workbook; copy: 交换副本, handed to another office and taken back. */
export const branchKinds = ['plan', 'copy'] as const
export type BranchKind = (typeof branchKinds)[number]

/** What a file that was branched off knows of itself; the workbook itself has none. */
export interface Branch {
  readonly branchId: string
  readonly kind: BranchKind
  readonly name: string
  readonly author: string
  /** ISO 8601 instant. */
  readonly createdAt: string
  /** The last entry of the ledger that both share, and its hash. */
  readonly baseSeq: number
  readonly baseHash: string
  /** What it was branched from: 现行, or the plan's name. */
  readonly baseName: string
  /** A locked plan is a version (定稿): it takes no more changes. */
  readonly lockedAt: string | null
  readonly lockedBy: string | null
  readonly adoptedAt: string | null
}

/** A plan as the list shows it. `missing`: the file was moved or deleted; `broken`: it cannot be read. */
export interface PlanFile {
  readonly file: string
  readonly state: 'ready' | 'missing' | 'broken'
  readonly branch: Branch
  /** Entries of the ledger since the branch point, traces not counted. */
  readonly changeCount: number
  readonly modifiedAt: string | null
}

/** One side of a comparison. Absent `file`: the open workbook. `seq`: as it was after that entry of the ledger. */
export const sideSchema = z.object({
  file: z.string().optional(),
  /** The branch point of the plan, that is, the state it started from. */
  atBase: z.boolean().optional(),
  /** With `atBase`, of the open plan: with the old structure that it imported for its 并改工作台. */
  withSources: z.boolean().optional(),
  seq: z.number().int().min(1).optional(),
  /** The day whose state is looked at; absent: the side's own today. */
  asOf: daySchema.optional(),
})
export type Side = z.output<typeof sideSchema>

/** The rows of a side, personal columns masked, with the day for which they count and what the side is called. */
export interface SideRows {
  readonly rows: TableRows
  readonly asOf: string
  readonly title: string
}

/** What is merged into the open workbook: a plan of it, or an 交换包 that the clerk picked. */
export const mergeSourceSchema = z.union([
  z.object({ file: z.string() }),
  z.object({ token: z.string(), passphrase: z.string().max(200).optional() }),
])
export type MergeSource = z.output<typeof mergeSourceSchema>

/** Rows that both sides changed, each in its own way: the clerk takes one side. */
export interface MergeConflict {
  readonly key: string
  readonly base: readonly RowChange[]
  readonly ours: readonly RowChange[]
  readonly theirs: readonly RowChange[]
}

/** What a merge would do. `head` must come back with the decisions: the workbook may have moved on meanwhile. */
export interface MergePreview {
  readonly kind: BranchKind
  readonly name: string
  readonly author: string
  readonly createdAt: string
  readonly head: number
  readonly baseSeq: number
  /** Entries since the branch point on either side. */
  readonly oursCount: number
  readonly theirsCount: number
  /** Rows that go in without a question, by table; the first of them to be shown. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>
  readonly before: readonly RowChange[]
  readonly after: readonly RowChange[]
  readonly conflicts: readonly MergeConflict[]
  /** What the result would break, with the decisions as given. */
  readonly findings: readonly Finding[]
}

export const mergeDecisionSchema = z.object({ key: z.string(), take: z.enum(['ours', 'theirs']) })
export type MergeDecision = z.output<typeof mergeDecisionSchema>

/** The approving document of an adoption (批文). */
export const approvalSchema = z.object({
  number: z.string().trim().min(1, '请填写批文文号').max(80),
  issuer: z.string().trim().min(1, '请填写发文机关').max(80),
  issuedOn: daySchema,
})
export type Approval = z.output<typeof approvalSchema>

export const planNameSchema = z
  .string()
  .trim()
  .min(1, '请填写方案名称')
  .max(40)
  .refine((name) => !/[\\/:*?"<>|]/.test(name) && !/^\.+$/.test(name), {
    message: '名称中不能有 \\ / : * ? " < > |',
  })
