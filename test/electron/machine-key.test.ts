import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Keychain, machineKeyOf } from '../../electron/machine-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A keychain of one user: what another user encrypted it does not open. */
function keychainOf(user: string, backend = 'gnome_libsecret'): Keychain {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(`${user}:${Buffer.from(text).toString('hex')}`),
    decryptString: (bytes) => {
      const [owner, text = ''] = bytes.toString().split(':')
      if (owner !== user) throw new Error('not yours')
      return Buffer.from(text, 'hex').toString()
    },
    getSelectedStorageBackend: () => backend as 'gnome_libsecret',
  }
}

test('the key is made once, is the same at every start, and is nowhere in the file as it is', () => {
  const path = join(folder, 'key')
  const key = machineKeyOf(path, keychainOf('张甲'), 'linux')
  expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32)
  expect(machineKeyOf(path, keychainOf('张甲'), 'linux')).toBe(key)
  expect(readFileSync(path, 'latin1')).not.toContain(key)
})

test('there is none without a keychain, or with one that keeps plain text or does not say what it is', () => {
  const path = join(folder, 'key')
  const absent = { ...keychainOf('张甲'), isEncryptionAvailable: () => false }
  const { getSelectedStorageBackend: _, ...silent } = keychainOf('张甲')
  expect(machineKeyOf(path, absent, 'win32')).toBeNull()
  expect(machineKeyOf(path, keychainOf('张甲', 'basic_text'), 'linux')).toBeNull()
  expect(machineKeyOf(path, silent, 'linux')).toBeNull()
  expect(machineKeyOf(path, silent, 'win32')).not.toBeNull()
})

test('a key that the keychain no longer opens is kept aside, and another one made', () => {
  const path = join(folder, 'key')
  const key = machineKeyOf(path, keychainOf('张甲'), 'linux')
  const next = machineKeyOf(path, keychainOf('李乙'), 'linux')
  expect(next).not.toBe(key)
  expect(next).not.toBeNull()
  expect(readdirSync(folder)).toHaveLength(2)
})
