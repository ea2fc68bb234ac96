import { z } from 'zod'
import type { BackupTrouble, RestoreDrill } from './backup.ts'
import { type Branch, sideSchema } from './branch.ts'
import { templateNameSchema } from './column-template.ts'
import { daySchema } from './day.ts'
import { officialDocuments } from './official-documents.ts'
import { officialTables } from './official-tables.ts'
import type { Operation, UndoState } from './operation.ts'
import { type OperatorStatus, operatorNameSchema } from './operator.ts'
import { type ExportFormat, exportFormats, type TableGroup, type Track } from './paper.ts'
import { payPapers } from './pay-papers.ts'
import { performancePapers } from './performance-papers.ts'
import type { PersonalProtection, SealedTable } from './personal.ts'
import { planPapers } from './plan-papers.ts'
import { powerPapers } from './power-papers.ts'
import { villageCountings } from './reports/villages.ts'
import { roundPapers } from './round-papers.ts'
import type { RowChange, TableName, TableRows } from './tables.ts'

/** What a workbook can be made from. */
export const templates = ['reform', 'zone', 'sample', 'blank'] as const
export type TemplateName = (typeof templates)[number]

export const newWorkbookSchema = z.object({
  template: z.enum(templates),
  name: z
    .string()
    .trim()
    .min(1, '请填写工作簿名称')
    .max(60)
    .refine((name) => !/[\\/:*?"<>|]/.test(name), { message: '名称中不能有 \\ / : * ? " < > |' }),
  operator: operatorNameSchema,
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
    readonly personal: PersonalProtection
  } | null
  /** Why the last workbook could not be opened, where it could not. */
  readonly trouble: { readonly file: string; readonly code: string } | null
  readonly workbooks: readonly WorkbookFile[]
  readonly backups: readonly BackupFile[]
  readonly lastBackupAt: string | null
  /** Why the last try to take a backup failed; null where it did not. */
  readonly backupTrouble: BackupTrouble | null
  /** The name of the folder that was chosen for backups; null where they stand beside the workbooks. */
  readonly backupFolder: string | null
  /** The last 恢复演练 of the open workbook. */
  readonly lastDrill: RestoreDrill | null
  /** The first entry of the ledger whose hash does not fit; 0 where the file or a row is damaged; null while all is whole. */
  readonly brokenAt: number | null
  /** Who is signed in. While nobody is, nothing of any workbook stands in the rest. */
  readonly operators: OperatorStatus
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

/** What a table is made of: a branch of units (or all), one unit, or two sides of a comparison. */
type TableScope = 'branch' | 'unit' | 'sides'

export interface ExportTableFacts {
  readonly name: string
  readonly group: TableGroup
  /** The track that is counted (domain.md); null where nothing is counted. */
  readonly track: Track | null
  readonly scope: TableScope
  /** Whether id numbers and phones stand in it, so that 脱敏 is asked for. */
  readonly personal: boolean
  /** The period that it tells of where no first day is given; absent: it tells of one day. */
  readonly period?: 'year' | 'month'
  /** Whether it is put up for everybody to read. */
  readonly posted?: boolean
  /** Whether people can be chosen one by one. */
  readonly people?: boolean
  /** Whether 核查说明 can be written before it is made. */
  readonly notes?: boolean
  /** Whether it lists villages, which count under 行政隶属 or under whoever looks after them. */
  readonly countsVillages?: boolean
  /** Whether it tells of one 考核周期, which is asked for. */
  readonly ofAssessment?: 'needed' | 'optional'
  /** Whether it tells of one 聘任轮次, which is asked for. */
  readonly ofRound?: boolean
  /** Whose encrypted columns stand in it, where that is not id numbers and phones. */
  readonly personalTable?: SealedTable
  readonly formats: readonly ExportFormat[]
  /** One sentence for the clerk who looks for the right table. */
  readonly hint: string
}

const everyFormat = ['xlsx', 'docx'] as const

const tables = {
  ...officialTables,
  usage: {
    name: '编制使用情况统计表',
    group: 'establishment',
    track: '编制内任职',
    scope: 'branch',
    personal: false,
    formats: everyFormat,
    hint: '按机构分类列核定、实有、空编、超编，小计合计为公式。',
  },
  history: {
    name: '机构沿革表',
    group: 'establishment',
    track: null,
    scope: 'unit',
    personal: false,
    formats: everyFormat,
    hint: '一个机构的设立、更名、并入、编制职数调整，由变更台账和前身后继生成。',
  },
  roster: {
    name: '机构编制实名制花名册',
    group: 'people',
    track: '编制内任职',
    scope: 'branch',
    personal: true,
    formats: everyFormat,
    hint: '每人一行，按机构设置顺序排列；编制按编制内任职口径。.xlsx 可原样再导入。',
  },
  ...powerPapers,
  ...performancePapers,
  ...roundPapers,
  ...payPapers,
  ...planPapers,
  officeRooms: {
    name: '办公用房台账',
    group: 'rooms',
    track: '岗位聘职',
    scope: 'branch',
    personal: false,
    formats: everyFormat,
    hint: '逐间列用途、使用面积、使用人、职级、标准面积和超（未超），合计为公式。',
  },
  roomMoves: {
    name: '办公用房搬迁清单',
    group: 'rooms',
    track: '岗位聘职',
    scope: 'sides',
    personal: false,
    formats: everyFormat,
    hint: '方案前后相比，按人列从哪间搬到哪间，按房间列搬出、搬入的人。',
  },
  ...officialDocuments,
} as const satisfies Readonly<Record<string, ExportTableFacts>>

export type ExportTable = keyof typeof tables

/** Every table and paper that can be exported; their makers are listed in exchange/tables/export.ts. */
export const exportTableFacts: Readonly<Record<ExportTable, ExportTableFacts>> = tables

export const exportTables = Object.keys(tables) as [ExportTable, ...ExportTable[]]

export const exportRequestSchema = z.object({
  table: z.enum(exportTables),
  format: z.enum(exportFormats).default('xlsx'),
  /** The unit whose branch is exported; absent: the whole workbook. 机构沿革表 is that of one unit. */
  unitId: z.string().optional(),
  /** The people whom it is about, where these can be chosen; absent: all of its scope. */
  personIds: z.array(z.string()).min(1).max(2000).optional(),
  /** The posts that it is about, where these can be chosen; absent: all of its scope. */
  postIds: z.array(z.string()).min(1).max(300).optional(),
  /** The two sides of a comparison, for the papers of a plan. */
  sides: z.object({ before: sideSchema, after: sideSchema }).optional(),
  /** The day whose state is exported; absent: as the workbook stands. */
  asOf: daySchema.optional(),
  /** The first day of the period that a table of changes tells of; its last is `asOf`. Absent: the table's own. */
  since: daySchema.optional(),
  /** Who the villages of a table of villages count for; absent: whoever looks after them. */
  villagesBy: z.enum(villageCountings).optional(),
  /** The 考核周期 that a paper of 绩效考核 tells of. */
  assessmentPeriodId: z.string().optional(),
  /** The 聘任轮次 that a paper tells of. */
  roundId: z.string().optional(),
  personal: z.enum(['masked', 'full']).default('masked'),
  /** 栏目样式: the clerk's own columns by name; absent: the official form. */
  template: templateNameSchema.optional(),
  /** The name under which a window follows and cancels it (domain/shell.ts, BackendEvent). */
  job: z.string().min(1).max(64).optional(),
  /** 用途: required where personal data leaves unmasked. */
  purpose: z.string().trim().max(200).optional(),
})
export type ExportRequest = z.output<typeof exportRequestSchema>
export type ExportQuestion = z.input<typeof exportRequestSchema>
