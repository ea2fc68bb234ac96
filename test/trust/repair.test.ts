import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import { openBook } from '../../db/book.ts'
import { compareWithLedger } from '../../db/ledger-images.ts'
import { isWhole } from '../../db/proof.ts'
import { isComplete, type RepairOptions, type SalvageReport } from '../../domain/repair.ts'
import { tableNames } from '../../domain/tables.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { exchangePort } from '../../exchange/port.ts'
import { codeSentence } from '../../renderer/text.ts'
import { alter, type Harm, harms } from '../fixtures/broken-workbooks.ts'
import { ask, changeSomething, refusal, startBackend } from '../support/backend.ts'
import { tempFolder, testClock } from '../support/workbook.ts'

const file = '测试.orgbook'
/** Entries that are in the workbook and not in its backup. */
const lost = 2
let source: string
let before: Snapshot

beforeAll(async () => {
  source = mkdtempSync(join(tmpdir(), 'orgbook-source-'))
  const backend = createBackend({ dataDir: source, exchange: exchangePort, now: testClock().now })
  await ask(backend, 'createWorkbook', { template: 'sample', name: '测试', operator: '张甲' })
  for (const note of ['一', '二', '三']) await changeSomething(backend, note)
  await ask(backend, 'backUp')
  for (let change = 0; change < lost; change += 1) await changeSomething(backend, `备份之后 ${change}`)
  before = await ask<Snapshot>(backend, 'snapshot')
  backend.close()
})

afterAll(() => rmSync(source, { recursive: true, force: true }))

/** The same workbook with its backup, harmed, in a folder of its own; the app is started on it. */
function broken(harm: Harm['harm'], withBackup = true) {
  const dataDir = tempFolder()
  cpSync(source, dataDir, { recursive: true })
  if (!withBackup) rmSync(join(dataDir, 'backups'), { recursive: true })
  const path = join(dataDir, 'workbooks', file)
  harm(path)
  const bytes = readFileSync(path)
  return { ...startBackend(dataDir), path, bytes }
}

const kept = (dataDir: string) =>
  readdirSync(join(dataDir, 'workbooks')).filter((name) => name.endsWith('.orgbook-broken'))

/** What is promised of any workbook that is in use: sound, proved, and as its ledger says. */
async function expectSound(path: string) {
  const book = await openBook(path, testClock().now, async () => undefined)
  try {
    expect(isWhole(book.db)).toBe(true)
    expect(book.ledger.findBreak()).toBeNull()
    expect(compareWithLedger(book.db).differing).toBe(0)
  } finally {
    book.close()
  }
}

describe('a workbook file that is damaged', () => {
  it('is tried in at least 30 ways', () => expect(harms.length).toBeGreaterThanOrEqual(30))

  it.each(harms)('$name: the newest good backup takes its place, and it stays beside', async ({ harm }) => {
    const { backend, dataDir, bytes } = broken(harm)
    await ask<WorkbookStatus>(backend, 'status')
    const options = await ask<RepairOptions>(backend, 'repairOptions', { file })
    expect(options.damage).not.toBe('none')
    expect(options.backup).toMatchObject({ headSeq: before.headSeq - lost })
    if (options.headSeq !== null) expect(options.headSeq).toBeLessThanOrEqual(before.headSeq)
    await ask(backend, 'repairFromBackup', { file, backup: options.backup?.backup })
    const { rows, headSeq } = await ask<Snapshot>(backend, 'snapshot')
    expect(headSeq).toBe(before.headSeq - lost)
    for (const table of tableNames) expect(rows[table].length).toBe(before.rows[table].length)
    expect(kept(dataDir)).toEqual([expect.stringMatching(/^测试（已损坏 \d{8}T\d+）\.orgbook-broken$/)])
    expect(readFileSync(join(dataDir, 'workbooks', kept(dataDir)[0] ?? '')).length).toBe(bytes.length)
    expect(readdirSync(join(dataDir, 'outbox'))).toEqual([])
    await changeSomething(backend)
  })

  it.each(harms)('$name: no row that can be read is lost without being told', async ({ name, harm }) => {
    const { backend, dataDir } = broken(harm, false)
    await ask<WorkbookStatus>(backend, 'status')
    const reply = await backend.handle('salvageWorkbook', { file })
    if (!reply.ok) {
      expect([name, reply.error.code]).toEqual([name, 'nothingReadable'])
      expect(codeSentence('nothingReadable')).toContain('请从备份恢复')
      expect(kept(dataDir)).toEqual([])
      return
    }
    const { status, report } = reply.value as { status: WorkbookStatus; report: SalvageReport }
    expect(status.open?.file).toBe('测试 抢救.orgbook')
    expect(kept(dataDir)).toEqual([report.keptAs])
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    for (const { table, kept: count, refused, doubtful, unknown } of report.tables) {
      const there = rows[table as keyof typeof rows].length
      const were = before.rows[table as keyof typeof rows].length
      expect([table, there]).toEqual([table, count])
      // Fewer rows than there were is told: by number, or as a number that cannot be known. More: as doubtful ones.
      if (!unknown) expect([table, count + refused >= were]).toEqual([table, true])
      expect([table, count - doubtful <= were]).toEqual([table, true])
    }
    if (isComplete(report)) {
      for (const table of tableNames) expect(sorted(rows[table])).toEqual(sorted(before.rows[table]))
    }
    await changeSomething(backend)
    backend.close()
    await expectSound(join(dataDir, 'workbooks', '测试 抢救.orgbook'))
  })

  it.each(harms.filter(({ opens }) => opens))(
    '$name: is found by the check after the open',
    async ({ harm }) => {
      const { backend, events } = broken(harm)
      expect((await ask<WorkbookStatus>(backend, 'status')).open).not.toBeNull()
      await expect.poll(() => events.some(({ type }) => type === 'integrity'), { timeout: 8000 }).toBe(true)
      const { brokenAt, backups } = await ask<WorkbookStatus>(backend, 'status')
      expect(brokenAt).not.toBeNull()
      expect(backups).toHaveLength(1)
    },
  )
})

