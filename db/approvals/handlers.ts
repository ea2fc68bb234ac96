import type { Adoption, ApprovalKind, ApprovalRequest } from '../../domain/approval.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Delta } from '../../domain/operation.ts'
import type { Handler } from '../dispatch.ts'
import { nextId } from '../id-source.ts'
import { adoptable, type MergeInput, mergeBranch } from '../merge-handlers.ts'
import type { OperatorDesk } from '../operators/desk.ts'
import { lockPlan, type PlanSurroundings, requireLockable } from '../plan-handlers.ts'
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

async function listRequests(around: ApprovalSurroundings): Promise<ApprovalRequest[]> {
  const { db } = around.requireBook()
  return Promise.all(
    readRequests(db).map(async ({ changeHash, planHash, ...request }) => ({
      ...request,
      voided: !(await stands(around, { ...request, changeHash, planHash })),
    })),
  )
}

/** Whether the file, and the plan that is to be adopted, are as they were when it was asked for. */
async function stands(around: ApprovalSurroundings, request: StoredRequest): Promise<boolean> {
  const book = around.requireBook()
  if (lastChangeHash(book.db) !== request.changeHash) return false
  if (request.kind === 'lockPlan') return book.branch?.kind === 'plan' && !book.branch.lockedAt
  if (!request.adoption) return false
  try {
    const { hash, branch } = await adoptable(around, request.adoption.file)
    return hash === request.planHash && branch.adoptedAt === null
  } catch (error) {
    // The plan's file was moved, or cannot be read: nothing of it can be confirmed.
    if (error instanceof DomainError) return false
    throw error
  }
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

type Asked = Pick<StoredRequest, 'kind' | 'planName' | 'adoption' | 'planHash'>

function keep(around: ApprovalSurroundings, asked: Asked): Promise<ApprovalRequest[]> {
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
  if (!(await stands(around, request))) throw new DomainError('requestVoid')
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
