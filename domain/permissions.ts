import { type CommandName, commands, type QueryName, queries, type ServiceName } from './contract.ts'
import { type OperatorRole, operatorRoleNames, operatorRoles } from './operator.ts'

/** The least role that a call asks for; `anyone`: also while nobody is signed in. */
export type Access = OperatorRole | 'anyone'
type Rule = Access | ((input: never) => Access)

/** Answered while nobody is signed in; it tells nothing of any workbook then. */
const openQueries: readonly QueryName[] = ['status']

/** What works on files, on the ledger or on the workbook as a whole: each is thought about by itself. */
const services: Readonly<Record<ServiceName, Rule>> = {
  undo: 'clerk',
  redo: 'clerk',
  undoTo: 'clerk',
  importRoster: 'clerk',
  importStructure: 'clerk',
  importPowers: 'clerk',
  importScores: 'clerk',
  importRound: 'clerk',
  importPay: 'clerk',
  // Masked tables are what a reader is there for; unmasked ones are not.
  exportTable: (input: { personal?: string }) => (input.personal === 'full' ? 'clerk' : 'reader'),
  cancelJob: 'anyone',
  revealPerson: 'clerk',
  setPersonalPassphrase: 'reviewer',
  keepPersonalKey: 'reviewer',
  forgetPersonalKey: 'reviewer',
  unlockPersonal: 'clerk',
  lockPersonal: 'reader',
  removePlainBackups: 'reviewer',
  openPay: 'clerk',
  closePay: 'reader',
  takePicture: 'clerk',
  createWorkbook: 'clerk',
  openWorkbook: 'reader',
  takeWorkbook: 'clerk',
  backUp: 'reader',
  chooseBackupFolder: 'reviewer',
  repairOptions: 'reviewer',
  repairFromBackup: 'reviewer',
  salvageWorkbook: 'reviewer',
  rehearseRestore: 'clerk',
  restoreBackup: 'reviewer',
  copyWorkbook: 'clerk',
  createPlan: 'clerk',
  lockPlan: 'reviewer',
  forgetPlan: 'clerk',
  // 收回 a package brings work home; 采纳 decides what holds from now on.
  mergeBranch: ({ source }: { source?: object }) => (source && 'token' in source ? 'clerk' : 'reviewer'),
  makePackage: 'clerk',
  openPackage: 'clerk',
  signIn: 'anyone',
  signOut: 'anyone',
  stayActive: 'reader',
  // The first one is made while there are none; db/operators/desk.ts sees to that.
  addOperator: 'reviewer',
  updateOperator: 'reviewer',
  resetOperatorPassphrase: 'reviewer',
  changeOwnPassphrase: 'reader',
  setOperatorPolicy: 'reviewer',
  endOperators: 'reviewer',
  requestLock: 'clerk',
  requestAdoption: 'clerk',
  withdrawRequest: 'clerk',
  confirmRequest: 'reviewer',
}

/** The least role for a call with its parsed input; `reviewer` for what is not known, so that nothing new slips through. */
export function accessOf(name: string, input: unknown): Access {
  if (Object.hasOwn(commands, name)) return 'clerk' satisfies Access
  if (Object.hasOwn(queries, name)) return openQueries.includes(name as QueryName) ? 'anyone' : 'reader'
  const rule = Object.hasOwn(services, name) ? services[name as ServiceName] : 'reviewer'
  return typeof rule === 'function' ? rule((input ?? {}) as never) : rule
}

export function mayDo(role: OperatorRole, access: Access): boolean {
  return access === 'anyone' || operatorRoles.indexOf(role) >= operatorRoles.indexOf(access)
}

/** Why a role may not make a call, as a sentence; null where it may. */
export function refusalOf(
  role: OperatorRole,
  name: CommandName | QueryName | ServiceName | string,
  input?: unknown,
): string | null {
  const access = accessOf(name, input)
  if (access === 'anyone' || mayDo(role, access)) return null
  const hint =
    access === 'reviewer' && role === 'clerk'
      ? '请由审核操作员登录办理'
      : `须由${whoMay(access)}操作员登录办理`
  return `当前操作员是“${operatorRoleNames[role]}”，不能这样操作；${hint}。`
}

function whoMay(access: OperatorRole): string {
  return access === 'clerk' ? '录入或审核' : operatorRoleNames[access]
}
