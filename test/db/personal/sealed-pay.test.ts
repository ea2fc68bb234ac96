import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { draftOf, openBook } from '../../../db/book.ts'
import { Ledger } from '../../../db/ledger.ts'
import { compareWithLedger } from '../../../db/ledger-images.ts'
import { migrate } from '../../../db/migrate.ts'
import {
  MachineKey,
  newPersonalCipher,
  wrapByPassphrase,
  writePersonalKey,
} from '../../../db/personal/key-slots.ts'
import { Vault } from '../../../db/personal/vault.ts'
import { RowStore } from '../../../db/rows.ts'
import { installLedger } from '../../../db/triggers.ts'
import type { Delta, Operation } from '../../../domain/operation.ts'
import type { StoredPay } from '../../../domain/pay.ts'
import type { BackendHost, FileToken } from '../../../domain/shell.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { buildTemplate } from '../../../domain/templates/build.ts'
import type { BackupFile, Snapshot, WorkbookStatus } from '../../../domain/workbook.ts'
import { ask, refusal, startBackend } from '../../support/backend.ts'
import {
  quickPassphrase,
  tempFolder,
  testClock,
  testKeyring,
  testMachineKey,
} from '../../support/workbook.ts'

const passphrase = '孙村街道编制口令'
const salary = 6543.21
const later = 7654.32
const because = { reason: '测算薪酬结构' }

const start = (dataDir: string, machineKey?: Buffer) =>
  startBackend(dataDir, testClock(), { machineKey }).backend

async function withBook(machineKey?: Buffer) {
  const dataDir = tempFolder()
  const backend = start(dataDir, machineKey)
  await ask(backend, 'createWorkbook', { template: 'sample', name: '测试', operator: '张甲' })
  const [person] = (await ask<Snapshot>(backend, 'snapshot')).rows.person
  return { backend, dataDir, personId: person?.id ?? '' }
}

const setPay = (backend: BackendHost, personId: string, patch: object) =>
  ask<Delta>(backend, 'setPay', { year: 2016, entries: [{ personId, patch }] })

async function salaryOf(backend: BackendHost) {
  const [row] = await ask<readonly StoredPay[]>(backend, 'openPay', because)
  return row?.monthlySalary
}

/** Files in whose bytes an amount stands, as a text or as SQLite keeps a number. */
function filesWithAmounts(folder: string): string[] {
  const forms = [salary, later].flatMap((amount) => {
    const number = Buffer.alloc(8)
    number.writeDoubleBE(amount)
    return [Buffer.from(String(amount)), Buffer.from(String(amount), 'utf16le'), number]
  })
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => {
    const path = join(folder, name)
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    return forms.some((form) => bytes.includes(form))
  })
}

/** A workbook as version 14 left it: the amounts are numbers in the rows and in the ledger, whatever key there is. */
async function withOldBook(key: 'none' | 'both') {
  const dataDir = tempFolder()
  const folder = join(dataDir, 'workbooks')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, '旧.orgbook')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, 14)
  const { now } = testClock()
  const at = now().toISOString()
  db.prepare('INSERT INTO workbookInfo (workbookId, createdAt, genesisHash) VALUES (?, ?, ?)').run(
    '01890000-0000-7000-8000-000000000001',
    at,
    'genesis',
  )
  if (key === 'both') {
    const cipher = newPersonalCipher()
    const slots = [
      new MachineKey(testMachineKey).wrap(cipher, at),
      await wrapByPassphrase(cipher, passphrase, at, quickPassphrase),
    ]
    writePersonalKey(db, { keyId: cipher.keyId, madeAt: at, scrubbedAt: at }, slots)
  }
  const ledger = new Ledger(db)
  const store = new RowStore(db, new Vault(false, null))
  const write = (kind: 'genesis' | 'do', title: string, changes: readonly RowChange[]) =>
    ledger.commit(draftOf(kind, title, { command: 'x', operator: '张甲' }, now, null), () =>
      store.write(changes),
    )
  let count = 0
  const newId = () => {
    count += 1
    return `01890000-0000-7000-9000-${String(count).padStart(12, '0')}`
  }
  const rows = buildTemplate('sample', { today: '2016-05-20', newId }).map((change) =>
    change.table === 'person' && change.row
      ? { ...change, row: { ...change.row, idNumber: null, phone: null } }
      : change,
  )
  write('genesis', '建立工作簿', rows)
  const personId = rows.find(({ table }) => table === 'person')?.id ?? ''
  const row: StoredPay = {
    ...{ id: newId(), personId, year: 2016, monthlySalary: salary, monthlyBonus: 1000, note: '按月' },
    ...{ yearEndBonus: null, archiveSalary: 6000 },
  }
  write('do', '登记', [{ table: 'pay', id: row.id, row }])
  write('do', '改登记', [{ table: 'pay', id: row.id, row: { ...row, monthlySalary: later } }])
  db.close()
  writeFileSync(join(dataDir, 'preferences.json'), JSON.stringify({ lastFile: '旧.orgbook' }))
  return { dataDir, path, personId }
}

