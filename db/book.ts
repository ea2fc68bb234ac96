import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { Branch } from '../domain/branch.ts'
import { type Day, dayOf, isDay } from '../domain/day.ts'
import { DomainError } from '../domain/errors.ts'
import type { Finding, Plan, PlanContext } from '../domain/finding.ts'
import { Model } from '../domain/model.ts'
import type { Delta, Operation, OperationKind } from '../domain/operation.ts'
import type { Signature } from '../domain/operator.ts'
import { isSealedTable, type SealedTable, sealedColumnsOf, sealedTables } from '../domain/personal.ts'
import { checkAhead } from '../domain/rules/check-ahead.ts'
import { type SettingName, settingDefaults } from '../domain/setting.ts'
import type { RowChange, RowOf, TableRows } from '../domain/tables.ts'
import { markBranch, readBranch } from './branch.ts'
import { openConnection, type WritableDb } from './connection.ts'
import { OwnFile } from './copy.ts'
import { nextId } from './id-source.ts'
import { Ledger } from './ledger.ts'
import { maskChanges } from './masking.ts'
import { checkReadable, migrate, needsMigration } from './migrate.ts'
import type { PersonalCipher } from './personal/cipher.ts'
import { type KeySlot, writePersonalKey } from './personal/key-slots.ts'
import { Keyring } from './personal/keyring.ts'
import type { Vault } from './personal/vault.ts'
import { RowStore, readAllRows } from './rows.ts'

export type Clock = () => Date

/** Who an operation is signed by; a name alone where nobody is registered. */
export type Signer = Signature | string

/** What an operation is told about beside its rows. */
export interface OperationNote {
  readonly command: string
  readonly operator: Signer
  readonly reason?: string | undefined
  readonly documentNumber?: string | undefined
}

/** One open workbook: the file, its ledger, and the same rows in memory for rules and reports. */
export class Book {
  readonly path: string
  readonly db: WritableDb
  /** The same file as bytes, for copies. */
  readonly file: OwnFile
  readonly ledger: Ledger
  readonly workbookId: string
  /** What this file was branched from; null for the workbook itself. */
  branch: Branch | null
  /** What opens and encrypts the personal columns. */
  readonly vault: Vault
  private readonly rowStore: RowStore
  private readonly now: Clock
  private readonly inode: bigint | null
  /** The rows as read at open, until the model is made of them. */
  private loaded: TableRows
  private made: Model | null = null

  constructor(path: string, db: WritableDb, now: Clock, keyring: Keyring) {
    this.path = path
    this.db = db
    this.file = new OwnFile(db, path)
    this.now = now
    this.inode = inodeOf(path)
    this.workbookId = requireWorkbookId(db)
    // First of all: a table that is not there is told as what it is.
    const rows = readAllRows(db)
    this.branch = readBranch(db)
    // What came before the branch point belongs to the workbook: it cannot be undone in a copy of it.
    this.vault = keyring.vaultOf(db)
    this.ledger = new Ledger(db, this.branch?.baseSeq ?? 0, this.vault.openChange)
    this.rowStore = new RowStore(db, this.vault)
    this.loaded = this.vault.openRows(rows)
  }

  /** Made at its first use: the screen has its snapshot before the backend sorts the rows for itself. */
  get model(): Model {
    this.made ??= new Model(this.loaded, this.today())
    return this.made
  }

  /** Every row as it stands. */
  allRows(): TableRows {
    return this.made?.allRows() ?? this.loaded
  }

  /** The day that counts: a plan with a 生效日期 stands on that day, everything else on the calendar's. */
  today(): Day {
    const effectiveOn = this.branch?.kind === 'plan' ? this.setting('effectiveOn') : ''
    return isDay(effectiveOn) ? effectiveOn : dayOf(this.now())
  }

  /** A setting as it stands, without waiting for the model. */
  setting(name: SettingName): string {
    if (this.made) return this.made.setting(name)
    return this.loaded.setting.find((row) => row.id === name)?.value ?? settingDefaults[name]
  }

  context(): PlanContext {
    return { today: this.today(), newId: () => nextId(this.now()) }
  }

  /** The model as it counts today: a workbook left open over midnight moves on with the calendar. */
  current(): Model {
    this.model.setAsOf(this.today())
    return this.model
  }

