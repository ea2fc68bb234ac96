import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import { openBook } from '../../db/book.ts'
import { compareWithLedger } from '../../db/ledger-images.ts'
import { currentVersion, versionOf } from '../../db/migrate.ts'
import type { SideRows } from '../../domain/branch.ts'
import type { BackendHost } from '../../domain/shell.ts'
import type { TableName } from '../../domain/tables.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { exchangePort } from '../../exchange/port.ts'
import { codeSentence } from '../../renderer/text.ts'
import { layOlder, olderFiles, olderWorkbooks, saidThen } from '../fixtures/older-workbooks/older.ts'
import { ask, changeSomething, refusal } from '../support/backend.ts'
import { canMount, mountSmallDisk } from '../support/small-disk.ts'
import { tempFolder, testClock, testKeyring, testMachineKey } from '../support/workbook.ts'

type Older = (typeof olderWorkbooks)[number]

function start(dataDir: string): BackendHost {
  const backend = createBackend({
    dataDir,
    exchange: exchangePort,
    now: testClock('2016-05-21T09:00:00+08:00').now,
    machineKey: testMachineKey,
  })
  onTestFinished(() => backend.close())
  return backend
}

const open = (backend: BackendHost, file: string) => ask<WorkbookStatus>(backend, 'openWorkbook', { file })

function versionIn(path: string): number {
  const db = new Database(path, { readonly: true })
  try {
    return versionOf(db)
  } finally {
    db.close()
  }
}

/** Every row that the old version told of is there, with every value that it had. */
function expectSaidThen(now: Snapshot, then: Snapshot): void {
  for (const table of Object.keys(then.rows) as TableName[]) {
    const rows: readonly { readonly id: string }[] = then.rows[table]
    const found = new Map<string, object>(now.rows[table].map((row) => [row.id, row]))
    expect([table, found.size]).toEqual([table, rows.length])
    for (const row of rows) expect(found.get(row.id), table).toMatchObject(row)
  }
  expect(now.headSeq).toBe(then.headSeq)
  expect(now.undoState).toMatchObject(then.undoState)
}

/** Sound, proved, and its rows as its ledger says. */
async function expectWhole(path: string): Promise<void> {
  const book = await openBook(path, testClock().now, async () => undefined, testKeyring())
  try {
    expect(book.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(book.db.pragma('foreign_key_check')).toEqual([])
    expect(book.ledger.findBreak()).toBeNull()
    expect(compareWithLedger(book.db).differing).toBe(0)
  } finally {
    book.close()
  }
}

describe.each(olderWorkbooks)('a workbook of version $version', (older: Older) => {
  const { version, hasPlan } = older
  const then = saidThen(version, 'main')

  it('is backed up as it is, brought up to date, and says what it said', async () => {
    const dataDir = tempFolder()
    const path = layOlder(dataDir, older)
    expect(versionIn(path)).toBe(version)
    const backend = start(dataDir)
    const { backups } = await open(backend, olderFiles.main)
    expectSaidThen(await ask<Snapshot>(backend, 'snapshot'), then)
    backend.close()
    expect(versionIn(path)).toBe(currentVersion)
    await expectWhole(path)

    const home = join(dataDir, 'backups', '旧工作簿')
    expect(readdirSync(home)).toEqual(backups.map(({ backup }) => backup))
    const [oldest = ''] = readdirSync(home).sort()
    expect(versionIn(join(home, oldest))).toBe(version)
    await expectWhole(join(home, oldest))
  })

  it('takes back and does again what was done in the old version, and goes on', async () => {
    const dataDir = tempFolder()
    const path = layOlder(dataDir, older)
    const backend = start(dataDir)
    await open(backend, olderFiles.main)
    expect(then.undoState.undo).not.toBeNull()
    await ask(backend, 'redo')
    while ((await ask<Snapshot>(backend, 'snapshot')).undoState.undo) await ask(backend, 'undo')
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    expect(JSON.stringify(rows)).not.toContain('旧版')
    while ((await ask<Snapshot>(backend, 'snapshot')).undoState.redo) await ask(backend, 'redo')
    expect(JSON.stringify((await ask<Snapshot>(backend, 'snapshot')).rows.unit)).toContain('写错了')
    await changeSomething(backend)
    backend.close()
    await expectWhole(path)
  })

  it.runIf(hasPlan)('has its plan beside it, which opens and can be compared', async () => {
    const dataDir = tempFolder()
    layOlder(dataDir, older)
    const backend = start(dataDir)
    await open(backend, olderFiles.main)
    const status = await open(backend, olderFiles.plan)
    expect(status.open).toMatchObject({ branch: { kind: 'plan' }, mainFile: olderFiles.main })
    expectSaidThen(await ask<Snapshot>(backend, 'snapshot'), saidThen(version, 'plan'))
    const base = await ask<SideRows>(backend, 'readSide', { atBase: true })
    const current = await ask<SideRows>(backend, 'readSide', { file: olderFiles.main })
    expect([base, current].every(({ rows }) => rows.unit.length > 0 && rows.person.length > 0)).toBe(true)
    await ask(backend, 'undo')
    backend.close()
    await expectWhole(join(dataDir, 'workbooks', olderFiles.plan))
  })
})

const program = resolve(import.meta.dirname, '..', 'support', 'killed-migration.ts')

describe('a process that is killed while it brings a workbook up to date', () => {
  // At the first step, amid the steps, at the first trigger, amid the triggers, and when only the last word is missing.
  it.each([1, 5, 13, 40, 'last'])('leaves the old one, at statement %s', async (at) => {
    const dataDir = tempFolder()
    const [older] = olderWorkbooks
    const path = layOlder(dataDir, older)
    const { signal, stderr } = spawnSync(process.execPath, [program, path, String(at)], { encoding: 'utf8' })
    expect([signal, stderr]).toEqual(['SIGKILL', ''])
    expect(versionIn(path)).toBe(older.version)
    const backend = start(dataDir)
    await open(backend, olderFiles.main)
    expectSaidThen(await ask<Snapshot>(backend, 'snapshot'), saidThen(older.version, 'main'))
    backend.close()
    await expectWhole(path)
  })
})

describe.runIf(canMount)('an older workbook on a write-protected disk', () => {
  it('is not touched, and the clerk is told why it does not open', async () => {
    const disk = mountSmallDisk(8 * 1024)
    const [older] = olderWorkbooks
    const path = layOlder(disk.folder, older)
    disk.protect()
    const backend = start(disk.folder)
    const { code } = await refusal(backend, 'openWorkbook', { file: olderFiles.main })
    expect(code).toBe('workbookReadOnly')
    expect(codeSentence(code)).toContain('所在文件夹不能写入')
    backend.close()
    disk.unprotect()
    expect(versionIn(path)).toBe(older.version)
    const again = start(disk.folder)
    await open(again, olderFiles.main)
    expectSaidThen(await ask<Snapshot>(again, 'snapshot'), saidThen(older.version, 'main'))
  })
})
