import type { OperatorRole } from './operator.ts'
import type { RowChange } from './tables.ts'

/** genesis: the template; do: a command; undo / redo: of an earlier one; trace: an export or a look at personal data. */
export const operationKinds = ['genesis', 'do', 'undo', 'redo', 'trace'] as const
export type OperationKind = (typeof operationKinds)[number]

/** One entry of the 变更台账. */
export interface Operation {
  readonly seq: number
  readonly id: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly operator: string
  /** The profile under which the operator was signed in, and its role then; null where there were no profiles. */
  readonly operatorId: string | null
  readonly operatorRole: OperatorRole | null
  readonly command: string
  readonly title: string
  readonly reason: string | null
  readonly documentNumber: string | null
  readonly kind: OperationKind
  readonly targetSeq: number | null
  readonly hash: string
}

/** What can be undone and redone next, by title. */
export interface UndoState {
  readonly undo: { readonly seq: number; readonly title: string } | null
  readonly redo: { readonly seq: number; readonly title: string } | null
}

/** What a command leaves behind: the entry, the rows, and what undo and redo would do now. */
export interface Delta {
  /** null where the command had nothing to change: nothing was written. */
  readonly operation: Operation | null
  readonly changes: readonly RowChange[]
  readonly undoState: UndoState
}
