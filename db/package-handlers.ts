import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DomainError } from '../domain/errors.ts'
import type { FileToken } from '../domain/shell.ts'
import type { WorkbookStatus } from '../domain/workbook.ts'
import { aboutFile } from './about-file.ts'
import { checkFile } from './backup.ts'
import type { Book } from './book.ts'
import type { WritableDb } from './connection.ts'
import { removeWorkbook, writeCopy } from './copy.ts'
import type { Handler } from './dispatch.ts'
import { passphraseSlot, readSlots, writeSlots } from './personal/key-slots.ts'
import { newBranch, type PlanSurroundings } from './plan-handlers.ts'

const extension = '.orgpack'

/** 交换包: the whole workbook in one file for a clerk on another machine, and what comes back of it. */
export function packageHandlers(around: PlanSurroundings): Record<string, Handler> {
  return {
    makePackage: ({ passphrase }: { passphrase?: string }) => makePackage(around, passphrase),
    openPackage: (input: { token: string; passphrase?: string }) => openPackage(around, input),
  }
}

/** A copy that is handed back keeps the branch point at which it was handed out; anything else is branched here. */
async function makePackage(around: PlanSurroundings, passphrase: string | undefined): Promise<FileToken> {
  const book = around.requireBook()
  if (book.branch?.kind === 'plan') {
    throw new DomainError('invalidInput', { message: '交换包从现行给出，请先回到现行。' })
  }
  const workbookName = book.setting('workbookName')
  const returns = book.branch !== null
  const branch = book.branch ?? newBranch(around, 'copy', workbookName)
  const head = { seq: book.ledger.headSeq, hash: book.ledger.headHash }
  const { path: copy } = around.files.make('交换包.orgbook')
  try {
    writeCopy(book.file, copy, returns ? null : branch, keepPassphraseOnly)
    const facts = {
      workbookId: book.workbookId,
      name: workbookName,
      author: around.operator().name,
      createdAt: around.now().toISOString(),
      baseSeq: branch.baseSeq,
      baseHash: branch.baseHash,
      headSeq: head.seq,
      headHash: head.hash,
    }
    const packed = await around.exchange.writePackage(readFileSync(copy), facts, passphrase)
    const kind = returns ? '交回' : '交换包'
    const name = `${workbookName.replace(/[\\/:*?"<>|]/g, '_')} ${kind}${extension}`
    const file = around.files.write(name, packed)
    book.trace(
      `给出${returns ? '交回的' : ''}交换包 ${file.name}（${passphrase ? '已加密' : '未加密'}，${numbersIn(book)}）`,
      {
        command: 'makePackage',
        operator: around.operator(),
      },
    )
    return file
  } finally {
    rmSync(copy, { force: true })
  }
}

/** The other office has the passphrase at most: what this computer keeps opens nothing there. */
function keepPassphraseOnly(copy: WritableDb): void {
  writeSlots(
    copy,
    readSlots(copy).filter(({ id }) => id === passphraseSlot),
  )
}

function numbersIn(book: Book): string {
  if (!book.vault.hasKey) return '身份证号、电话未加密'
  const hasPassphrase = readSlots(book.db).some(({ id }) => id === passphraseSlot)
  return hasPassphrase ? '身份证号、电话须凭个人信息口令查看' : '身份证号、电话对方不能查看'
}

/** Opens what a package holds as a workbook of its own in the library, to be edited and handed back. */
async function openPackage(
  around: PlanSurroundings,
  { token, passphrase }: { token: string; passphrase?: string },
): Promise<WorkbookStatus> {
  const source = around.files.source(token)
  return aboutFile(source.name, async () => {
    const { bytes, facts } = await around.exchange.readPackage(source.bytes, passphrase)
    const path = around.library.freePath(`${facts.name} 副本`)
    unpackTo(path, bytes)
    return around.openFile(around.library.fileOf(path))
  })
}

/** Puts the workbook of a package at a path; under an intact seal it may yet be none, and then nothing of it stays. */
export function unpackTo(path: string, workbook: Uint8Array): void {
  try {
    writeFileSync(path, workbook)
    checkFile(path)
  } catch (error) {
    removeWorkbook(path)
    throw packageError(error)
  }
}

/** What is wrong with the workbook in a package is wrong with the package; a newer version, or a full disk, is told as that. */
function packageError(error: unknown): unknown {
  const isContent =
    error instanceof DomainError && (error.code === 'workbookBroken' || error.code === 'notAWorkbook')
  return isContent ? new DomainError('packageDamaged') : error
}
