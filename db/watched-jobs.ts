import { setImmediate } from 'node:timers/promises'
import { DomainError } from '../domain/errors.ts'
import type { BackendEvent } from '../domain/shell.ts'
import type { WorkStep } from '../domain/work-step.ts'

/** Milliseconds between two breaths of a work: a cancel is heard within them. */
const breathEvery = 40

/** The works that a window follows by the names it gave them. */
export class WatchedJobs {
  private readonly cancelled = new Set<string>()
  private readonly emit: (event: BackendEvent) => void

  constructor(emit: (event: BackendEvent) => void) {
    this.emit = emit
  }

  /** A cancel may come before its work begins: other calls stand before it. */
  cancel(job: string): void {
    this.cancelled.add(job)
  }

  /** Runs a work; it is told of by progress events where it has a name. Errors: `cancelled`, and those of the work. */
  async watch<T>(job: string | undefined, work: (step: WorkStep) => Promise<T>): Promise<T> {
    if (job === undefined) return work(this.breathe())
    try {
      return await work(this.breathe(job))
    } finally {
      this.cancelled.delete(job)
    }
  }

  private breathe(job?: string): WorkStep {
    let until = performance.now() + breathEvery
    return async (done, total) => {
      if (performance.now() < until && done < total) return
      if (job !== undefined) this.emit({ type: 'progress', job, done, total })
      await setImmediate()
      if (job !== undefined && this.cancelled.has(job)) throw new DomainError('cancelled')
      until = performance.now() + breathEvery
    }
  }
}
