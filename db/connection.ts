import { accessSync, constants, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DomainError } from '../domain/errors.ts'

/** A connection that may read the workbook. */
export type ReadableDb = Database.Database & { readonly __readable?: true }
/** A connection that may write it: only `commit`, migrations and the backup hand it on. */
export type WritableDb = ReadableDb & { readonly __writable?: true }

/**
 * Opens a workbook file for this process alone. Office PCs lose power, hence `synchronous = FULL`;
 * the exclusive lock is what tells a second copy of the app that the workbook is in use, and dies with its process.
 * Errors: workbookMissing, workbookLocked, workbookReadOnly, notAWorkbook, workbookBroken.
 */
export function openConnection(path: string, options: { readonly mustExist: boolean }): WritableDb {
  let db: WritableDb | undefined
  try {
    // On a write-protected disk SQLite speaks of a failed lock, as it does where another copy has the file.
    if (existsSync(path)) accessSync(path, constants.W_OK)
    db = new Database(path, { fileMustExist: options.mustExist, timeout: 200 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    // The first write takes the lock: a read-only folder or a second copy is told here, not at the first edit.
    db.exec('BEGIN IMMEDIATE; COMMIT')
    return db
  } catch (error) {
    db?.close()
    throw asDomainError(error)
  }
}

const codes: readonly (readonly [RegExp, DomainError['code']])[] = [
  [/^SQLITE_CANTOPEN/, 'workbookMissing'],
  [/^SQLITE_(BUSY|LOCKED)/, 'workbookLocked'],
  [/^SQLITE_READONLY/, 'workbookReadOnly'],
  [/^SQLITE_NOTADB/, 'notAWorkbook'],
  [/^SQLITE_CORRUPT|^SQLITE_IOERR_SHORT_READ/, 'workbookBroken'],
  [/^SQLITE_FULL|^SQLITE_IOERR_(WRITE|SHMSIZE)/, 'diskFull'],
  [/^SQLITE_CONSTRAINT/, 'constraintViolated'],
]

/** Turns SQLite's own error into the one that the clerk can answer; anything else stays a bug. */
export function asDomainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'ENOSPC') return new DomainError('diskFull')
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new DomainError('workbookReadOnly')
  // A file of ours that lacks a table of ours: whatever made it, it is no whole workbook.
  if (code === 'SQLITE_ERROR' && /^no such (?:table|column)/.test(error.message)) {
    return new DomainError('workbookBroken', { reason: error.message })
  }
  const known = codes.find(([pattern]) => pattern.test(code))
  return known ? new DomainError(known[1], { reason: error.message }) : error
}
