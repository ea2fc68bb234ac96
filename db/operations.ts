import { DomainError } from '../domain/errors.ts'
import type { Operation } from '../domain/operation.ts'
import type { OperationDetail } from '../domain/workbook.ts'
import type { Book } from './book.ts'
import { maskChanges } from './masking.ts'

/** The newest entries of the 变更台账, before a sequence number where one is given. */
export function listOperations(book: Book, limit: number, beforeSeq?: number): Operation[] {
  return book.db
    .prepare(`
      SELECT *
      FROM operation
      WHERE seq < @beforeSeq
      ORDER BY seq DESC
      LIMIT @limit`)
    .all({ limit, beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER }) as Operation[]
}

/** One entry with its rows before and after. Errors: notFound. */
export function readOperation(book: Book, seq: number): OperationDetail {
  const operation = book.db.prepare('SELECT * FROM operation WHERE seq = ?').get(seq) as Operation | undefined
  if (!operation) throw new DomainError('notFound')
  return {
    operation,
    before: maskChanges(book.ledger.inverseOf(seq)),
    after: maskChanges(book.ledger.imagesOf(seq)),
  }
}
