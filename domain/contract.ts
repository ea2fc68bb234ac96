import { z } from 'zod'
import { type ApprovalRequest, adoptionSchema } from './approval.ts'
import type { RestoreDrill } from './backup.ts'
import {
  approvalSchema,
  type MergePreview,
  mergeDecisionSchema,
  mergeSourceSchema,
  type PlanFile,
  planNameSchema,
  type SideRows,
  sideSchema,
} from './branch.ts'
import * as appointRound from './commands/appoint-round.ts'
import * as audit from './commands/audit.ts'
import * as buildings from './commands/buildings.ts'
import * as columnTemplates from './commands/column-templates.ts'
import * as gridCells from './commands/grid-cells.ts'
import * as labourContracts from './commands/labour-contracts.ts'
import * as merger from './commands/merger.ts'
import * as pay from './commands/pay.ts'
import * as people from './commands/people.ts'
import * as performance from './commands/performance.ts'
import * as performanceSheet from './commands/performance-sheet.ts'
import * as placement from './commands/placement.ts'
import * as posts from './commands/posts.ts'
import * as powerLists from './commands/power-lists.ts'
import * as powers from './commands/powers.ts'
import * as quotas from './commands/quotas.ts'
import * as rooms from './commands/rooms.ts'
import * as roundApplications from './commands/round-applications.ts'
import * as rounds from './commands/rounds.ts'
import * as settings from './commands/settings.ts'
import * as units from './commands/units.ts'
import * as villageCadres from './commands/village-cadres.ts'
import * as villageLiaisons from './commands/village-liaisons.ts'
import * as villages from './commands/villages.ts'
import * as zone from './commands/zone.ts'
import type { PictureFacts } from './floor.ts'
import type { Delta, Operation } from './operation.ts'
import { operationFilterSchema } from './operation-filter.ts'
import {
  newOperatorSchema,
  operatorChangeSchema,
  operatorPolicySchema,
  typedPassphraseSchema,
} from './operator.ts'
import type { PaperPreview } from './paper.ts'
import type { Pay } from './pay.ts'
import { type PayPreview, payChoiceSchema } from './pay-import.ts'
import { personalPassphraseSchema } from './personal.ts'
import { type PowerPreview, powerChoiceSchema } from './power-import.ts'
import type { RepairOptions, SalvageReport } from './repair.ts'
import type { UnitHistory } from './reports/unit-history.ts'
import { type RosterPreview, rosterChoiceSchema, rosterDecisionSchema } from './roster.ts'
import { type RoundPreview, roundChoiceSchema } from './round-import.ts'
import { type ScorePreview, scoreChoiceSchema } from './score-import.ts'
import type { FileToken } from './shell.ts'
import { type StructurePreview, structureChoiceSchema } from './structure.ts'
import {
  type BackupFile,
  exportRequestSchema,
  newWorkbookSchema,
  type OperationDetail,
  type Snapshot,
  type UndoPreview,
  type WorkbookStatus,
} from './workbook.ts'

/** A call that is not planned by a pure function: the schema of its input, and the type of its answer. */
export interface Call<S extends z.ZodType = z.ZodType, R = unknown> {
  readonly input: S
  readonly answer?: R
}

function call<S extends z.ZodType>(input: S) {
  return { answers: <R>(): Call<S, R> => ({ input }) }
}

const nothing = z.object({})
const passphraseSchema = z.string().min(8, '口令至少 8 个字符').max(200)

