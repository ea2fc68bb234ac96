import { planAsNamed } from '../domain/as-of.ts'
import { type CallName, queries } from '../domain/contract.ts'
import { DomainError } from '../domain/errors.ts'
import type { ExchangePort } from '../domain/exchange-port.ts'
import type { Plan } from '../domain/finding.ts'
import type { Signature } from '../domain/operator.ts'
import type { BackendEvent, BackendHost, FileToken } from '../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../domain/workbook.ts'
import { approvalHandlers } from './approvals/handlers.ts'
import { BackupKeeper } from './backup-keeper.ts'
import type { Book, Clock } from './book.ts'
import { type DispatchWays, dispatch, type Handler } from './dispatch.ts'
import { FileDesk } from './file-desk.ts'
import { type FileSurroundings, fileHandlers } from './file-handlers.ts'
import { ledgerHandlers } from './ledger-handlers.ts'
import { compareWithLedger } from './ledger-images.ts'
import { Library } from './library.ts'
import { maskRows } from './masking.ts'
import { checkIntegrity } from './migrate.ts'
import { OperatorDesk } from './operators/desk.ts'
import { operatorHandlers } from './operators/handlers.ts'
import { paperHandlers } from './paper-handlers.ts'
import type { PassphraseCost } from './passphrase.ts'
import { payHandlers } from './pay-handlers.ts'
import { performanceHandlers } from './performance-handlers.ts'
import { personalHandlers } from './personal/handlers.ts'
import { MachineKey } from './personal/key-slots.ts'
import { Keyring } from './personal/keyring.ts'
import { openProtected } from './personal/protect.ts'
import { pictureHandlers } from './pictures.ts'
import { type PlanSurroundings, planHandlers } from './plan-handlers.ts'
import { powerHandlers } from './power-handlers.ts'
import { repairHandlers } from './repair.ts'
import { guarded } from './risky-steps.ts'
import { roundHandlers } from './round-handlers.ts'
import { nothingToSee, statusOf } from './status.ts'
import { WatchedJobs } from './watched-jobs.ts'
import { workbookHandlers } from './workbook-handlers.ts'

export interface BackendOptions {
  readonly dataDir: string
  readonly exchange: ExchangePort
  readonly now?: Clock
  readonly log?: (message: string, error?: unknown) => void
  /** The key that the operating system keeps for this computer, where the shell has one. */
  readonly machineKey?: Buffer | undefined
  /** What a try of a passphrase costs; neither shell gives it. */
  readonly passphraseCost?: PassphraseCost
}

/** Backups are taken this often while there is something new to keep (quality.md, Backup). */
const backupEveryMilliseconds = 30 * 60 * 1000

/** How often it is looked whether nobody has worked for too long. */
const lookForIdleMilliseconds = 5000

/** Time for the screen to ask for its rows first. */
const proveAfterMilliseconds = 1500

/** The process behind the window: it alone holds the workbook file. */
export function createBackend(options: BackendOptions): BackendHost {
  const backend = new Backend(options)
  return {
    handle: (name, args) => backend.handle(name, args),
    registerFile: (path, name) => backend.registerFile(path, name),
    filePath: (token) => backend.filePath(token),
    onEvent: (listener) => backend.onEvent(listener),
    close: () => backend.close(),
  }
}

/** The screen asks by itself as well, when something has changed: only what somebody orders is work. */
function isWork(name: string): boolean {
  return !Object.hasOwn(queries, name as CallName)
}

class Backend {
  private readonly options: BackendOptions
  private readonly now: Clock
  private readonly library: Library
  private readonly keyring: Keyring
  private readonly files: FileDesk
  private readonly listeners = new Set<(event: BackendEvent) => void>()
  private readonly jobs = new WatchedJobs((event) => this.emit(event))
  private readonly handlers: Readonly<Record<string, Handler>>
  private readonly ways: DispatchWays
  private readonly timers: readonly ReturnType<typeof setInterval>[]
  private readonly desk: OperatorDesk
  private running = 0
  private book: Book | null = null
  private trouble: WorkbookStatus['trouble'] = null
  private brokenAt: number | null = null
  private readonly keeper: BackupKeeper
  private opening: Promise<void>
  /** Calls are answered one after the other: a command never sees half of another. */
  private queue: Promise<unknown>

