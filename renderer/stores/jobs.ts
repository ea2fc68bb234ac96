import { create } from 'zustand'
import { DomainError } from '../../domain/errors.ts'
import type { Progress } from '../../domain/scene/atlas.ts'
import type { SavedFile } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { sentenceOf } from '../text.ts'
import { notify, notifyError } from './notice.ts'

/** Something that takes a while: it shows how far it is, can be cancelled, and ends in a result or a reason. */
export interface Job {
  readonly id: number
  readonly title: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  /** What it is at now, or why it failed. */
  readonly text: string
  /** Share that is done, 0 to 1; null where it cannot be told. */
  readonly share: number | null
  readonly result: SavedFile | null
}

interface JobsState {
  /** The newest first. */
  readonly jobs: readonly Job[]
  readonly open: boolean
}

export const useJobs = create<JobsState>()(() => ({ jobs: [], open: false }))

export const setJobsOpen = (open: boolean) => useJobs.setState({ open })

/** What a job's work is given. */
export interface JobHandle {
  readonly signal: AbortSignal
  readonly report: (text: string, progress?: Progress) => void
}

/** As many are kept in the tray. */
const mostJobs = 30

const stops = new Map<number, AbortController>()
let count = 0

function change(id: number, fields: Partial<Job>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...fields } : job)) }))
}

function remove(id: number): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))
}

/**
 * Runs work as a job of the tray. `null` from the work: the clerk closed its dialog, nothing is left of it.
 * `done` is what is said of the result. Answers whether it ended in one.
 */
export async function startJob(
  title: string,
  work: (job: JobHandle) => Promise<SavedFile | null>,
  done = '已导出',
): Promise<boolean> {
  count += 1
  const id = count
  const stop = new AbortController()
  stops.set(id, stop)
  const begun: Job = { id, title, state: 'running', text: '正在准备', share: null, result: null }
  useJobs.setState(({ jobs }) => ({ jobs: [begun, ...jobs].slice(0, mostJobs) }))
  const report: JobHandle['report'] = (text, progress) =>
    change(id, { text, share: progress ? progress.done / Math.max(1, progress.total) : null })
  try {
    const result = await untilAborted(work({ signal: stop.signal, report }), stop.signal)
    if (result === null) {
      remove(id)
      return false
    }
    change(id, { state: 'done', text: result.name, share: 1, result })
    notify({ kind: 'done', text: `${done} ${result.name}` })
    return true
  } catch (error) {
    if (isCancelled(error, stop.signal)) change(id, { state: 'cancelled', text: '已取消', share: null })
    else {
      change(id, { state: 'failed', text: sentenceOf(error), share: null })
      notifyError(error)
    }
    return false
  } finally {
    stops.delete(id)
  }
}

function isCancelled(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || (error instanceof DomainError && error.code === 'cancelled')
}

/** The backend finishes what it has begun; the clerk need not wait for it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, aborted])
}

export function cancelJob(id: number): void {
  stops.get(id)?.abort()
}

/** Takes what has ended off the tray. */
export function clearJobs(): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter(({ state }) => state === 'running') }))
}

/** Opens what a job made, or its folder. */
export async function openResult({ result }: Job, what: 'file' | 'folder'): Promise<void> {
  try {
    if (result?.token) await shell.openSaved(result.token, what)
  } catch (error) {
    notifyError(error)
  }
}
