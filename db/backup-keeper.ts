import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type BackupTrouble, proofSteps, type RestoreDrill } from '../domain/backup.ts'
import { DomainError } from '../domain/errors.ts'
import type { BackendEvent } from '../domain/shell.ts'
import { backupPath, headOfFile, listBackups, takeBackup } from './backup.ts'
import type { Book, Clock } from './book.ts'
import type { ReadableDb } from './connection.ts'
import type { Library } from './library.ts'
import { proveFile } from './proof.ts'

interface KeeperSurroundings {
  readonly library: Library
  readonly now: Clock
  readonly emit: (event: BackendEvent) => void
  readonly log: (message: string, error?: unknown) => void
}

/** Takes the backups of whatever workbook is open, one at a time, and knows how the last try went. */
export class BackupKeeper {
  trouble: BackupTrouble | null = null
  private readonly around: KeeperSurroundings
  /** The entry up to which the open workbook is in its newest backup. */
  private keptSeq = 0
  private last: Promise<unknown> = Promise.resolve()
  private checked: Promise<void> = Promise.resolve()

  constructor(around: KeeperSurroundings) {
    this.around = around
  }

  /** Another workbook is open: what its newest backup holds need not be kept again. */
  opened(book: Book): void {
    this.trouble = null
    const [newest] = this.backupsOf(book)
    const head = newest && headOfFile(this.pathOf(newest))
    this.keptSeq = head && head.hash === book.ledger.hashAt(head.seq) ? head.seq : 0
  }

  /** Errors: as takeBackup, backupFolderMissing. */
  async take(book: Book): Promise<void> {
    const seq = book.ledger.headSeq
    await this.takeOf(book.db, this.fileOf(book))
    this.keptSeq = seq
  }

  /** A failure is told, never thrown: what the clerk is about to do does not depend on it. */
  takeIfChanged(book: Book | null): Promise<void> {
    // One after the other: what the one under way holds need not be kept twice.
    this.checked = this.checked.then(() => this.takeWhereChanged(book))
    return this.checked
  }

  private async takeWhereChanged(book: Book | null): Promise<void> {
    if (!book || book.ledger.headSeq === this.keptSeq) return
    try {
      await this.take(book)
      this.around.emit({ type: 'notice', message: 'backedUp' })
    } catch (error) {
      this.around.log('automatic backup failed', error)
      this.around.emit({ type: 'notice', message: 'backupFailed' })
    }
  }

  /** A backup of any workbook file. One after the other: a workbook may not be closed while a copy is made of it. */
  async takeOf(db: ReadableDb, file: string): Promise<void> {
    const own = this.last.then(() =>
      takeBackup(db, file, this.around.library.requireBackupFolder(), this.around.now()),
    )
    this.last = own.catch(() => undefined)
    try {
      await own
      this.trouble = null
    } catch (error) {
      const code = error instanceof DomainError ? error.code : 'backupFailed'
      this.trouble = { at: this.around.now().toISOString(), code }
      throw error
    }
  }

  /** 恢复演练 with the newest backup of a workbook; how it went is noted, whatever it was. Errors: noBackup. */
  async rehearse(book: Book): Promise<RestoreDrill> {
    const { library, now, emit } = this.around
    const [newest] = this.backupsOf(book)
    if (!newest) throw new DomainError('noBackup')
    const folder = join(library.outbox(), randomUUID())
    const proof = await proveFile(this.pathOf(newest), folder, now, (step) =>
      emit({
        type: 'progress',
        job: 'rehearseRestore',
        done: proofSteps.indexOf(step),
        total: proofSteps.length,
      }),
    )
    const drill = { ...proof, at: now().toISOString(), backup: newest.backup, takenAt: newest.takenAt }
    library.rememberDrill(newest.file, drill)
    return drill
  }

  private backupsOf(book: Book) {
    return listBackups(this.around.library.backupFolder, this.fileOf(book))
  }

  private pathOf({ file, backup }: { readonly file: string; readonly backup: string }): string {
    return backupPath(this.around.library.backupFolder, file, backup)
  }

  private fileOf(book: Book): string {
    return this.around.library.fileOf(book.path)
  }
}
