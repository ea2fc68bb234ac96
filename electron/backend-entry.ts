import { createBackend } from '../db/backend.ts'
import type { Reply } from '../domain/errors.ts'
import type { BackendHost } from '../domain/shell.ts'
import { exchangePort } from '../exchange/port.ts'
import { problemLine } from '../web/problem-line.ts'
import type { BackendMessage, BackendRequest } from './backend-link.ts'
import { codeOf, piecesOf } from './reply.ts'

/** The part of Electron's parentPort that is used; this program also runs on plain Node, which has process.send. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: BackendRequest }) => void): void
  postMessage(message: BackendMessage): void
}

const { parentPort } = process as { parentPort?: ParentPort }
let backend: BackendHost | null = null

if (parentPort) parentPort.on('message', ({ data }) => void take(data))
else process.on('message', (request: BackendRequest) => void take(request))
// Main was killed: close the workbook and go.
process.on('disconnect', end)

async function take(request: BackendRequest): Promise<void> {
  if (request.ask === 'begin') return begin(request.machineKey)
  const { id } = request
  if (!backend) return
  if (request.ask === 'handle') sayReply(id, await backend.handle(request.name, request.args))
  else if (request.ask === 'registerFile')
    say({ id, answer: backend.registerFile(request.path, request.name) })
  else if (request.ask === 'filePath') say({ id, answer: backend.filePath(request.token) })
  else end()
}

/** By a message, not by the environment or an argument: these can be read from outside. */
function begin(machineKey: string | null): void {
  backend = createBackend({
    dataDir: process.argv[2] ?? '',
    exchange: exchangePort,
    log: logProblem,
    machineKey: machineKey === null ? undefined : Buffer.from(machineKey, 'base64'),
  })
  backend.onEvent((event) => say({ event }))
}

function sayReply(id: number, reply: Reply): void {
  const pieces = piecesOf(reply)
  for (const [at, piece] of pieces.entries()) {
    say({ id, piece, code: at === pieces.length - 1 ? codeOf(reply) : null })
  }
}

function say(message: BackendMessage): void {
  if (parentPort) parentPort.postMessage(message)
  else if (process.connected) process.send?.(message)
}

function end(): void {
  backend?.close()
  process.exit(0)
}

function logProblem(message: string, error?: unknown): void {
  say({ log: problemLine(message, error) })
}
