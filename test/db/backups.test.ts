import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headOfFile, keptBackups } from '../../db/backup.ts'
import type { RestoreDrill } from '../../domain/backup.ts'
import { services } from '../../domain/contract.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import type { Operation } from '../../domain/operation.ts'
import type { BackendHost } from '../../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { codeSentence } from '../../renderer/text.ts'
import { writeRosterFixture } from '../fixtures/office-roster.ts'
import { ask, backendWithBook, changeSomething, refusal, startBackend } from '../support/backend.ts'
import { canMount, mountSmallDisk } from '../support/small-disk.ts'
import { tempFolder } from '../support/workbook.ts'

const status = (backend: BackendHost) => ask<WorkbookStatus>(backend, 'status')
const backupsOf = async (backend: BackendHost) => (await status(backend)).backups.length

/** As the backend names them. */
const nameOf = (at: Date) =>
  `${dayOf(at).replaceAll('-', '')}T${at.toTimeString().slice(0, 8).replaceAll(':', '')}000.orgbook`

describe('backups are kept by age', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 24 * 600 }), { minLength: 1, maxLength: 120 })
  const first = new Date(2015, 0, 1, 0, 30).getTime()
  const namesOf = (ages: readonly number[]) =>
    [...new Set(ages.map((hour) => nameOf(new Date(first + hour * 3_600_000))))].sort()
  const todayOf = (names: readonly string[]) =>
    (names.at(-1) ?? '').replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3') as Day

  /** The promise in its plainest words: is a backup of today, the last of one of 30 days, of one of 12 months. */
  function promised(name: string, names: readonly string[], today: Day): boolean {
    if (name.slice(0, 8) === today.replaceAll('-', '')) return true
    const isLastOf = (length: number, many: number) => {
      const periods = [...new Set(names.map((each) => each.slice(0, length)))].sort().slice(-many)
      const own = names.filter((each) => each.startsWith(name.slice(0, length))).sort()
      return periods.includes(name.slice(0, length)) && own.at(-1) === name
    }
    return isLastOf(8, 30) || isLastOf(6, 12)
  }

  it('as the promise says, whatever there is', () => {
    fc.assert(
      fc.property(hours, (ages) => {
        const names = namesOf(ages)
        const today = todayOf(names)
        expect([...keptBackups(names, today)].sort()).toEqual(
          names.filter((name) => promised(name, names, today)),
        )
      }),
    )
  })

  it('no worse where they are thinned after each one than where all were there at the end', () => {
    fc.assert(
      fc.property(hours, (ages) => {
        const names = namesOf(ages)
        let there: string[] = []
        for (const name of names) {
          there.push(name)
          there = [...keptBackups(there, todayOf([name]))].sort()
        }
        expect(there).toEqual([...keptBackups(names, todayOf(names))].sort())
      }),
    )
  })
})

describe('a backup is taken by itself', () => {
  it('at open where something changed since the last one, and not where nothing did', async () => {
    const first = await backendWithBook()
    await ask(first.backend, 'backUp')
    const before = await backupsOf(first.backend)
    const { file } = (await status(first.backend)).open ?? {}
    first.backend.close()

    const second = startBackend(first.dataDir)
    await status(second.backend)
    // The check after the open has run by then; a backup would have been told.
    await new Promise((done) => setTimeout(done, 2200))
    expect(second.events).toEqual([])
    expect(await backupsOf(second.backend)).toBe(before)
    await changeSomething(second.backend)
    await ask(second.backend, 'createWorkbook', { template: 'blank', name: '另一本', operator: '张甲' })
    await ask(second.backend, 'openWorkbook', { file })
    expect(await backupsOf(second.backend)).toBe(before + 1)
  })

  it('before every step that changes much at once', async () => {
    const { backend, dataDir } = await backendWithBook('reform')
    const path = join(dataDir, '花名册.xlsx')
    await writeRosterFixture(path)
    const { token } = backend.registerFile(path, '花名册.xlsx')
    const steps: [string, () => Promise<unknown>][] = [
      ['importRoster', () => ask(backend, 'importRoster', { token, decisions: [] })],
      ['undoTo', async () => ask(backend, 'undoTo', { seq: 1, head: await headOf(backend) })],
      ['mergeBranch', () => refusal(backend, 'mergeBranch', noMerge)],
      ['confirmRequest', () => backend.handle('confirmRequest', { id: '没有' })],
      ['importStructure', () => backend.handle('importStructure', { token })],
      ['importPowers', () => backend.handle('importPowers', { token })],
      ['importPay', () => backend.handle('importPay', { token, year: 2016 })],
      ['importScores', () => backend.handle('importScores', { token, periodId: '没有' })],
      [
        'importRound',
        () => backend.handle('importRound', { token, roundId: '01900000-0000-7000-8000-000000000000' }),
      ],
    ]
    for (const [name, step] of steps) {
      await changeSomething(backend, name)
      const before = await status(backend)
      const head = await headOf(backend)
      await step()
      const after = await status(backend)
      expect([name, after.backups.length]).toEqual([name, before.backups.length + 1])
      expect(headIn(dataDir, after)).toBe(head)
    }
    const imports = Object.keys(services).filter((name) => name.startsWith('import'))
    expect(steps.map(([name]) => name)).toEqual(expect.arrayContaining(imports))
  })

  it('before a restore', async () => {
    const { backend } = await backendWithBook()
    await ask(backend, 'backUp')
    await changeSomething(backend)
    const { open, backups } = await status(backend)
    await ask(backend, 'restoreBackup', { file: open?.file, backup: backups[0]?.backup })
    await ask(backend, 'openWorkbook', { file: open?.file })
    expect(await backupsOf(backend)).toBe(backups.length + 1)
  })
})

