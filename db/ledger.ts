import { createHash } from 'node:crypto'
import type { Statement } from 'better-sqlite3'
import { DomainError } from '../domain/errors.ts'
import type { Operation, UndoState } from '../domain/operation.ts'
import type { RowChange, RowOf, TableName } from '../domain/tables.ts'
import { asDomainError, type ReadableDb, type WritableDb } from './connection.ts'
import { type StackEntry, UndoStack } from './undo-stack.ts'

/** A `change` row as the triggers wrote it. */
export interface ChangeRecord {
  readonly tableName: TableName
  readonly rowId: string
  readonly before: string | null
  readonly after: string | null
}

export type OperationDraft = Omit<Operation, 'seq' | 'hash'>

/** Where an operation's changes stand. */
export interface Span {
  readonly changesFrom: number
  readonly changesTo: number
}

/** The newest entry, and where the next one's changes begin. */
interface Head {
  readonly seq: number
  readonly hash: string
  readonly changesTo: number
}

/**
 * The 变更台账 of one open workbook: the only way to write the model's tables,
 * the chain that proves the entries, and the stacks that undo and redo read from it.
 */
export class Ledger {
  private readonly db: WritableDb
  private readonly statements: ReturnType<typeof prepare>
  private head: Head
  private readonly stack: UndoStack
  private readonly open: (change: RowChange) => RowChange

  /** Entries up to `floor` are not to be undone in this file. `open` reads what an image keeps encrypted. */
  constructor(db: WritableDb, floor = 0, open = (change: RowChange) => change) {
    this.db = db
    this.open = open
    this.statements = prepare(db)
    const last = this.statements.last.get() as Head | undefined
    this.head = last ?? { seq: 0, hash: genesisHash(db), changesTo: 1 }
    this.stack = this.replay(floor, this.head.seq)
  }

  get headHash(): string {
    return this.head.hash
  }

  get headSeq(): number {
    return this.head.seq
  }

  /** The hash of an entry; null where there is none. */
  hashAt(seq: number): string | null {
    return (this.db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck().get(seq) as string) ?? null
  }

  /**
   * Runs `work` as one operation in one transaction: the triggers record the rows, the hash joins the chain.
   * Whatever `work` throws leaves nothing behind. Errors: constraintViolated, diskFull, workbookReadOnly.
   */
  commit(draft: OperationDraft, work: () => void): { operation: Operation; changes: RowChange[] } {
    const seq = this.head.seq + 1
    const changesFrom = this.head.changesTo
    let hash = ''
    let records: ChangeRecord[] = []
    try {
      this.db.transaction(() => {
        this.statements.begin.run(seq)
        work()
        records = this.statements.recorded.all(changesFrom, Number.MAX_SAFE_INTEGER) as ChangeRecord[]
        hash = hashOf(this.head.hash, { ...draft, seq }, records)
        this.statements.insert.run({
          ...draft,
          seq,
          hash,
          changesFrom,
          changesTo: changesFrom + records.length,
        })
        this.statements.end.run()
      })()
    } catch (error) {
      throw asDomainError(error)
    }
    const operation = { ...draft, seq, hash }
    this.head = { seq, hash, changesTo: changesFrom + records.length }
    this.stack.push(operation)
    return { operation, changes: lastImages(records).map(this.open) }
  }

  undoState(): UndoState {
    return this.stack.state()
  }

  /** The entries that an undo back to one would take back, oldest first; without one, the last alone. */
  toUndo(backTo?: number): readonly StackEntry[] {
    return backTo === undefined ? this.stack.inForce().slice(-1) : this.stack.after(backTo)
  }

  /** The entries that the next redo would bring back, oldest first. */
  toRedo(): readonly StackEntry[] {
    return this.stack.next()
  }

  /** The stack as it stood after an entry. */
  stackAt(seq: number): UndoStack {
    return this.replay(0, seq)
  }

  /** The rows as they were before an operation, in the order in which to write them. */
  inverseOf(seq: number): RowChange[] {
    return this.recordsOf(seq)
      .reverse()
      .map((record) => this.open(imageOf(record, record.before)))
  }

  private recordsOf(seq: number): ChangeRecord[] {
    const span = this.statements.span.get(seq) as Span | undefined
    if (!span) throw new DomainError('notFound')
    return this.statements.recorded.all(span.changesFrom, span.changesTo) as ChangeRecord[]
  }

  /** The rows as an operation left them. */
  imagesOf(seq: number): RowChange[] {
    return this.recordsOf(seq).map((record) => this.open(imageOf(record, record.after)))
  }

  /** Recomputes the chain; the first entry that does not fit, or null where all do. */
  findBreak(): number | null {
    let previous = genesisHash(this.db)
    let next = 1
    for (const { hash, ...operation } of this.statements.all.iterate() as Iterable<Operation & Span>) {
      if (operation.changesFrom !== next) return operation.seq
      next = operation.changesTo
      const records = this.statements.recordedLater.all(operation.changesFrom, next) as ChangeRecord[]
      if (hashOf(previous, operation, records) !== hash) return operation.seq
      previous = hash
    }
    // Changes behind the last entry belong to one that was taken out.
    const beyond = this.db.prepare('SELECT max(seq) FROM change').pluck().get() as number | null
    return (beyond ?? 0) >= next ? this.head.seq + 1 : null
  }

