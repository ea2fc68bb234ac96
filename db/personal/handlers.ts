import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DomainError } from '../../domain/errors.ts'
import type { Signature } from '../../domain/operator.ts'
import type { PersonalProtection } from '../../domain/personal.ts'
import type { BackupFile, WorkbookStatus } from '../../domain/workbook.ts'
import { backupPath } from '../backup.ts'
import type { Book, Clock } from '../book.ts'
import type { WritableDb } from '../connection.ts'
import type { Handler } from '../dispatch.ts'
import type { Library } from '../library.ts'
import type { PersonalCipher } from './cipher.ts'
import { otherFilesOf } from './family.ts'
import {
  type KeySlot,
  newPersonalCipher,
  passphraseSlot,
  readPersonalKey,
  readSlots,
  unwrapByPassphrase,
  wrapByPassphrase,
  writeSlots,
} from './key-slots.ts'
import type { Keyring } from './keyring.ts'
import { listPlainBackups } from './plain-backups.ts'
import { isUnfinished, protectFile, protectFiles, withLeft } from './protect.ts'
import { countPlainPeople } from './seal-file.ts'

export interface PersonalSurroundings {
  readonly keyring: Keyring
  readonly library: Library
  readonly now: Clock
  readonly log: (message: string, error?: unknown) => void
  readonly requireBook: () => Book
  readonly operator: () => Signature
  readonly status: () => WorkbookStatus
  /** Closes the open workbook, does something with its file, and opens it again. */
  readonly withClosed: (work: (file: string, path: string) => Promise<void>) => Promise<WorkbookStatus>
  readonly backUp: (db: WritableDb, file: string) => Promise<unknown>
}

interface PassphraseInput {
  readonly passphrase: string
  readonly current?: string | undefined
}

/** 个人信息保护: passphrase, keychain, unlocking, and the backups from before. */
export function personalHandlers(around: PersonalSurroundings): Record<string, Handler> {
  return {
    setPersonalPassphrase: (input: PassphraseInput) => setPassphrase(around, input),
    keepPersonalKey: () => keepKey(around),
    forgetPersonalKey: () => forgetKey(around),
    unlockPersonal: (input: { passphrase?: string; keep: boolean }) => unlock(around, input),
    lockPersonal: () => lock(around),
    listPlainBackups: () => plainBackups(around),
    removePlainBackups: () => removePlainBackups(around),
    revealPerson: (input: { id: string; reason: string }) => revealPerson(around, input),
    findByIdNumber: ({ idNumber }: { idNumber: string }) => findByIdNumber(around, idNumber),
  }
}

/** How the open workbook's personal columns stand. */
export function protectionOf(book: Book, { machine }: Keyring): PersonalProtection {
  const { hasKey, cipher } = book.vault
  const slots = hasKey ? readSlots(book.db) : []
  return {
    state: cipher ? 'open' : hasKey ? 'locked' : 'none',
    hasPassphrase: slots.some(({ id }) => id === passphraseSlot),
    hasKeychain: machine !== null && slots.some(({ id }) => id === machine.slotId),
    canKeychain: machine !== null,
    plainPeople: hasKey && !isUnfinished(readPersonalKey(book.db)) ? 0 : countPlainPeople(book.db),
  }
}

/** Sets the first passphrase, or another one in place of the current. Errors: personalPassphrase, personalDataLocked. */
async function setPassphrase(
  around: PersonalSurroundings,
  { passphrase, current }: PassphraseInput,
): Promise<WorkbookStatus> {
  const book = around.requireBook()
  const at = around.now().toISOString()
  if (!book.vault.hasKey) {
    const found = await familyKey(around, passphrase)
    const cipher = found?.cipher ?? newPersonalCipher()
    const slots = found?.slots ?? machineSlot(around, cipher, at)
    const made = slots.some(({ id }) => id === passphraseSlot)
      ? []
      : [await wrapByPassphrase(cipher, passphrase, at, around.keyring.cost)]
    return protect(around, cipher, [...made, ...slots], '设置个人信息口令')
  }
  const slots = readSlots(book.db)
  const known = slots.find(({ id }) => id === passphraseSlot)
  const cipher = known ? await opened(book, known, current ?? '', 'current') : book.vault.cipher
  if (!cipher) throw book.vault.locked()
  const made = await wrapByPassphrase(cipher, passphrase, at, around.keyring.cost)
  return replaceSlots(
    around,
    cipher,
    [made, ...slots.filter(({ id }) => id !== passphraseSlot)],
    `${known ? '更换' : '设置'}个人信息口令`,
  )
}

