import { create } from 'zustand'
import type { ApprovalRequest } from '../../domain/approval.ts'
import type { Approval, MergeDecision, MergePreview, MergeSource } from '../../domain/branch.ts'
import { DomainError } from '../../domain/errors.ts'
import type { FileToken } from '../../domain/shell.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'
import { refreshPlans } from './plans.ts'
import { load, refuseOnOtherDay, take, useWorkbook } from './workbook.ts'

interface Asking {
  readonly token: string
  /** What the package is opened for. */
  readonly purpose: 'merge' | 'open'
}

interface MergeState {
  readonly source: MergeSource | null
  readonly preview: MergePreview | null
  readonly decisions: ReadonlyMap<string, MergeDecision['take']>
  /** The 提请 that is looked at before it is confirmed: what it decides stands. */
  readonly request: ApprovalRequest | null
  /** A package that waits for its passphrase; what was wrong with the last one. */
  readonly asking: Asking | null
  /** A package that came from outside while a workbook is open: what it is for is asked. */
  readonly received: FileToken | null
  readonly busy: boolean
}

const idle = {
  source: null,
  preview: null,
  decisions: new Map(),
  request: null,
  asking: null,
  received: null,
  busy: false,
} as const

export const useMerge = create<MergeState>()(() => idle)

export const cancelMerge = () => useMerge.setState(idle)

export const stopAsking = () => useMerge.setState({ asking: null })

async function look(source: MergeSource, decisions: MergeState['decisions']): Promise<void> {
  useMerge.setState({ busy: true })
  try {
    const preview = await api.previewMerge({ source, decisions: decisionsOf(decisions) })
    useMerge.setState({ source, preview, decisions })
  } catch (error) {
    if ('token' in source && isPassphrase(error)) {
      if (source.passphrase) throw error
      useMerge.setState({ asking: { token: source.token, purpose: 'merge' } })
      return
    }
    cancelMerge()
    notifyError(error)
  } finally {
    useMerge.setState({ busy: false })
  }
}

function isPassphrase(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'packagePassphrase'
}

/** Decisions as the backend takes them. */
export function decisionsOf(decisions: MergeState['decisions']): MergeDecision[] {
  return [...decisions].map(([key, choice]) => ({ key, take: choice }))
}

/** Shows what 采纳 of a plan would do; nothing is written. */
export async function startAdoption(file: string): Promise<void> {
  cancelMerge()
  await look({ file }, new Map())
}

/** Shows what a 提请 of 采纳 would do, decided as whoever asked has decided it. */
export async function startReview(request: ApprovalRequest): Promise<void> {
  const { adoption } = request
  if (!adoption) return
  useMerge.setState({ ...idle, request })
  await look({ file: adoption.file }, new Map(adoption.decisions.map(({ key, take }) => [key, take])))
}

/** Asks for an 交换包 and shows what 收回 of it would do. */
export async function startTakingBack(): Promise<void> {
  try {
    const file = await shell.pickFile('package')
    if (file) await look({ token: file.token }, new Map())
  } catch (error) {
    notifyError(error)
  }
}

/** Takes a package that the clerk opened from outside: as a copy, or, where a workbook is open, as they say. */
export async function receivePackage(file: FileToken): Promise<void> {
  if (useWorkbook.getState().model) useMerge.setState({ ...idle, received: file })
  else await openCopy(file.token)
}

/** What a received package is for. */
export async function answerReceived(purpose: Asking['purpose'] | null): Promise<void> {
  const { received } = useMerge.getState()
  useMerge.setState({ received: null })
  if (received && purpose === 'merge') await look({ token: received.token }, new Map())
  if (received && purpose === 'open') await openCopy(received.token)
}

/** Throws where the passphrase is wrong: the form says so and asks again. */
export async function answerPassphrase(passphrase: string): Promise<void> {
  const { asking } = useMerge.getState()
  if (asking?.purpose === 'merge') await look({ token: asking.token, passphrase }, new Map())
  if (asking?.purpose === 'open') await openCopy(asking.token, passphrase)
}

/** Takes one side of a conflict; what the result would break is asked for anew. */
export async function decide(key: string, choice: MergeDecision['take']): Promise<void> {
  const { source, decisions } = useMerge.getState()
  if (source) await look(source, new Map(decisions).set(key, choice))
}

/** Throws where it is refused; nothing is written then. */
export async function confirmMerge(approval?: Approval): Promise<void> {
  const { source, preview, decisions } = useMerge.getState()
  if (!source || !preview) return
  refuseOnOtherDay()
  const delta = await api.mergeBranch({
    source,
    decisions: decisionsOf(decisions),
    head: preview.head,
    ...(approval ? { approval } : {}),
  })
  take(delta)
  notify({ kind: 'done', text: delta.operation?.title ?? '对方的改动这里都已有，没有需要并入的内容' })
  cancelMerge()
  await refreshPlans()
}

/** Opens what an 交换包 holds as a copy of its own, to be edited and handed back. */
export async function openAsCopy(): Promise<void> {
  try {
    const file = await shell.pickFile('package')
    if (file) await openCopy(file.token)
  } catch (error) {
    notifyError(error)
  }
}

async function openCopy(token: string, passphrase?: string): Promise<void> {
  try {
    await api.openPackage({ token, ...(passphrase ? { passphrase } : {}) })
    cancelMerge()
    await load()
  } catch (error) {
    if (!isPassphrase(error)) notifyError(error)
    else if (passphrase) throw error
    else useMerge.setState({ asking: { token, purpose: 'open' } })
  }
}
