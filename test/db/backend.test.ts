import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import { currentVersion } from '../../db/migrate.ts'
import type { Reply } from '../../domain/errors.ts'
import type { Delta, Operation } from '../../domain/operation.ts'
import type { RosterPreview } from '../../domain/roster.ts'
import type { BackendHost, FileToken } from '../../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { exchangePort } from '../../exchange/port.ts'
import { rosterNames, writeRosterFixture } from '../fixtures/office-roster.ts'
import {
  openTestWorkbook,
  perform,
  tempFolder,
  testClock,
  testMachineKey,
  unitNamed,
} from '../support/workbook.ts'

function start(dataDir: string): BackendHost {
  const backend = createBackend({
    dataDir,
    exchange: exchangePort,
    now: testClock().now,
    machineKey: testMachineKey,
  })
  onTestFinished(() => backend.close())
  return backend
}

async function ask<T>(backend: BackendHost, name: string, input: unknown = {}): Promise<T> {
  const reply = (await backend.handle(name, input)) as Reply<T>
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail.message ?? ''}`)
  return reply.value
}

async function refusal(backend: BackendHost, name: string, input: unknown = {}) {
  const reply = await backend.handle(name, input)
  if (reply.ok) throw new Error(`${name} was answered`)
  return reply.error
}

const newBook = { template: 'sample', name: '测试', operator: '张甲' }

async function withBook(dataDir = tempFolder()) {
  const backend = start(dataDir)
  await ask(backend, 'createWorkbook', newBook)
  const snapshot = await ask<Snapshot>(backend, 'snapshot')
  return { backend, dataDir, snapshot }
}

const fileOf = (dataDir: string) => {
  const [name = ''] = readdirSync(join(dataDir, 'workbooks')).filter((file) => file.endsWith('.orgbook'))
  return join(dataDir, 'workbooks', name)
}

describe('a unit whose 更名 takes effect on a coming day', () => {
  it('is called by the name of the day in titles and refusals, and keeps the coming one', async () => {
    const { backend, snapshot } = await withBook()
    // This office of the sample is exactly full.
    const { id: unitId } = snapshot.rows.unit.find(({ name }) => name === '社会事业办公室') ?? { id: '' }
    await ask(backend, 'updateUnit', { id: unitId, patch: { name: '民生办公室' }, on: '2099-01-01' })
    await ask(backend, 'updateUnit', { id: unitId, patch: { note: '记一笔' } })
    const [last] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(last?.title).toBe('修改机构 社会事业办公室')
    const held = await refusal(backend, 'abolishUnit', { id: unitId })
    const position = { unitId, establishmentKind: 'administrative' }
    const full = await refusal(backend, 'createPerson', { name: '示例甲', position })
    for (const { detail } of [held, full]) {
      expect(detail.message).toContain('社会事业办公室')
      expect(detail.message).not.toContain('民生办公室')
    }
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    expect(rows.unit.find(({ id }) => id === unitId)?.name).toBe('民生办公室')
  })
})

describe('a call', () => {
  it('that is not in the contract is answered and changes nothing', async () => {
    const { backend } = await withBook()
    for (const name of ['dropEverything', 'toString', '__proto__', 'constructor']) {
      expect((await refusal(backend, name)).code).toBe('unknownCall')
    }
  })

  it('with input that does not parse names the field', async () => {
    const { backend } = await withBook()
    const error = await refusal(backend, 'createUnit', { name: '', kind: 'office' })
    expect(error).toMatchObject({
      code: 'invalidInput',
      detail: { field: 'name', message: '请填写机构名称' },
    })
  })

  it('before a workbook is open says so', async () => {
    expect((await refusal(start(tempFolder()), 'snapshot')).code).toBe('noWorkbook')
  })
})

describe('the workbook of yesterday', () => {
  it('is open again with everything that was acknowledged', async () => {
    const { backend, dataDir, snapshot } = await withBook()
    const unit = snapshot.rows.unit[0]
    await ask<Delta>(backend, 'updateUnit', { id: unit?.id, patch: { note: '记一笔' } })
    backend.close()
    const again = await ask<Snapshot>(start(dataDir), 'snapshot')
    expect(again.rows.unit.find((row) => row.id === unit?.id)?.note).toBe('记一笔')
    expect(again.undoState.undo?.title).toContain('修改机构')
  })

  it('that is broken is told, and the newest good backup brings it back', async () => {
    const { backend, dataDir, snapshot } = await withBook()
    await ask(backend, 'backUp')
    backend.close()
    const file = fileOf(dataDir)
    writeFileSync(file, readFileSync(file).subarray(0, 30_000))
    const again = start(dataDir)
    const status = await ask<WorkbookStatus>(again, 'status')
    expect(status.open).toBeNull()
    expect(status.trouble).toMatchObject({ code: 'workbookBroken' })
    const [newest] = status.backups
    await ask(again, 'restoreBackup', { file: status.trouble?.file, backup: newest?.backup })
    const restored = await ask<Snapshot>(again, 'snapshot')
    expect(restored.rows.person).toHaveLength(snapshot.rows.person.length)
  })

  it('of a newer version is left as it is and told', async () => {
    const { backend, dataDir } = await withBook()
    backend.close()
    const file = fileOf(dataDir)
    const db = new Database(file)
    db.pragma(`user_version = ${currentVersion + 1}`)
    db.close()
    const before = readFileSync(file)
    const status = await ask<WorkbookStatus>(start(dataDir), 'status')
    expect(status.trouble).toMatchObject({ code: 'workbookNewer' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('that another copy of the program has open is told', async () => {
    const { dataDir } = await withBook()
    const status = await ask<WorkbookStatus>(start(dataDir), 'status')
    expect(status.trouble).toMatchObject({ code: 'workbookLocked' })
  })
})

describe('a file that is no workbook', () => {
  it.each([
    ['名册.xlsx', Buffer.from('PK\u0003\u0004 not really'), 'notAWorkbook'],
    ['空.orgbook', Buffer.alloc(0), 'notAWorkbook'],
    ['文字.orgbook', Buffer.from('这不是工作簿。'.repeat(200)), 'notAWorkbook'],
  ])('%s is refused with a reason and the open one stays', async (name, bytes, code) => {
    const { backend, dataDir } = await withBook()
    const path = join(dataDir, name)
    writeFileSync(path, bytes)
    const { token } = backend.registerFile(path, name)
    expect((await refusal(backend, 'takeWorkbook', { token })).code).toBe(code)
    expect((await ask<WorkbookStatus>(backend, 'status')).open?.name).toBe('测试')
  })
})

describe('a workbook that is opened by its path', () => {
  it('opens where it lies in the data folder, and as a copy from elsewhere', async () => {
    const { backend, dataDir } = await withBook()
    const own = fileOf(dataDir)
    await ask(backend, 'createWorkbook', { ...newBook, name: '另一本' })
    const status = await ask<WorkbookStatus>(backend, 'takeWorkbook', {
      token: backend.registerFile(own, '测试.orgbook').token,
    })
    expect(status.open?.file).toBe('测试.orgbook')
    expect(status.workbooks).toHaveLength(2)
    const outside = join(tempFolder(), '测试.orgbook')
    copyFileSync(own, outside)
    const { token } = backend.registerFile(outside, '测试.orgbook')
    const copied = await ask<WorkbookStatus>(backend, 'takeWorkbook', { token })
    expect(copied.open?.file).toBe('测试 2.orgbook')
    expect(copied.workbooks).toHaveLength(3)
  })

  it('opens a plan as the plan that it is', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'createPlan', { name: '方案甲' })
    const { open } = await ask<WorkbookStatus>(backend, 'status')
    const path = join(dataDir, 'workbooks', open?.file ?? '')
    await ask(backend, 'openWorkbook', { file: '测试.orgbook' })
    const { token } = backend.registerFile(path, '方案甲.orgbook')
    const status = await ask<WorkbookStatus>(backend, 'takeWorkbook', { token })
    expect(status.open).toMatchObject({ file: open?.file, branch: { kind: 'plan' } })
    expect(status.workbooks).toHaveLength(1)
  })
})

describe('a full disk', () => {
  it('refuses the change in a sentence, keeps what was there, and works again when there is room', () => {
    const book = openTestWorkbook('sample')
    const pages = book.db.pragma('page_count', { simple: true }) as number
    book.db.pragma(`max_page_count = ${pages}`)
    const unit = unitNamed(book, '孙村街道办事处')
    const long = { id: unit.id, patch: { duties: '职责'.repeat(3500) } }
    expect(() => {
      for (let n = 0; n < 50; n += 1)
        perform(book, 'updateUnit', { ...long, patch: { duties: `${n}${long.patch.duties}` } })
    }).toThrow(expect.objectContaining({ code: 'diskFull' }))
    const seq = book.ledger.headSeq
    expect(book.ledger.findBreak()).toBeNull()
    book.db.pragma('max_page_count = 1000000')
    perform(book, 'updateUnit', { id: unit.id, patch: { duties: '又能写了' } })
    expect(book.ledger.headSeq).toBe(seq + 1)
  })
})

describe('personal data', () => {
  it('leaves the backend masked; the full number only for a reason, which the ledger keeps', async () => {
    const { backend, snapshot } = await withBook()
    const person = snapshot.rows.person[0]
    expect(
      snapshot.rows.person.every((row) => row.idNumber === null || row.idNumber.includes('********')),
    ).toBe(true)
    expect((await refusal(backend, 'revealPerson', { id: person?.id, reason: '' })).detail.message).toBe(
      '请写明查看事由',
    )
    const full = await ask<{ idNumber: string }>(backend, 'revealPerson', {
      id: person?.id,
      reason: '核对档案',
    })
    expect(full.idNumber).toMatch(/^\d{17}[\dX]$/)
    const [entry] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(entry).toMatchObject({ kind: 'trace', reason: '核对档案' })
    expect(entry?.title).not.toContain(full.idNumber)
  })

  it('is exported in full only with a purpose; every export leaves a trace', async () => {
    const { backend } = await withBook()
    const full = { table: 'roster', personal: 'full' }
    expect((await refusal(backend, 'exportTable', full)).detail.field).toBe('purpose')
    const file = await ask<FileToken>(backend, 'exportTable', { table: 'roster', personal: 'masked' })
    expect(file.name).toMatch(/^机构编制实名制花名册_.*\.xlsx$/)
    const [entry] = await ask<Operation[]>(backend, 'listOperations', { limit: 1 })
    expect(entry?.title).toMatch(/导出机构编制实名制花名册.*121 行.*已脱敏.*SHA-256/)
  })
})

describe('a table', () => {
  it('of another day is named after it and counts for it', async () => {
    const { backend } = await withBook()
    const roster = { table: 'roster', personal: 'masked', asOf: '2030-01-01' }
    expect((await ask<FileToken>(backend, 'exportTable', roster)).name).toContain('2030-01-01')
    expect((await refusal(backend, 'exportTable', { ...roster, asOf: '2030-02-30' })).detail.field).toBe(
      'asOf',
    )
  })

  it('of the 沿革 is that of one unit', async () => {
    const { backend, snapshot } = await withBook()
    const history = { table: 'history', personal: 'masked' }
    expect((await refusal(backend, 'exportTable', history)).detail.field).toBe('unitId')
    const unit = snapshot.rows.unit.find((row) => row.name === '孙村街道办事处')
    const file = await ask<FileToken>(backend, 'exportTable', { ...history, unitId: unit?.id })
    expect(file.name).toMatch(/^机构沿革表_孙村街道办事处_/)
  })
})

describe('importing a roster', () => {
  it('writes nothing until it is confirmed, then one operation that one undo takes back', async () => {
    const dataDir = tempFolder()
    const backend = start(dataDir)
    await ask(backend, 'createWorkbook', { ...newBook, template: 'reform' })
    const path = join(dataDir, '花名册.xlsx')
    await writeRosterFixture(path)
    const { token } = backend.registerFile(path, '花名册.xlsx')
    const preview = await ask<RosterPreview>(backend, 'previewRoster', { token })
    expect(preview.counts.create).toBe(rosterNames.length)
    expect((await ask<Snapshot>(backend, 'snapshot')).rows.person).toEqual([])

    const delta = await ask<Delta>(backend, 'importRoster', { token, decisions: [] })
    expect(delta.operation?.title).toContain(`新增 ${rosterNames.length} 人`)
    const again = await ask<RosterPreview>(backend, 'previewRoster', { token })
    expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: rosterNames.length })

    await ask<Delta>(backend, 'undo')
    expect((await ask<Snapshot>(backend, 'snapshot')).rows.person).toEqual([])
  })

  it('takes a choice of the clerk for a row, and leaves out what they skip', async () => {
    const dataDir = tempFolder()
    const backend = start(dataDir)
    await ask(backend, 'createWorkbook', { ...newBook, template: 'reform' })
    const path = join(dataDir, '花名册.xlsx')
    await writeRosterFixture(path)
    const { token } = backend.registerFile(path, '花名册.xlsx')
    const preview = await ask<RosterPreview>(backend, 'previewRoster', { token })
    const [first, second] = preview.rows
    const elsewhere = preview.rows.at(-1)?.unit.id
    const decisions = [
      { row: first?.row, action: 'skip' },
      { row: second?.row, unitId: elsewhere },
    ]
    await ask<Delta>(backend, 'importRoster', { token, decisions })
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    expect(rows.person.map((person) => person.name)).not.toContain(rosterNames[0])
    const moved = rows.person.find((person) => person.name === rosterNames[1])
    expect(rows.appointment.find((row) => row.personId === moved?.id)?.unitId).toBe(elsewhere)
  })
})
