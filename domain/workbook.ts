import { z } from 'zod'
import type { Branch } from './branch.ts'
import { daySchema } from './day.ts'
import type { Operation, UndoState } from './operation.ts'
import type { RowChange, TableName, TableRows } from './tables.ts'

/** What a workbook can be made from. */
export const templates = ['reform', 'sample', 'blank'] as const
export type TemplateName = (typeof templates)[number]

export const newWorkbookSchema = z.object({
  template: z.enum(templates),
  name: z
    .string()
    .trim()
    .min(1, '请填写工作簿名称')
    .max(60)
    .refine((name) => !/[\\/:*?"<>|]/.test(name), { message: '名称中不能有 \\ / : * ? " < > |' }),
  operator: z.string().trim().min(1, '请填写操作员姓名').max(40),
  /** A folder that the shell let the clerk choose; absent: beside the workbooks. */
  backupFolderToken: z.string().optional(),
})

/** A workbook file in the data folder. */
export interface WorkbookFile {
  readonly file: string
  readonly name: string
  readonly modifiedAt: string
  readonly bytes: number
}

export interface BackupFile {
  readonly backup: string
  readonly file: string
  readonly takenAt: string
  readonly bytes: number
}

/** What is open, what could be opened, and how the safety nets stand. */
export interface WorkbookStatus {
  readonly open: {
    readonly file: string
    readonly workbookId: string
    readonly name: string
    /** What the open file was branched from; null in 现行. */
    readonly branch: Branch | null
    /** The workbook itself, where a plan of it is open. */
    readonly mainFile: string
  } | null
  /** Why the last workbook could not be opened, where it could not. */
  readonly trouble: { readonly file: string; readonly code: string } | null
  readonly workbooks: readonly WorkbookFile[]
  readonly backups: readonly BackupFile[]
  readonly lastBackupAt: string | null
  /** The first entry of the ledger whose hash does not fit; null while the chain is whole. */
  readonly brokenAt: number | null
}

/** Everything the screen needs at open; afterwards it is kept current by deltas. Personal columns are masked. */
export interface Snapshot {
  readonly workbookId: string
  readonly file: string
  readonly rows: TableRows
  readonly today: string
  readonly headSeq: number
  readonly undoState: UndoState
}

export interface OperationDetail {
  readonly operation: Operation
  readonly before: readonly RowChange[]
  readonly after: readonly RowChange[]
}

/** What 撤销到此处 would do: to the entries, and to the rows of each table when all is taken back. */
export interface UndoPreview {
  /** The ledger as it was looked at; it must come back with the order to undo. */
  readonly head: number
  readonly seq: number
  /** Entries that would be taken back. */
  readonly count: number
  /** The newest of them first; not all where there are very many. */
  readonly operations: readonly Operation[]
  readonly counts: readonly UndoCount[]
  /**
   * Whether the workbook would stand as it stood after the entry. It would not where something older was taken back
   * later: that stays taken back.
   */
  readonly standsAsThen: boolean
}

/** Rows of one table: taken out, put back, changed. Rows that end as they are now are not counted. */
export interface UndoCount {
  readonly table: TableName
  readonly removed: number
  readonly restored: number
  readonly changed: number
}

export const exportTables = ['roster', 'usage', 'history'] as const

export const exportTableNames: Readonly<Record<(typeof exportTables)[number], string>> = {
  roster: '机构编制实名制花名册',
  usage: '编制使用情况统计表',
  history: '机构沿革表',
}

export const exportRequestSchema = z.object({
  table: z.enum(exportTables),
  /** The unit whose branch is exported; absent: the whole workbook. 机构沿革表 is that of one unit. */
  unitId: z.string().optional(),
  /** The day whose state is exported; absent: as the workbook stands. */
  asOf: daySchema.optional(),
  personal: z.enum(['masked', 'full']),
  /** 用途: required where personal data leaves unmasked. */
  purpose: z.string().trim().max(200).optional(),
})
export type ExportRequest = z.output<typeof exportRequestSchema>
