import { copyFileSync } from 'node:fs'
import { basename } from 'node:path'
import { DomainError } from '../domain/errors.ts'
import type { Signature } from '../domain/operator.ts'
import type { FileToken } from '../domain/shell.ts'
import { buildTemplate } from '../domain/templates/build.ts'
import type { WorkbookStatus } from '../domain/workbook.ts'
import { aboutFile } from './about-file.ts'
import { backupPath, checkFile } from './backup.ts'
import type { BackupKeeper } from './backup-keeper.ts'
import { type Book, type Clock, createBook, type NewKey } from './book.ts'
import { removeWorkbook, writeCopy } from './copy.ts'
import type { Handler } from './dispatch.ts'
import type { FileDesk } from './file-desk.ts'
import type { Library } from './library.ts'
import { newPersonalCipher } from './personal/key-slots.ts'
import type { Keyring } from './personal/keyring.ts'

interface CreateInput {
  readonly template: Parameters<typeof buildTemplate>[0]
  readonly name: string
  readonly operator: string
  readonly backupFolderToken?: string
}

export interface WorkbookSurroundings {
  readonly library: Library
  readonly keyring: Keyring
  readonly keeper: BackupKeeper
  readonly files: FileDesk
  readonly now: Clock
  readonly operator: () => Signature
  readonly requireBook: () => Book
  readonly status: () => WorkbookStatus
  readonly openFile: (file: string) => Promise<WorkbookStatus>
  /** Opens a file of the library and makes it the open workbook. */
  readonly openPath: (path: string) => Promise<void>
  /** Makes a book the open one. */
  readonly take: (book: Book) => Promise<void>
}

/** The calls about a workbook as a whole: make one, take one in, keep it, have it back. */
export function workbookHandlers(around: WorkbookSurroundings): Record<string, Handler> {
  const { keeper } = around
  return {
    createWorkbook: (input: CreateInput) => createWorkbook(around, input),
    openWorkbook: ({ file }: { file: string }) => around.openFile(file),
    takeWorkbook: ({ token }: { token: string }) => takeWorkbook(around, token),
    copyWorkbook: () => copyWorkbook(around),
    backUp: () => keeper.take(around.requireBook()).then(() => around.status()),
    chooseBackupFolder: ({ token }: { token?: string }) => chooseBackupFolder(around, token),
    rehearseRestore: () => keeper.rehearse(around.requireBook()),
    restoreBackup: (input: { file: string; backup: string }) => restoreBackup(around, input),
  }
}

async function createWorkbook(around: WorkbookSurroundings, input: CreateInput): Promise<WorkbookStatus> {
  const { library } = around
  const signature = around.operator()
  // Whoever is signed in makes it; without profiles it is whoever is named for it.
  const operator = signature.id === null ? input.operator : signature.name
  const book = createBook(
    library.freePath(input.name),
    (context) => [
      ...buildTemplate(input.template, context),
      { table: 'setting', id: 'workbookName', row: { id: 'workbookName', value: input.name } },
      { table: 'setting', id: 'operator', row: { id: 'operator', value: operator } },
    ],
    signature.id === null ? operator : signature,
    around.now,
    newKey(around),
  )
  const backupFolder = input.backupFolderToken && around.files.pathOf(input.backupFolderToken)
  library.remember({ operator, ...(backupFolder ? { backupFolder } : {}) })
  await around.take(book)
  return around.status()
}

/** Where the operating system keeps a key a new workbook has one from the first; else the clerk sets a passphrase. */
function newKey({ keyring, now }: WorkbookSurroundings): NewKey | undefined {
  const { machine } = keyring
  if (!machine) return undefined
  const cipher = newPersonalCipher()
  keyring.take(cipher)
  return { cipher, slots: [machine.wrap(cipher, now().toISOString())] }
}

async function takeWorkbook(around: WorkbookSurroundings, token: string): Promise<WorkbookStatus> {
  const source = around.files.held(token)
  // One of ours, chosen or double-clicked where it lies: a copy would be a second truth.
  const own = around.library.fileAt(source.path)
  if (own !== null) return around.openFile(own)
  return aboutFile(source.name, async () => {
    checkFile(source.path)
    const path = around.library.freePath(basename(source.name).replace(/\.orgbook$/i, ''))
    copyFileSync(source.path, path)
    try {
      await around.openPath(path)
    } catch (error) {
      // What does not open does not stay in the library.
      removeWorkbook(path)
      throw error
    }
    return around.status()
  })
}

function copyWorkbook(around: WorkbookSurroundings): FileToken {
  const book = around.requireBook()
  const { file, path } = around.files.make(basename(book.path))
  writeCopy(book.file, path, null)
  return file
}

function chooseBackupFolder(around: WorkbookSurroundings, token: string | undefined): WorkbookStatus {
  const backupFolder = token === undefined ? null : around.files.pathOf(token)
  if (token !== undefined && backupFolder === null) throw new DomainError('fileNotFound')
  around.library.remember({ backupFolder })
  around.keeper.trouble = null
  return around.status()
}

interface RestoreInput {
  readonly file: string
  readonly backup: string
}

async function restoreBackup(
  around: WorkbookSurroundings,
  { file, backup }: RestoreInput,
): Promise<WorkbookStatus> {
  const { library } = around
  const path = library.pathOf(file)
  const source = backupPath(library.backupFolder, file, backup)
  checkFile(source)
  // The file it replaces stays beside it under another name: a restore never destroys what there was.
  const name = `${basename(path, '.orgbook')} 恢复自${backup.slice(0, 8)}`
  const restored = library.freePath(name, path)
  copyFileSync(source, restored)
  await around.openPath(restored)
  return around.status()
}