describe('amounts of pay', () => {
  it('cannot be filled without a key, and the sentence says what to do', async () => {
    const { backend, personId } = await withBook()
    const entries = [{ personId, patch: { monthlySalary: salary } }]
    const error = await refusal(backend, 'setPay', { year: 2016, entries })
    expect(error).toMatchObject({ code: 'personalDataLocked', detail: { field: 'monthlySalary' } })
    expect(error.detail.message).toBe(
      '本工作簿还没有设置个人信息口令，不能填写薪酬金额；请先在“个人信息保护”中设置。',
    )
  })

  it('stand in no byte of the data folder, after no step of a day', async () => {
    const { backend, dataDir, personId } = await withBook()
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await setPay(backend, personId, { monthlySalary: salary })
    await setPay(backend, personId, { monthlySalary: later, note: '含补发' })
    await ask(backend, 'undo')
    await ask(backend, 'redo')
    await ask(backend, 'backUp')
    await ask(backend, 'copyWorkbook')
    await ask(backend, 'createPlan', { name: '甲案' })
    await setPay(backend, personId, { monthlySalary: salary })
    await ask(backend, 'openWorkbook', { file: '测试.orgbook' })
    await ask(backend, 'makePackage', {})
    expect(filesWithAmounts(dataDir)).toEqual([])
    expect(await salaryOf(backend)).toBe(later)
    await ask(backend, 'undo')
    expect(await ask<StoredPay[]>(backend, 'payRows')).toMatchObject([{ monthlySalary: salary, note: null }])
    expect(filesWithAmounts(dataDir)).toEqual([])
  })

  it('are locked until the passphrase is given, and come through work that is done meanwhile', async () => {
    const { backend, dataDir, personId } = await withBook()
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await setPay(backend, personId, { monthlySalary: salary })
    await setPay(backend, personId, { monthlySalary: later })
    backend.close()
    const again = start(dataDir)
    const error = await refusal(again, 'openPay', because)
    expect(error).toMatchObject({ code: 'personalDataLocked', detail: { field: 'reason' } })
    expect(error.detail.message).toBe('薪酬金额已加密，请先输入个人信息口令解锁。')
    const entries = [{ personId, patch: { monthlySalary: 1 } }]
    expect((await refusal(again, 'setPay', { year: 2016, entries })).code).toBe('personalDataLocked')
    const full = { table: 'paySimulation', personal: 'full', purpose: '核对' }
    expect((await refusal(again, 'exportTable', full)).code).toBe('personalDataLocked')
    await ask(again, 'undo')
    await ask(again, 'unlockPersonal', { passphrase })
    expect(await salaryOf(again)).toBe(salary)
    await ask(again, 'lockPersonal')
    expect((await refusal(again, 'payRows')).code).toBe('personalDataLocked')
  })

  it('that were altered in the file count as none, are named, and stay as they are', async () => {
    const { backend, dataDir, personId } = await withBook(testMachineKey)
    await setPay(backend, personId, { monthlySalary: salary, yearEndBonus: later })
    backend.close()
    const path = join(dataDir, 'workbooks', '测试.orgbook')
    const db = new Database(path)
    db.exec('DROP TRIGGER ledger_pay_UPDATE; UPDATE pay SET monthlySalary = yearEndBonus')
    const kept = db.prepare('SELECT monthlySalary FROM pay').pluck().get()
    installLedger(db)
    db.close()
    const again = start(dataDir, testMachineKey)
    const [row] = await ask<StoredPay[]>(again, 'openPay', because)
    expect(row).toMatchObject({ monthlySalary: null, yearEndBonus: later, unreadable: ['monthlySalary'] })
    await setPay(again, personId, { note: '核对中' })
    again.close()
    const after = new Database(path)
    expect(after.prepare('SELECT monthlySalary FROM pay').pluck().get()).toBe(kept)
    after.close()
  })

  it('do not tell by the length of their text how much it is', async () => {
    const { backend, dataDir, personId } = await withBook(testMachineKey)
    await setPay(backend, personId, { monthlySalary: 1, yearEndBonus: 1_234_567.89 })
    backend.close()
    const db = new Database(join(dataDir, 'workbooks', '测试.orgbook'))
    const lengths = db.prepare('SELECT length(monthlySalary), length(yearEndBonus) FROM pay').raw().get()
    expect(new Set(lengths as number[]).size).toBe(1)
    db.close()
  })
})

