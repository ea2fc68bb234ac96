import type { OperatorStatus } from '../domain/operator.ts'
import type { WorkbookStatus } from '../domain/workbook.ts'
import { listBackups } from './backup.ts'
import type { Book } from './book.ts'
import type { Library } from './library.ts'
import { protectionOf } from './personal/handlers.ts'
import type { Keyring } from './personal/keyring.ts'

interface Standing extends Pick<WorkbookStatus, 'trouble' | 'backupTrouble' | 'brokenAt' | 'operators'> {
  readonly book: Book | null
  readonly library: Library
  readonly keyring: Keyring
}

/** What is open, what could be opened, and how the safety nets stand. */
export function statusOf({ book, library, keyring, ...standing }: Standing): WorkbookStatus {
  const file = book ? library.fileOf(book.path) : (standing.trouble?.file ?? null)
  const backups = file === null ? [] : listBackups(library.backupFolder, file)
  return {
    ...standing,
    open: book && {
      file: library.fileOf(book.path),
      workbookId: book.workbookId,
      name: book.setting('workbookName'),
      branch: book.branch,
      mainFile: library.mainFileOf(library.fileOf(book.path)),
      personal: protectionOf(book, keyring),
    },
    workbooks: library.list(),
    backups,
    lastBackupAt: backups[0]?.takenAt ?? null,
    backupFolder: library.backupFolderName,
    lastDrill: book && library.lastDrillOf(library.fileOf(book.path)),
  }
}

/** What is told while nobody is signed in: that, and who could be. */
export function nothingToSee(operators: OperatorStatus): WorkbookStatus {
  return {
    open: null,
    trouble: null,
    workbooks: [],
    backups: [],
    lastBackupAt: null,
    backupTrouble: null,
    backupFolder: null,
    lastDrill: null,
    brokenAt: null,
    operators,
  }
}