  /**
   * Writes a plan as one operation. A change that breaks a cap, or makes an excess worse, is refused as a whole;
   * `load` lets an import bring in the state that is (rules 8: over-cap states load, show red, may shrink, never grow).
   * Errors: planLocked, personalDataLocked, ruleViolated with the findings, constraintViolated, diskFull.
   */
  execute(plan: Plan, note: OperationNote, policy: 'strict' | 'load' = 'strict'): Delta {
    this.refuseLocked()
    if (plan.changes.length === 0) return { operation: null, changes: [], undoState: this.ledger.undoState() }
    const model = this.current()
    this.vault.requireFillable(model, plan.changes)
    if (policy === 'strict') refuse(checkAhead(model, plan.changes))
    return this.write('do', plan, note, null)
  }

  /** Checks changes as `execute` would, and writes nothing. Errors: as of `execute`. */
  tryOut(changes: readonly RowChange[]): Delta {
    this.refuseLocked()
    const model = this.current()
    this.vault.requireFillable(model, changes)
    refuse(checkAhead(model, changes))
    return { operation: null, changes: [], undoState: this.ledger.undoState() }
  }

  /** Errors: nothingToUndo, planLocked. */
  undo(operator: Signer): Delta {
    const [last] = this.ledger.toUndo()
    return this.takeBack(last ? [last] : [], `撤销：${last?.title}`, operator)
  }

  /**
   * Takes back everything after an entry that can be undone, as one operation; the entry itself stays.
   * `head` is the ledger as the clerk was shown it. Errors: undoStale, notFound, nothingToUndo, planLocked.
   */
  undoTo(seq: number, head: number, operator: Signer): Delta {
    if (head !== this.ledger.headSeq) throw new DomainError('undoStale')
    if (seq > head) throw new DomainError('notFound')
    const entries = this.ledger.toUndo(seq)
    return this.takeBack(entries, `撤销到第 ${seq} 条：${entries.length} 项改动`, operator)
  }

  /** Errors: nothingToRedo, planLocked. */
  redo(operator: Signer): Delta {
    this.refuseLocked()
    const target = this.ledger.undoState().redo
    if (!target) throw new DomainError('nothingToRedo')
    const changes = this.ledger.toRedo().flatMap(({ seq }) => this.ledger.imagesOf(seq))
    return this.write(
      'redo',
      { title: `恢复：${target.title}`, changes },
      { command: 'redo', operator },
      target.seq,
    )
  }

  private takeBack(entries: readonly { readonly seq: number }[], title: string, operator: Signer): Delta {
    this.refuseLocked()
    const [oldest] = entries
    if (!oldest) throw new DomainError('nothingToUndo')
    const changes = entries.toReversed().flatMap(({ seq }) => this.ledger.inverseOf(seq))
    return this.write('undo', { title, changes }, { command: 'undo', operator }, oldest.seq)
  }

  /** An entry without rows: an export, a look at personal data; what `work` writes beside the model goes with it. */
  trace(title: string, note: OperationNote, work: () => void = () => {}): Operation | null {
    return this.write('trace', { title, changes: [] }, note, null, work).operation
  }

  /** Takes up the key of the personal columns, or lays it down (null): the rows in memory follow. */
  setCipher(cipher: PersonalCipher | null): void {
    this.vault.hasKey ||= cipher !== null
    this.vault.cipher = cipher
    for (const table of sealedTables) {
      const rows = this.vault.openAll(
        table,
        this.db.prepare(`SELECT * FROM ${table}`).all() as RowOf<SealedTable>[],
      )
      if (this.made) this.made.apply(rows.map((row) => ({ table, id: row.id, row }) as RowChange))
      else this.loaded = { ...this.loaded, [table]: rows }
    }
  }

  /** 定稿: from here on no command is accepted in this file. */
  lock(operator: Signer, reason?: string): Operation | null {
    const note = { command: 'lockPlan', operator, reason }
    const operation = this.trace(`方案定稿：${this.branch?.name ?? ''}`, note)
    const { name } = signatureOf(operator)
    markBranch(this.db, { lockedAt: this.now().toISOString(), lockedBy: name })
    this.branch = readBranch(this.db)
    return operation
  }

  private refuseLocked(): void {
    if (this.branch?.lockedAt) throw new DomainError('planLocked')
  }

  /**
   * A file that was deleted or replaced while it is open still takes every write, and keeps none of them.
   * Errors: workbookGone.
   */
  requireFile(): void {
    if (!this.db.memory && inodeOf(this.path) !== this.inode) throw new DomainError('workbookGone')
  }

  close(): void {
    if (!this.db.open) return
    this.db.pragma('optimize')
    this.db.close()
    this.file.close()
  }

  /** Closes a damaged file as it is: nothing is tidied up in it. */
  abandon(): void {
    try {
      this.db.close()
    } finally {
      this.file.close()
    }
  }

