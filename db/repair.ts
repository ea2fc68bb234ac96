import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Proof } from '../domain/backup.ts'
import { DomainError } from '../domain/errors.ts'
import type { Signature } from '../domain/operator.ts'
import type { DamageKind, RepairOptions, SalvageReport } from '../domain/repair.ts'
import type { BackupFile, WorkbookStatus } from '../domain/workbook.ts'
import { backupPath, listBackups, stamp } from './backup.ts'
import { type Clock, createBook } from './book.ts'
import { asDomainError, type ReadableDb } from './connection.ts'
import { copyWorkbook, syncFile } from './copy.ts'
import { DamagedFile } from './damaged-file.ts'
import type { Handler } from './dispatch.ts'
import type { AnyRow } from './ledger-images.ts'
import type { Library } from './library.ts'
import { proveFile } from './proof.ts'
import { salvageInto } from './salvage.ts'

export interface RepairSurroundings {
  readonly library: Library
  readonly now: Clock
  readonly operator: () => Signature
  /** Closes a workbook if it is open, without a backup: one of a damaged file must not push out the good ones. */
  readonly closeBook: (path: string) => void
  readonly openFile: (file: string) => Promise<WorkbookStatus>
}

/** The ways on from a damaged workbook: its newest good backup, or what of it can be read. */
export function repairHandlers(around: RepairSurroundings): Record<string, Handler> {
  return {
    repairOptions: ({ file }: { file: string }) => inTrial(around, (folder) => options(around, file, folder)),
    repairFromBackup: ({ file, backup }: { file: string; backup: string }) =>
      inTrial(around, (folder) => fromBackup(around, file, backup, folder)),
    salvageWorkbook: ({ file }: { file: string }) =>
      inTrial(around, (folder) => salvage(around, file, folder)),
  }
}

