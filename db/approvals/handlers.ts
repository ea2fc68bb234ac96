import type { Adoption, ApprovalKind, ApprovalRequest } from '../../domain/approval.ts'
import type { Branch } from '../../domain/branch.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Delta } from '../../domain/operation.ts'
import { readBranch } from '../branch.ts'
import type { ReadableDb } from '../connection.ts'
import type { Handler } from '../dispatch.ts'
import { nextId } from '../id-source.ts'
import { adoptable, type MergeInput, mergeBranch } from '../merge-handlers.ts'
import type { OperatorDesk } from '../operators/desk.ts'
import { listPlans, lockPlan, type PlanSurroundings, requireLockable, withFile } from '../plan-handlers.ts'
import { lastChangeHash, readRequests, removeRequest, type StoredRequest, writeRequest } from './requests.ts'

export interface ApprovalSurroundings extends PlanSurroundings {
  readonly desk: OperatorDesk
}

const names = { lockPlan: '定稿', adoptPlan: '采纳' } as const satisfies Record<ApprovalKind, string>

/** 定稿 and 采纳: done at once, or asked for by one operator and confirmed by another (docs/security.md). */
export function approvalHandlers(around: ApprovalSurroundings): Record<string, Handler> {
  return {
    lockPlan: () => {
      refuseAlone(around)
      return lockPlan(around).plans
    },
    mergeBranch: (input: MergeInput) => {
      if ('file' in input.source) refuseAlone(around)
      return mergeBranch(around, input)
    },
    listRequests: () => listRequests(around),
    requestLock: () => requestLock(around),
    requestAdoption: (input: Adoption) => requestAdoption(around, input),
    withdrawRequest: ({ id, reason }: { id: string; reason?: string }) => withdraw(around, id, reason),
    confirmRequest: ({ id }: { id: string }) => confirm(around, id),
  }
}

function refuseAlone({ desk }: ApprovalSurroundings): void {
  if (desk.state === 'signedIn' && desk.policy.secondPerson) throw new DomainError('secondPersonNeeded')
}

/** All that wait for somebody: in 现行 and in each of its plans, whichever of them is open. */
async function listRequests(around: ApprovalSurroundings): Promise<ApprovalRequest[]> {
  const book = around.requireBook()
  const open = around.library.fileOf(book.path)
  const plans = listPlans(around).filter(({ state }) => state === 'ready')
  const files = new Set([open, around.library.mainFileOf(open), ...plans.map(({ file }) => file)])
  const found = await Promise.all([...files].map((file) => requestsOf(around, file)))
  return found.flat().sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1))
}

async function requestsOf(around: ApprovalSurroundings, file: string): Promise<ApprovalRequest[]> {
  const asked = await readable(() => withFile(around, file, askedIn))
  if (!asked) return []
  return Promise.all(
    asked.requests.map(async ({ changeHash, planHash, ...request }) => ({
      ...request,
      file,
      voided: !(await stands(around, { ...request, changeHash, planHash }, asked)),
    })),
  )
}

interface Asked {
  readonly requests: StoredRequest[]
  readonly changeHash: string
  readonly branch: Branch | null
}

function askedIn(db: ReadableDb): Asked {
  const requests = readRequests(db)
  return { requests, changeHash: lastChangeHash(db), branch: readBranch(db) }
}

/** null where the file was moved, or cannot be read. */
async function readable<R>(read: () => Promise<R> | R): Promise<R | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** Whether the file, and the plan that is to be adopted, are as they were when it was asked for. */
async function stands(
  around: ApprovalSurroundings,
  request: StoredRequest,
  { changeHash, branch }: Omit<Asked, 'requests'>,
): Promise<boolean> {
  if (changeHash !== request.changeHash) return false
  if (request.kind === 'lockPlan') return branch?.kind === 'plan' && !branch.lockedAt
  const file = request.adoption?.file
  const plan = file === undefined ? null : await readable(() => adoptable(around, file))
  return plan !== null && plan.hash === request.planHash && plan.branch.adoptedAt === null
}

function requestLock(around: ApprovalSurroundings): Promise<ApprovalRequest[]> {
  const { name } = requireLockable(around)
  return keep(around, { kind: 'lockPlan', planName: name, adoption: null, planHash: null })
}

/** Errors: planUnlocked, mergeStale, mergeUndecided, ruleViolated, as of 采纳 itself. */
async function requestAdoption(around: ApprovalSurroundings, adoption: Adoption): Promise<ApprovalRequest[]> {
  const source = { file: adoption.file }
  await mergeBranch(around, { ...adoption, source }, { forTrial: true })
  const { hash, branch } = await adoptable(around, adoption.file)
  return keep(around, { kind: 'adoptPlan', planName: branch.name, adoption, planHash: hash })
}

type NewRequest = Pick<StoredRequest, 'kind' | 'planName' | 'adoption' | 'planHash'>

function keep(around: ApprovalSurroundings, asked: NewRequest): Promise<ApprovalRequest[]> {
  const book = around.requireBook()
  const operator = around.operator()
  if (operator.id === null) {
    throw new DomainError('invalidInput', { message: '没有登记操作员，可以直接办理，不必提请。' })
  }
  const request: StoredRequest = {
    ...asked,
    id: nextId(around.now()),
    requestedBy: operator.name,
    requestedById: operator.id,
    requestedAt: around.now().toISOString(),
    changeHash: lastChangeHash(book.db),
  }
  const note = { command: 'requestApproval', operator, documentNumber: asked.adoption?.approval.number }
  book.trace(`提请${names[asked.kind]}方案 ${asked.planName}`, note, () => writeRequest(book.db, request))
  return listRequests(around)
}

function find(around: ApprovalSurroundings, id: string): StoredRequest {
  const request = readRequests(around.requireBook().db).find((each) => each.id === id)
  if (!request) throw new DomainError('notFound')
  return request
}

function withdraw(
  around: ApprovalSurroundings,
  id: string,
  reason: string | undefined,
): Promise<ApprovalRequest[]> {
  const book = around.requireBook()
  const request = find(around, id)
  const operator = around.operator()
  const isOwn = request.requestedById === operator.id
  if (!isOwn && operator.role === 'clerk') {
    throw new DomainError('notPermitted', { message: '只有提请人或审核操作员可以撤回提请。' })
  }
  const what = isOwn ? '撤回提请' : `退回 ${request.requestedBy} 的提请`
  book.trace(
    `${what}：${names[request.kind]}方案 ${request.planName}`,
    { command: 'withdrawRequest', operator, reason },
    () => removeRequest(book.db, id),
  )
  return listRequests(around)
}

/** Errors: notPermitted for whoever asked, requestVoid. */
async function confirm(around: ApprovalSurroundings, id: string): Promise<Delta> {
  const book = around.requireBook()
  const request = find(around, id)
  if (request.requestedById === around.operator().id) {
    throw new DomainError('notPermitted', { message: '提请人不能确认自己的提请，须由另一名审核操作员确认。' })
  }
  if (!(await stands(around, request, askedIn(book.db)))) throw new DomainError('requestVoid')
  const reason = `提请人：${request.requestedBy}`
  const delta = await done(around, request, reason)
  removeRequest(book.db, id)
  return delta
}

async function done(around: ApprovalSurroundings, request: StoredRequest, reason: string): Promise<Delta> {
  const book = around.requireBook()
  if (request.adoption) {
    const source = { file: request.adoption.file }
    return mergeBranch(around, { ...request.adoption, source, head: book.ledger.headSeq }, { reason })
  }
  const { operation } = lockPlan(around, reason)
  return { operation, changes: [], undoState: book.ledger.undoState() }
}
