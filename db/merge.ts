import type { MergeConflict, MergeDecision, MergePreview } from '../domain/branch.ts'
import { DomainError } from '../domain/errors.ts'
import { isSameRow, type NetChange } from '../domain/merge/net-change.ts'
import { decidedChanges, type Merge, threeWay } from '../domain/merge/three-way.ts'
import { isSealedTable, type SealedTable, sealedColumnsOf } from '../domain/personal.ts'
import { checkAhead } from '../domain/rules/check-ahead.ts'
import type { RowChange, RowOf, TableName } from '../domain/tables.ts'
import type { Book } from './book.ts'
import { changeCountSince, commonBase, netChangesSince, readBranch } from './branch.ts'
import type { ReadableDb } from './connection.ts'
import { maskChanges } from './masking.ts'
import { readPersonalKey } from './personal/key-slots.ts'

/** Another copy's work against this workbook's, with their common base. */
export interface Incoming {
  readonly merge: Merge
  readonly base: number
}

/** More rows than this are not listed one by one before a merge; they are counted. */
const mostShown = 500

/**
 * Reads what another copy did since the two parted. Errors: packageForeign where they share no entry,
 * packageBaseUnknown where the copy was branched from an entry that this workbook does not have (any more).
 */
export function readIncoming(book: Book, other: ReadableDb): Incoming {
  const base = commonBase(book.db, other)
  if (base === 0) throw new DomainError('packageForeign')
  const branch = readBranch(other)
  const isOwn = branch && branch.baseSeq <= base
  if (branch && !isOwn && !knows(book, branch.baseHash)) throw new DomainError('packageBaseUnknown')
  const theirs = netChangesSince(other, base)
  const own = keyIdOf(book.db)
  const isForeign = own !== null && keyIdOf(other) !== own
  const merge = threeWay(
    netChangesSince(book.db, base).map((change) => openedImages(book, change)),
    theirs
      .map((change) => openedImages(book, isForeign ? withOwnValues(book, change) : change))
      .filter(({ before, after }) => !isForeign || !isSameRow(before, after)),
  )
  return { merge, base }
}

const keyIdOf = (db: ReadableDb) => readPersonalKey(db)?.keyId ?? null

function openedImages(book: Book, change: NetChange): NetChange {
  const { table } = change
  if (!isSealedTable(table)) return change
  const open = (row: NetChange['after']) => row && book.vault.openRow(table, row as RowOf<SealedTable>)
  return { ...change, before: open(change.before), after: open(change.after) }
}

/** Values under a key that this workbook does not have cannot be taken over: those that are here stay. */
function withOwnValues(book: Book, change: NetChange): NetChange {
  const { table } = change
  if (!isSealedTable(table) || !change.after) return change
  const known = book.model.get(table, change.id) as Readonly<Record<string, unknown>> | undefined
  const values = Object.fromEntries(sealedColumnsOf(table).map((column) => [column, known?.[column] ?? null]))
  const own = (row: NetChange['after']) => row && ({ ...row, ...values } as RowOf<SealedTable>)
  return { ...change, before: own(change.before), after: own(change.after) }
}

function knows(book: Book, hash: string): boolean {
  return book.db.prepare('SELECT 1 FROM operation WHERE hash = ?').pluck().get(hash) === 1
}

/** What a merge would do, as the screen shows it before anything is written; personal columns masked. */
export function previewOf(
  book: Book,
  other: ReadableDb,
  decisions: readonly MergeDecision[],
): Omit<MergePreview, 'kind' | 'name' | 'author' | 'createdAt'> {
  const { merge, base } = readIncoming(book, other)
  const { changes } = decidedChanges(merge, decisions)
  const model = book.current()
  const counts: Partial<Record<TableName, number>> = {}
  for (const { table } of merge.clean) counts[table] = (counts[table] ?? 0) + 1
  const shown = merge.clean.slice(0, mostShown)
  return {
    head: book.ledger.headSeq,
    baseSeq: base,
    oursCount: changeCountSince(book.db, base),
    theirsCount: changeCountSince(other, base),
    counts,
    before: maskChanges(shown.map(({ table, id }) => rowOf(book, table, id))),
    after: maskChanges(shown),
    conflicts: merge.conflicts.map(maskedConflict),
    findings: checkAhead(model, changes),
  }
}

function rowOf(book: Book, table: TableName, id: string): RowChange {
  return { table, id, row: book.model.get(table, id) ?? null } as RowChange
}

function maskedConflict({ key, base, ours, theirs }: MergeConflict): MergeConflict {
  return { key, base: maskChanges(base), ours: maskChanges(ours), theirs: maskChanges(theirs) }
}
