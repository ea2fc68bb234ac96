import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunning, holdLock } from '../../web/lock.ts'

let folder: string
let server: Server
let address: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-lock-'))
  server = createServer((socket) => socket.end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}/?token=t`
})

afterEach(async () => {
  if (server.listening) await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true, force: true })
})

const lockFile = () => join(folder, 'browser-shell.lock')

test('a running workbench is found with its address, and not after it has ended', async () => {
  expect(await findRunning(folder)).toBeNull()
  const release = holdLock(folder, address)
  expect(await findRunning(folder)).toEqual({ pid: process.pid, address })
  release()
  expect(await findRunning(folder)).toBeNull()
})

test('a lock is stale when its process is gone, when nobody answers, or when it cannot be read', async () => {
  const noSuchProcess = 2 ** 30
  writeFileSync(lockFile(), JSON.stringify({ pid: noSuchProcess, address }))
  expect(await findRunning(folder)).toBeNull()
  for (const text of [
    '',
    '{',
    '{"pid":"1"}',
    'null',
    JSON.stringify({ pid: process.pid, address: 'nowhere' }),
  ]) {
    writeFileSync(lockFile(), text)
    expect(await findRunning(folder)).toBeNull()
  }
  holdLock(folder, address)
  await new Promise((done) => server.close(done))
  expect(await findRunning(folder)).toBeNull()
})

test('the end of one workbench does not take away the lock of the next', () => {
  const release = holdLock(folder, address)
  const next = JSON.stringify({ pid: process.pid + 1, address })
  writeFileSync(lockFile(), next)
  release()
  expect(readFileSync(lockFile(), 'utf8')).toBe(next)
})

test.skipIf(process.platform === 'win32')('only the owner can read the address with the token', () => {
  holdLock(folder, address)
  expect(statSync(lockFile()).mode & 0o077).toBe(0)
})
