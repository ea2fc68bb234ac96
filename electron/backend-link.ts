import type { Reply } from '../domain/errors.ts'
import type { BackendEvent, FileToken } from '../domain/shell.ts'
import type { ReplyCode, ReplyMessage } from './reply.ts'

/** What main asks of the backend process: first to begin, then a function of its BackendHost, by name. */
export type BackendRequest =
  | { readonly ask: 'begin'; readonly machineKey: string | null }
  | { readonly id: number; readonly ask: 'handle'; readonly name: string; readonly args: unknown }
  | { readonly id: number; readonly ask: 'registerFile'; readonly path: string; readonly name: string }
  | { readonly id: number; readonly ask: 'filePath'; readonly token: string }
  | { readonly id: number; readonly ask: 'close' }

/**
 * What the backend process says: a piece of a call's reply (the last one with the reply's code), another answer, an event
 * for the window, or a line for the log.
 */
export type BackendMessage =
  | { readonly id: number; readonly piece: Uint8Array; readonly code: ReplyCode | null }
  | { readonly id: number; readonly answer: unknown }
  | { readonly event: BackendEvent }
  | { readonly log: string }

/** A started backend process, whichever way it was started (backend-process.ts). */
export interface BackendProcess {
  send(request: BackendRequest): void
  onMessage(listener: (message: BackendMessage) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

export interface BackendLinkOptions {
  readonly start: () => BackendProcess
  /** The computer's own key as base64 (machine-key.ts); null where there is none. */
  readonly machineKey: string | null
  readonly onEvent: (event: BackendEvent) => void
  readonly log: (line: string) => void
  /** Waits before each restart; as many restarts as there are waits are made within a minute. */
  readonly restartWaits?: readonly number[]
}

type Answer = Extract<BackendMessage, { id: number }>

/** Hears what the backend answers; null where it has died meanwhile. */
type Pending = (answer: Answer | null) => void

const slowMilliseconds = 40
const closeMilliseconds = 5000
const down: Reply = { ok: false, error: { code: 'backendDown', detail: {} } }

/** The line between main and the backend process: asks, answers, and what happens when the process dies. */
export class BackendLink {
  private readonly options: BackendLinkOptions
  private readonly waits: readonly number[]
  private readonly pending = new Map<number, Pending>()
  private process: BackendProcess | null = null
  private crashes: number[] = []
  private lastId = 0
  private closing = false

  constructor(options: BackendLinkOptions) {
    this.options = options
    this.waits = options.restartWaits ?? [100, 1000, 4000]
    this.startProcess()
  }

  /**
   * Calls the contract and hands the reply on as it comes, without a look into it; a dead backend is the Reply
   * backendDown. Slow calls are logged by name only.
   */
  handle(name: string, args: unknown, take: (message: ReplyMessage) => void): void {
    const begun = performance.now()
    this.send({ ask: 'handle', name, args }, (answer) => {
      const { piece, code } = answer && 'piece' in answer ? answer : { piece: null, code: 'backendDown' }
      take(piece ? { piece, isLast: code !== null } : { whole: down })
      const milliseconds = Math.round(performance.now() - begun)
      if (code && milliseconds > slowMilliseconds) this.options.log(`call ${name} ${code} ${milliseconds} ms`)
    })
  }

  /** The token of a file that a dialog chose; null where the backend is down. */
  registerFile(path: string, name: string): Promise<FileToken | null> {
    return this.ask({ ask: 'registerFile', path, name }, null) as Promise<FileToken | null>
  }

  /** The path behind a token; null where it is unknown or the backend is down. */
  filePath(token: string): Promise<string | null> {
    return this.ask({ ask: 'filePath', token }, null) as Promise<string | null>
  }

  /** Lets the backend close its workbook, and ends it. */
  async close(): Promise<void> {
    const { process } = this
    this.closing = true
    if (!process) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ended = new Promise<void>((resolve) => process.onExit(() => resolve()))
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closeMilliseconds)
    })
    void this.ask({ ask: 'close' }, null)
    await Promise.race([ended, tooLong])
    clearTimeout(timer)
    process.kill()
  }

  private ask(request: Request, whenDown: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.send(request, (answer) => resolve(answer && 'answer' in answer ? answer.answer : whenDown))
    })
  }

  private send(request: Request, hear: Pending): void {
    const { process } = this
    if (!process) {
      hear(null)
      return
    }
    this.lastId += 1
    const id = this.lastId
    this.pending.set(id, hear)
    process.send({ id, ...request } as BackendRequest)
  }

  private startProcess(): void {
    const process = this.options.start()
    this.process = process
    process.onMessage((message) => this.take(message))
    process.onExit((code) => this.takeExit(process, code))
    process.send({ ask: 'begin', machineKey: this.options.machineKey })
  }

  private take(message: BackendMessage): void {
    if ('event' in message) this.options.onEvent(message.event)
    else if ('log' in message) this.options.log(message.log)
    else {
      const hear = this.pending.get(message.id)
      if ('answer' in message || message.code !== null) this.pending.delete(message.id)
      hear?.(message)
    }
  }

  private takeExit(process: BackendProcess, code: number | null): void {
    if (this.process !== process) return
    this.process = null
    const waiting = [...this.pending.values()]
    this.pending.clear()
    for (const hear of waiting) hear(null)
    if (this.closing) return
    this.options.log(`backend ended with code ${code}`)
    this.restartLater()
  }

  /** A backend that dies again and again is left alone: the window says so, and the app can be closed and reported. */
  private restartLater(): void {
    const now = Date.now()
    this.crashes = [...this.crashes.filter((at) => now - at < 60_000), now]
    const wait = this.waits[this.crashes.length - 1]
    if (wait === undefined) {
      this.options.log('backend given up')
      this.options.onEvent({ type: 'notice', message: 'backendDown' })
      return
    }
    setTimeout(() => {
      if (this.closing) return
      this.startProcess()
      this.options.onEvent({ type: 'backendRestarted' })
    }, wait)
  }
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
type Request = WithoutId<Extract<BackendRequest, { id: number }>>
