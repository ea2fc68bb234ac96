import type { ReadableDb } from '../connection.ts'
import type { PassphraseCost } from '../passphrase.ts'
import type { PersonalCipher } from './cipher.ts'
import { type MachineKey, readPersonalKey, readSlots } from './key-slots.ts'
import { Vault } from './vault.ts'

/**
 * The data keys that are at hand while the program runs, and the computer's own key where the shell has one. The
 * branches of a workbook share its key, so what is open in one is open in all.
 */
export class Keyring {
  readonly machine: MachineKey | null
  /** Absent in both shells: the full cost. */
  readonly cost: PassphraseCost | undefined
  private readonly ciphers = new Map<string, PersonalCipher>()
  /** Keys that the clerk has laid down: the keychain does not take them up again by itself. */
  private readonly laidDown = new Set<string>()

  constructor(machine: MachineKey | null = null, cost?: PassphraseCost) {
    this.machine = machine
    this.cost = cost
  }

  take(cipher: PersonalCipher): void {
    this.laidDown.delete(cipher.keyId)
    this.ciphers.set(cipher.keyId, cipher)
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
}