const headOf = async (backend: BackendHost) => (await ask<Snapshot>(backend, 'snapshot')).headSeq

/** A merge that is refused: what counts here is that its backup came first. */
const noMerge = { source: { file: '没有.orgbook' }, decisions: [], head: 1 }

const newestBackup = (dataDir: string, { open, backups }: WorkbookStatus) =>
  join(dataDir, 'backups', open?.file.replace('.orgbook', '') ?? '', backups[0]?.backup ?? '')

const headIn = (dataDir: string, now: WorkbookStatus) => headOfFile(newestBackup(dataDir, now))?.seq

describe('a backup that cannot be taken', () => {
  /** A workbook whose backups go to a folder of the clerk's choice. */
  async function withChosenFolder(folder: string) {
    const started = await backendWithBook()
    const { token } = started.backend.registerFile(folder, '备份盘')
    await ask(started.backend, 'chooseBackupFolder', { token })
    await ask(started.backend, 'backUp')
    await changeSomething(started.backend)
    return started
  }

  async function expectTrouble(
    backend: BackendHost,
    code: 'backupFolderMissing' | 'backupReadOnly' | 'backupDiskFull',
  ) {
    expect((await refusal(backend, 'backUp')).code).toBe(code)
    expect((await status(backend)).backupTrouble).toMatchObject({ code })
    expect(codeSentence(code)).toMatch(/^没有备份：.*工作簿本身不受影响。$/)
    await changeSomething(backend, '工作簿照常可用')
  }

  it('where the drive is unplugged is told, not taken elsewhere, and works when it is back', async () => {
    const drive = join(tempFolder(), '备份盘')
    mkdirSync(drive)
    const { backend, events } = await withChosenFolder(drive)
    renameSync(drive, `${drive}拔出`)
    await expectTrouble(backend, 'backupFolderMissing')
    expect(readdirSync(join(drive, '..'))).toEqual(['备份盘拔出'])
    await ask(backend, 'createPlan', { name: '方案A' })
    expect(events).toContainEqual({ type: 'notice', message: 'backupFailed' })
    renameSync(`${drive}拔出`, drive)
    await ask(backend, 'backUp')
    expect(await status(backend)).toMatchObject({ backupTrouble: null, backupFolder: '备份盘' })
    await ask(backend, 'chooseBackupFolder')
    expect(await status(backend)).toMatchObject({ backupFolder: null })
  })

  it.skipIf(!canMount)(
    'where the drive is write-protected (skipped: needs root on Linux to mount one)',
    async () => {
      const drive = mountSmallDisk(8000)
      const { backend } = await withChosenFolder(drive.folder)
      drive.protect()
      await expectTrouble(backend, 'backupReadOnly')
      drive.unprotect()
      await ask(backend, 'backUp')
      expect((await status(backend)).backupTrouble).toBeNull()
    },
  )

  it.skipIf(!canMount)(
    'where the drive is full leaves nothing half written (skipped: needs root on Linux)',
    async () => {
      const drive = mountSmallDisk(8000)
      const { backend } = await withChosenFolder(drive.folder)
      drive.fill(40)
      const before = readdirSync(drive.folder, { recursive: true })
      await expectTrouble(backend, 'backupDiskFull')
      expect(readdirSync(drive.folder, { recursive: true })).toEqual(before)
      drive.clear()
      await ask(backend, 'backUp')
      expect((await status(backend)).backupTrouble).toBeNull()
    },
  )
})