/** What reads and changes no row of the model. */
export const queries = {
  status: call(nothing).answers<WorkbookStatus>(),
  snapshot: call(nothing).answers<Snapshot>(),
  listOperations: call(
    operationFilterSchema.extend({
      limit: z.number().int().min(1).max(500),
      beforeSeq: z.number().int().optional(),
    }),
  ).answers<readonly Operation[]>(),
  /** How many entries there are that `listOperations` would answer without a limit. */
  countOperations: call(operationFilterSchema).answers<number>(),
  /** Everybody who is named as the operator of an entry. */
  listOperators: call(nothing).answers<readonly string[]>(),
  readOperation: call(z.object({ seq: z.number().int() })).answers<OperationDetail>(),
  unitHistory: call(z.object({ unitId: z.string() })).answers<UnitHistory>(),
  undoPreview: call(z.object({ seq: z.number().int().min(1) })).answers<UndoPreview>(),
  previewRoster: call(rosterChoiceSchema).answers<RosterPreview>(),
  rosterErrors: call(rosterChoiceSchema).answers<FileToken>(),
  previewStructure: call(structureChoiceSchema).answers<StructurePreview>(),
  structureErrors: call(structureChoiceSchema).answers<FileToken>(),
  structureTemplate: call(nothing).answers<FileToken>(),
  /** A table or paper as it would be exported, personal columns masked. */
  previewTable: call(exportRequestSchema).answers<PaperPreview>(),
  /** A scanned plan that a floor names, as base64. */
  readPicture: call(z.object({ id: z.string() })).answers<PictureFacts & { readonly base64: string }>(),
  previewPowers: call(powerChoiceSchema).answers<PowerPreview>(),
  powerErrors: call(powerChoiceSchema).answers<FileToken>(),
  /** The amounts of pay, once `openPay` was answered and until `closePay`. */
  payRows: call(nothing).answers<readonly Pay[]>(),
  previewPay: call(payChoiceSchema).answers<PayPreview>(),
  payErrors: call(payChoiceSchema).answers<FileToken>(),
  previewScores: call(scoreChoiceSchema).answers<ScorePreview>(),
  previewRound: call(roundChoiceSchema).answers<RoundPreview>(),
  roundErrors: call(roundChoiceSchema).answers<FileToken>(),
  scoreErrors: call(scoreChoiceSchema).answers<FileToken>(),
  /** The plans of the open workbook, or of the one whose plan is open. */
  listPlans: call(nothing).answers<readonly PlanFile[]>(),
  /** 提请 that wait in the open file, newest first. */
  listRequests: call(nothing).answers<readonly ApprovalRequest[]>(),
  readSide: call(sideSchema).answers<SideRows>(),
  /** The people with exactly this id number; nobody's is shown. */
  findByIdNumber: call(z.object({ idNumber: z.string().trim().min(15).max(18) })).answers<
    readonly string[]
  >(),
  /** Backups from before the workbook had a key, in which numbers stand unencrypted. */
  listPlainBackups: call(nothing).answers<readonly BackupFile[]>(),
  previewMerge: call(
    z.object({ source: mergeSourceSchema, decisions: z.array(mergeDecisionSchema).default([]) }),
  ).answers<MergePreview>(),
} as const