const sorted = (rows: readonly { readonly id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('the backup that is offered', () => {
  it('is the newest that stands every test; how many were passed over is told', async () => {
    const { backend, dataDir } = broken((path) => writeFileSync(path, '坏'))
    const home = join(dataDir, 'backups', '测试')
    const [good = ''] = readdirSync(home)
    writeFileSync(join(home, '20160521T090000000.orgbook'), '坏')
    cpSync(join(home, good), join(home, '20160522T090000000.orgbook'))
    alter(join(home, '20160522T090000000.orgbook'), "UPDATE operation SET operator = '别人' WHERE seq = 1")
    const options = await ask<RepairOptions>(backend, 'repairOptions', { file })
    expect(options).toMatchObject({ backup: { backup: good }, passedOver: 2, headSeq: null })
    const bad = { file, backup: '20160521T090000000.orgbook' }
    expect((await refusal(backend, 'repairFromBackup', bad)).code).toBe('backupUnusable')
    expect(kept(dataDir)).toEqual([])
  })

  it('is told with the entries that are newer than it, where these can be read', async () => {
    const { backend } = broken(harms.find(({ name }) => name.startsWith('an index'))?.harm ?? (() => {}))
    const { headSeq, backup } = await ask<RepairOptions>(backend, 'repairOptions', { file })
    expect((headSeq ?? 0) - (backup?.headSeq ?? 0)).toBe(lost)
  })

  it('is none where there is none; a file that is gone, and one that is sound, are told as that', async () => {
    const gone = broken((path) => writeFileSync(path, '坏'), false)
    rmSync(gone.path)
    expect(await ask(gone.backend, 'repairOptions', { file })).toEqual({
      file,
      damage: 'missing',
      headSeq: null,
      backup: null,
      passedOver: 0,
    })
    expect((await refusal(gone.backend, 'salvageWorkbook', { file })).code).toBe('workbookMissing')
    const sound = broken(() => {})
    expect(await ask(sound.backend, 'repairOptions', { file })).toMatchObject({ damage: 'none' })
    await ask(sound.backend, 'openWorkbook', { file })
    await changeSomething(sound.backend)
  })
})

describe('what a salvage keeps', () => {
  it('is all of the ledger where that is whole: undo reaches back to before the damage', async () => {
    const { backend } = broken(
      harms.find(({ name }) => name.startsWith('the people'))?.harm ?? (() => {}),
      false,
    )
    const { report } = await ask<{ report: SalvageReport }>(backend, 'salvageWorkbook', { file })
    expect(isComplete(report)).toBe(true)
    expect(report.tables.find(({ table }) => table === 'person')?.fromLedger).toBe(before.rows.person.length)
    const after = await ask<Snapshot>(backend, 'snapshot')
    expect(after.headSeq).toBe(before.headSeq + 1)
    expect(after.undoState.undo).toEqual(before.undoState.undo)
    await ask(backend, 'undo')
  })
})
