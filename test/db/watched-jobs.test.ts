import { existsSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import type { Reply } from '../../domain/errors.ts'
import type { BackendEvent, BackendHost, FileToken } from '../../domain/shell.ts'
import { exchangePort } from '../../exchange/port.ts'
import { tempFolder, testClock } from '../support/workbook.ts'

/** A backend with the sample open, and what it says of its works. */
async function withSample(): Promise<{ backend: BackendHost; heard: BackendEvent[] }> {
  const backend = createBackend({ dataDir: tempFolder(), exchange: exchangePort, now: testClock().now })
  onTestFinished(() => backend.close())
  const heard: BackendEvent[] = []
  backend.onEvent((event) => heard.push(event))
  await backend.handle('createWorkbook', { template: 'sample', name: '示例', operator: '张甲' })
  return { backend, heard }
}

const exportsIn = async (backend: BackendHost) => {
  const reply = (await backend.handle('countOperations', { command: 'exportTable' })) as Reply<number>
  return reply.ok ? reply.value : reply
}

describe.each(['xlsx', 'docx'] as const)('an export to .%s that a window follows', (format) => {
  it('says how far it is by the name it was given', async () => {
    const { backend, heard } = await withSample()
    const reply = (await backend.handle('exportTable', {
      table: 'roster',
      format,
      job: 'mine',
    })) as Reply<FileToken>
    expect(reply.ok && existsSync(backend.filePath(reply.value.token) ?? '')).toBe(true)
    const told = heard.filter(({ type }) => type === 'progress')
    expect(told.every(({ job }) => job === 'mine')).toBe(true)
    expect(told.at(-1)?.done).toBe(told.at(-1)?.total)
  })

  it('is given up by a cancel that overtakes it, and leaves no entry in the ledger', async () => {
    const { backend } = await withSample()
    const before = await exportsIn(backend)
    const made = backend.handle('exportTable', { table: 'roster', format, job: 'mine' })
    await backend.handle('cancelJob', { job: 'mine' })
    expect(await made).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await exportsIn(backend)).toEqual(before)
    // The next one under the name is not cancelled with it.
    expect(await backend.handle('exportTable', { table: 'roster', format, job: 'mine' })).toMatchObject({
      ok: true,
    })
  })
})