/** What changes the model by a plan: each is one ledgered operation, and can be undone. */
export const commands = {
  createUnit: units.createUnit,
  updateUnit: units.updateUnit,
  moveUnits: units.moveUnits,
  abolishUnit: units.abolishUnit,
  createPlate: units.createPlate,
  updatePlate: units.updatePlate,
  settlePlate: units.settlePlate,
  removePlate: units.removePlate,
  createUnitRelation: units.createUnitRelation,
  removeUnitRelation: units.removeUnitRelation,
  setQuota: quotas.setQuota,
  removeQuota: quotas.removeQuota,
  updateDocument: quotas.updateDocument,
  createPost: posts.createPost,
  updatePost: posts.updatePost,
  movePosts: posts.movePosts,
  abolishPost: posts.abolishPost,
  createPerson: people.createPerson,
  updatePerson: people.updatePerson,
  leavePeople: people.leavePeople,
  removePerson: people.removePerson,
  movePeople: people.movePeople,
  createPosition: people.createPosition,
  updatePosition: people.updatePosition,
  endPosition: people.endPosition,
  createAppointment: people.createAppointment,
  updateAppointment: people.updateAppointment,
  renewAppointment: people.renewAppointment,
  endAppointment: people.endAppointment,
  addLabourContract: labourContracts.addLabourContract,
  updateLabourContract: labourContracts.updateLabourContract,
  endLabourContract: labourContracts.endLabourContract,
  createRound: rounds.createRound,
  updateRound: rounds.updateRound,
  removeRound: rounds.removeRound,
  moveRound: rounds.moveRound,
  offerPosts: rounds.offerPosts,
  withdrawPosts: rounds.withdrawPosts,
  applyToRound: roundApplications.applyToRound,
  applyFromOutside: roundApplications.applyFromOutside,
  updateApplications: roundApplications.updateApplications,
  removeApplications: roundApplications.removeApplications,
  solveRound: roundApplications.solveRound,
  chooseApplication: roundApplications.chooseApplication,
  appointRound: appointRound.appointRound,
  placePeople: placement.placePeople,
  setWishes: placement.setWishes,
  createVillage: villages.createVillage,
  updateVillage: villages.updateVillage,
  setVillageCode: villages.setVillageCode,
  removeVillageCode: villages.removeVillageCode,
  setJurisdiction: villages.setJurisdiction,
  updateJurisdiction: villages.updateJurisdiction,
  endJurisdiction: villages.endJurisdiction,
  addVillageLiaison: villageLiaisons.addVillageLiaison,
  updateVillageLiaison: villageLiaisons.updateVillageLiaison,
  endVillageLiaison: villageLiaisons.endVillageLiaison,
  addVillageCadre: villageCadres.addVillageCadre,
  updateVillageCadre: villageCadres.updateVillageCadre,
  endVillageCadre: villageCadres.endVillageCadre,
  addGridCell: gridCells.addGridCell,
  updateGridCell: gridCells.updateGridCell,
  endGridCell: gridCells.endGridCell,
  createPower: powers.createPower,
  updatePowers: powers.updatePowers,
  advancePowers: powers.advancePowers,
  removePowers: powers.removePowers,
  assignPowers: powers.assignPowers,
  recordLawChange: powers.recordLawChange,
  removeLawChange: powers.removeLawChange,
  createPowerBatch: powerLists.createPowerBatch,
  updatePowerBatch: powerLists.updatePowerBatch,
  removePowerBatch: powerLists.removePowerBatch,
  namePowerVersion: powerLists.namePowerVersion,
  removePowerVersion: powerLists.removePowerVersion,
  setPowerCategory: powerLists.setPowerCategory,
  disposeItems: merger.disposeItems,
  reopenItems: merger.reopenItems,
  createStandardOffices: merger.createStandardOffices,
  addZone: zone.addZone,
  createBuilding: buildings.createBuilding,
  updateBuilding: buildings.updateBuilding,
  removeBuilding: buildings.removeBuilding,
  createFloor: buildings.createFloor,
  updateFloor: buildings.updateFloor,
  removeFloor: buildings.removeFloor,
  setFloorPicture: buildings.setFloorPicture,
  scaleFloorPicture: buildings.scaleFloorPicture,
  createRooms: rooms.createRooms,
  updateRoom: rooms.updateRoom,
  shapeRooms: rooms.shapeRooms,
  removeRooms: rooms.removeRooms,
  seat: rooms.seat,
  vacate: rooms.vacate,
  correctOccupancy: rooms.correctOccupancy,
  noteAudit: audit.noteAudit,
  createIndicator: performance.createIndicator,
  updateIndicator: performance.updateIndicator,
  removeIndicator: performance.removeIndicator,
  createAssessmentPeriod: performance.createAssessmentPeriod,
  closeAssessmentPeriod: performance.closeAssessmentPeriod,
  reopenAssessmentPeriod: performance.reopenAssessmentPeriod,
  removeAssessmentPeriod: performance.removeAssessmentPeriod,
  pickIndicators: performance.pickIndicators,
  updatePick: performance.updatePick,
  setPicks: performanceSheet.setPicks,
  copyPicks: performanceSheet.copyPicks,
  removePicks: performance.removePicks,
  setScores: performance.setScores,
  setPay: pay.setPay,
  changeSettings: settings.changeSettings,
  saveColumnTemplate: columnTemplates.saveColumnTemplate,
  removeColumnTemplate: columnTemplates.removeColumnTemplate,
} as const satisfies Record<string, { readonly input: z.ZodType }>

