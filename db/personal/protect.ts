import { DomainError } from '../../domain/errors.ts'
import { Book, type Clock, type OperationNote, openBook, type Signer } from '../book.ts'
import type { WritableDb } from '../connection.ts'
import type { Library } from '../library.ts'
import type { PersonalCipher } from './cipher.ts'
import { type FamilyFile, otherFilesOf } from './family.ts'
import {
  type KeySlot,
  type PersonalKey,
  readPersonalKey,
  readSlots,
  writePersonalKey,
  writeSlots,
} from './key-slots.ts'
import type { Keyring } from './keyring.ts'
import { holdsPlainValues, scrubFile, sealFile } from './seal-file.ts'

export interface Protection {
  readonly cipher: PersonalCipher
  /** All ways to the key; null where those that are there stay. */
  readonly slots: readonly KeySlot[] | null
  readonly note: OperationNote
  /** What was done, as the ledger says it. */
  readonly title: string
}

interface Surroundings {
  readonly now: Clock
  readonly keyring: Keyring
  readonly backUp: (db: WritableDb, file: string) => Promise<unknown>
}

/**
 * Gives a file its key and encrypts what stands in it, in one transaction; then rewrites it, so that nothing of the
 * unencrypted values is left in its bytes. A file that has its key already gets the slots, and what of it is not
 * encrypted yet is; one of another key is left alone.
 * Errors: workbookBroken where the ledger does not check out: it must not be computed anew then.
 */
export async function protectFile(
  { file, path }: Pick<FamilyFile, 'file' | 'path'>,
  { cipher, slots, note, title }: Protection,
  { now, keyring, backUp }: Surroundings,
): Promise<void> {
  const book = await openBook(path, now, (db) => backUp(db, file), keyring)
  try {
    const known = readPersonalKey(book.db)
    if (known && known.keyId !== cipher.keyId) return
    if (known && slots) book.db.transaction(() => writeSlots(book.db, slots))()
    if (known && !isUnfinished(known)) return
    const at = now().toISOString()
    if (!known || holdsPlainValues(book.db)) {
      if (book.ledger.findBreak() !== null) {
        throw new DomainError('workbookBroken', {
          message: '变更台账校验不符，不能加密改写。请先从备份恢复，再设置个人信息保护。',
        })
      }
      book.db.transaction(() => {
        const sealing = sealFile(book.db, cipher)
        const madeAt = known?.madeAt ?? at
        writePersonalKey(
          book.db,
          { keyId: cipher.keyId, madeAt, scrubbedAt: null },
          slots ?? readSlots(book.db),
        )
        const rewritten = sealing
          ? `；台账中的号码、金额改为密文，第 ${sealing.first} 至 ${sealing.last} 条的校验值重新计算，原末条校验值 ${sealing.oldHead}`
          : ''
        // Over the chain as it is now: the book that was opened knows the old one.
        new Book(path, book.db, now, keyring).trace(`${title}${rewritten}`, note)
      })()
    }
    scrubFile(book.db, at)
  } finally {
    book.close()
  }
}

/** Whether values may stand in a file unencrypted though it has its key: a version before encrypted fewer, or was ended. */
export function isUnfinished(key: PersonalKey | null): boolean {
  return key?.scrubbedAt === null
}

/** As `protectFile` for each of several; answers the names of those that could not be done. */
export async function protectFiles(
  files: readonly FamilyFile[],
  protection: Protection,
  around: Surroundings,
  log: (message: string, error: unknown) => void,
): Promise<string[]> {
  const left: string[] = []
  for (const file of files) {
    try {
      await protectFile(file, protection, around)
    } catch (error) {
      log('a file of the workbook could not be given its key', error)
      left.push(file.name)
    }
  }
  return left
}

export function withLeft(title: string, left: readonly string[]): string {
  return left.length === 0 ? title : `${title}（未能处理：${left.join('、')}）`
}

export interface OpeningSurroundings extends Surroundings {
  readonly library: Library
  readonly log: (message: string, error?: unknown) => void
  readonly operator: () => Signer
}

/**
 * Opens a workbook of the library, and first encrypts what a version before, which did so with fewer columns, left plain
 * in it and in the other files of the same workbook; without the key at hand that waits until there is. Errors: as openBook.
 */
export async function openProtected(path: string, around: OpeningSurroundings): Promise<Book> {
  const { library, now, keyring, log } = around
  const file = library.fileOf(path)
  const open = () => openBook(path, now, (db) => around.backUp(db, file), keyring)
  const book = await open()
  if (!isUnfinished(readPersonalKey(book.db))) return book
  const { cipher } = book.vault
  if (!cipher) {
    if (!holdsPlainValues(book.db)) scrubFile(book.db, now().toISOString())
    return book
  }
  const others = otherFilesOf(library, book)
  book.close()
  const note = { command: 'protectPersonal', operator: around.operator() }
  const title = '加密以前登记的薪酬金额'
  try {
    const left = await protectFiles(others, { cipher, slots: null, note, title }, around, log)
    await protectFile({ file, path }, { cipher, slots: null, note, title: withLeft(title, left) }, around)
  } catch (error) {
    // What could not be encrypted can be read as it is; the next open tries again.
    log('a workbook could not be encrypted to the end', error)
  }
  return open()
}
