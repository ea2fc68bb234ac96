import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openBook } from '../../db/book.ts'
import type { Reply } from '../../domain/errors.ts'
import type { Delta } from '../../domain/operation.ts'
import type { Snapshot } from '../../domain/workbook.ts'
import { KillableBackend } from './backend-process.ts'

/** quality.md, Trust: 300 streams, each killed at a random point. Every chain of streams goes on with one workbook. */
const chains = 10
const streamsOfChain = 30
/** Chains that run side by side: the machines of the tests have two cores. */
const atOnce = 2

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31)

/** mulberry32: the same seed kills at the same commands again (the instant within a command is the machine's). */
function randomOf(state: number): (below: number) => number {
  let a = state
  return (below) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

type Random = (below: number) => number
type Call = readonly [name: string, input: Readonly<Record<string, unknown>>]

/** A command of an ordinary day; some are refused, as on an ordinary day. */
function someCommand(rows: Snapshot['rows'], random: Random): Call {
  const any = (table: 'unit' | 'person' | 'post') => rows[table][random(rows[table].length)]?.id ?? ''
  const number = random(100_000)
  const calls: readonly (() => Call)[] = [
    () => ['updateUnit', { id: any('unit'), patch: { duties: `职责${number}` } }],
    () => ['createPost', { unitId: any('unit'), name: `岗${number}`, category: 'management' }],
    () => ['movePeople', { ids: [any('person')], unitId: any('unit') }],
    () => ['updatePerson', { id: any('person'), patch: { note: `备注${number}` } }],
    () => ['abolishPost', { id: any('post') }],
    () => ['undo', {}],
    () => ['redo', {}],
  ]
  return (calls[random(calls.length)] ?? calls[0])?.() ?? ['undo', {}]
}

/** What the backend has said was done: entry of the ledger and its hash. */
type Acknowledged = Map<number, string>

function note(reply: Reply | null, acknowledged: Acknowledged): void {
  if (!reply?.ok) return
  const { operation } = reply.value as Delta
  if (operation) acknowledged.set(operation.seq, operation.hash)
}

/** Sends commands without waiting for their answers, and kills the process somewhere among them. */
async function streamUntilKilled(
  dataDir: string,
  compiled: string,
  random: Random,
  acknowledged: Acknowledged,
) {
  const backend = new KillableBackend(dataDir, compiled)
  try {
    const opened = await backend.call('snapshot', {})
    if (!opened?.ok) throw new Error(`not opened: ${JSON.stringify(opened)}`)
    const { rows } = opened.value as Snapshot
    const stream = Array.from({ length: 12 }, () => someCommand(rows, random))
    const killAfter = random(stream.length)
    const answers = stream.map(async (call, index) => {
      note(await backend.call(...call), acknowledged)
      if (index !== killAfter) return
      // Into the next command: its transaction, its journal, its answer.
      await sleep(random(4))
      await backend.kill()
    })
    await Promise.all(answers)
  } finally {
    await backend.kill()
  }
}

/** Errors, in the words of the promise that was broken; empty where the workbook kept all of them. */
async function brokenPromises(path: string, acknowledged: Acknowledged): Promise<string[]> {
  const book = await openBook(
    path,
    () => new Date(),
    async () => undefined,
  )
  try {
    const faults: string[] = []
    const integrity = book.db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') faults.push(`integrity_check: ${integrity}`)
    const foreign = book.db.pragma('foreign_key_check') as unknown[]
    if (foreign.length > 0) faults.push(`${foreign.length} rows refer to nothing`)
    const breakAt = book.ledger.findBreak()
    if (breakAt !== null) faults.push(`the chain is broken at ${breakAt}`)
    const kept = book.db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck()
    for (const [seq, hash] of acknowledged) {
      if (kept.get(seq) !== hash) faults.push(`entry ${seq} was acknowledged and is not there`)
    }
    return faults
  } finally {
    book.close()
  }
}

/** Fills the folder from which the backends take what V8 made of their program: most of the work of their starts. */
async function compileInto(compiled: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-crash-'))
  try {
    const backend = new KillableBackend(dataDir, compiled)
    await backend.call('status', {})
    await backend.end()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function runChain(number: number, compiled: string): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-crash-'))
  const random = randomOf(seed + number * 7919)
  const acknowledged: Acknowledged = new Map()
  try {
    const first = new KillableBackend(dataDir, compiled)
    const made = await first.call('createWorkbook', { template: 'sample', name: '崩溃', operator: '张甲' })
    await first.kill()
    if (!made?.ok) throw new Error(`not made: ${JSON.stringify(made)}`)
    for (let stream = 0; stream < streamsOfChain; stream += 1) {
      await streamUntilKilled(dataDir, compiled, random, acknowledged)
      const faults = await brokenPromises(join(dataDir, 'workbooks', '崩溃.orgbook'), acknowledged)
      if (faults.length > 0) return faults.map((fault) => `chain ${number}, stream ${stream}: ${fault}`)
    }
    if (acknowledged.size < streamsOfChain) return [`chain ${number}: only ${acknowledged.size} entries`]
    return []
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test(`nothing that was acknowledged is lost by SIGKILL (seed ${seed})`, { timeout: 600_000 }, async () => {
  const faults: string[] = []
  const compiled = mkdtempSync(join(tmpdir(), 'workbench-compiled-'))
  onTestFinished(() => rmSync(compiled, { recursive: true, force: true }))
  await compileInto(compiled)
  const numbers = Array.from({ length: chains }, (_, index) => index)
  const worker = async () => {
    for (let next = numbers.shift(); next !== undefined; next = numbers.shift()) {
      faults.push(...(await runChain(next, compiled)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(faults).toEqual([])
})