/** What works on the ledger, on files, or on the workbook as a whole. */
export const services = {
  undo: call(nothing).answers<Delta>(),
  redo: call(nothing).answers<Delta>(),
  /** 撤销到此处: everything after the entry is taken back as one operation. `head` is that of the preview. */
  undoTo: call(z.object({ seq: z.number().int().min(1), head: z.number().int() })).answers<Delta>(),
  importRoster: call(
    rosterChoiceSchema.extend({ decisions: z.array(rosterDecisionSchema) }),
  ).answers<Delta>(),
  /** `asSources`: the table's topmost units become the old structure of 并改工作台. */
  importStructure: call(
    structureChoiceSchema.extend({ asSources: z.boolean().default(false) }),
  ).answers<Delta>(),
  /** As one operation, every rule kept: nothing comes in as 已承接 without its papers. */
  importPowers: call(powerChoiceSchema).answers<Delta>(),
  /** 考核计分表 filled in, as one operation. */
  importScores: call(scoreChoiceSchema).answers<Delta>(),
  /** 报名表 of a round filled in, as one operation. */
  importRound: call(roundChoiceSchema).answers<Delta>(),
  exportTable: call(exportRequestSchema).answers<FileToken>(),
  /** Gives up a work that carries this name; it overtakes every other call. */
  cancelJob: call(z.object({ job: z.string().min(1).max(64) })).answers<null>(),
  /** Shows a person's full id number and phone; the reason is ledgered. */
  revealPerson: call(
    z.object({ id: z.string(), reason: z.string().trim().min(2, '请写明查看事由').max(200) }),
  ).answers<{ readonly idNumber: string | null; readonly phone: string | null }>(),
  /** Sets the passphrase of the personal columns, or another one in place of the current. */
  setPersonalPassphrase: call(
    z.object({ passphrase: personalPassphraseSchema, current: z.string().max(200).optional() }),
  ).answers<WorkbookStatus>(),
  /** The operating system keeps a way to the personal columns on this computer, or no longer. */
  keepPersonalKey: call(nothing).answers<WorkbookStatus>(),
  forgetPersonalKey: call(nothing).answers<WorkbookStatus>(),
  /** Without a passphrase: by what the operating system keeps. `keep`: it shall keep it from now on. */
  unlockPersonal: call(
    z.object({ passphrase: z.string().max(200).optional(), keep: z.boolean().default(false) }),
  ).answers<WorkbookStatus>(),
  lockPersonal: call(nothing).answers<WorkbookStatus>(),
  removePlainBackups: call(nothing).answers<WorkbookStatus>(),
  /** Shows the amounts of pay of everybody; the reason is ledgered. */
  openPay: call(z.object({ reason: z.string().trim().min(2, '请写明查看事由').max(200) })).answers<
    readonly Pay[]
  >(),
  /** A sheet of pay, as one operation. */
  importPay: call(payChoiceSchema).answers<Delta>(),
  closePay: call(nothing).answers<Readonly<Record<string, never>>>(),
  /** Takes a PNG or JPG that the clerk picked into the workbook, to be laid under a floor. */
  takePicture: call(z.object({ token: z.string() })).answers<PictureFacts>(),
  createWorkbook: call(newWorkbookSchema).answers<WorkbookStatus>(),
  openWorkbook: call(z.object({ file: z.string() })).answers<WorkbookStatus>(),
  /** Takes in a workbook file that the clerk picked; it is checked and copied into the data folder. */
  takeWorkbook: call(z.object({ token: z.string() })).answers<WorkbookStatus>(),
  backUp: call(nothing).answers<WorkbookStatus>(),
  /** Where backups go from now on; without a folder: beside the workbooks. */
  chooseBackupFolder: call(z.object({ token: z.string().optional() })).answers<WorkbookStatus>(),
  /** Closes a damaged workbook and looks for the ways on; each is tried before it is answered. */
  repairOptions: call(z.object({ file: z.string() })).answers<RepairOptions>(),
  /** Puts a backup in the place of a damaged workbook, which is kept beside it. */
  repairFromBackup: call(z.object({ file: z.string(), backup: z.string() })).answers<WorkbookStatus>(),
  /** Brings what can be read of a damaged workbook into a new one, and opens that. */
  salvageWorkbook: call(z.object({ file: z.string() })).answers<{
    readonly status: WorkbookStatus
    readonly report: SalvageReport
  }>(),
  /** 恢复演练: restores the newest backup for trial, checks it, throws it away, and notes how it went. */
  rehearseRestore: call(nothing).answers<RestoreDrill>(),
  restoreBackup: call(z.object({ file: z.string(), backup: z.string() })).answers<WorkbookStatus>(),
  /** A copy of the whole workbook to hand on. */
  copyWorkbook: call(nothing).answers<FileToken>(),
  /** Branches a plan off the open workbook or plan, and opens it. */
  createPlan: call(z.object({ name: planNameSchema })).answers<WorkbookStatus>(),
  /** 定稿: the open plan becomes a version that takes no more changes. */
  lockPlan: call(nothing).answers<readonly PlanFile[]>(),
  /** Takes a plan whose file is gone off the list. */
  forgetPlan: call(z.object({ file: z.string() })).answers<readonly PlanFile[]>(),
  /** 采纳 a plan or 收回 an 交换包, as one operation. */
  mergeBranch: call(
    z.object({
      source: mergeSourceSchema,
      decisions: z.array(mergeDecisionSchema),
      head: z.number().int(),
      approval: approvalSchema.optional(),
    }),
  ).answers<Delta>(),
  makePackage: call(z.object({ passphrase: passphraseSchema.optional() })).answers<FileToken>(),
  openPackage: call(
    z.object({ token: z.string(), passphrase: z.string().max(200).optional() }),
  ).answers<WorkbookStatus>(),
  /** Errors: operatorPassphrase, operatorWait with the seconds. */
  signIn: call(z.object({ id: z.string(), passphrase: z.string().max(200) })).answers<WorkbookStatus>(),
  /** Locks the workbench: nothing but `status` and `signIn` is answered until somebody signs in. */
  signOut: call(nothing).answers<WorkbookStatus>(),
  /** Somebody works at the screen without calling: the time after which it locks begins anew. */
  stayActive: call(nothing).answers<null>(),
  /** The first operator is 审核, and is signed in at once. */
  addOperator: call(newOperatorSchema).answers<WorkbookStatus>(),
  updateOperator: call(operatorChangeSchema).answers<WorkbookStatus>(),
  /** Another one's, where it was forgotten. */
  resetOperatorPassphrase: call(
    newOperatorSchema.pick({ passphrase: true }).extend({ id: z.string() }),
  ).answers<WorkbookStatus>(),
  changeOwnPassphrase: call(
    newOperatorSchema.pick({ passphrase: true }).extend({ current: typedPassphraseSchema }),
  ).answers<WorkbookStatus>(),
  setOperatorPolicy: call(operatorPolicySchema).answers<WorkbookStatus>(),
  /** Takes every profile away: whoever sits here works without signing in again. */
  endOperators: call(z.object({ current: typedPassphraseSchema })).answers<WorkbookStatus>(),
  /** 提请定稿 of the open plan; the same obstacles as of `lockPlan`. */
  requestLock: call(nothing).answers<readonly ApprovalRequest[]>(),
  /** 提请采纳 of a plan, with every conflict decided. */
  requestAdoption: call(adoptionSchema).answers<readonly ApprovalRequest[]>(),
  /** Whoever asked takes it back, or a reviewer sends it back. */
  withdrawRequest: call(z.object({ id: z.string(), reason: z.string().trim().max(200).optional() })).answers<
    readonly ApprovalRequest[]
  >(),
  /** Another operator confirms: 定稿 or 采纳 is done, both names stand in the ledger. Errors: requestVoid. */
  confirmRequest: call(z.object({ id: z.string() })).answers<Delta>(),
} as const

export type QueryName = keyof typeof queries
export type CommandName = keyof typeof commands
export type ServiceName = keyof typeof services
export type CallName = QueryName | ServiceName

const calls = { ...queries, ...services }
type Calls = typeof calls
type AnswerOf<C> = C extends Call<z.ZodType, infer R> ? R : never
type InputOf<C> = C extends { readonly input: infer S extends z.ZodType } ? z.input<S> : never

/** Reason and document of a change, as every command takes them beside its own input. */
export interface Because {
  readonly reason?: string | undefined
  readonly documentNumber?: string | undefined
}

/** The client that both shells give: made by a Proxy from the lists above, no call is written by hand. */
export type Api = {
  readonly [N in CallName]: (input: InputOf<Calls[N]>) => Promise<AnswerOf<Calls[N]>>
} & {
  readonly [N in CommandName]: (input: CommandInput<N> & { readonly because?: Because }) => Promise<Delta>
}
export type CommandInput<N extends CommandName> = InputOf<(typeof commands)[N]>
