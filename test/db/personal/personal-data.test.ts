import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { MachineKey, newPersonalCipher, writePersonalKey } from '../../../db/personal/key-slots.ts'
import { sealFile } from '../../../db/personal/seal-file.ts'
import { checkDigitOf } from '../../../domain/id-number.ts'
import type { Delta, Operation } from '../../../domain/operation.ts'
import type { RosterPreview } from '../../../domain/roster.ts'
import type { BackendHost, FileToken } from '../../../domain/shell.ts'
import type { BackupFile, Snapshot, WorkbookStatus } from '../../../domain/workbook.ts'
import { ask, refusal, startBackend } from '../../support/backend.ts'
import { tempFolder, testClock, testMachineKey } from '../../support/workbook.ts'

/** Of an area that no county has (see fixtures). */
const numberOf = (first17: string) => first17 + checkDigitOf(first17)
const idNumber = numberOf('99000119850412001')
const otherNumber = numberOf('99000119850412003')
const phone = '19900001234'
const passphrase = '孙村街道编制口令'
const logs: string[] = []

const start = (dataDir: string, machineKey?: Buffer) =>
  startBackend(dataDir, testClock(), {
    machineKey,
    log: (message, error) => logs.push(`${message} ${String(error)}`),
  }).backend

async function withBook(machineKey?: Buffer, template = 'reform') {
  const dataDir = tempFolder()
  const backend = start(dataDir, machineKey)
  await ask(backend, 'createWorkbook', { template, name: '测试', operator: '张甲' })
  return { backend, dataDir }
}

async function addPerson(backend: BackendHost, fields: object = { idNumber, phone }) {
  const delta = await ask<Delta>(backend, 'createPerson', { name: '赵示例', ...fields })
  return delta.changes.find(({ table }) => table === 'person')?.id ?? ''
}

async function personOf(backend: BackendHost, id: string) {
  const { rows } = await ask<Snapshot>(backend, 'snapshot')
  return rows.person.find((row) => row.id === id)
}

const personalOf = async (backend: BackendHost) => {
  const { open } = await ask<WorkbookStatus>(backend, 'status')
  return open?.personal
}

/** Every file under a folder that has a text in its bytes or its name, as UTF-8 or UTF-16. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => {
    const path = join(folder, name)
    if (texts.some((text) => name.includes(text))) return true
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
  })
}

/** A workbook as a version without encryption left it: numbers plain in the rows and in the ledger. */
async function withPlainBook(dataDir = tempFolder()) {
  const { backend } = { backend: start(dataDir) }
  await ask(backend, 'createWorkbook', { template: 'reform', name: '旧', operator: '张甲' })
  const id = await addPerson(backend, {})
  backend.close()
  const path = join(dataDir, 'workbooks', '旧.orgbook')
  const db = new Database(path)
  const { installLedger } = await import('../../../db/triggers.ts')
  const { rechain } = await import('../../../db/ledger.ts')
  db.exec(
    'DROP TRIGGER keep_change_UPDATE; DROP TRIGGER keep_operation_UPDATE; DROP TRIGGER ledger_person_UPDATE',
  )
  db.prepare('UPDATE person SET idNumber = ?, phone = ? WHERE id = ?').run(idNumber, phone, id)
  db.prepare(`
    UPDATE change SET after = json_set(after, '$.idNumber', ?, '$.phone', ?)
    WHERE rowId = ? AND after IS NOT NULL`).run(idNumber, phone, id)
  rechain(db)
  installLedger(db)
  db.close()
  return { dataDir, id, path }
}

describe('a workbook without a key', () => {
  it('says at the field why the columns cannot be filled, and takes everything else', async () => {
    const { backend } = await withBook()
    for (const field of ['idNumber', 'phone']) {
      const value = { idNumber, phone }[field]
      const error = await refusal(backend, 'createPerson', { name: '赵示例', [field]: value })
      expect(error).toMatchObject({ code: 'personalDataLocked', detail: { field } })
      expect(error.detail.message).toContain('还没有设置个人信息口令')
    }
    const id = await addPerson(backend, { ethnicGroup: '汉族' })
    expect(await personOf(backend, id)).toMatchObject({ ethnicGroup: '汉族', idNumber: null })
    expect(await personalOf(backend)).toMatchObject({ state: 'none', canKeychain: false, plainPeople: 0 })
  })

  it('leaves out the numbers of the sample’s invented people', async () => {
    const { backend } = await withBook(undefined, 'sample')
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    expect(rows.person.length).toBeGreaterThan(10)
    expect(rows.person.every((row) => row.idNumber === null)).toBe(true)
  })
})

