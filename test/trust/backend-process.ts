import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reply } from '../../domain/errors.ts'
import type { BackendMessage, BackendRequest } from '../../electron/backend-link.ts'
import { replyReader } from '../../electron/reply.ts'

/** The backend as it is shipped: the bundle that Electron starts, on the Node of the tests. */
const program = resolve(import.meta.dirname, '..', '..', 'dist', 'electron', 'backend.cjs')

interface Waiting {
  readonly answer: (reply: Reply | null) => void
  readonly read: ReturnType<typeof replyReader>
}

/** A real backend process that a test can kill at any moment. */
export class KillableBackend {
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0

  /** A process that ends in peace leaves in the folder `compiled` what V8 made of the program; later ones take it. */
  constructor(dataDir: string, compiled: string) {
    if (!existsSync(program)) throw new Error('dist/ is missing: run npm run build first')
    this.child = fork(program, [dataDir], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
      serialization: 'advanced',
    })
    this.child.on('message', (message: BackendMessage) => {
      if (!('piece' in message)) return
      const { id, piece, code } = message
      const waiting = this.waiting.get(id)
      const reply = waiting?.read({ piece, isLast: code !== null }) ?? null
      if (reply === null) return
      this.waiting.delete(id)
      waiting?.answer(JSON.parse(reply) as Reply)
    })
    this.send({ ask: 'begin', machineKey: null })
    this.child.on('exit', () => {
      for (const { answer } of this.waiting.values()) answer(null)
      this.waiting.clear()
    })
  }

  /** The answer of a call; null where the process died before it gave one. */
  call(name: string, args: unknown): Promise<Reply | null> {
    this.lastId += 1
    const id = this.lastId
    return new Promise((answer) => {
      this.waiting.set(id, { answer, read: replyReader() })
      this.send({ id, ask: 'handle', name, args }, (error) => {
        if (error && this.waiting.delete(id)) answer(null)
      })
    })
  }

  private send(request: BackendRequest, sent: (error: Error | null) => void = () => {}): void {
    this.child.send(request, sent)
  }

  /** Lets it close its workbook; resolves when the process is gone. */
  async end(): Promise<void> {
    const gone = once(this.child, 'exit')
    this.child.disconnect()
    await gone
  }

  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }
}
