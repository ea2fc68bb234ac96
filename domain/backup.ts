import type { ErrorCode } from './errors.ts'

/** Why the last backup was not taken; the workbook itself is as it was. */
export interface BackupTrouble {
  /** ISO 8601 instant. */
  readonly at: string
  readonly code: ErrorCode
}

/** What a file is tried for before it is called good, in this order. */
export const proofSteps = ['copy', 'open', 'integrity', 'chain', 'counts'] as const
export type ProofStep = (typeof proofSteps)[number]

/** What came of trying a copy of a workbook as if it had to be lived with from now on. */
export interface Proof {
  /** The step at which it failed; null where it is good. */
  readonly fault: ProofStep | null
  /** Entries of its 变更台账, and its last one; 0 where they could not be read. */
  readonly headSeq: number
  /** Rows of all tables of the model. */
  readonly rows: number
}

/** A 恢复演练: the newest backup, restored for trial and thrown away again. */
export interface RestoreDrill extends Proof {
  /** ISO 8601 instant. */
  readonly at: string
  readonly backup: string
  /** When the backup was taken, by the clock of this machine. */
  readonly takenAt: string
}
