import { create } from 'zustand'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import { sentenceOf } from '../text.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'refused' | 'trouble'
  readonly text: string
  /** More lines: the rules that refused, each with its basis. */
  readonly lines?: readonly string[]
}

interface NoticeState {
  readonly latest: Notice | null
}

export const useNotice = create<NoticeState>()(() => ({ latest: null }))

/** Not trouble: the clerk is told why something is not done now, or not by them. */
const refusals: readonly ErrorCode[] = ['viewOnly', 'notPermitted', 'secondPersonNeeded']

let count = 0

/** Says something to the clerk; it is also spoken by the live region. */
export function notify(notice: Omit<Notice, 'id'>): void {
  count += 1
  useNotice.setState({ latest: { ...notice, id: count } })
}

export function notifyError(error: unknown): void {
  if (error instanceof DomainError && error.code === 'ruleViolated' && error.detail.findings) {
    const lines = error.detail.findings.map((finding) => `${finding.sentence}（${finding.basis}）`)
    notify({ kind: 'refused', text: '不能这样调整', lines })
    return
  }
  const isRefusal = error instanceof DomainError && refusals.includes(error.code)
  notify({ kind: isRefusal ? 'refused' : 'trouble', text: sentenceOf(error) })
}

/**
 * For what the screen reads by itself: where the workbench has locked meanwhile, the screen that asks who is there says
 * so, and nothing was lost.
 */
export function notifyReadError(error: unknown): void {
  if (error instanceof DomainError && error.code === 'signedOut') return
  notifyError(error)
}