describe('a passphrase', () => {
  it('of fewer than eight characters is refused at its field', async () => {
    const { backend } = await withBook()
    const error = await refusal(backend, 'setPersonalPassphrase', { passphrase: '短口令' })
    expect(error).toMatchObject({ code: 'invalidInput', detail: { field: 'passphrase' } })
  })

  it('lets the columns be filled; after a restart they are locked until it is given', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const id = await addPerson(backend)
    expect(await personOf(backend, id)).toMatchObject({ idNumber: maskOf(idNumber), phone: '199****1234' })
    backend.close()

    const again = start(dataDir)
    expect(await personalOf(again)).toMatchObject({ state: 'locked', hasPassphrase: true })
    expect(await personOf(again, id)).toMatchObject({ idNumber: '已加密', phone: '已加密' })
    expect(await refusal(again, 'updatePerson', { id, patch: { phone: '19900005678' } })).toMatchObject({
      code: 'personalDataLocked',
      detail: { field: 'phone' },
    })
    expect((await refusal(again, 'revealPerson', { id, reason: '核对' })).code).toBe('personalDataLocked')
    const full = { table: 'roster', personal: 'full', purpose: '核对' }
    expect((await refusal(again, 'exportTable', full)).code).toBe('personalDataLocked')
    await ask(again, 'updatePerson', { id, patch: { ethnicGroup: '回族' } })

    expect(await refusal(again, 'unlockPersonal', { passphrase: '不是这个口令' })).toMatchObject({
      code: 'personalPassphrase',
      detail: { field: 'passphrase' },
    })
    await ask(again, 'unlockPersonal', { passphrase })
    expect(await ask(again, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    expect(await personOf(again, id)).toMatchObject({ ethnicGroup: '回族', phone: '199****1234' })

    await ask(again, 'lockPersonal')
    expect(await personOf(again, id)).toMatchObject({ idNumber: '已加密' })
  })

  it('is changed only with the current one; then the old one opens nothing', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const id = await addPerson(backend)
    const change = { passphrase: '新的街道编制口令', current: '错的' }
    expect(await refusal(backend, 'setPersonalPassphrase', change)).toMatchObject({
      code: 'personalPassphrase',
      detail: { field: 'current' },
    })
    await ask(backend, 'setPersonalPassphrase', { ...change, current: passphrase })
    backend.close()
    const again = start(dataDir)
    expect((await refusal(again, 'unlockPersonal', { passphrase })).code).toBe('personalPassphrase')
    await ask(again, 'unlockPersonal', { passphrase: change.passphrase })
    expect(await ask(again, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    const operations = await ask<Operation[]>(again, 'listOperations', { limit: 50 })
    expect(operations.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['设置个人信息口令', '更换个人信息口令']),
    )
  })

  it('of the workbook opens its plans as well, also after it was changed', async () => {
    const { backend, dataDir } = await withBook()
    const id = await addPerson(backend, {})
    await ask(backend, 'createPlan', { name: '甲案' })
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await ask(backend, 'updatePerson', { id, patch: { idNumber } })
    await ask(backend, 'openWorkbook', { file: '测试.orgbook' })
    expect(await personalOf(backend)).toMatchObject({ state: 'open' })
    await ask(backend, 'setPersonalPassphrase', { passphrase: '第二个街道编制口令', current: passphrase })
    backend.close()
    const again = start(dataDir)
    await ask(again, 'openWorkbook', { file: '测试.plans/甲案.orgbook' })
    await ask(again, 'unlockPersonal', { passphrase: '第二个街道编制口令' })
    expect(await ask(again, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone: null })
  })
})

describe('the keychain of a computer', () => {
  it('opens a new workbook by itself; elsewhere it stays closed until there is a passphrase', async () => {
    const { backend, dataDir } = await withBook(testMachineKey)
    const id = await addPerson(backend)
    backend.close()
    const same = start(dataDir, testMachineKey)
    expect(await personalOf(same)).toMatchObject({ state: 'open', hasPassphrase: false, hasKeychain: true })
    same.close()
    const elsewhere = start(dataDir, Buffer.alloc(32, 1))
    expect(await personalOf(elsewhere)).toMatchObject({ state: 'locked', hasKeychain: false })
    const error = await refusal(elsewhere, 'unlockPersonal', { passphrase })
    expect(error.detail.message).toContain('没有设置口令')
    elsewhere.close()
    const home = start(dataDir, testMachineKey)
    expect((await refusal(home, 'forgetPersonalKey')).code).toBe('forbidden')
    await ask(home, 'setPersonalPassphrase', { passphrase })
    home.close()
    const there = start(dataDir, Buffer.alloc(32, 1))
    await ask(there, 'unlockPersonal', { passphrase, keep: true })
    expect(await personOf(there, id)).toMatchObject({ idNumber: maskOf(idNumber) })
    there.close()
    expect(await personalOf(start(dataDir, Buffer.alloc(32, 1)))).toMatchObject({ state: 'open' })
  })

  it('once laid down is taken up again only when asked', async () => {
    const { backend } = await withBook(testMachineKey)
    const id = await addPerson(backend)
    await ask(backend, 'lockPersonal')
    expect(await personOf(backend, id)).toMatchObject({ phone: '已加密' })
    await ask(backend, 'unlockPersonal')
    expect(await personOf(backend, id)).toMatchObject({ phone: '199****1234' })
  })
})

describe('the ledger', () => {
  it('undoes and redoes encrypted values byte for byte, locked or not', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const id = await addPerson(backend)
    await ask(backend, 'updatePerson', { id, patch: { idNumber: otherNumber } })
    await ask(backend, 'undo')
    expect(await ask(backend, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    backend.close()
    const again = start(dataDir)
    await ask(again, 'redo')
    await ask(again, 'unlockPersonal', { passphrase })
    const shown = await ask(again, 'revealPerson', { id, reason: '核对' })
    expect(shown).toEqual({ idNumber: otherNumber, phone })
  })

  it('is searched for an id number by its index', async () => {
    const { backend } = await withBook(testMachineKey)
    const id = await addPerson(backend)
    expect(await ask(backend, 'findByIdNumber', { idNumber: idNumber.toLowerCase() })).toEqual([id])
    expect(await ask(backend, 'findByIdNumber', { idNumber: otherNumber })).toEqual([])
    await ask(backend, 'lockPersonal')
    expect((await refusal(backend, 'findByIdNumber', { idNumber })).code).toBe('personalDataLocked')
  })

  it('knows two people of one number though both are encrypted', async () => {
    const { backend } = await withBook(testMachineKey)
    await addPerson(backend)
    const error = await refusal(backend, 'createPerson', { name: '钱示例', idNumber })
    expect(error.detail.message).toContain('重复')
  })

  it('does not take a mask or an encrypted text for a number', async () => {
    const { backend } = await withBook(testMachineKey)
    const id = await addPerson(backend)
    for (const value of ['199****1234', '已加密', 'sealed1::QUJD']) {
      expect((await refusal(backend, 'updatePerson', { id, patch: { phone: value } })).code).toBe(
        'invalidInput',
      )
    }
  })
})

describe('a value that somebody altered in the file', () => {
  it('is told as not readable, and stays as it is when the row is written', async () => {
    const { backend, dataDir } = await withBook(testMachineKey)
    const [one, two] = [await addPerson(backend), await addPerson(backend, { phone: '19900005678' })]
    backend.close()
    const db = new Database(join(dataDir, 'workbooks', '测试.orgbook'))
    db.exec('DROP TRIGGER ledger_person_UPDATE')
    db.prepare('UPDATE person SET phone = (SELECT phone FROM person WHERE id = ?) WHERE id = ?').run(two, one)
    const { installLedger } = await import('../../../db/triggers.ts')
    installLedger(db)
    db.close()
    const again = start(dataDir, testMachineKey)
    expect(await personOf(again, one)).toMatchObject({ phone: '无法读取', idNumber: maskOf(idNumber) })
    await ask(again, 'updatePerson', { id: one, patch: { note: '核对中' } })
    expect(await personOf(again, one)).toMatchObject({ phone: '无法读取', note: '核对中' })
    await ask(again, 'updatePerson', { id: one, patch: { phone } })
    expect(await personOf(again, one)).toMatchObject({ phone: '199****1234' })
  })
})

describe('a workbook from before there was encryption', () => {
  it('opens as it was, and says how many people’s numbers stand plain', async () => {
    const { dataDir, id } = await withPlainBook()
    const backend = start(dataDir)
    expect(await personalOf(backend)).toMatchObject({ state: 'none', plainPeople: 1 })
    expect(await personOf(backend, id)).toMatchObject({ idNumber: maskOf(idNumber) })
    await ask(backend, 'updatePerson', { id, patch: { note: '其他都能改' } })
  })

  it('given a passphrase holds no number any more, in no byte, and its ledger is whole', async () => {
    const { dataDir, id, path } = await withPlainBook()
    const backend = start(dataDir)
    await ask(backend, 'updatePerson', { id, patch: { idNumber: null } })
    await ask(backend, 'undo')
    await ask(backend, 'createPlan', { name: '甲案' })
    await ask(backend, 'createUnit', { name: '新设科', kind: 'office' })
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    const before = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(filesWith(join(dataDir, 'workbooks'), [idNumber, phone])).toEqual([
      '旧.orgbook',
      '旧.plans/甲案.orgbook',
    ])

    await ask(backend, 'setPersonalPassphrase', { passphrase })
    expect(filesWith(join(dataDir, 'workbooks'), [idNumber, phone])).toEqual([])
    expect(await ask(backend, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    const [, set] = await ask<Operation[]>(backend, 'listOperations', { limit: 2 })
    expect(set?.title).toContain(`原末条校验值 ${before[0]?.hash}`)
    expect(set?.title).not.toContain(idNumber)
    await ask(backend, 'undo')
    await ask(backend, 'redo')
    expect(filesWith(join(dataDir, 'workbooks'), [idNumber, phone])).toEqual([])
    backend.close()
    const { openBook } = await import('../../../db/book.ts')
    const book = await openBook(path, testClock().now, async () => undefined)
    expect(book.ledger.findBreak()).toBeNull()
    book.close()
  })

  it('still shares its ledger with its plans: one of before is adopted after', async () => {
    const { dataDir, id } = await withPlainBook()
    const backend = start(dataDir)
    await ask(backend, 'createPlan', { name: '甲案' })
    await ask(backend, 'createUnit', { name: '新设科', kind: 'office' })
    await ask(backend, 'updatePerson', { id, patch: { note: '方案里改的' } })
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await ask(backend, 'openWorkbook', { file: '旧.plans/甲案.orgbook' })
    expect(await personOf(backend, id)).toMatchObject({ idNumber: maskOf(idNumber) })
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    const source = { file: '旧.plans/甲案.orgbook' }
    const preview = await ask<{ head: number; conflicts: unknown[] }>(backend, 'previewMerge', { source })
    expect(preview.conflicts).toEqual([])
    expect(JSON.stringify(preview)).not.toContain(idNumber)
  })

  it('whose ledger does not check out is not rewritten', async () => {
    const { dataDir, path } = await withPlainBook()
    const db = new Database(path)
    db.exec('DROP TRIGGER keep_operation_UPDATE')
    db.prepare("UPDATE operation SET title = '改过' WHERE seq = 1").run()
    db.close()
    const bytes = readFileSync(path)
    const backend = start(dataDir)
    const error = await refusal(backend, 'setPersonalPassphrase', { passphrase })
    expect(error).toMatchObject({ code: 'workbookBroken' })
    expect(error.detail.message).toContain('先从备份恢复')
    backend.close()
    expect(readFileSync(path).includes(idNumber)).toBe(true)
    expect(bytes.includes(idNumber)).toBe(true)
  })

  it('keeps numbers in its old backups until the clerk deletes these', async () => {
    const { dataDir } = await withPlainBook()
    const backend = start(dataDir)
    await ask(backend, 'backUp')
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const plain = await ask<BackupFile[]>(backend, 'listPlainBackups')
    expect(plain.length).toBeGreaterThan(0)
    const status = await ask<WorkbookStatus>(backend, 'removePlainBackups')
    expect(await ask(backend, 'listPlainBackups')).toEqual([])
    expect(status.backups.length).toBeGreaterThan(0)
    expect(filesWith(dataDir, [idNumber, phone])).toEqual([])
  })
})

describe('a set-up that was interrupted', () => {
  it('between a plan and 现行 goes on with the key that is there, by the same passphrase alone', async () => {
    const { dataDir, id } = await withPlainBook()
    const backend = start(dataDir)
    await ask(backend, 'createPlan', { name: '甲案' })
    // As if the program had ended after the plan: 现行 is damaged for as long as the plan is given its key.
    const path = join(dataDir, 'workbooks', '旧.orgbook')
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, 5000))
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const [set] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(set?.title).toContain('未能处理：现行')
    writeFileSync(path, whole)
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    expect(await personalOf(backend)).toMatchObject({ state: 'none', plainPeople: 1 })
    const other = await refusal(backend, 'setPersonalPassphrase', { passphrase: '另一个街道编制口令' })
    expect(other).toMatchObject({ code: 'personalPassphrase', detail: { field: 'passphrase' } })
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await ask(backend, 'openWorkbook', { file: '旧.plans/甲案.orgbook' })
    expect(await ask(backend, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    const source = { file: '旧.plans/甲案.orgbook' }
    await ask(backend, 'openWorkbook', { file: '旧.orgbook' })
    await ask(backend, 'previewMerge', { source })
  })

  it('before the file was rewritten is finished at the next open: no byte of a number is left', async () => {
    const { dataDir, path } = await withPlainBook()
    const db = new Database(path)
    const cipher = newPersonalCipher()
    db.transaction(() => {
      sealFile(db, cipher)
      const slots = [new MachineKey(testMachineKey).wrap(cipher, '2016-05-20T01:00:00.000Z')]
      writePersonalKey(
        db,
        { keyId: cipher.keyId, madeAt: '2016-05-20T01:00:00.000Z', scrubbedAt: null },
        slots,
      )
    })()
    db.close()
    const backend = start(dataDir, testMachineKey)
    expect(await personalOf(backend)).toMatchObject({ state: 'open' })
    expect(filesWith(join(dataDir, 'workbooks'), [idNumber, phone])).toEqual([])
  })

  it('within its transaction leaves the file as it was', async () => {
    const { path, id } = await withPlainBook()
    const db = new Database(path)
    const before = db.prepare('SELECT hash FROM operation ORDER BY seq').pluck().all()
    const cipher = newPersonalCipher()
    expect(() =>
      db.transaction(() => {
        sealFile(db, cipher)
        throw new Error('power fails')
      })(),
    ).toThrow('power fails')
    expect(db.prepare('SELECT hash FROM operation ORDER BY seq').pluck().all()).toEqual(before)
    expect(db.prepare('SELECT idNumber FROM person WHERE id = ?').pluck().get(id)).toBe(idNumber)
    expect(() => db.prepare("UPDATE operation SET title = 'x'").run()).toThrow('append-only')
    db.close()
  })
})

describe('an 交换包', () => {
  async function packed(backend: BackendHost, passphraseOf?: string) {
    const token = await ask<FileToken>(
      backend,
      'makePackage',
      passphraseOf ? { passphrase: passphraseOf } : {},
    )
    return readFileSync(backend.filePath(token.token) ?? '')
  }
  function given(backend: BackendHost, dataDir: string, bytes: Buffer) {
    const path = join(dataDir, '收到.orgpack')
    writeFileSync(path, bytes)
    return backend.registerFile(path, '收到.orgpack')
  }

  it('carries encrypted numbers that the passphrase alone opens, and brings them back', async () => {
    const { backend, dataDir } = await withBook(testMachineKey)
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const id = await addPerson(backend)
    const there = tempFolder()
    const office = start(there, Buffer.alloc(32, 2))
    await ask(office, 'openPackage', given(office, there, await packed(backend)))
    expect(filesWith(there, [idNumber, phone])).toEqual([])
    expect(await personalOf(office)).toMatchObject({
      state: 'locked',
      hasPassphrase: true,
      hasKeychain: false,
    })
    await ask(office, 'unlockPersonal', { passphrase })
    await ask(office, 'updatePerson', { id, patch: { phone: '19900005678' } })
    const back = given(backend, dataDir, await packed(office))
    await ask(backend, 'lockPersonal')
    const { head } = await ask<{ head: number }>(backend, 'previewMerge', { source: back })
    await ask(backend, 'mergeBranch', { source: back, decisions: [], head })
    await ask(backend, 'unlockPersonal')
    const shown = await ask(backend, 'revealPerson', { id, reason: '核对' })
    expect(shown).toEqual({ idNumber, phone: '19900005678' })
  })

  it('handed out before there was a passphrase comes back after', async () => {
    const { dataDir, id } = await withPlainBook()
    const backend = start(dataDir)
    const there = tempFolder()
    const office = start(there)
    await ask(office, 'openPackage', given(office, there, await packed(backend)))
    await ask(office, 'updatePerson', { id, patch: { note: '对方改的' } })
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const back = given(backend, dataDir, await packed(office))
    const { head } = await ask<{ head: number }>(backend, 'previewMerge', { source: back })
    await ask(backend, 'mergeBranch', { source: back, decisions: [], head })
    expect(await personOf(backend, id)).toMatchObject({ note: '对方改的', idNumber: maskOf(idNumber) })
    expect(await ask(backend, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
    expect(filesWith(join(dataDir, 'workbooks'), [idNumber])).toEqual([])
  })

  it('whose office set the first passphrase brings that along', async () => {
    const { backend, dataDir } = await withBook()
    const id = await addPerson(backend, {})
    const there = tempFolder()
    const office = start(there)
    await ask(office, 'openPackage', given(office, there, await packed(backend)))
    await ask(office, 'setPersonalPassphrase', { passphrase })
    await ask(office, 'updatePerson', { id, patch: { idNumber } })
    const back = given(backend, dataDir, await packed(office))
    const { head } = await ask<{ head: number }>(backend, 'previewMerge', { source: back })
    await ask(backend, 'mergeBranch', { source: back, decisions: [], head })
    expect(await personOf(backend, id)).toMatchObject({ idNumber: '已加密' })
    await ask(backend, 'unlockPersonal', { passphrase })
    expect(await personOf(backend, id)).toMatchObject({ idNumber: maskOf(idNumber) })
  })

  it('whose office has another passphrase brings everything but numbers', async () => {
    const { backend, dataDir } = await withBook()
    const id = await addPerson(backend, {})
    const there = tempFolder()
    const office = start(there)
    await ask(office, 'openPackage', given(office, there, await packed(backend)))
    await ask(office, 'setPersonalPassphrase', { passphrase })
    await ask(office, 'updatePerson', { id, patch: { idNumber, note: '对方改的' } })
    await ask(backend, 'setPersonalPassphrase', { passphrase: '另一个街道编制口令' })
    await ask(backend, 'updatePerson', { id, patch: { phone } })
    await ask(backend, 'undo')
    const back = given(backend, dataDir, await packed(office))
    const { head } = await ask<{ head: number }>(backend, 'previewMerge', { source: back })
    await ask(backend, 'mergeBranch', { source: back, decisions: [], head })
    expect(await personOf(backend, id)).toMatchObject({ note: '对方改的', idNumber: null })
  })
})

describe('a roster with numbers', () => {
  const csv = (who: string, nation: string) =>
    Buffer.from(`姓名,民族,身份证号,联系电话\n${who},${nation},${idNumber},${phone}\n`)
  function given(backend: BackendHost, dataDir: string, bytes: Buffer) {
    const path = join(dataDir, '名册.csv')
    writeFileSync(path, bytes)
    return backend.registerFile(path, '名册.csv').token
  }

  it('comes in without them while there is no key, and says so before', async () => {
    const { backend, dataDir } = await withBook()
    const token = given(backend, dataDir, csv('赵示例', '汉族'))
    const preview = await ask<RosterPreview>(backend, 'previewRoster', { token })
    expect(preview.leftOut).toEqual(['idNumber', 'phone'])
    await ask(backend, 'importRoster', { token, decisions: [] })
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    const made = rows.person.find(({ name }) => name === '赵示例')
    expect(made).toMatchObject({ ethnicGroup: '汉族', idNumber: null, phone: null })
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    const again = await ask<RosterPreview>(backend, 'previewRoster', { token })
    expect(again.leftOut).toEqual([])
    const decisions = [{ row: again.rows[0]?.row, personId: made?.id }]
    await ask(backend, 'importRoster', { token, decisions })
    expect(await personOf(backend, made?.id ?? '')).toMatchObject({ idNumber: maskOf(idNumber) })
  })

  it('leaves those that are there as they are while they are locked', async () => {
    const { backend, dataDir } = await withBook(testMachineKey)
    const id = await addPerson(backend)
    await ask(backend, 'lockPersonal')
    const token = given(backend, dataDir, csv('赵示例', '回族'))
    const [row] = (await ask<RosterPreview>(backend, 'previewRoster', { token })).rows
    const decisions = [{ row: row?.row, personId: id }]
    await ask(backend, 'importRoster', { token, decisions })
    await ask(backend, 'unlockPersonal')
    expect(await personOf(backend, id)).toMatchObject({ ethnicGroup: '回族', phone: '199****1234' })
    expect(await ask(backend, 'revealPerson', { id, reason: '核对' })).toEqual({ idNumber, phone })
  })
})

describe('after every step of a day', () => {
  it('no number stands in a log, a title, a file name or any byte of the data folder', async () => {
    const { backend, dataDir } = await withBook()
    logs.length = 0
    const nowhere = async (step: string) => {
      expect(filesWith(dataDir, [idNumber, otherNumber, phone]), step).toEqual([])
      const operations = await ask<Operation[]>(backend, 'listOperations', { limit: 500 })
      const said = JSON.stringify([operations, logs])
      for (const text of [idNumber, otherNumber, phone]) expect(said.includes(text), step).toBe(false)
    }
    await ask(backend, 'setPersonalPassphrase', { passphrase })
    await nowhere('passphrase')
    const id = await addPerson(backend)
    await nowhere('create')
    await ask(backend, 'updatePerson', { id, patch: { idNumber: otherNumber, birthDate: '1985-04-12' } })
    await nowhere('update')
    await refusal(backend, 'createPerson', { name: '钱示例', idNumber: otherNumber })
    await refusal(backend, 'createPerson', { name: '钱示例', idNumber: `${idNumber}${idNumber}` })
    await nowhere('refused')
    await ask(backend, 'undo')
    await ask(backend, 'redo')
    await nowhere('undo')
    await ask(backend, 'revealPerson', { id, reason: '核对' })
    await ask(backend, 'backUp')
    await ask(backend, 'copyWorkbook')
    await nowhere('copies')
    await ask(backend, 'createPlan', { name: '甲案' })
    await ask(backend, 'updatePerson', { id, patch: { idNumber } })
    await nowhere('plan')
    await ask(backend, 'openWorkbook', { file: '测试.orgbook' })
    await ask(backend, 'makePackage', {})
    await ask(backend, 'setPersonalPassphrase', { passphrase: '换一个街道编制口令', current: passphrase })
    await nowhere('package')
    await ask(backend, 'removePerson', { id })
    await nowhere('remove')
    expect(existsSync(join(dataDir, 'backups'))).toBe(true)
  })
})

function maskOf(number: string): string {
  return `${number.slice(0, 6)}********${number.slice(-4)}`
}
