import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackendEvent, BackendHost, FileToken } from '../../domain/shell.ts'
import { startWebShell, type WebShell } from '../../web/server.ts'

let folder: string
let shell: WebShell
let calls: { name: string; args: unknown }[]
let emit: (event: BackendEvent) => void
let origin: string
let cookie: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-web-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>页面</title>')
  writeFileSync(join(folder, 'renderer', 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  calls = []
  shell = await startWebShell({
    backend: aBackend(),
    rendererDir: join(folder, 'renderer'),
    uploadDir: join(folder, 'uploads'),
    uploadLimit: 1000,
  })
  origin = new URL(shell.address).origin
  cookie = (await send('GET', pathOf(shell.address))).headers['set-cookie']?.[0]?.split(';')[0] ?? ''
})

afterEach(async () => {
  await shell.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A host that keeps what it was asked: the server is what is tested. */
function aBackend(): BackendHost {
  const files = new Map<string, string>()
  const listeners = new Set<(event: BackendEvent) => void>()
  emit = (event) => {
    for (const listener of listeners) listener(event)
  }
  return {
    handle: async (name, args) => {
      calls.push({ name, args })
      return { ok: true, value: `answered ${name}` }
    },
    registerFile: (path, name) => {
      const token = `token-${files.size}`
      files.set(token, path)
      return { token, name }
    },
    filePath: (token) => files.get(token) ?? null,
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {},
  }
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
}

/** By hand and not by fetch, which keeps Host, Origin and Cookie to itself. The path goes out as it is written. */
function send(method: string, path: string, headers: object = {}, body?: string | Buffer): Promise<Answer> {
  const { port } = new URL(shell.address)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const pathOf = (address: string) => address.slice(new URL(address).origin.length)
const own = (more: object = {}) => ({ cookie, origin, ...more })
const json = { 'content-type': 'application/json' }

describe('the door', () => {
  test('the printed address sets a cookie for this browser only and leads to the page', async () => {
    const answer = await send('GET', pathOf(shell.address))
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(answer.headers['set-cookie']?.[0]).not.toContain(new URL(shell.address).searchParams.get('token'))
    expect((await send('GET', '/', { cookie })).text).toContain('页面')
  })

  test.each([
    ['no token', '/'],
    ['a wrong token', '/?token=guess'],
    ['an empty token', '/?token='],
    ['a file without a cookie', '/assets/main.js'],
    ['events without a cookie', '/events'],
    ['the token elsewhere than on the front page', '/assets/main.js?token=TOKEN'],
  ])('%s is refused', async (_case, path) => {
    const token = new URL(shell.address).searchParams.get('token') ?? ''
    const answer = await send('GET', path.replace('TOKEN', token))
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('a wrong cookie, or the token as a cookie, is refused', async () => {
    const name = cookie.split('=')[0]
    const token = new URL(shell.address).searchParams.get('token')
    for (const value of ['', 'guess', token]) {
      expect((await send('GET', '/', { cookie: `${name}=${value}` })).status).toBe(403)
    }
  })

  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'Host "%s" is refused',
    async (host) => {
      const answers = [
        await send('GET', '/', { cookie, host }),
        await send('GET', pathOf(shell.address), { host }),
        await send('POST', '/api/status', { ...own(json), host }, '{}'),
      ]
      expect(answers.every(({ status }) => status === 403 || status === 400)).toBe(true)
      expect(calls).toEqual([])
    },
  )

  // Through a bare socket: Node's own client always sends a Host.
  test.each(['GET / HTTP/1.1\r\nHost:', 'GET / HTTP/1.0', 'GET / HTTP/1.1'])(
    '%j is refused',
    async (head) => {
      const socket = connect(Number(new URL(shell.address).port), '127.0.0.1')
      socket.end(`${head}\r\nCookie: ${cookie}\r\n\r\n`)
      const answer = (await socket.toArray()).join('')
      expect(answer).toMatch(/^HTTP\/1\.1 40[03] /)
      expect(answer).not.toContain('页面')
    },
  )

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'Origin "%s" is refused',
    async (foreign) => {
      expect((await send('POST', '/api/status', { cookie, ...json, origin: foreign }, '{}')).status).toBe(403)
      expect((await send('GET', '/', { cookie, origin: foreign })).status).toBe(403)
      expect(calls).toEqual([])
    },
  )

  test('a call without an Origin, or from another site, is refused', async () => {
    expect((await send('POST', '/api/status', { cookie, ...json }, '{}')).status).toBe(403)
    const crossSite = own({ ...json, 'sec-fetch-site': 'cross-site' })
    expect((await send('POST', '/api/status', crossSite, '{}')).status).toBe(403)
    expect(calls).toEqual([])
  })

  test('no answer allows another origin, and a preflight is refused', async () => {
    const preflight = await send('OPTIONS', '/api/status', own({ 'access-control-request-method': 'POST' }))
    expect(preflight.status).toBe(405)
    for (const answer of [preflight, await send('GET', '/', { cookie })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/%00/secret.json',
    '/%zz',
    '//secret.json',
    'http://evil.example/secret.json',
  ])('the path %s leads nowhere', async (path) => {
    const answer = await send('GET', path, { cookie })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('secret')
  })
})

describe('the page', () => {
  test('comes with a policy that lets no script in but our files', async () => {
    const { headers } = await send('GET', '/', { cookie })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect((await send('GET', '/assets/main.js', { cookie })).headers['content-type']).toContain(
      'text/javascript',
    )
    expect((await send('GET', '/missing.js', { cookie })).status).toBe(404)
  })
})

describe('calls', () => {
  test('reach the backend with their arguments, and bring its answer', async () => {
    const answer = await send('POST', '/api/renameUnit', own(json), '{"name":"孙村"}')
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: 'answered renameUnit' })
    expect(calls).toEqual([{ name: 'renameUnit', args: { name: '孙村' } }])
  })

  test('that are no JSON are answered with an error and reach nobody', async () => {
    const broken = await send('POST', '/api/status', own(json), '{"name":')
    expect([broken.status, JSON.parse(broken.text).error.code]).toEqual([400, 'invalidInput'])
    const form = await send('POST', '/api/status', own({ 'content-type': 'text/plain' }), '{}')
    expect([form.status, JSON.parse(form.text).error.code]).toEqual([415, 'invalidInput'])
    expect(calls).toEqual([])
  })
})

describe('files', () => {
  const upload = (name: string, body: string | Buffer, headers: object = {}) =>
    send('POST', '/files', own({ 'x-file-name': encodeURIComponent(name), ...headers }), body)

  test('an upload comes back by its token under its own name', async () => {
    const { value } = JSON.parse((await upload('花名册 (1).csv', '姓名')).text) as { value: FileToken }
    expect(value.name).toBe('花名册 (1).csv')
    const answer = await send('GET', `/files/${value.token}`, { cookie })
    expect(answer.text).toBe('姓名')
    const name = /^attachment; filename="[ -~]+"; filename\*=UTF-8''(\S+)$/.exec(
      String(answer.headers['content-disposition']),
    )?.[1]
    expect(decodeURIComponent(name ?? '')).toBe('花名册 (1).csv')
  })

  test('a name with folders in it stays inside the upload folder', async () => {
    const { value } = JSON.parse((await upload('../../../evil.csv', 'x')).text) as { value: FileToken }
    expect(value.name).not.toMatch(/[\\/]/)
    expect(readdirSync(folder).sort()).toEqual(['renderer', 'secret.json', 'uploads'])
  })

  test('a file over the limit is refused, announced or not, and leaves nothing behind', async () => {
    const announced = await upload('大.xlsx', Buffer.alloc(1001))
    expect([announced.status, JSON.parse(announced.text).error.code]).toEqual([413, 'fileTooLarge'])
    const streamed = await upload('大.xlsx', Buffer.alloc(1001), { 'transfer-encoding': 'chunked' })
    expect([streamed.status, JSON.parse(streamed.text).error.code]).toEqual([413, 'fileTooLarge'])
    expect(readFolder(join(folder, 'uploads'))).toEqual([])
    expect((await upload('小.xlsx', Buffer.alloc(1000))).status).toBe(200)
  })

  test('an upload without a name, and an unknown token, are answered', async () => {
    const nameless = await send('POST', '/files', own(), 'x')
    expect([nameless.status, JSON.parse(nameless.text).error.code]).toEqual([400, 'invalidInput'])
    expect((await send('GET', '/files/guess', { cookie })).status).toBe(404)
    expect((await send('GET', `/files/${encodeURIComponent('../secret.json')}`, { cookie })).status).toBe(404)
  })

  test('the uploaded bytes are the bytes that were sent', async () => {
    const bytes = Buffer.from(Array.from({ length: 900 }, (_, index) => index % 256))
    await upload('字节.bin', bytes)
    const [entry = ''] = readFolder(join(folder, 'uploads'))
    expect(readFileSync(join(folder, 'uploads', entry, '字节.bin'))).toEqual(bytes)
  })
})

test('events of the backend reach the page', async () => {
  const response = await fetch(`${origin}/events`, { headers: { cookie } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  emit({ type: 'progress', job: 'importRoster', done: 1, total: 2 })
  const { value = '' } = (await reader?.read()) ?? {}
  expect(value).toBe('data: {"type":"progress","job":"importRoster","done":1,"total":2}\n\n')
  await reader?.cancel()
})

function readFolder(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
