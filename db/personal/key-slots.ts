import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { ReadableDb, WritableDb } from '../connection.ts'
import { newPassphraseParameters, type PassphraseCost, stretchPassphrase } from '../passphrase.ts'
import { PersonalCipher } from './cipher.ts'

/** One way to a workbook's data key. The id says which: `passphrase`, or `keychain:` and the computer's key. */
export interface KeySlot {
  readonly id: string
  /** The scrypt parameters of a passphrase as JSON; empty for a keychain. */
  readonly parameters: string
  /** The data key under the slot's own: base64 of nonce, AES-256-GCM, tag. */
  readonly wrapped: string
  readonly madeAt: string
}

/** What a file says of its data key; the key itself is only in the slots, wrapped. */
export interface PersonalKey {
  readonly keyId: string
  readonly madeAt: string
  /** When the file was rewritten without the values that stood in it unencrypted; null while that is still to be done. */
  readonly scrubbedAt: string | null
}

export const passphraseSlot = 'passphrase'

/** The key that the operating system keeps for this computer; a shell hands it to the backend at start. */
export class MachineKey {
  readonly slotId: string
  private readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.slotId = `keychain:${createHash('sha256').update('machine key').update(bytes).digest('hex').slice(0, 16)}`
  }

  wrap({ keyId, dataKey }: PersonalCipher, at: string): KeySlot {
    const wrapped = wrapKey(this.slotKey(keyId), dataKey, `${keyId}|${this.slotId}`)
    return { id: this.slotId, parameters: '', wrapped, madeAt: at }
  }

  unwrap(keyId: string, slot: KeySlot): PersonalCipher | null {
    const dataKey = unwrapKey(this.slotKey(keyId), slot.wrapped, `${keyId}|${this.slotId}`)
    return dataKey && new PersonalCipher(keyId, dataKey)
  }

  private slotKey(keyId: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.bytes, Buffer.from(keyId), 'personal keychain slot', 32))
  }
}

export function newPersonalCipher(): PersonalCipher {
  return new PersonalCipher(randomBytes(8).toString('hex'), randomBytes(32))
}

export async function wrapByPassphrase(
  { keyId, dataKey }: PersonalCipher,
  passphrase: string,
  at: string,
  cost?: PassphraseCost,
): Promise<KeySlot> {
  const parameters = newPassphraseParameters(cost)
  const key = await stretchPassphrase(passphrase, parameters)
  const wrapped = wrapKey(key, dataKey, `${keyId}|${passphraseSlot}`)
  return { id: passphraseSlot, parameters: JSON.stringify(parameters), wrapped, madeAt: at }
}

/** null where the passphrase is not the one. */
export async function unwrapByPassphrase(
  keyId: string,
  slot: KeySlot,
  passphrase: string,
): Promise<PersonalCipher | null> {
  const key = await stretchPassphrase(passphrase, JSON.parse(slot.parameters))
  const dataKey = unwrapKey(key, slot.wrapped, `${keyId}|${passphraseSlot}`)
  return dataKey && new PersonalCipher(keyId, dataKey)
}

function wrapKey(key: Buffer, dataKey: Buffer, place: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  )
}

function unwrapKey(key: Buffer, wrapped: string, place: string): Buffer | null {
  const body = Buffer.from(wrapped, 'base64')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12))
    cipher.setAAD(Buffer.from(place)).setAuthTag(body.subarray(-16))
    return Buffer.concat([cipher.update(body.subarray(12, -16)), cipher.final()])
  } catch {
    return null
  }
}

/** null where the file has no key. */
export function readPersonalKey(db: ReadableDb): PersonalKey | null {
  return (db.prepare('SELECT * FROM personalKey').get() as PersonalKey | undefined) ?? null
}

export function readSlots(db: ReadableDb): KeySlot[] {
  return db.prepare('SELECT * FROM personalKeySlot ORDER BY id').all() as KeySlot[]
}

/** Says in a file which data key it has, and all the ways to it. To be called within a transaction. */
export function writePersonalKey(db: WritableDb, key: PersonalKey, slots: readonly KeySlot[]): void {
  db.prepare('DELETE FROM personalKey').run()
  db.prepare(`
    INSERT INTO personalKey (keyId, madeAt, scrubbedAt)
    VALUES (@keyId, @madeAt, @scrubbedAt)`).run(key)
  writeSlots(db, slots)
}

/** Replaces all slots. To be called within a transaction. */
export function writeSlots(db: WritableDb, slots: readonly KeySlot[]): void {
  db.prepare('DELETE FROM personalKeySlot').run()
  const insert = db.prepare(`
    INSERT INTO personalKeySlot (id, parameters, wrapped, madeAt)
    VALUES (@id, @parameters, @wrapped, @madeAt)`)
  for (const slot of slots) insert.run(slot)
}