describe('a workbook from before amounts were encrypted', () => {
  it('without a key opens as it was; with the first passphrase no amount is left in it', async () => {
    const { dataDir, path } = await withOldBook('none')
    const backend = start(dataDir)
    const { open } = await ask<WorkbookStatus>(backend, 'status')
    expect(open?.personal).toMatchObject({ state: 'none', plainPeople: 1 })
    expect(await salaryOf(backend)).toBe(later)
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    expect(filesWithAmounts(join(dataDir, 'workbooks'))).toEqual([])
    expect(await salaryOf(backend)).toBe(later)
    backend.close()
    await expectWhole(path)
  })

  it('is encrypted as it is opened with the key at hand; the chain says so, undo goes on', async () => {
    const { dataDir, path } = await withOldBook('both')
    expect(filesWithAmounts(dataDir)).toEqual(['workbooks/旧.orgbook'])
    const backend = start(dataDir, testMachineKey)
    const [entry] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(entry?.title).toMatch(/^加密以前登记的薪酬金额；.*第 2 至 3 条的校验值重新计算/)
    expect(filesWithAmounts(join(dataDir, 'workbooks'))).toEqual([])
    expect(await salaryOf(backend)).toBe(later)
    await ask(backend, 'undo')
    expect(await ask<StoredPay[]>(backend, 'payRows')).toMatchObject([
      { monthlySalary: salary, archiveSalary: 6000, note: '按月' },
    ])
    await ask(backend, 'undo')
    expect(await ask<StoredPay[]>(backend, 'payRows')).toEqual([])
    await ask(backend, 'redo')
    const plain = await ask<BackupFile[]>(backend, 'listPlainBackups')
    expect(plain).toHaveLength(1)
    await ask(backend, 'removePlainBackups')
    expect(filesWithAmounts(dataDir)).toEqual([])
    backend.close()
    await expectWhole(path)
  })

  it('waits for the passphrase where it is locked, in its plans too, and they still share their ledger', async () => {
    const { dataDir, path, personId } = await withOldBook('both')
    const backend = start(dataDir)
    await ask(backend, 'createPlan', { name: '甲案' })
    await ask(backend, 'updatePerson', { id: personId, patch: { ethnicGroup: '回族' } })
    expect((await refusal(backend, 'openPay', because)).code).toBe('personalDataLocked')
    const plain = async () => (await ask<WorkbookStatus>(backend, 'status')).open?.personal.plainPeople
    expect(await plain()).toBe(1)
    await ask(backend, 'unlockPersonal', { passphrase })
    expect(await plain()).toBe(0)
    expect(filesWithAmounts(join(dataDir, 'workbooks'))).toEqual([])
    expect(await salaryOf(backend)).toBe(later)
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    expect(await salaryOf(backend)).toBe(later)
    const source = { file: '旧.plans/甲案.orgbook' }
    const preview = await ask<{ oursCount: number; counts: object; conflicts: unknown[] }>(
      backend,
      'previewMerge',
      { source },
    )
    expect(preview).toMatchObject({ counts: { person: 1 }, conflicts: [] })
    backend.close()
    await expectWhole(path)
  })

  it('takes back a package that was handed out then', async () => {
    const { dataDir, path, personId } = await withOldBook('both')
    const [there, locked] = [tempFolder(), start(dataDir)]
    const token = await ask<FileToken>(locked, 'makePackage', {})
    const bytes = readFileSync(locked.filePath(token.token) ?? '')
    locked.close()
    const given = (backend: BackendHost, folder: string, content: Buffer) => {
      writeFileSync(join(folder, '收到.orgpack'), content)
      return backend.registerFile(join(folder, '收到.orgpack'), '收到.orgpack')
    }
    const office = start(there)
    await ask(office, 'openPackage', given(office, there, bytes))
    await ask(office, 'updatePerson', { id: personId, patch: { ethnicGroup: '回族' } })
    const returned = await ask<FileToken>(office, 'makePackage', {})
    const content = readFileSync(office.filePath(returned.token) ?? '')
    const home = start(dataDir, testMachineKey)
    const source = given(home, dataDir, content)
    const { head } = await ask<{ head: number }>(home, 'previewMerge', { source })
    await ask(home, 'mergeBranch', { source, decisions: [], head })
    const { rows } = await ask<Snapshot>(home, 'snapshot')
    expect(rows.person.find(({ id }) => id === personId)?.ethnicGroup).toBe('回族')
    expect(await salaryOf(home)).toBe(later)
    home.close()
    await expectWhole(path)
  })

  it('whose ledger does not check out is opened as it is, and not rewritten', async () => {
    const { dataDir, path } = await withOldBook('both')
    const db = new Database(path)
    db.exec("DROP TRIGGER keep_operation_UPDATE; UPDATE operation SET title = '改过' WHERE seq = 2")
    installLedger(db)
    db.close()
    const backend = start(dataDir, testMachineKey)
    expect(await salaryOf(backend)).toBe(later)
    expect(filesWithAmounts(join(dataDir, 'workbooks'))).toEqual(['旧.orgbook'])
  })
})

async function expectWhole(path: string): Promise<void> {
  const book = await openBook(path, testClock().now, async () => undefined, testKeyring())
  expect(book.ledger.findBreak()).toBeNull()
  expect(compareWithLedger(book.db).differing).toBe(0)
  book.close()
}