async function opened(book: Book, slot: KeySlot, passphrase: string, field: string): Promise<PersonalCipher> {
  const key = readPersonalKey(book.db)
  const cipher = key && (await unwrapByPassphrase(key.keyId, slot, passphrase))
  if (!cipher) throw new DomainError('personalPassphrase', { field })
  return cipher
}

function machineSlot({ keyring }: PersonalSurroundings, cipher: PersonalCipher, at: string): KeySlot[] {
  return keyring.machine ? [keyring.machine.wrap(cipher, at)] : []
}

/**
 * The key that another file of the workbook has already, where it can be opened: an interrupted set-up goes on with it.
 * Errors: personalPassphrase where there is one that neither the passphrase nor this computer opens.
 */
async function familyKey(
  around: PersonalSurroundings,
  passphrase: string | undefined,
): Promise<{ cipher: PersonalCipher; slots: KeySlot[] } | null> {
  for (const { path } of otherFilesOf(around.library, around.requireBook())) {
    const found = existsSync(path) ? keyOfFile(path, around.keyring) : null
    if (!found) continue
    const { keyId, slots } = found
    const slot = slots.find(({ id }) => id === passphraseSlot)
    const byPassphrase = slot && passphrase ? await unwrapByPassphrase(keyId, slot, passphrase) : null
    const cipher = slot && passphrase ? byPassphrase : found.cipher
    if (cipher) return { cipher, slots }
    throw new DomainError('personalPassphrase', {
      field: 'passphrase',
      message: '现行或另一个方案已设有个人信息口令，请填写同一个口令。',
    })
  }
  return null
}

function keyOfFile(path: string, keyring: Keyring) {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 200 })
    const key = readPersonalKey(db)
    return key && { keyId: key.keyId, slots: readSlots(db), cipher: keyring.byMachine(db) }
  } catch {
    // Of an older version, or not to be read at all: it has no key that could be shared.
    return null
  } finally {
    db?.close()
  }
}

/** Gives the workbook, all its files, a first key; what stands in them unencrypted is encrypted. */
async function protect(
  around: PersonalSurroundings,
  cipher: PersonalCipher,
  slots: readonly KeySlot[],
  title: string,
): Promise<WorkbookStatus> {
  const { keyring, operator } = around
  const note = { command: 'protectPersonal', operator: operator() }
  const others = otherFilesOf(around.library, around.requireBook())
  const left = await protectFiles(others, { cipher, slots, note, title }, around, around.log)
  return around.withClosed(async (file, path) => {
    await protectFile({ file, path }, { cipher, slots, note, title: withLeft(title, left) }, around)
    keyring.take(cipher)
  })
}

/** Replaces the ways to the key in every file of the workbook; in the open one with its entry in the ledger. */
async function replaceSlots(
  around: PersonalSurroundings,
  cipher: PersonalCipher,
  slots: readonly KeySlot[],
  title: string,
): Promise<WorkbookStatus> {
  const book = around.requireBook()
  const note = { command: 'protectPersonal', operator: around.operator() }
  const others = otherFilesOf(around.library, book)
  const left = await protectFiles(others, { cipher, slots, note, title }, around, around.log)
  book.trace(withLeft(title, left), note, () => writeSlots(book.db, slots))
  return take(around, book, cipher)
}

async function take(
  around: PersonalSurroundings,
  book: Book,
  cipher: PersonalCipher,
): Promise<WorkbookStatus> {
  around.keyring.take(cipher)
  // Opened anew, what stood plain for want of the key is encrypted.
  if (isUnfinished(readPersonalKey(book.db))) return around.withClosed(async () => undefined)
  if (book.vault.cipher?.keyId !== cipher.keyId) book.setCipher(cipher)
  return around.status()
}

/** 在本机记住: the operating system keeps a way to the key. Errors: forbidden where it cannot, personalDataLocked. */
async function keepKey(around: PersonalSurroundings): Promise<WorkbookStatus> {
  const { keyring } = around
  const book = around.requireBook()
  if (!keyring.machine) {
    throw new DomainError('forbidden', { message: '本机的操作系统没有可用的密钥保管，请用口令保护。' })
  }
  const at = around.now().toISOString()
  if (!book.vault.hasKey) {
    const found = await familyKey(around, undefined)
    const cipher = found?.cipher ?? newPersonalCipher()
    const slots = found?.slots ?? machineSlot(around, cipher, at)
    return protect(around, cipher, slots, '个人信息密钥由本机保管')
  }
  const { cipher } = book.vault
  if (!cipher) throw book.vault.locked()
  const kept = readSlots(book.db).filter(({ id }) => id !== keyring.machine?.slotId)
  return replaceSlots(around, cipher, [...kept, ...machineSlot(around, cipher, at)], '个人信息密钥由本机保管')
}