  private replay(floor: number, seq: number): UndoStack {
    const stack = new UndoStack(floor)
    for (const entry of this.statements.entries.iterate(seq) as Iterable<StackEntry>) stack.push(entry)
    return stack
  }
}

function prepare(db: ReadableDb): Record<StatementName, Statement> {
  const columns =
    'seq, id, at, operator, operatorId, operatorRole, command, title, reason, documentNumber, kind, targetSeq, hash'
  const recorded = `
    SELECT tableName, rowId, before, after
    FROM change
    WHERE seq >= ? AND seq < ?
    ORDER BY seq`
  return {
    last: db.prepare('SELECT seq, hash, changesTo FROM operation ORDER BY seq DESC LIMIT 1'),
    span: db.prepare('SELECT changesFrom, changesTo FROM operation WHERE seq = ?'),
    entries: db.prepare('SELECT seq, title, kind, targetSeq FROM operation WHERE seq <= ? ORDER BY seq'),
    all: db.prepare(`SELECT ${columns}, changesFrom, changesTo FROM operation ORDER BY seq`),
    begin: db.prepare('INSERT INTO openOperation (seq) VALUES (?)'),
    end: db.prepare('DELETE FROM openOperation'),
    insert: db.prepare(`
      INSERT INTO operation (${columns}, changesFrom, changesTo)
      VALUES (@seq, @id, @at, @operator, @operatorId, @operatorRole, @command, @title, @reason, @documentNumber,
        @kind, @targetSeq, @hash, @changesFrom, @changesTo)`),
    recorded: db.prepare(recorded),
    // A second cursor: better-sqlite3 refuses to re-enter a statement that is being iterated.
    recordedLater: db.prepare(recorded),
  }
}
type StatementName =
  | 'last'
  | 'span'
  | 'entries'
  | 'all'
  | 'begin'
  | 'end'
  | 'insert'
  | 'recorded'
  | 'recordedLater'

function genesisHash(db: ReadableDb): string {
  const hash = db.prepare('SELECT genesisHash FROM workbookInfo').pluck().get()
  if (typeof hash !== 'string') throw new DomainError('workbookBroken', { reason: 'workbookInfo is empty' })
  return hash
}

/** What joins an entry to the chain: the hash of the one before it, its own words, and its rows. */
export function hashOf(
  previous: string,
  draft: Omit<Operation, 'hash'>,
  records: readonly ChangeRecord[],
): string {
  const hash = createHash('sha256')
  const { seq, id, at, operator, command, title, reason, documentNumber, kind, targetSeq } = draft
  const words = [seq, id, at, operator, command, title, reason, documentNumber, kind, targetSeq]
  // What was written without profiles, or before there were any, keeps its hash.
  const { operatorId, operatorRole } = draft
  const signed = operatorId ? [...words, operatorId, operatorRole] : words
  hash.update(previous)
  hash.update(JSON.stringify(signed))
  // At once: each call of the hash costs more than a short record.
  hash.update(
    records
      .map(
        ({ tableName, rowId, before, after }) =>
          `\n${tableName}\t${rowId}\t${before ?? '-'}\t${after ?? '-'}`,
      )
      .join(''),
  )
  return hash.digest('hex')
}

function imageOf(record: ChangeRecord, image: string | null): RowChange {
  const row = image === null ? null : (JSON.parse(image) as RowOf<TableName>)
  return { table: record.tableName, id: record.rowId, row } as RowChange
}

/**
 * Computes the hash of every entry anew, after images of rows were rewritten; the caller has lifted the ban on that
 * within its transaction. Answers the entries whose hash is another one now.
 */
export function rechain(db: WritableDb): { readonly first: number; readonly last: number } | null {
  const statements = prepare(db)
  const update = db.prepare('UPDATE operation SET hash = ? WHERE seq = ?')
  let previous = genesisHash(db)
  let first: number | null = null
  let last = 0
  for (const { hash: old, ...operation } of statements.all.all() as (Operation & Span)[]) {
    const records = statements.recorded.all(operation.changesFrom, operation.changesTo) as ChangeRecord[]
    const hash = hashOf(previous, operation, records)
    if (hash !== old) {
      update.run(hash, operation.seq)
      first ??= operation.seq
    }
    last = operation.seq
    previous = hash
  }
  return first === null ? null : { first, last }
}

/** A row that an operation touched twice is told once, as it was left. */
function lastImages(records: readonly ChangeRecord[]): RowChange[] {
  const last = new Map(records.map((record) => [`${record.tableName} ${record.rowId}`, record]))
  return [...last.values()].map((record) => imageOf(record, record.after))
}
