import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BackendEvent } from '../../domain/shell.ts'
import { BackendLink, type BackendMessage, type BackendProcess } from '../../electron/backend-link.ts'

/** A program that answers as the backend does, dies where it is told to, and is slow where it is told to. */
const program = `
let key = null
process.on('message', ({ id, ask, name, args, path, token, machineKey }) => {
  if (ask === 'begin') {
    key = machineKey
    return
  }
  if (name === 'die') process.exit(3)
  if (name === 'never') return
  if (ask === 'close') process.exit(0)
  if (name === 'tell') process.send({ event: { type: 'progress', job: args.job } })
  const answer = ask === 'registerFile' ? { token: 'of ' + path, name } : ask === 'filePath' ? 'path of ' + token
    : { ok: true, value: { name, args, pid: process.pid, key } }
  setTimeout(() => process.send({ id, answer }), name === 'slow' ? 80 : 0)
})
process.on('disconnect', () => process.exit(0))
`

let folder: string
let link: BackendLink
let events: BackendEvent[]
let lines: string[]
let starts: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-link-'))
  writeFileSync(join(folder, 'backend.cjs'), program)
  events = []
  lines = []
  starts = 0
  link = new BackendLink({
    start,
    machineKey: 'a2V5',
    onEvent: (event) => events.push(event),
    log: (line) => lines.push(line),
    restartWaits: [1, 1],
  })
})

afterEach(async () => {
  await link.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(): BackendProcess {
  starts += 1
  const child = fork(join(folder, 'backend.cjs'), { execArgv: [] })
  return {
    send: (request) => void child.send(request, () => {}),
    onMessage: (listener) => void child.on('message', (message) => listener(message as BackendMessage)),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}

const down = { ok: false, error: { code: 'backendDown', detail: {} } }

test('a call is answered by the backend process, many at once each with its own answer', async () => {
  const replies = await Promise.all(['a', 'slow', 'b'].map((name) => link.handle(name, { of: name })))
  expect(replies).toMatchObject(
    ['a', 'slow', 'b'].map((name) => ({ ok: true, value: { name, args: { of: name } } })),
  )
  expect(await link.registerFile('/x', 'x.csv')).toEqual({ token: 'of /x', name: 'x.csv' })
  expect(await link.filePath('t')).toBe('path of t')
})

test('when the backend dies, what waits is answered, it is started again, and the window is told', async () => {
  const replies = await Promise.all([link.handle('never', {}), link.handle('die', {})])
  expect(replies).toEqual([down, down])
  await vi.waitFor(() => expect(events).toEqual([{ type: 'backendRestarted' }]))
  expect(await link.handle('again', {})).toMatchObject({ ok: true, value: { name: 'again', key: 'a2V5' } })
  expect(lines).toContain('backend ended with code 3')
})

test('a backend that keeps dying is left alone, and says so', async () => {
  for (const restarts of [1, 2]) {
    expect(await link.handle('die', {})).toEqual(down)
    await vi.waitFor(() => expect(events).toHaveLength(restarts))
  }
  expect(await link.handle('die', {})).toEqual(down)
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'notice', message: 'backendDown' }))
  expect(starts).toBe(3)
  expect(await link.handle('more', {})).toEqual(down)
  expect(await link.filePath('t')).toBeNull()
})

test('events pass, and the log has names and codes of slow calls but nothing of what they carried', async () => {
  await link.handle('tell', { job: '导入' })
  expect(events).toEqual([{ type: 'progress', job: '导入' }])
  await link.handle('slow', { person: '示例甲' })
  expect(lines.at(-1)).toMatch(/^call slow ok \d+ ms$/)
  // The first call waits for the process to start, and on a busy machine is a slow one too.
  for (const line of lines) expect(line).toMatch(/^call (tell|slow) ok \d+ ms$/)
})

test('closing ends the process without a restart', async () => {
  await link.handle('a', {})
  await link.close()
  expect(await link.handle('a', {})).toEqual(down)
  expect([starts, events]).toEqual([1, []])
})