/** Errors: forbidden where nothing else would open the workbook. */
async function forgetKey(around: PersonalSurroundings): Promise<WorkbookStatus> {
  const book = around.requireBook()
  const slots = readSlots(book.db)
  if (!slots.some(({ id }) => id === passphraseSlot)) {
    throw new DomainError('forbidden', { message: '还没有设置口令。请先设置口令，再取消本机保管。' })
  }
  const { cipher } = book.vault
  if (!cipher) throw book.vault.locked()
  const rest = slots.filter(({ id }) => id !== around.keyring.machine?.slotId)
  return replaceSlots(around, cipher, rest, '取消本机保管的个人信息密钥')
}

/** By the passphrase, or, without one, by the computer's key. Errors: personalPassphrase, personalDataLocked. */
async function unlock(
  around: PersonalSurroundings,
  { passphrase, keep }: { passphrase?: string; keep: boolean },
): Promise<WorkbookStatus> {
  const book = around.requireBook()
  if (!book.vault.hasKey) throw book.vault.locked('passphrase')
  const slot = readSlots(book.db).find(({ id }) => id === passphraseSlot)
  if (passphrase === undefined) {
    const cipher = around.keyring.byMachine(book.db)
    if (!cipher) throw book.vault.locked('passphrase')
    return take(around, book, cipher)
  }
  if (!slot) {
    throw new DomainError('personalDataLocked', {
      field: 'passphrase',
      message: '本工作簿没有设置口令，号码只能在原来的电脑上用桌面版打开；请在那里设置口令。',
    })
  }
  const status = await take(around, book, await opened(book, slot, passphrase, 'passphrase'))
  return keep ? keepKey(around) : status
}

function lock(around: PersonalSurroundings): WorkbookStatus {
  const book = around.requireBook()
  const key = readPersonalKey(book.db)
  if (key) {
    around.keyring.layDown(key.keyId)
    book.setCipher(null)
  }
  return around.status()
}

function plainBackups({ library, requireBook }: PersonalSurroundings): BackupFile[] {
  const book = requireBook()
  if (!book.vault.hasKey) return []
  const files = [library.fileOf(book.path), ...otherFilesOf(library, book).map(({ file }) => file)]
  return listPlainBackups(library.backupFolder, files)
}

/** Takes a backup of what stands now first: none of the old ones is needed then to have one. */
async function removePlainBackups(around: PersonalSurroundings): Promise<WorkbookStatus> {
  const { library, requireBook } = around
  const book = requireBook()
  const backups = plainBackups(around)
  await around.backUp(book.db, library.fileOf(book.path))
  for (const { file, backup } of backups)
    rmSync(backupPath(library.backupFolder, file, backup), { force: true })
  book.trace(`删除 ${backups.length} 份含未加密号码、金额的备份`, {
    command: 'removePlainBackups',
    operator: around.operator(),
  })
  return around.status()
}

/** A person's numbers in full; the look is an entry of the ledger. Errors: notFound, personalDataLocked. */
function revealPerson(
  { requireBook, operator }: PersonalSurroundings,
  { id, reason }: { id: string; reason: string },
) {
  const book = requireBook()
  const person = book.model.get('person', id)
  if (!person) throw new DomainError('notFound')
  if (book.vault.hasKey && !book.vault.cipher) throw book.vault.locked()
  const note = { command: 'revealPerson', operator: operator(), reason }
  book.trace(`查看 ${person.name} 的完整证件号码与电话`, note)
  return { idNumber: person.idNumber, phone: person.phone }
}

/** People whose id number is the one given, by the blind index: no other number is opened. Errors: personalDataLocked. */
function findByIdNumber({ requireBook }: PersonalSurroundings, idNumber: string): string[] {
  const { db, vault } = requireBook()
  if (vault.hasKey && !vault.cipher) throw vault.locked('idNumber')
  const start = vault.cipher?.sealedStart(idNumber)
  if (start === undefined) return []
  return db
    .prepare('SELECT id FROM person WHERE idNumber >= ? AND idNumber < ? ORDER BY id')
    .pluck()
    .all(start, `${start}~`) as string[]
}
