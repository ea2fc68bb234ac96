import Database from 'better-sqlite3'
import type { BackupFile } from '../../domain/workbook.ts'
import { backupPath, listBackups } from '../backup.ts'
import { holdsPlainValues } from './seal-file.ts'

/** The backups of workbook files in which numbers or amounts stand unencrypted, newest first. One that cannot be read counts. */
export function listPlainBackups(folder: string, files: readonly string[]): BackupFile[] {
  return files
    .flatMap((file) => listBackups(folder, file))
    .filter(({ file, backup }) => isPlain(backupPath(folder, file, backup)))
}

function isPlain(path: string): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    return holdsPlainValues(db)
  } catch {
    return true
  } finally {
    db?.close()
  }
}
