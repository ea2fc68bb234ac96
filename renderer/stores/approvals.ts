import { useEffect } from 'react'
import { create } from 'zustand'
import type { ApprovalRequest } from '../../domain/approval.ts'
import type { Approval } from '../../domain/branch.ts'
import { api } from '../api/client.ts'
import { cancelMerge, decisionsOf, useMerge } from './merge.ts'
import { notify, notifyReadError } from './notice.ts'
import { useOperators } from './permission.ts'
import { refreshPlans } from './plans.ts'
import { refreshStatus, refuseOnOtherDay, take, useWorkbook } from './workbook.ts'

interface ApprovalsState {
  /** All of the open workbook and its plans, the newest first. */
  readonly requests: readonly ApprovalRequest[]
}

export const useApprovals = create<ApprovalsState>()(() => ({ requests: [] }))

/** The requests, kept up: what is changed makes them void. */
export function useRequests(): readonly ApprovalRequest[] {
  const file = useWorkbook((state) => state.status?.open?.file ?? null)
  const headSeq = useWorkbook((state) => state.headSeq)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change can make a request void
  useEffect(() => {
    if (file !== null) void refreshRequests()
  }, [file, headSeq])
  return useApprovals((state) => state.requests)
}

/** How 定稿 and 采纳 are done by whoever is signed in: at once, or by 提请, which one of `confirmers` confirms. */
export interface ApprovalWay {
  readonly asks: boolean
  readonly confirmers: readonly string[]
}

export function useApprovalWay(): ApprovalWay {
  const operators = useOperators()
  const current = operators?.current
  if (!current) return { asks: false, confirmers: [] }
  const confirmers = operators.profiles
    .filter(({ id, role, active }) => active && role === 'reviewer' && id !== current.id)
    .map(({ name }) => name)
  return { asks: operators.policy.secondPerson || current.role !== 'reviewer', confirmers }
}

async function refreshRequests(): Promise<void> {
  try {
    useApprovals.setState({ requests: await api.listRequests({}) })
  } catch (error) {
    notifyReadError(error)
  }
}

/** 提请定稿 of the open plan. Throws with what is still open. */
export async function requestLock(): Promise<void> {
  refuseOnOtherDay()
  useApprovals.setState({ requests: await api.requestLock({}) })
  notify({ kind: 'done', text: '已提请定稿，待审核操作员确认；确认之前再有改动，提请即失效' })
}

/** 提请采纳 of the plan that is looked at, as it was decided. Throws where it could not be adopted so. */
export async function requestAdoption(approval: Approval): Promise<void> {
  const { source, preview, decisions } = useMerge.getState()
  if (!preview || !source || !('file' in source)) return
  refuseOnOtherDay()
  const adoption = { file: source.file, decisions: decisionsOf(decisions), head: preview.head, approval }
  useApprovals.setState({ requests: await api.requestAdoption(adoption) })
  cancelMerge()
  notify({ kind: 'done', text: `已提请采纳方案 ${preview.name}，待审核操作员确认` })
}

/** 撤回 by whoever asked, 退回 with a reason by a reviewer. Throws where it is refused. */
export async function withdrawRequest(request: ApprovalRequest, reason?: string): Promise<void> {
  useApprovals.setState({
    requests: await api.withdrawRequest({ id: request.id, ...(reason ? { reason } : {}) }),
  })
  const text = reason ? `已退回 ${request.requestedBy} 的提请` : '已撤回提请'
  notify({ kind: 'done', text })
}

/** Does what was asked for. Throws where it is refused; nothing is written then. */
export async function confirmRequest({ id, kind, planName }: ApprovalRequest): Promise<void> {
  refuseOnOtherDay()
  const delta = await api.confirmRequest({ id })
  take(delta)
  cancelMerge()
  if (kind === 'lockPlan') await refreshStatus()
  await Promise.all([refreshPlans(), refreshRequests()])
  const done = kind === 'lockPlan' ? `方案 ${planName} 已定稿，不再接受改动` : `已采纳方案 ${planName}`
  notify({ kind: 'done', text: delta.operation?.title ?? done })
}
