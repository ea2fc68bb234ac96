import { DomainError } from '../domain/errors.ts'
import type { OperationFilter } from '../domain/operation-filter.ts'
import type { Signature } from '../domain/operator.ts'
import type { Book } from './book.ts'
import type { Handler } from './dispatch.ts'
import {
  countOperations,
  listOperations,
  listOperators,
  type OperationQuestion,
  readOperation,
} from './operations.ts'
import { undoPreview } from './undo-preview.ts'
import type { StackEntry } from './undo-stack.ts'
import { unitHistoryOf } from './unit-history.ts'

export interface LedgerSurroundings {
  readonly requireBook: () => Book
  readonly operator: () => Signature
}

/** 变更台账: its entries, the history of a unit out of them, and 撤销, 恢复, 撤销到此处. */
export function ledgerHandlers({ requireBook, operator }: LedgerSurroundings): Record<string, Handler> {
  const permitted = (book: Book, entries: readonly StackEntry[]): Signature => {
    const signature = operator()
    if (signature.role === 'clerk' && entries.some(({ seq }) => isMerge(book, seq))) {
      throw new DomainError('notPermitted', {
        message: '要撤销或恢复的包括采纳方案或收回交换包，须由审核操作员登录办理。',
      })
    }
    return signature
  }
  return {
    listOperations: (asked: OperationQuestion) => listOperations(requireBook().db, asked),
    countOperations: (filter: OperationFilter) => countOperations(requireBook().db, filter),
    listOperators: () => listOperators(requireBook().db),
    readOperation: ({ seq }: { seq: number }) => readOperation(requireBook(), seq),
    unitHistory: ({ unitId }: { unitId: string }) => unitHistoryOf(requireBook(), unitId),
    undo: () => {
      const book = requireBook()
      return book.undo(permitted(book, book.ledger.toUndo()))
    },
    redo: () => {
      const book = requireBook()
      return book.redo(permitted(book, book.ledger.toRedo()))
    },
    undoPreview: ({ seq }: { seq: number }) => undoPreview(requireBook(), seq),
    undoTo: ({ seq, head }: { seq: number; head: number }) => {
      const book = requireBook()
      return book.undoTo(seq, head, permitted(book, book.ledger.toUndo(seq)))
    },
  }
}

/** What a reviewer has adopted is not taken back by one who may not adopt. */
function isMerge(book: Book, seq: number): boolean {
  const command = book.db.prepare('SELECT command FROM operation WHERE seq = ?').pluck().get(seq)
  return command === 'mergeBranch'
}
