import { DomainError } from '../domain/errors.ts'
import { isSameRow } from '../domain/merge/net-change.ts'
import type { Operation } from '../domain/operation.ts'
import { type RowChange, tableNames } from '../domain/tables.ts'
import type { UndoCount, UndoPreview } from '../domain/workbook.ts'
import type { Book } from './book.ts'

/** Enough to read through; the count tells how many there are in all. */
const mostListed = 300

/** What 撤销到此处 would take back, and what it would come to. Errors: notFound, nothingToUndo. */
export function undoPreview(book: Book, seq: number): UndoPreview {
  const { ledger } = book
  if (seq > ledger.headSeq) throw new DomainError('notFound')
  const entries = ledger.toUndo(seq)
  if (entries.length === 0) throw new DomainError('nothingToUndo')
  const read = book.db.prepare('SELECT * FROM operation WHERE seq = ?')
  const newest = entries.toReversed()
  const changes = newest.flatMap((entry) => ledger.inverseOf(entry.seq))
  return {
    head: ledger.headSeq,
    seq,
    count: entries.length,
    operations: newest.slice(0, mostListed).map((entry) => read.get(entry.seq) as Operation),
    counts: countsOf(book, changes),
    standsAsThen: standsAsThen(book, seq),
  }
}

/** The last image of a row is the one that it would be left with; the book has the one that it has. */
function countsOf(book: Book, changes: readonly RowChange[]): UndoCount[] {
  const last = new Map(changes.map((change) => [`${change.table} ${change.id}`, change]))
  const counts = new Map(tableNames.map((table) => [table, { removed: 0, restored: 0, changed: 0 }]))
  for (const { table, id, row } of last.values()) {
    const count = counts.get(table)
    const now = book.model.get(table, id)
    if (!count || (!now && !row)) continue
    if (!row) count.removed += 1
    else if (!now) count.restored += 1
    else if (!isSameRow(now, row)) count.changed += 1
  }
  return [...counts]
    .map(([table, count]) => ({ table, ...count }))
    .filter((count) => count.removed + count.restored + count.changed > 0)
}

function standsAsThen(book: Book, seq: number): boolean {
  const { ledger } = book
  const back = new Set(ledger.toUndo(seq).map((entry) => entry.seq))
  const then = ledger.stackAt(seq).inForce()
  const left = ledger
    .stackAt(ledger.headSeq)
    .inForce()
    .filter((entry) => !back.has(entry.seq))
  return then.length === left.length && then.every((entry, index) => entry.seq === left[index]?.seq)
}
