import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { openBook } from '../../db/book.ts'
import type { Reply } from '../../domain/errors.ts'
import type { FileToken } from '../../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { recountRoster } from '../support/recount.ts'
import { openApp, type RunningApp } from '../support/shells.ts'

/** A scripted day (issue 6): so much is done in one backend process. */
export interface Day {
  readonly operations: number
  readonly exports: number
  readonly prints: number
  readonly switches: number
}

export const fullDay: Day = { operations: 8000, exports: 200, prints: 50, switches: 20 }
/** What CI takes: a twentieth, but with two switches, so that there is one after the warm-up. */
export const shortDay: Day = { operations: 400, exports: 10, prints: 4, switches: 2 }

interface Held {
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
  readonly files: number
  /** A browser keeps as many as six open, and one for events: their number is no leak, its growth is. */
  readonly connections: number
}

export interface Soaked {
  readonly warm: Held
  readonly end: Held
  readonly done: Day & { readonly refused: number }
  readonly seconds: number
  /** In words what is wrong with the figures or the file; empty where nothing is. */
  readonly faults: readonly string[]
}

const hours = 20
/** Chromium's six, the stream of events, the listening one, and those of Node itself. */
export const mostConnections = 10
const workbook = '整天'

/** Works through a day in the browser shell: its server is the one process, its page prints. Needs E2E_CHROMIUM. */
export async function soak(day: Day): Promise<Soaked> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-soak-'))
  const memoryFile = join(folder, 'memory.json')
  process.env.SOAK_MEMORY_FILE = memoryFile
  process.env.NODE_OPTIONS = `--require ${join(import.meta.dirname, 'memory-hook.cjs')}`
  const begun = performance.now()
  const dataDir = join(folder, 'data')
  const app = await openApp({ shell: 'browser', dataDir }).finally(() => {
    delete process.env.NODE_OPTIONS
  })
  try {
    const worker = new Worker(app, folder)
    await worker.begin()
    let warm: Held | null = null
    for (let hour = 0; hour < hours; hour += 1) {
      await worker.work(shareOf(day, hour))
      // Everything has been done once by then: caches are full, code is compiled.
      if (hour === hours / 2 - 1) warm = await readMemory(memoryFile)
    }
    const end = await readMemory(memoryFile)
    const listed = await worker.countRoster()
    const faults = await closeAndCheck(app, dataDir, worker.entries, listed)
    return { warm: warm ?? end, end, done: worker.done, seconds: (performance.now() - begun) / 1000, faults }
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What falls on one hour of the day, so that the hours add up to it. */
function shareOf(day: Day, hour: number): Day {
  const share = (whole: number) =>
    Math.floor((whole * (hour + 1)) / hours) - Math.floor((whole * hour) / hours)
  return {
    operations: share(day.operations),
    exports: share(day.exports),
    prints: share(day.prints),
    switches: share(day.switches),
  }
}

async function readMemory(file: string): Promise<Held> {
  rmSync(file, { force: true })
  process.kill(Number(readFileSync(`${file}.pid`, 'utf8')), 'SIGUSR2')
  for (let tries = 0; tries < 200 && !existsSync(file); tries += 1) await sleep(50)
  return JSON.parse(readFileSync(file, 'utf8')) as Held
}

/** Closes the app, and looks for faults in the file that it leaves: its pages, its chain, its people as SQL counts them. */
async function closeAndCheck(
  app: RunningApp,
  dataDir: string,
  entries: ReadonlyMap<number, string>,
  listed: number,
): Promise<string[]> {
  await app.close()
  const path = join(dataDir, 'workbooks', `${workbook}.orgbook`)
  const book = await openBook(
    path,
    () => new Date(),
    async () => undefined,
  )
  const faults: string[] = []
  try {
    if (book.db.pragma('integrity_check', { simple: true }) !== 'ok') faults.push('integrity_check')
    if (book.ledger.findBreak() !== null) faults.push('the chain is broken')
    const hash = book.db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck()
    const lost = [...entries].filter(([seq, known]) => hash.get(seq) !== known)
    const people = book.db.prepare("SELECT count(*) FROM person WHERE status = 'active'").pluck().get()
    if (people !== listed) faults.push(`the roster has ${listed} people, the file ${people}`)
    if (lost.length > 0) faults.push(`${lost.length} acknowledged entries are not there`)
  } finally {
    book.close()
  }
  return faults
}

type Call = readonly [name: string, input: Readonly<Record<string, unknown>>]

/** The clerk of the day: asks by the page, as the screens do. */
class Worker {
  readonly done = { operations: 0, exports: 0, prints: 0, switches: 0, refused: 0 }
  /** Hash of each entry of the main workbook that was acknowledged. */
  readonly entries = new Map<number, string>()
  private readonly app: RunningApp
  private readonly folder: string
  private planFile = ''
  private turn = 0

  constructor(app: RunningApp, folder: string) {
    this.app = app
    this.folder = folder
  }

  private get page(): Page {
    return this.app.page
  }

  async begin(): Promise<void> {
    await this.ask('createWorkbook', { template: 'sample', name: workbook, operator: '张甲' })
    const status = await this.ask<WorkbookStatus>('createPlan', { name: '方案甲' })
    this.planFile = status.open?.file ?? ''
    await this.ask('openWorkbook', { file: `${workbook}.orgbook` })
    await this.page.reload()
    await this.page.getByTestId('chart').waitFor()
  }

  async work(share: Day): Promise<void> {
    const { rows } = await this.ask<Snapshot>('snapshot', {})
    await this.operate(rows, share.operations, true)
    for (let at = 0; at < share.exports; at += 1) await this.export(this.turn + at)
    for (let at = 0; at < share.prints; at += 1) await this.print()
    for (let at = 0; at < share.switches; at += 1) {
      await this.ask('openWorkbook', { file: this.planFile })
      await this.operate(rows, 5, false)
      await this.ask('openWorkbook', { file: `${workbook}.orgbook` })
      this.done.switches += 1
    }
    this.turn += share.exports
  }

  /** Changes that leave as many rows as there were: what grows with the data is no leak. */
  private async operate(rows: Snapshot['rows'], count: number, isMain: boolean): Promise<void> {
    const replies = await this.askAll(Array.from({ length: count }, (_, at) => this.call(rows, at)))
    for (const reply of replies) {
      this.done.operations += 1
      if (!reply.ok) this.done.refused += 1
      else if (isMain && reply.value.operation) {
        this.entries.set(reply.value.operation.seq, reply.value.operation.hash)
      }
    }
  }

  private call(rows: Snapshot['rows'], at: number): Call {
    const number = this.done.operations + at
    const any = (table: 'unit' | 'person') => rows[table][(number * 7919) % rows[table].length]?.id ?? ''
    const calls: readonly Call[] = [
      ['updatePerson', { id: any('person'), patch: { note: `备注${number}` } }],
      ['updateUnit', { id: any('unit'), patch: { duties: `职责${number}` } }],
      ['movePeople', { ids: [any('person')], unitId: any('unit') }],
      ['undo', {}],
      ['redo', {}],
      ['createPost', { unitId: any('unit'), name: `岗${number}`, category: 'management' }],
      ['undo', {}],
      ['updateUnit', { id: any('unit'), patch: { duties: null } }],
    ]
    return calls[number % calls.length] ?? ['undo', {}]
  }

  private async export(turn: number): Promise<Uint8Array> {
    const questions = [
      { table: 'roster', format: 'xlsx' },
      { table: 'usage', format: 'xlsx' },
      { table: 'usage', format: 'docx' },
      { table: 'offices', format: 'xlsx' },
      { table: 'roster', format: 'docx' },
    ]
    const file = await this.ask<FileToken>('exportTable', questions[turn % questions.length] ?? {})
    this.done.exports += 1
    return this.fetchFile(file)
  }

  private async fetchFile({ token }: FileToken): Promise<Uint8Array> {
    const base64 = await this.page.evaluate(async (of) => {
      const blob = await (await fetch(`/files/${of}`)).blob()
      return new Promise<string>((done) => {
        const reader = new FileReader()
        reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
        reader.readAsDataURL(blob)
      })
    }, token)
    return Buffer.from(base64, 'base64')
  }

  private async print(): Promise<void> {
    await this.page.evaluate(() => {
      window.print = () => {}
      location.hash = '#/print?product=org-chart'
    })
    await this.page
      .getByTestId('page-count')
      .getByText(/^共 [1-9]/)
      .waitFor()
    await this.page.getByTestId('print').click()
    await this.page.locator('.printed-paper').waitFor({ state: 'attached' })
    await this.app.pdf(join(this.folder, 'print.pdf'))
    await this.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    this.done.prints += 1
  }

  /** How many people the roster has as it goes out, counted from its cells. */
  async countRoster(): Promise<number> {
    const path = join(this.folder, 'roster.xlsx')
    writeFileSync(path, await this.export(0))
    return recountRoster(path, new Set()).people
  }

  private async ask<T>(name: string, input: Readonly<Record<string, unknown>>): Promise<T> {
    const [reply] = (await this.askAll([[name, input]])) as unknown as Reply<T>[]
    if (!reply?.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`)
    return reply.value
  }

  /** One after another, as a clerk's clicks are. */
  private askAll(
    calls: readonly Call[],
  ): Promise<Reply<{ operation: { seq: number; hash: string } | null }>[]> {
    return this.page.evaluate(
      async (list) => {
        const replies = []
        for (const [name, input] of list) {
          const response = await fetch(`/api/${name}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(input),
          })
          replies.push(await response.json())
        }
        return replies
      },
      calls as [string, object][],
    )
  }
}

/** `npm run soak`: the whole day; the figures as a table and in bench-results/soak.json. */
async function main(): Promise<void> {
  process.env.E2E_CHROMIUM ??= '/usr/bin/chromium'
  const { warm, end, ...rest } = await soak(fullDay)
  console.table({ 半天后: warm, 结束时: end })
  console.log(JSON.stringify(rest, null, 2))
  mkdirSync('bench-results', { recursive: true })
  writeFileSync(join('bench-results', 'soak.json'), JSON.stringify({ warm, end, ...rest }, null, 2))
  const isSteady = end.heapUsed <= 1.2 * warm.heapUsed && end.rss <= 1.2 * warm.rss
  const hasNoLeak = end.files <= warm.files && end.connections <= mostConnections
  process.exitCode = isSteady && hasNoLeak && rest.faults.length === 0 ? 0 : 1
}

if (import.meta.main) await main()
