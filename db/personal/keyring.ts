import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadableDb } from '../connection.ts'
import type { PassphraseCost } from '../passphrase.ts'
import type { PersonalCipher } from './cipher.ts'
import { type MachineKey, readPersonalKey, readSlots } from './key-slots.ts'
import { Vault } from './vault.ts'

/** Fewer values are opened faster than a file is written: an office of 250 people never has one. */
const worthKeeping = 500

/**
 * The data keys that are at hand while the program runs, and the computer's own key where the shell has one. The
 * branches of a workbook share its key, so what is open in one is open in all.
 */
export class Keyring {
  readonly machine: MachineKey | null
  /** Absent in both shells: the full cost. */
  readonly cost: PassphraseCost | undefined
  /** Where opened values are kept from one start to the next, encrypted; null: nowhere. */
  private readonly openedFolder: string | null
  private readonly ciphers = new Map<string, PersonalCipher>()
  /** Keys that the clerk has laid down: the keychain does not take them up again by itself. */
  private readonly laidDown = new Set<string>()

  constructor(machine: MachineKey | null = null, cost?: PassphraseCost, openedFolder: string | null = null) {
    this.machine = machine
    this.cost = cost
    this.openedFolder = openedFolder
  }

  take(cipher: PersonalCipher): void {
    this.laidDown.delete(cipher.keyId)
    this.ciphers.set(cipher.keyId, cipher)
    const path = this.openedPath(cipher)
    if (path && existsSync(path)) cipher.takeOpened(readFileSync(path))
  }

  /** Writes down what had to be opened one by one, where that was much: the next start has it at once. */
  keepOpened(): void {
    for (const cipher of this.ciphers.values()) {
      const path = this.openedPath(cipher)
      if (!path || !this.openedFolder || cipher.opened.missed < worthKeeping) continue
      mkdirSync(this.openedFolder, { recursive: true })
      const draft = `${path}.part`
      writeFileSync(draft, cipher.sealOpened(), { mode: 0o600 })
      renameSync(draft, path)
      cipher.opened.missed = 0
    }
  }

  /** Every key that was given by a passphrase is to be given again; what the computer's own key gives is taken anew. */
  forget(): void {
    this.ciphers.clear()
  }

  layDown(keyId: string): void {
    this.laidDown.add(keyId)
    this.ciphers.delete(keyId)
  }

  /** What opens a file's personal columns now: a key at hand, or one that the computer's own key gives. */
  vaultOf(db: ReadableDb): Vault {
    const key = readPersonalKey(db)
    if (!key) return new Vault(false, null)
    const known = this.ciphers.get(key.keyId)
    if (known || this.laidDown.has(key.keyId)) return new Vault(true, known ?? null)
    return new Vault(true, this.byMachine(db))
  }

  /** The key as the computer's own key gives it; null where it has no slot in the file. */
  byMachine(db: ReadableDb): PersonalCipher | null {
    const key = readPersonalKey(db)
    const slot = readSlots(db).find(({ id }) => id === this.machine?.slotId)
    const cipher = key && slot ? (this.machine?.unwrap(key.keyId, slot) ?? null) : null
    if (cipher) this.take(cipher)
    return cipher
  }

  private openedPath({ keyId }: PersonalCipher): string | null {
    return this.openedFolder && join(this.openedFolder, `${keyId}.values`)
  }
}
