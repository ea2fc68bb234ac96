import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DomainError } from '../domain/errors.ts'
import { type Clock, openBook } from './book.ts'
import { asDomainError, type ReadableDb, type WritableDb } from './connection.ts'
import { checkReadable, needsMigration } from './migrate.ts'

/**
 * Reads a workbook file beside the open one: a plan, 现行, an unpacked 交换包. A file of an older version is brought
 * up to date first, backed up as at any open. Errors: planMissing, workbookLocked, workbookNewer, workbookBroken.
 */
export async function readOtherFile<R>(
  path: string,
  now: Clock,
  backUp: (db: WritableDb) => Promise<unknown>,
  read: (db: ReadableDb) => R,
): Promise<R> {
  if (!existsSync(path)) throw new DomainError('planMissing')
  let db: ReadableDb | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 200 })
    checkReadable(db)
    if (needsMigration(db)) {
      db.close()
      const book = await openBook(path, now, backUp)
      book.close()
      db = new Database(path, { readonly: true, fileMustExist: true, timeout: 200 })
    }
    return read(db)
  } catch (error) {
    throw asDomainError(error)
  } finally {
    db?.close()
  }
}
