import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { SafeStorage } from 'electron'

/** What is used of Electron's safeStorage; the older runtime does not name its backend. */
export type Keychain = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

/**
 * The computer's own key as base64, kept in a file that only the operating system's keychain opens; made at the first
 * start. null where there is no keychain, or only Electron's plain text, which protects nothing. A file that the
 * keychain no longer opens (another user, a reset) stays beside, and a new key is made.
 */
export function machineKeyOf(path: string, keychain: Keychain, platform: string): string | null {
  if (!keychain.isEncryptionAvailable()) return null
  if (platform === 'linux' && isPlainText(keychain)) return null
  const known = existsSync(path) ? readKey(path, keychain) : null
  if (known) return known
  if (existsSync(path)) renameSync(path, `${path}.${Date.now()}`)
  return makeKey(path, keychain)
}

function makeKey(path: string, keychain: Keychain): string | null {
  const key = randomBytes(32).toString('base64')
  try {
    writeFileSync(`${path}.part`, keychain.encryptString(key))
    renameSync(`${path}.part`, path)
    return key
  } catch {
    // The clerk refused the keychain, or the folder cannot be written: numbers are protected by a passphrase then.
    return null
  }
}

/** A runtime that does not say which backend it has cannot be told from one without. */
function isPlainText(keychain: Keychain): boolean {
  const backend = keychain.getSelectedStorageBackend?.() ?? 'unknown'
  return backend === 'basic_text' || backend === 'unknown'
}

function readKey(path: string, keychain: Keychain): string | null {
  try {
    const key = keychain.decryptString(readFileSync(path))
    return Buffer.from(key, 'base64').length === 32 ? key : null
  } catch {
    return null
  }
}
