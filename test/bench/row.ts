/** One line of the bench table: our time against a baseline of the same run. */
export interface BenchRow {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly baseline: number | null
  readonly ratio: number | null
  readonly target: string
  readonly ok: boolean
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** Milliseconds of one run. */
export function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** A row whose target is a ratio to its baseline. */
export function ratioRow(name: string, ours: number, baseline: number, limit: number): BenchRow {
  const ratio = ours / baseline
  return { name, unit: 'ms', ours, baseline, ratio, target: `≤ ${limit} ×`, ok: ratio <= limit }
}

/** A row whose target is a time. */
export function limitRow(name: string, ours: number, limit: number): BenchRow {
  return { name, unit: 'ms', ours, baseline: null, ratio: null, target: `≤ ${limit} ms`, ok: ours <= limit }
}
