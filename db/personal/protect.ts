import { DomainError } from '../../domain/errors.ts'
import { Book, type Clock, type OperationNote, openBook } from '../book.ts'
import type { WritableDb } from '../connection.ts'
import type { PersonalCipher } from './cipher.ts'
import type { FamilyFile } from './family.ts'
import { type KeySlot, readPersonalKey, writePersonalKey, writeSlots } from './key-slots.ts'
import type { Keyring } from './keyring.ts'
import { scrubFile, sealFile } from './seal-file.ts'

export interface Protection {
  readonly cipher: PersonalCipher
  readonly slots: readonly KeySlot[]
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
 * unencrypted values is left in its bytes. A file that has its key already gets the slots alone.
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
    if (known) {
      if (known.keyId === cipher.keyId) book.db.transaction(() => writeSlots(book.db, slots))()
      return
    }
    if (book.ledger.findBreak() !== null) {
      throw new DomainError('workbookBroken', {
        message: '变更台账校验不符，不能加密改写。请先从备份恢复，再设置个人信息保护。',
      })
    }
    const at = now().toISOString()
    book.db.transaction(() => {
      const sealing = sealFile(book.db, cipher)
      writePersonalKey(book.db, { keyId: cipher.keyId, madeAt: at, scrubbedAt: null }, slots)
      const rewritten = sealing
        ? `；台账中的号码改为密文，第 ${sealing.first} 至 ${sealing.last} 条的校验值重新计算，原末条校验值 ${sealing.oldHead}`
        : ''
      // Over the chain as it is now: the book that was opened knows the old one.
      new Book(path, book.db, now, keyring).trace(`${title}${rewritten}`, note)
    })()
    scrubFile(book.db, at)
  } finally {
    book.close()
  }
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
