import { onTestFinished } from 'vitest'
import { type BackendOptions, createBackend } from '../../db/backend.ts'
import type { Reply } from '../../domain/errors.ts'
import type { BackendEvent, BackendHost } from '../../domain/shell.ts'
import type { Snapshot } from '../../domain/workbook.ts'
import { exchangePort } from '../../exchange/port.ts'
import { quickPassphrase, tempFolder, testClock } from './workbook.ts'

/** A backend on a data folder; passphrases cost little; what it says by itself is kept in `events`. */
export function startBackend(
  dataDir = tempFolder(),
  clock = testClock(),
  options: Pick<BackendOptions, 'machineKey' | 'log'> = {},
) {
  const backend = createBackend({
    dataDir,
    exchange: exchangePort,
    now: clock.now,
    passphraseCost: quickPassphrase,
    ...options,
  })
  const events: BackendEvent[] = []
  backend.onEvent((event) => events.push(event))
  onTestFinished(() => backend.close())
  return { backend, dataDir, clock, events }
}

/** As `startBackend`, with a new workbook open. */
export async function backendWithBook(template = 'sample', dataDir = tempFolder()) {
  const started = startBackend(dataDir)
  await ask(started.backend, 'createWorkbook', { template, name: '测试', operator: '张甲' })
  return started
}

/** The answer of a call that must be answered. */
export async function ask<T>(backend: BackendHost, name: string, input: unknown = {}): Promise<T> {
  const reply = (await backend.handle(name, input)) as Reply<T>
  if (!reply.ok)
    throw new Error(`${name}: ${reply.error.code} ${reply.error.detail.message ?? reply.error.detail.reason}`)
  return reply.value
}

/** Why a call was refused. */
export async function refusal(backend: BackendHost, name: string, input: unknown = {}) {
  const reply = await backend.handle(name, input)
  if (reply.ok) throw new Error(`${name} was answered`)
  return reply.error
}

/** One entry more in the ledger. */
export async function changeSomething(backend: BackendHost, note = '记一笔'): Promise<void> {
  const { rows } = await ask<Snapshot>(backend, 'snapshot')
  await ask(backend, 'updateUnit', { id: rows.unit[0]?.id, patch: { note } })
}
