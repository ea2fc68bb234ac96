import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reply } from '../../domain/errors.ts'
import type { BackendRequest } from '../../electron/backend-link.ts'

/** The backend as it is shipped: the bundle that Electron starts, on the Node of the tests. */
const program = resolve(import.meta.dirname, '..', '..', 'dist', 'electron', 'backend.cjs')

/** A real backend process that a test can kill at any moment. */
export class KillableBackend {
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (reply: Reply | null) => void>()
  private lastId = 0

  constructor(dataDir: string) {
    if (!existsSync(program)) throw new Error('dist/ is missing: run npm run build first')
    this.child = fork(program, [dataDir], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.child.on('message', (message: { id?: number; answer?: unknown }) => {
      if (message.id === undefined) return
      this.waiting.get(message.id)?.(message.answer as Reply)
      this.waiting.delete(message.id)
    })
    this.send({ ask: 'begin', machineKey: null })
    this.child.on('exit', () => {
      for (const answer of this.waiting.values()) answer(null)
      this.waiting.clear()
    })
  }

  /** The answer of a call; null where the process died before it gave one. */
  call(name: string, args: unknown): Promise<Reply | null> {
    this.lastId += 1
    const id = this.lastId
    return new Promise((answer) => {
      this.waiting.set(id, answer)
      this.send({ id, ask: 'handle', name, args }, (error) => {
        if (error && this.waiting.delete(id)) answer(null)
      })
    })
  }

  private send(request: BackendRequest, sent: (error: Error | null) => void = () => {}): void {
    this.child.send(request, sent)
  }

  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }
}