  private write(
    kind: OperationKind,
    plan: Plan,
    note: OperationNote,
    targetSeq: number | null,
    work: () => void = () => {},
  ): Delta {
    this.requireFile()
    const draft = draftOf(kind, plan.title, note, this.now, targetSeq)
    const { operation, changes } = this.ledger.commit(draft, () => {
      this.rowStore.write(plan.changes)
      work()
    })
    this.model.apply(changes)
    return { operation, changes: maskChanges(changes), undoState: this.ledger.undoState() }
  }
}

/** The data key of a new workbook, with the ways to it. */
export interface NewKey {
  readonly cipher: PersonalCipher
  readonly slots: readonly KeySlot[]
}

/**
 * Makes a new workbook file with a template's rows as its first entry; without a key the numbers of the sample's
 * invented people are left out. Errors: workbookReadOnly, diskFull.
 */
export function createBook(
  path: string,
  build: (context: PlanContext) => readonly RowChange[],
  operator: Signer,
  now: Clock,
  key?: NewKey,
): Book {
  const db = openConnection(path, { mustExist: false })
  try {
    migrate(db)
    const id = nextId(now())
    db.prepare('INSERT INTO workbookInfo (workbookId, createdAt, genesisHash) VALUES (?, ?, ?)').run(
      id,
      now().toISOString(),
      createHash('sha256').update(id).digest('hex'),
    )
    const changes = build({ today: dayOf(now()), newId: () => nextId(now()) })
    const draft = draftOf('genesis', '建立工作簿', { command: 'createWorkbook', operator }, now, null)
    const keyring = new Keyring()
    if (key) keyring.take(key.cipher)
    if (key) writePersonalKey(db, newKeyRow(key.cipher, now), key.slots)
    const store = new RowStore(db, keyring.vaultOf(db))
    new Ledger(db).commit(draft, () => store.write(key ? changes : changes.map(withoutNumbers)))
    return new Book(path, db, now, keyring)
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a workbook file. A file of an older version is backed up (and the copy checked) before it is migrated.
 * Errors: workbookMissing, workbookLocked, workbookReadOnly, workbookNewer, workbookBroken, notAWorkbook.
 */
export async function openBook(
  path: string,
  now: Clock,
  backUp: (db: WritableDb) => Promise<unknown>,
  keyring = new Keyring(),
): Promise<Book> {
  // SQLite takes a file of no bytes for a new one, and would begin to write it.
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) throw new DomainError('workbookBroken')
  const db = openConnection(path, { mustExist: true })
  try {
    checkReadable(db)
    if (needsMigration(db)) await backUp(db)
    migrate(db)
    return new Book(path, db, now, keyring)
  } catch (error) {
    db.close()
    throw error
  }
}

function newKeyRow({ keyId }: PersonalCipher, now: Clock) {
  const at = now().toISOString()
  return { keyId, madeAt: at, scrubbedAt: at }
}

function withoutNumbers(change: RowChange): RowChange {
  if (!isSealedTable(change.table) || !change.row) return change
  const none = Object.fromEntries(sealedColumnsOf(change.table).map((column) => [column, null]))
  return { ...change, row: { ...change.row, ...none } } as RowChange
}

/** Errors: workbookBroken where the file does not say whose workbook it is. */
function requireWorkbookId(db: WritableDb): string {
  const id = db.prepare('SELECT workbookId FROM workbookInfo').pluck().get()
  if (typeof id !== 'string') throw new DomainError('workbookBroken', { reason: 'workbookInfo is empty' })
  return id
}

/** What the file system knows a file by, whatever its name; null where there is none. */
function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

function refuse(findings: readonly Finding[]): void {
  if (findings.length === 0) return
  throw new DomainError('ruleViolated', {
    message: findings.map((finding) => finding.sentence).join('\n'),
    findings: findings.map(({ code, sentence, basis }) => ({ code, sentence, basis })),
  })
}

function signatureOf(signer: Signer): Signature {
  return typeof signer === 'string' ? { name: signer, id: null, role: null } : signer
}

/** An entry of the ledger that is yet to be written. */
export function draftOf(
  kind: OperationKind,
  title: string,
  note: OperationNote,
  now: Clock,
  targetSeq: number | null,
) {
  const { name, id: operatorId, role } = signatureOf(note.operator)
  return {
    id: nextId(now()),
    at: now().toISOString(),
    operator: name,
    operatorId,
    operatorRole: role,
    command: note.command,
    title,
    reason: note.reason ?? null,
    documentNumber: note.documentNumber ?? null,
    kind,
    targetSeq,
  }
}
