import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reply } from '../../domain/errors.ts'
import type { BackendEvent } from '../../domain/shell.ts'
import { BackendLink, type BackendMessage, type BackendProcess } from '../../electron/backend-link.ts'
import { codeOf, piecesOf, replyReader } from '../../electron/reply.ts'

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
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  // In the middle of a letter of three bytes.
  const half = bytes.indexOf(0xe7) + 1
  setTimeout(() => {
    if (ask !== 'handle') return process.send({ id, answer })
    process.send({ id, piece: bytes.slice(0, half), code: null })
    if (name === 'dieWithin') process.exit(3)
    process.send({ id, piece: bytes.slice(half), code: 'ok' })
  }, name === 'slow' ? 80 : 0)
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
  const child = fork(join(folder, 'backend.cjs'), { execArgv: [], serialization: 'advanced' })
  return {
    send: (request) => void child.send(request, () => {}),
    onMessage: (listener) => void child.on('message', (message) => listener(message as BackendMessage)),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}

/** A call as the page makes it. */
function call(name: string, args: unknown): Promise<Reply> {
  const read = replyReader()
  return new Promise((resolve) => {
    link.handle(name, args, (message) => {
      const reply = read(message)
      if (reply !== null) resolve(JSON.parse(reply) as Reply)
    })
  })
}

const down: Reply = { ok: false, error: { code: 'backendDown', detail: {} } }

test('a call is answered by the backend process, many at once each with its own answer', async () => {
  const replies = await Promise.all(['a', 'slow', 'b'].map((name) => call(name, { of: `科室${name}` })))
  expect(replies).toMatchObject(
    ['a', 'slow', 'b'].map((name) => ({ ok: true, value: { name, args: { of: `科室${name}` } } })),
  )
  expect(await link.registerFile('/x', 'x.csv')).toEqual({ token: 'of /x', name: 'x.csv' })
  expect(await link.filePath('t')).toBe('path of t')
})

test('when the backend dies, what waits is answered, it is started again, and the window is told', async () => {
  const replies = await Promise.all([call('never', {}), call('dieWithin', {})])
  expect(replies).toEqual([down, down])
  await vi.waitFor(() => expect(events).toEqual([{ type: 'backendRestarted' }]))
  expect(await call('again', {})).toMatchObject({ ok: true, value: { name: 'again', key: 'a2V5' } })
  expect(lines).toContain('backend ended with code 3')
})

test('a backend that keeps dying is left alone, and says so', async () => {
  for (const restarts of [1, 2]) {
    expect(await call('die', {})).toEqual(down)
    await vi.waitFor(() => expect(events).toHaveLength(restarts))
  }
  expect(await call('die', {})).toEqual(down)
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'notice', message: 'backendDown' }))
  expect(starts).toBe(3)
  expect(await call('more', {})).toEqual(down)
  expect(await link.filePath('t')).toBeNull()
})

test('events pass, and the log has names and codes of slow calls but nothing of what they carried', async () => {
  await call('tell', { job: '导入' })
  expect(events).toEqual([{ type: 'progress', job: '导入' }])
  await call('slow', { person: '示例甲' })
  expect(lines.at(-1)).toMatch(/^call slow ok \d+ ms$/)
  // The first call waits for the process to start, and on a busy machine is a slow one too.
  for (const line of lines) expect(line).toMatch(/^call (tell|slow) ok \d+ ms$/)
})

test('closing ends the process without a restart', async () => {
  await call('a', {})
  await link.close()
  expect(await call('a', {})).toEqual(down)
  expect([starts, events]).toEqual([1, []])
})

test('a reply of any size is the same on the other side of its pieces', () => {
  const reply: Reply = {
    ok: true,
    value: { names: Array.from({ length: 200_000 }, (_, n) => `工作人员𠮷${n}`) },
  }
  const pieces = piecesOf(reply)
  expect(pieces.length).toBeGreaterThan(3)
  const read = replyReader()
  const said = pieces.map((piece, at) => read({ piece, isLast: at === pieces.length - 1 }))
  expect(said.slice(0, -1).every((text) => text === null)).toBe(true)
  expect(JSON.parse(said.at(-1) ?? '')).toEqual(reply)
  expect([codeOf(reply), codeOf(down)]).toEqual(['ok', 'backendDown'])
})