async function inTrial<R>(around: RepairSurroundings, work: (folder: string) => Promise<R>): Promise<R> {
  const folder = join(around.library.outbox(), randomUUID())
  mkdirSync(folder, { recursive: true })
  try {
    return await work(folder)
  } catch (error) {
    throw asDomainError(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function options(around: RepairSurroundings, file: string, folder: string): Promise<RepairOptions> {
  const path = around.library.pathOf(file)
  const copy = join(folder, 'looked-at.orgbook')
  const isThere = copyAside(around, path, copy)
  const proof = isThere ? await proveFile(copy, join(folder, 'proof'), around.now) : null
  const damaged = isThere ? DamagedFile.open(copy, donors(around, file, folder)) : null
  const headSeq = damaged?.lastEntry() ?? null
  damaged?.close()
  const { backup, passedOver } = await newestGood(around, file, folder)
  return { file, damage: damageOf(proof), headSeq, backup, passedOver }
}

function damageOf(proof: Proof | null): DamageKind {
  if (proof === null) return 'missing'
  if (proof.fault === null) return 'none'
  return proof.fault === 'copy' || proof.fault === 'open' ? 'unreadable' : 'damaged'
}

async function newestGood(around: RepairSurroundings, file: string, folder: string) {
  const backups = listBackups(around.library.backupFolder, file)
  for (const [passedOver, backup] of backups.entries()) {
    const proof = await proveFile(pathOf(around, backup), join(folder, 'proof'), around.now)
    if (proof.fault === null) return { backup: { ...backup, headSeq: proof.headSeq }, passedOver }
  }
  return { backup: null, passedOver: backups.length }
}

function pathOf(around: RepairSurroundings, { file, backup }: Pick<BackupFile, 'file' | 'backup'>): string {
  return backupPath(around.library.backupFolder, file, backup)
}

/**
 * Puts a backup into the place of a damaged workbook, which stays beside it under a name that says so.
 * Errors: backupUnusable where it does not stand the tests any more, diskFull, workbookReadOnly.
 */
async function fromBackup(
  around: RepairSurroundings,
  file: string,
  backup: string,
  folder: string,
): Promise<WorkbookStatus> {
  const path = around.library.pathOf(file)
  const source = pathOf(around, { file, backup })
  const proof = await proveFile(source, join(folder, 'proof'), around.now)
  if (proof.fault !== null) throw new DomainError('backupUnusable')
  const draft = `${path}.part`
  try {
    copyFileSync(source, draft)
    syncFile(draft)
    around.closeBook(path)
    if (existsSync(path)) refuseLocked(path)
    setAside(around, path)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return around.openFile(file)
}

/** Errors: nothingReadable, diskFull, workbookReadOnly, workbookMissing. */
async function salvage(
  around: RepairSurroundings,
  file: string,
  folder: string,
): Promise<{ readonly status: WorkbookStatus; readonly report: SalvageReport }> {
  const path = around.library.pathOf(file)
  const copy = join(folder, 'looked-at.orgbook')
  if (!copyAside(around, path, copy)) throw new DomainError('workbookMissing')
  const lenders = donors(around, file, folder)
  const damaged = DamagedFile.open(copy, lenders)
  if (!damaged) throw new DomainError('nothingReadable')
  const draft = join(folder, 'salvaged.orgbook')
  try {
    const info = damaged.readInfo() ?? infoOf(lenders)
    const found = salvageInto(draft, damaged, info, around.operator(), around.now)
    if (found.tables.every(({ kept }) => kept === 0)) throw new DomainError('nothingReadable')
    const target = around.library.freePath(`${basename(path, '.orgbook')} 抢救`)
    renameSync(draft, target)
    syncFile(target)
    const keptAs = basename(setAside(around, path))
    const status = await around.openFile(around.library.fileOf(target))
    return { status, report: { ...found, source: basename(path), keptAs } }
  } finally {
    damaged.close()
  }
}

/** Whose workbook it is, where only a backup can tell; the last donor is none. */
function infoOf(lenders: readonly string[]): AnyRow | null {
  const [backup] = lenders.slice(0, -1)
  if (backup === undefined) return null
  let db: ReadableDb | undefined
  try {
    db = new Database(backup, { readonly: true })
    return (db.prepare('SELECT * FROM workbookInfo').get() as AnyRow | undefined) ?? null
  } catch {
    return null
  } finally {
    db?.close()
  }
}

/** Closes a workbook where it is the open one, and copies its file, to be looked at; false where there is none. */
function copyAside(around: RepairSurroundings, path: string, copy: string): boolean {
  around.closeBook(path)
  if (!existsSync(path)) return false
  refuseLocked(path)
  copyWorkbook(path, copy)
  return true
}

/** A workbook that another copy of the program holds is not ours to mend. Errors: workbookLocked. */
function refuseLocked(path: string): void {
  let db: ReadableDb | undefined
  try {
    db = new Database(path, { readonly: true, timeout: 200 })
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    const known = asDomainError(error)
    if (known instanceof DomainError && known.code === 'workbookLocked') throw known
  } finally {
    db?.close()
  }
}

/** Files whose first page may stand in for a lost one: the backups, newest first, and a new workbook. */
function donors(around: RepairSurroundings, file: string, folder: string): readonly string[] {
  const fresh = join(folder, 'new.orgbook')
  if (!existsSync(fresh)) createBook(fresh, () => [], around.operator(), around.now).close()
  const backups = listBackups(around.library.backupFolder, file)
  return [...backups.slice(0, 3).map((backup) => pathOf(around, backup)), fresh]
}

/** Gives a damaged file, and the log beside it, a name that says so and that no list of workbooks shows. */
function setAside(around: RepairSurroundings, path: string): string {
  const name = `${basename(path, '.orgbook')}（已损坏 ${stamp(around.now())}）.orgbook-broken`
  const aside = join(dirname(path), name)
  for (const suffix of ['', '-wal']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`)
  }
  rmSync(`${path}-shm`, { force: true })
  return aside
}
