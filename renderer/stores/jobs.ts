import { create } from 'zustand'
import { DomainError } from '../../domain/errors.ts'
import type { Progress } from '../../domain/scene/atlas.ts'
import type { BackendEvent, SavedFile } from '../../domain/shell.ts'
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
  readonly canCancel: boolean
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
  /** Under this name the backend tells how far its part is. */
  readonly name: string
  readonly signal: AbortSignal
  readonly report: (text: string, progress?: Progress) => void
}

interface JobManner {
  /** What is said of the result; null: its place on the screen says it, and the job leaves the tray. */
  readonly done?: string | null
  /** What is begun is ended: an operation of the ledger is whole or is not. */
  readonly fixed?: boolean
}

/** As many are kept in the tray. */
const mostJobs = 30

const stops = new Map<number, AbortController>()
const reports = new Map<string, JobHandle['report']>()
let count = 0

function change(id: number, fields: Partial<Job>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...fields } : job)) }))
}

function remove(id: number): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))
}

/**
 * Runs work as a job of the tray. `null` from the work: the clerk closed its dialog, nothing is left of it.
 * Answers whether it ended in a result.
 */
export async function startJob(
  title: string,
  work: (job: JobHandle) => Promise<SavedFile | null>,
  { done = '已导出', fixed = false }: JobManner = {},
): Promise<boolean> {
  count += 1
  const id = count
  const stop = new AbortController()
  stops.set(id, stop)
  const begun: Job = {
    id,
    title,
    state: 'running',
    text: '正在准备',
    share: null,
    result: null,
    canCancel: !fixed,
  }
  useJobs.setState(({ jobs }) => ({ jobs: [begun, ...jobs].slice(0, mostJobs) }))
  const report: JobHandle['report'] = (text, progress) =>
    change(id, { text, share: progress ? progress.done / Math.max(1, progress.total) : null })
  const name = crypto.randomUUID()
  reports.set(name, report)
  try {
    const result = await untilAborted(work({ name, signal: stop.signal, report }), stop.signal)
    if (result === null || done === null) {
      remove(id)
      return result !== null
    }
    change(id, { state: 'done', text: result.name, share: 1, result })
    notify({ kind: 'done', text: `${done} ${result.name}`.trim() })
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
    reports.delete(name)
  }
}

/** Takes in what the backend says of its part of a job. */
export function hearProgress({ job, done = 0, total = 1 }: BackendEvent): void {
  const report = reports.get(job ?? '')
  report?.(`正在生成 ${Math.floor((100 * done) / Math.max(1, total))}%`, { done, total })
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
