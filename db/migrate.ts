import { DomainError } from '../domain/errors.ts'
import { asDomainError, type ReadableDb, type WritableDb } from './connection.ts'
import { migrations } from './migrations/list.ts'
import { installLedger } from './triggers.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Marks our files among SQLite's (`PRAGMA application_id`): "ORGB". */
export const applicationId = 0x4f524742

/** The workbook version that this program writes. */
export const currentVersion = migrations.at(-1)?.version ?? 0

export function versionOf(db: ReadableDb): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Tells a foreign, a newer or a damaged file apart before anything is written. Errors: notAWorkbook, workbookNewer. */
export function checkReadable(db: ReadableDb): void {
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) throw new DomainError('notAWorkbook')
    const fileVersion = versionOf(db)
    if (fileVersion > currentVersion) {
      throw new DomainError('workbookNewer', { fileVersion, programVersion: currentVersion })
    }
  } catch (error) {
    throw asDomainError(error)
  }
}

/** Reads the whole file through. Errors: workbookBroken with SQLite's own word for it. */
export function checkIntegrity(db: ReadableDb): void {
  let answer: unknown
  try {
    answer = db.pragma('quick_check(1)', { simple: true })
  } catch (error) {
    throw asDomainError(error)
  }
  if (answer !== 'ok') throw new DomainError('workbookBroken', { reason: String(answer) })
}

export function needsMigration(db: ReadableDb): boolean {
  return versionOf(db) < currentVersion
}

/** Brings a file to a version, all steps in one transaction. The caller has backed up a file that holds data. */
export function migrate(db: WritableDb, to = currentVersion): void {
  const from = versionOf(db)
  if (from >= to) return
  db.transaction(() => {
    for (const step of migrations) {
      if (step.version > from && step.version <= to) db.exec(step.sql)
    }
    installLedger(db)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${to}`)
  })()
}