  constructor(options: BackendOptions) {
    this.options = options
    this.now = options.now ?? (() => new Date())
    this.library = new Library(options.dataDir)
    this.files = new FileDesk(() => this.library.outbox())
    const { machineKey } = options
    const machine = machineKey ? new MachineKey(machineKey) : null
    this.keyring = new Keyring(machine, options.passphraseCost, this.library.openedFolder)
    this.desk = new OperatorDesk({
      home: options.dataDir,
      now: this.now,
      cost: options.passphraseCost,
      nameWithout: () => this.book?.setting('operator') || this.library.preferences().operator || '未登记',
      signedOut: () => this.afterSignOut(),
    })
    this.keeper = new BackupKeeper({
      library: this.library,
      now: this.now,
      emit: (event) => this.emit(event),
      log: this.log,
    })
    this.handlers = guarded(this.handlerTable(), () => this.keeper.takeIfChanged(this.book))
    this.ways = {
      handlers: this.handlers,
      run: (...call) => this.runCommand(...call),
      admit: (name) => this.desk.admit(name),
      permit: (name, input) => this.permit(name, input),
      log: this.log,
    }
    this.opening = this.openLast()
    this.queue = this.opening
    this.timers = [
      setInterval(() => void this.keeper.takeIfChanged(this.book), backupEveryMilliseconds),
      setInterval(() => this.lockWhenIdle(), lookForIdleMilliseconds),
    ]
    for (const timer of this.timers) timer.unref()
  }

  handle(name: string, args: unknown) {
    const answer = async () => {
      this.running += 1
      try {
        return await dispatch(name, args, this.ways)
      } finally {
        this.running -= 1
        if (isWork(name)) this.desk.touch()
      }
    }
    // It would wait for what it cancels.
    if (name === 'cancelJob') return answer()
    const answered = this.queue.then(answer)
    this.queue = answered
    return answered
  }

  registerFile(path: string, name: string): FileToken {
    return this.files.register(path, name)
  }

  filePath(token: string): string | null {
    return this.desk.isOpen ? this.files.pathOf(token) : null
  }

  onEvent(listener: (event: BackendEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer)
    this.keepOpened()
    this.book?.close()
    this.book = null
    this.files.clear()
  }

  private readonly log = (message: string, error?: unknown) => this.options.log?.(message, error)

  private handlerTable(): Readonly<Record<string, Handler>> {
    const surroundings: FileSurroundings = {
      exchange: this.options.exchange,
      requireBook: () => this.requireBook(),
      operator: () => this.operator(),
      files: this.files,
    }
    const ofPlans: PlanSurroundings = {
      ...surroundings,
      library: this.library,
      keyring: this.keyring,
      now: this.now,
      jobs: this.jobs,
      openFile: (file) => this.openWorkbook(file),
      backUp: (db, file) => this.keeper.takeOf(db, file),
    }
    return {
      status: () => this.status(),
      snapshot: () => this.snapshot(),
      ...ledgerHandlers(surroundings),
      ...workbookHandlers({
        ...ofPlans,
        keeper: this.keeper,
        status: () => this.status(),
        openPath: async (path) => this.take(await this.openPath(path)),
        take: (book) => this.take(book),
      }),
      ...repairHandlers({
        library: this.library,
        now: this.now,
        operator: () => this.operator(),
        closeBook: (path) => this.closeDamaged(path),
        openFile: (file) => this.openWorkbook(file),
      }),
      ...personalHandlers({
        ...ofPlans,
        log: this.log,
        status: () => this.status(),
        withClosed: (work) => this.withClosed(work),
      }),
      ...planHandlers(ofPlans),
      ...approvalHandlers({ ...ofPlans, desk: this.desk }),
      ...operatorHandlers({
        desk: this.desk,
        openBook: () => this.book,
        status: () => this.status(),
        changedHands: () => this.lockUnlocked(),
      }),
      ...paperHandlers(ofPlans),
      ...fileHandlers(surroundings),
      ...pictureHandlers(surroundings),
      ...powerHandlers(surroundings),
      ...performanceHandlers(surroundings),
      ...roundHandlers(surroundings),
      ...payHandlers(surroundings),
    }
  }

  private runCommand(
    name: string,
    command: { plan: (model: never, input: never, context: never) => unknown },
    input: unknown,
    because: { reason?: string | undefined; documentNumber?: string | undefined },
  ) {
    const book = this.requireBook()
    const plan = planAsNamed(
      book.current(),
      () => command.plan(book.model as never, input as never, book.context() as never) as Plan,
    )
    return book.execute(plan, {
      command: name,
      operator: this.operator(),
      ...because,
    })
  }