describe('恢复演练', () => {
  it('restores the newest backup for trial, notes how it went for good, and leaves nothing else behind', async () => {
    const { backend, dataDir, events } = await backendWithBook()
    expect((await status(backend)).lastDrill).toBeNull()
    expect((await refusal(backend, 'rehearseRestore')).code).toBe('noBackup')
    await ask(backend, 'backUp')
    const before = await ask<Snapshot>(backend, 'snapshot')
    const drill = await ask<RestoreDrill>(backend, 'rehearseRestore')
    expect(drill).toMatchObject({ fault: null, headSeq: before.headSeq })
    expect(drill.rows).toBe(Object.values(before.rows).reduce((sum, rows) => sum + rows.length, 0))
    expect(events.filter(({ job }) => job === 'rehearseRestore').map(({ done }) => done)).toEqual([
      0, 1, 2, 3, 4,
    ])
    const after = await ask<Snapshot>(backend, 'snapshot')
    expect([after.headSeq, after.undoState]).toEqual([before.headSeq, before.undoState])
    expect(readdirSync(join(dataDir, 'outbox'))).toEqual([])
    backend.close()
    expect((await status(startBackend(dataDir).backend)).lastDrill).toEqual(drill)
  })

  const harms: [string, (path: string) => void, RestoreDrill['fault']][] = [
    ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 30_000)), 'open'],
    ['of no workbook', (path) => writeFileSync(path, '这不是工作簿'), 'open'],
    [
      'with a row that was changed behind the ledger',
      (path) => alter(path, "UPDATE unit SET note = '改'"),
      'counts',
    ],
    [
      'with an entry that was changed',
      (path) => alter(path, "UPDATE operation SET title = '改' WHERE seq = 1"),
      'chain',
    ],
    [
      'with a change that was changed',
      (path) => alter(path, "UPDATE change SET after = '{}' WHERE seq = 5"),
      'chain',
    ],
    [
      'with a row that is gone',
      (path) => alter(path, 'DELETE FROM villageCode WHERE id = (SELECT min(id) FROM villageCode)'),
      'counts',
    ],
    ['with a row that another one needs gone', (path) => alter(path, 'DELETE FROM person'), 'integrity'],
  ]

  it.each(harms)('with a backup %s says so', async (_, harm, fault) => {
    const { backend, dataDir } = await backendWithBook()
    await ask(backend, 'backUp')
    harm(newestBackup(dataDir, await status(backend)))
    const drill = await ask<RestoreDrill>(backend, 'rehearseRestore')
    expect(drill.fault).toBe(fault)
    expect((await status(backend)).lastDrill).toEqual(drill)
    expect(readdirSync(join(dataDir, 'outbox'))).toEqual([])
  })
})

/** Changes a workbook file as a stranger's program would: past the triggers. */
function alter(path: string, sql: string): void {
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${name}`)
  }
  db.exec(sql)
  db.close()
}

describe('a workbook file that goes away while it is open', () => {
  const harms: [string, (file: string) => void][] = [
    ['deleted', (file) => rmSync(file)],
    ['moved', (file) => renameSync(file, `${file}移走`)],
    [
      'replaced',
      (file) => {
        writeFileSync(`${file}.new`, readFileSync(file))
        renameSync(`${file}.new`, file)
      },
    ],
  ]

  it.each(harms)(
    '%s: no change is taken that would be lost, and a backup still saves all of it',
    async (_, harm) => {
      const { backend, dataDir } = await backendWithBook()
      await changeSomething(backend, '删除之前')
      const { open } = await status(backend)
      harm(join(dataDir, 'workbooks', open?.file ?? ''))
      const { rows } = await ask<Snapshot>(backend, 'snapshot')
      const change = { id: rows.unit[0]?.id, patch: { note: '删除之后' } }
      expect((await refusal(backend, 'updateUnit', change)).code).toBe('workbookGone')
      expect(codeSentence('workbookGone')).toContain('立即备份')
      await ask(backend, 'backUp')
      const { backups } = await status(backend)
      await ask(backend, 'restoreBackup', { file: open?.file, backup: backups[0]?.backup })
      const [entry] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
      expect(entry?.title).toContain('修改')
      await ask(backend, 'updateUnit', change)
    },
  )
})
