import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { DomainError, type ErrorDetail, type Reply } from '../domain/errors.ts'
import type { BackendHost } from '../domain/shell.ts'
import { Guard, secret } from './guard.ts'
import { readPageFile } from './page-files.ts'
import { defaultUploadLimit, sendFile, takeUpload } from './transfer.ts'

export interface WebShellOptions {
  readonly backend: BackendHost
  /** The built renderer. */
  readonly rendererDir: string
  /** Where uploads wait for the backend. */
  readonly uploadDir: string
  /** 0 lets the system choose. */
  readonly port?: number
  readonly uploadLimit?: number
  readonly onError?: (error: unknown) => void
}

export interface WebShell {
  /** The address with the token: whoever has it is in. */
  readonly address: string
  close(): Promise<void>
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly guard: Guard
  readonly options: WebShellOptions
}

const callLimit = 32 * 1024 * 1024
const keepAliveMilliseconds = 20_000

/** Serves the renderer and the backend's contract on 127.0.0.1 and nowhere else. */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const server = createServer()
  const port = await listen(server, options.port ?? 0)
  const guard = new Guard(secret(), port)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = parseUrl(request.url, guard.origin)
    if (!url) return refuse(response, 400, '地址无效。')
    answer({ request, response, url, guard, options }).catch((error: unknown) => {
      options.onError?.(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, '工作台内部出错，没有写入任何内容。')
    })
  })
  return {
    address: `${guard.origin}/?token=${guard.token}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function parseUrl(target: string | undefined, base: string): URL | null {
  // Only the origin form: an absolute target would name another host than the Host header does.
  if (!target?.startsWith('/') || target.startsWith('//')) return null
  return URL.canParse(target, base) ? new URL(target, base) : null
}

/** Address first, then who asks, then what: nothing is read before all three hold. */
async function answer(exchange: Exchange): Promise<void> {
  const { request, response, url, guard } = exchange
  if (!guard.isOwnAddress(request)) return refuse(response, 403, '拒绝来自其他地址的请求。')
  const token = url.searchParams.get('token')
  if (request.method === 'GET' && url.pathname === '/' && token !== null && guard.isToken(token)) {
    response.writeHead(303, {
      location: '/',
      'set-cookie': guard.sessionCookie(),
      'cache-control': 'no-store',
    })
    response.end()
    return
  }
  if (!guard.hasSession(request)) return refuse(response, 403, '请用启动工作台时显示的完整地址打开。')
  const [, area = '', ...rest] = url.pathname.split('/')
  const name = rest.join('/')
  if (request.method === 'POST' && area === 'api') return answerCall(exchange, name)
  if (request.method === 'POST' && area === 'files' && name === '') return answerUpload(exchange)
  if (request.method !== 'GET') return refuse(response, 405, '不支持的请求。')
  if (area === 'events') return streamEvents(exchange)
  if (area === 'files') return answerDownload(exchange, name)
  return answerPageFile(exchange)
}

async function answerCall({ request, response, options }: Exchange, name: string): Promise<void> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return reply(response, 415, failure('invalidInput', { message: '请求不是 JSON。' }))
  }
  let args: unknown
  try {
    args = JSON.parse(await readText(request, callLimit))
  } catch {
    return reply(response, 400, failure('invalidInput', { message: '请求内容无法读取。' }))
  }
  reply(response, 200, await options.backend.handle(name, args))
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new DomainError('fileTooLarge')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function answerUpload({ request, response, options }: Exchange): Promise<void> {
  const { backend, uploadDir, uploadLimit = defaultUploadLimit } = options
  try {
    reply(response, 200, { ok: true, value: await takeUpload(request, backend, uploadDir, uploadLimit) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // The rest of the body is not wanted: the connection ends with the answer.
    response.setHeader('connection', 'close')
    reply(response, error.code === 'fileTooLarge' ? 413 : 400, failure(error.code, error.detail))
  }
}

async function answerDownload({ response, options }: Exchange, token: string): Promise<void> {
  const sent = await sendFile(token, options.backend, response)
  if (!sent) refuse(response, 404, '文件已不存在，请重新生成。')
}

async function answerPageFile({ response, url, options }: Exchange): Promise<void> {
  const file = await readPageFile(options.rendererDir, url.pathname)
  if (!file) return refuse(response, 404, '没有这个页面。')
  response.writeHead(200, file.headers)
  response.end(file.body)
}

function streamEvents({ request, response, options }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(':\n\n')
  const stop = options.backend.onEvent((event) => response.write(`data: ${JSON.stringify(event)}\n\n`))
  const keepAlive = setInterval(() => response.write(':\n\n'), keepAliveMilliseconds)
  request.once('close', () => {
    clearInterval(keepAlive)
    stop()
  })
}

function failure(code: DomainError['code'], detail: ErrorDetail): Reply {
  return { ok: false, error: { code, detail } }
}

function reply(response: ServerResponse, status: number, body: Reply): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

/** A sentence as a page. Its link is our own: a browser that came from elsewhere sends its Strict cookie only then. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(
    `<!doctype html><meta charset="utf-8"><title>街道机构编制工作台</title><p>${sentence}</p><p><a href="/">重新进入</a></p>`,
  )
}