  private requireBook(): Book {
    if (!this.book) throw new DomainError('noWorkbook')
    return this.book
  }

  private operator(): Signature {
    return this.desk.signature()
  }

  private permit(name: string, input: unknown): void {
    this.desk.permit(name, input)
    if (isWork(name)) this.desk.touch()
  }

  /** Not while a call is being answered: a long export is work, too. */
  private lockWhenIdle(): void {
    if (this.running === 0) this.desk.lockWhenIdle()
  }

  private afterSignOut(): void {
    void this.handlers.closePay?.({} as never)
    this.emit({ type: 'signedOut' })
  }

  /** What the operator before had unlocked by a passphrase; what this computer's own key opens stays open. */
  private lockUnlocked(): void {
    this.keyring.forget()
    if (this.book?.vault.hasKey) this.book.setCipher(this.keyring.vaultOf(this.book.db).cipher)
  }

  private status(): WorkbookStatus {
    const operators = this.desk.status()
    if (!this.desk.isOpen) return nothingToSee(operators)
    const { book, library, keyring, trouble, brokenAt } = this
    return statusOf({
      book,
      library,
      keyring,
      trouble,
      brokenAt,
      operators,
      backupTrouble: this.keeper.trouble,
    })
  }

  private snapshot(): Snapshot {
    const book = this.requireBook()
    return {
      workbookId: book.workbookId,
      file: this.library.fileOf(book.path),
      rows: maskRows(book.allRows()),
      today: book.today(),
      headSeq: book.ledger.headSeq,
      undoState: book.ledger.undoState(),
    }
  }

  private async openWorkbook(file: string): Promise<WorkbookStatus> {
    const path = this.library.pathOf(file)
    if (this.book?.path === path) return this.status()
    await this.take(await this.openPath(path))
    return this.status()
  }

  private openPath(path: string): Promise<Book> {
    return openProtected(path, {
      library: this.library,
      keyring: this.keyring,
      now: this.now,
      log: this.log,
      operator: () => this.operator(),
      backUp: (db, file) => this.keeper.takeOf(db, file),
    })
  }

  private async withClosed(work: (file: string, path: string) => Promise<void>): Promise<WorkbookStatus> {
    const book = this.requireBook()
    const { path } = book
    book.close()
    this.book = null
    try {
      await work(this.library.fileOf(path), path)
    } finally {
      await this.take(await this.openPath(path))
    }
    return this.status()
  }

  /** Makes a book the open one; the one before is backed up and closed only after the new one stands. */
  private async take(book: Book): Promise<void> {
    await this.keeper.takeIfChanged(this.book)
    this.book?.close()
    this.book = book
    this.trouble = null
    this.brokenAt = null
    this.keeper.opened(book)
    this.library.remember({ lastFile: this.library.fileOf(book.path) })
    setTimeout(() => void this.prove(book), proveAfterMilliseconds).unref()
  }

  /** File and chain are read through, and backed up, after the screen has its rows: no start waits for it. */
  private async prove(book: Book): Promise<void> {
    if (this.book !== book || !book.db.open) return
    this.keepOpened()
    try {
      checkIntegrity(book.db)
      this.brokenAt = book.ledger.findBreak() ?? (compareWithLedger(book.db).differing > 0 ? 0 : null)
    } catch (error) {
      this.log('integrity check failed', error)
      this.brokenAt = 0
    }
    if (this.brokenAt !== null) this.emit({ type: 'integrity', message: String(this.brokenAt) })
    // A file that does not check out must not push out the good copies.
    else await this.keeper.takeIfChanged(book)
  }

  /** Without it the next start only takes longer. */
  private keepOpened(): void {
    try {
      this.keyring.keepOpened()
    } catch (error) {
      this.log('opened values could not be kept', error)
    }
  }

  private async openLast(): Promise<void> {
    const file = this.library.preferences().lastFile
    if (!file) return
    try {
      await this.take(await this.openPath(this.library.pathOf(file)))
    } catch (error) {
      this.trouble = { file, code: error instanceof DomainError ? error.code : 'workbookBroken' }
      this.log('the last workbook could not be opened', error)
    }
  }

  /** Until it is open again the workbook is the one that could not be opened. */
  private closeDamaged(path: string): void {
    if (this.book?.path !== path) return
    const { book } = this
    this.book = null
    this.trouble = { file: this.library.fileOf(path), code: 'workbookBroken' }
    book.abandon()
  }

  private emit(event: BackendEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
