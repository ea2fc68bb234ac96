import type { Branch } from '../domain/branch.ts'
import type { NetChange } from '../domain/merge/net-change.ts'
import type { RowOf, TableName } from '../domain/tables.ts'
import type { ReadableDb, WritableDb } from './connection.ts'

/** What a file was branched from; null for the workbook itself. */
export function readBranch(db: ReadableDb): Branch | null {
  return (db.prepare('SELECT * FROM branch').get() as Branch | undefined) ?? null
}

/** Says in a file what it was branched from. */
export function writeBranch(db: WritableDb, branch: Branch): void {
  db.transaction(() => {
    db.prepare('DELETE FROM branch').run()
    db.prepare(`
      INSERT INTO branch (branchId, kind, name, author, createdAt, baseSeq, baseHash, baseName,
        lockedAt, lockedBy, adoptedAt)
      VALUES (@branchId, @kind, @name, @author, @createdAt, @baseSeq, @baseHash, @baseName,
        @lockedAt, @lockedBy, @adoptedAt)`).run(branch)
  })()
}

/** 定稿, and that a plan was adopted, are facts about the file; the model's ledger does not hold them. */
export function markBranch(
  db: WritableDb,
  mark: Partial<Pick<Branch, 'lockedAt' | 'lockedBy' | 'adoptedAt'>>,
): void {
  const branch = readBranch(db)
  if (branch) writeBranch(db, { ...branch, ...mark })
}

/** The last entry that two ledgers share: both are hash chains, so up to there they are the same. 0 where none is. */
export function commonBase(a: ReadableDb, b: ReadableDb): number {
  const head = (db: ReadableDb) =>
    (db.prepare('SELECT max(seq) FROM operation').pluck().get() as number | null) ?? 0
  const [left, right] = [a, b].map((db) => db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck())
  const isShared = (seq: number) => left?.get(seq) === right?.get(seq)
  let [known, beyond] = [0, Math.min(head(a), head(b)) + 1]
  while (beyond - known > 1) {
    const middle = (known + beyond) >> 1
    if (isShared(middle)) known = middle
    else beyond = middle
  }
  return known
}

/** What everything after an entry did to each row together; rows that are as they were are left out. */
export function netChangesSince(db: ReadableDb, seq: number): NetChange[] {
  const from = db.prepare('SELECT changesTo FROM operation WHERE seq = ?').pluck().get(seq) ?? 1
  const records = db
    .prepare(`
      SELECT tableName, rowId, before, after
      FROM change
      WHERE seq >= ?
      ORDER BY seq`)
    .raw()
    .iterate(from) as Iterable<readonly [TableName, string, string | null, string | null]>
  const rows = new Map<string, Touched>()
  for (const [tableName, rowId, before, after] of records) {
    // An id is that of one row; what a setting is called is the id of no other.
    const first = rows.get(rowId)
    if (first) first.after = after
    else rows.set(rowId, { tableName, rowId, before, after })
  }
  return [...rows.values()]
    .filter(({ before, after }) => before !== after)
    .map(({ tableName, rowId, before, after }) => ({
      table: tableName,
      id: rowId,
      before: imageOf(before),
      after: imageOf(after),
    }))
}

interface Touched {
  readonly tableName: TableName
  readonly rowId: string
  readonly before: string | null
  after: string | null
}

function imageOf(image: string | null): RowOf<TableName> | null {
  return image === null ? null : (JSON.parse(image) as RowOf<TableName>)
}

/** How many entries there are after one, traces not counted. */
export function changeCountSince(db: ReadableDb, seq: number): number {
  return db
    .prepare("SELECT count(*) FROM operation WHERE seq > ? AND kind <> 'trace'")
    .pluck()
    .get(seq) as number
}
