import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { type Day, dayOf } from '../domain/day.ts'
import { DomainError, type ErrorCode } from '../domain/errors.ts'
import type { BackupFile } from '../domain/workbook.ts'
import { asDomainError, type ReadableDb } from './connection.ts'
import { removeWorkbook, settle, syncFile } from './copy.ts'
import { checkIntegrity, checkReadable } from './migrate.ts'

const extension = '.orgbook'

/**
 * Copies an open workbook with SQLite's own backup, checks the copy, and only then gives it its name.
 * Errors: backupDiskFull, backupReadOnly, backupFailed where the copy does not check out.
 */
export async function takeBackup(
  db: ReadableDb,
  workbookFile: string,
  folder: string,
  now: Date,
): Promise<string> {
  const home = folderOf(folder, workbookFile)
  const target = join(home, `${stamp(now)}${extension}`)
  const draft = `${target}.part`
  try {
    mkdirSync(home, { recursive: true })
    removeWorkbook(draft)
    await db.backup(draft)
    // One file without a log beside it: it can be read from a medium that nobody can write to.
    settle(draft, null)
    checkFile(draft)
    syncFile(draft)
    renameSync(draft, target)
  } catch (error) {
    discard(draft)
    throw asBackupError(error)
  }
  thin(home, dayOf(now))
  return target
}

/** Where the folder itself is gone, or became read-only, the draft went with it or stays: neither is worth an error. */
function discard(draft: string): void {
  try {
    removeWorkbook(draft)
  } catch {
    // The reason why the backup failed is the one to tell.
  }
}

const backupCodes: Partial<Record<ErrorCode, ErrorCode>> = {
  diskFull: 'backupDiskFull',
  workbookReadOnly: 'backupReadOnly',
  workbookMissing: 'backupReadOnly',
}

/** What went wrong with the copy, not with the workbook. */
function asBackupError(error: unknown): DomainError {
  const known = asDomainError(error)
  const code = known instanceof DomainError ? backupCodes[known.code] : undefined
  const reason = error instanceof Error ? error.message : String(error)
  return new DomainError(code ?? 'backupFailed', { reason })
}

/** Opens a file read-only and reads it through. Errors: notAWorkbook, workbookNewer, workbookBroken. */
export function checkFile(path: string): void {
  let db: ReadableDb | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    checkReadable(db)
    checkIntegrity(db)
    if (db.prepare('SELECT count(*) FROM operation').pluck().get() === 0)
      throw new DomainError('workbookBroken')
  } catch (error) {
    throw asDomainError(error)
  } finally {
    db?.close()
  }
}

/** The backups of a workbook, newest first. */
export function listBackups(folder: string, workbookFile: string): BackupFile[] {
  const home = folderOf(folder, workbookFile)
  if (!existsSync(home)) return []
  return readdirSync(home)
    .filter((name) => name.endsWith(extension))
    .sort()
    .reverse()
    .map((backup) => {
      const stat = statSync(join(home, backup))
      return { backup, file: workbookFile, takenAt: instantOf(backup), bytes: stat.size }
    })
}

export function backupPath(folder: string, workbookFile: string, backup: string): string {
  if (basename(backup) !== backup) throw new DomainError('forbidden')
  return join(folderOf(folder, workbookFile), backup)
}

/** A plan's backups stand in a folder of the same name as the one that the plan stands in. */
function folderOf(folder: string, workbookFile: string): string {
  return join(folder, workbookFile.slice(0, -extension.length))
}

/** File names sort by time and are legal on every system: 20160519T094130123. */
export function stamp(now: Date): string {
  const day = dayOf(now).replaceAll('-', '')
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const time =
    pad(now.getHours()) + pad(now.getMinutes()) + pad(now.getSeconds()) + pad(now.getMilliseconds(), 3)
  return `${day}T${time}`
}

function instantOf(backup: string): string {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(backup) ?? []
  return `${y}-${mo}-${d}T${h}:${mi}:${s}`
}

/** Keeps all of today, the last of each of 30 days, the last of each of 12 months (quality.md, Backup). */
function thin(home: string, today: Day): void {
  const names = readdirSync(home).filter((name) => name.endsWith(extension))
  const kept = keptBackups(names, today)
  for (const name of names) if (!kept.has(name)) rmSync(join(home, name))
}

export function keptBackups(names: readonly string[], today: Day): Set<string> {
  const newestFirst = [...names].sort().reverse()
  const lastOf = (length: number, many: number) => {
    const seen = new Map<string, string>()
    for (const name of newestFirst) {
      const key = name.slice(0, length)
      if (!seen.has(key)) seen.set(key, name)
    }
    return [...seen.values()].slice(0, many)
  }
  const ofToday = newestFirst.filter((name) => name.startsWith(today.replaceAll('-', '')))
  return new Set([...ofToday, ...lastOf(8, 30), ...lastOf(6, 12)])
}

/** The last entry of a workbook file's ledger; null where it cannot be told. */
export function headOfFile(path: string): { readonly seq: number; readonly hash: string } | null {
  let db: ReadableDb | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 200 })
    const head = db.prepare('SELECT seq, hash FROM operation ORDER BY seq DESC LIMIT 1').get()
    return (head as { seq: number; hash: string } | undefined) ?? null
  } catch {
    return null
  } finally {
    db?.close()
  }
}
