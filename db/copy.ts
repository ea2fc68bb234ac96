import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import Database from 'better-sqlite3'
import type { Branch } from '../domain/branch.ts'
import { clearRequests } from './approvals/requests.ts'
import { writeBranch } from './branch.ts'
import { asDomainError, type WritableDb } from './connection.ts'

const chunkBytes = 1 << 20

/** From here on SQLite keeps its lock bytes inside the file, and Windows lets nobody read them. */
const firstLockByte = 2 ** 30

/**
 * The file of an open workbook, to be copied byte by byte. POSIX drops every lock that a process has on a file when
 * it closes any descriptor of it, SQLite's own lock included; so the descriptor stays open until the connection is
 * closed, and no copy may be made by a call that opens the file anew.
 */
export class OwnFile {
  private readonly db: WritableDb
  private readonly path: string
  private descriptor: number | null = null

  constructor(db: WritableDb, path: string) {
    this.db = db
    this.path = path
  }

  /**
   * Copies the workbook, as its last entry left it, into a new file; on the disk only when the caller syncs it.
   * With the log emptied into the file, and nobody else able to write, the bytes are the workbook: a third of the
   * time that VACUUM INTO takes, which is the way only where the file alone would not tell all.
   */
  copyInto(target: string): void {
    if (!this.isWhole()) this.db.prepare('VACUUM INTO ?').run(target)
    else this.copyBytes(target)
  }

  /** To be called after the connection is closed. */
  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor)
    this.descriptor = null
  }

  /** Empties the log into the file. False in memory, within a transaction, and where a reader keeps the log in use. */
  private isWhole(): boolean {
    if (this.db.memory || this.db.inTransaction) return false
    const [log] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    const pages = this.db.pragma('page_count', { simple: true }) as number
    const pageBytes = this.db.pragma('page_size', { simple: true }) as number
    return log?.busy === 0 && pages * pageBytes <= firstLockByte
  }

  private copyBytes(target: string): void {
    this.descriptor ??= openSync(this.path, 'r')
    const copy = openSync(target, 'wx')
    try {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      let at = 0
      for (let read = -1; read !== 0; at += read) {
        read = readSync(this.descriptor, chunk, 0, chunkBytes, at)
        for (let done = 0; done < read; ) done += writeSync(copy, chunk, done, read - done)
      }
    } finally {
      closeSync(copy)
    }
  }
}

/**
 * Writes the open workbook to another path and says there what it was branched from; `branch` null keeps what the
 * file says of itself. The path gets its name only when the copy is whole and on disk. `adapt` changes the copy first.
 * Errors: diskFull, workbookReadOnly.
 */
export function writeCopy(
  source: OwnFile,
  path: string,
  branch: Branch | null,
  adapt: (copy: WritableDb) => void = () => {},
): void {
  const draft = `${path}.part`
  removeWorkbook(draft)
  try {
    source.copyInto(draft)
    settle(draft, branch, adapt)
    syncFile(draft)
    renameSync(draft, path)
  } catch (error) {
    removeWorkbook(draft)
    throw asDomainError(error)
  }
}

/** Makes a copy one file that needs no log beside it, and writes what it was branched from. */
export function settle(
  draft: string,
  branch: Branch | null,
  adapt: (copy: WritableDb) => void = () => {},
): void {
  const copy = new Database(draft)
  try {
    // First of all: a log that is shared would need a file of shared memory beside it.
    copy.pragma('locking_mode = EXCLUSIVE')
    // The copy is nobody's workbook yet: if power fails now the draft is thrown away, so no wait for the disk here.
    copy.pragma('synchronous = OFF')
    copy.pragma('journal_mode = DELETE')
    if (branch) {
      writeBranch(copy, branch)
      clearRequests(copy)
    }
    adapt(copy)
  } finally {
    copy.close()
  }
}

/** Waits until a file is on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Removes a workbook file with the files that SQLite keeps beside it. */
export function removeWorkbook(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}

/** Copies a workbook file that is not open, with the log that a crash left beside it. */
export function copyWorkbook(from: string, to: string): void {
  for (const suffix of ['', '-wal']) {
    if (suffix === '' || existsSync(`${from}${suffix}`)) copyFileSync(`${from}${suffix}`, `${to}${suffix}`)
  }
}
