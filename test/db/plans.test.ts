import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import { modelOn, shownModel } from '../../domain/as-of.ts'
import type { MergePreview, PlanFile, SideRows } from '../../domain/branch.ts'
import type { Reply } from '../../domain/errors.ts'
import { unplacedPeople } from '../../domain/merger/placement.ts'
import { Model } from '../../domain/model.ts'
import type { Delta } from '../../domain/operation.ts'
import type { BackendHost, FileToken } from '../../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { exchangePort } from '../../exchange/port.ts'
import { tempFolder, testClock, testMachineKey } from '../support/workbook.ts'

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

function start(dataDir = tempFolder(), at = '2016-05-20T09:00:00+08:00') {
  const backend = createBackend({
    dataDir,
    exchange: exchangePort,
    now: testClock(at).now,
    machineKey: testMachineKey,
  })
  onTestFinished(() => backend.close())
  return { backend, dataDir }
}

async function withBook(template = 'sample') {
  const { backend, dataDir } = start()
  await ask(backend, 'createWorkbook', { template, name: '测试', operator: '张甲' })
  return { backend, dataDir }
}

const unitOf = async (backend: BackendHost, name: string) => {
  const { rows } = await ask<Snapshot>(backend, 'snapshot')
  const unit = rows.unit.find((row) => row.name === name)
  if (!unit) throw new Error(`no unit ${name}`)
  return unit
}

const rename = async (backend: BackendHost, name: string, to: string) =>
  ask<Delta>(backend, 'updateUnit', { id: (await unitOf(backend, name)).id, patch: { name: to } })

/** Gives everyone who waits at the branch point a way out, so that the balance is even. */
async function settleEveryone(backend: BackendHost): Promise<void> {
  const { rows, today } = await ask<Snapshot>(backend, 'snapshot')
  const waiting = unplacedPeople(new Model(rows, today)).map(({ id }) => id)
  await ask(backend, 'leavePeople', { ids: waiting, status: 'left', on: today, reason: '调出' })
}

const openMain = (backend: BackendHost) =>
  ask<WorkbookStatus>(backend, 'status').then((status) =>
    ask<WorkbookStatus>(backend, 'openWorkbook', { file: status.open?.mainFile }),
  )

const approval = { number: '示例〔2016〕9号', issuer: '示例机关', issuedOn: '2016-05-19' }

/** Hands a file of one backend to another, as a USB stick does. */
function carry(from: BackendHost, file: FileToken, to: BackendHost, change?: (bytes: Buffer) => Buffer) {
  const path = join(tempFolder(), file.name)
  const bytes = readFileSync(from.filePath(file.token) ?? '')
  writeFileSync(path, change ? change(bytes) : bytes)
  return to.registerFile(path, file.name).token
}

describe('a plan', () => {
  it('leaves 现行 as it is until it is adopted on a document, and the adoption can be undone', async () => {
    const { backend } = await withBook()
    const status = await ask<WorkbookStatus>(backend, 'createPlan', { name: '方案A' })
    expect(status.open).toMatchObject({ branch: { name: '方案A', baseName: '现行', lockedAt: null } })
    await rename(backend, '孙村街道办事处', '北区街道办事处')
    const [plan] = await ask<PlanFile[]>(backend, 'listPlans')
    expect(plan).toMatchObject({ state: 'ready', changeCount: 1, branch: { author: '张甲' } })

    await openMain(backend)
    expect((await unitOf(backend, '孙村街道办事处')).name).toBe('孙村街道办事处')
    const source = { file: plan?.file }
    const preview = await ask<MergePreview>(backend, 'previewMerge', { source })
    expect(preview).toMatchObject({ theirsCount: 1, counts: { unit: 1 }, conflicts: [], findings: [] })
    const merge = { source, decisions: [], head: preview.head, approval }
    expect((await refusal(backend, 'mergeBranch', merge)).code).toBe('planUnlocked')

    await ask(backend, 'openWorkbook', source)
    await settleEveryone(backend)
    await ask(backend, 'lockPlan')
    await openMain(backend)
    const { head } = await ask<MergePreview>(backend, 'previewMerge', { source })
    expect(
      (await refusal(backend, 'mergeBranch', { ...merge, head, approval: undefined })).detail.field,
    ).toBe('approval.number')
    const delta = await ask<Delta>(backend, 'mergeBranch', { ...merge, head })
    expect(delta.operation).toMatchObject({ documentNumber: approval.number })
    expect((await unitOf(backend, '北区街道办事处')).name).toBe('北区街道办事处')
    await ask(backend, 'undo')
    expect((await unitOf(backend, '孙村街道办事处')).name).toBe('孙村街道办事处')
  })

  it('that is locked takes no command, no undo, and can be branched again', async () => {
    const { backend } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    await rename(backend, '孙村街道办事处', '北区街道办事处')
    await settleEveryone(backend)
    await ask(backend, 'lockPlan')
    const id = (await unitOf(backend, '北区街道办事处')).id
    expect((await refusal(backend, 'updateUnit', { id, patch: { note: '改' } })).code).toBe('planLocked')
    expect((await refusal(backend, 'undo')).code).toBe('planLocked')
    expect((await refusal(backend, 'lockPlan')).code).toBe('planLocked')
    await ask(backend, 'createPlan', { name: '方案B' })
    await ask(backend, 'updateUnit', { id, patch: { note: '改' } })
    expect(
      (await ask<PlanFile[]>(backend, 'listPlans')).map(({ branch }) => [branch.name, branch.baseName]),
    ).toEqual([
      ['方案A', '现行'],
      ['方案B', '方案A'],
    ])
  })

  it('with people left to place cannot be locked, and the sentence says how many', async () => {
    const { backend } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    const { rows } = await ask<Snapshot>(backend, 'snapshot')
    const held = rows.appointment.find((row) => row.kind === 'main' && row.endedOn === null)
    await ask(backend, 'endAppointment', { id: held?.id })
    const error = await refusal(backend, 'lockPlan')
    expect(error.code).toBe('planUnbalanced')
    expect(error.detail.message).toContain('2 人待安置')
  })

  it('has one name only, and a name that a folder can hold', async () => {
    const { backend } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    expect((await refusal(backend, 'createPlan', { name: '方案A' })).code).toBe('planNameTaken')
    for (const name of ['', '..', '../x', 'a/b', 'a\\b']) {
      expect((await refusal(backend, 'createPlan', { name })).code).toBe('invalidInput')
    }
    for (const file of [
      '../x.orgbook',
      'x/y.orgbook',
      'a.plans/../x.orgbook',
      'a.plans/b/c.orgbook',
      '/x.orgbook',
    ]) {
      expect((await refusal(backend, 'openWorkbook', { file })).code).toBe('forbidden')
    }
  })

  it('whose file was moved or deleted is told, and can be put back or taken off the list', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    await openMain(backend)
    const [plan] = await ask<PlanFile[]>(backend, 'listPlans')
    const path = join(dataDir, 'workbooks', plan?.file ?? '')
    const away = join(dataDir, 'moved', 'x.orgbook')
    mkdirSync(dirname(away))
    renameSync(path, away)
    expect(await ask<PlanFile[]>(backend, 'listPlans')).toMatchObject([{ state: 'missing' }])
    expect((await refusal(backend, 'previewMerge', { source: { file: plan?.file } })).code).toBe(
      'planMissing',
    )
    expect((await refusal(backend, 'openWorkbook', { file: plan?.file })).code).toBe('workbookMissing')
    renameSync(away, path)
    expect(await ask<PlanFile[]>(backend, 'listPlans')).toMatchObject([{ state: 'ready' }])
    rmSync(path)
    expect(await ask<PlanFile[]>(backend, 'forgetPlan', { file: plan?.file })).toEqual([])
  })

  it('with a 生效日期 stands on that day, and what it does takes effect then', async () => {
    const { backend } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    await ask(backend, 'changeSettings', { values: { effectiveOn: '2016-09-01' } })
    expect((await ask<Snapshot>(backend, 'snapshot')).today).toBe('2016-09-01')
    await ask(backend, 'createUnit', { name: '新设科', kind: 'office' })
    expect((await unitOf(backend, '新设科')).startedOn).toBe('2016-09-01')
    const base = await ask<SideRows>(backend, 'readSide', { atBase: true })
    expect(base.rows.unit.some((row) => row.name === '新设科')).toBe(false)
    expect(base.asOf).toBe('2016-05-20')
  })

  it('adopted before its day shows the former name until then; exports and 截至 agree', async () => {
    const { backend } = await withBook()
    await ask(backend, 'createPlan', { name: '方案A' })
    await ask(backend, 'changeSettings', { values: { effectiveOn: '2016-09-01' } })
    await rename(backend, '孙村街道办事处', '北区街道办事处')
    await settleEveryone(backend)
    await ask(backend, 'lockPlan')
    const [plan] = await ask<PlanFile[]>(backend, 'listPlans')
    await openMain(backend)
    const source = { file: plan?.file }
    const { head } = await ask<MergePreview>(backend, 'previewMerge', { source })
    await ask(backend, 'mergeBranch', { source, decisions: [], head, approval })

    const { rows, today } = await ask<Snapshot>(backend, 'snapshot')
    const names = (model: Model) => [...model.rows.unit.values()].map(({ name }) => name)
    expect(today).toBe('2016-05-20')
    const live = shownModel(rows, today)
    expect(names(live)).toContain('孙村街道办事处')
    expect(names(modelOn(live, '2016-08-31'))).toContain('孙村街道办事处')
    expect(names(modelOn(live, '2016-09-01'))).toContain('北区街道办事处')
    expect(names(shownModel(rows, '2016-09-01'))).toContain('北区街道办事处')
    const unitId = (await unitOf(backend, '北区街道办事处')).id
    const file = await ask<FileToken>(backend, 'exportTable', {
      table: 'history',
      unitId,
      personal: 'masked',
    })
    expect(file.name).toContain('孙村街道办事处_2016-05-20')
  })
})

describe('an 交换包', () => {
  async function handedOut(passphrase?: string) {
    const here = await withBook()
    const there = start(undefined, '2016-05-21T09:00:00+08:00')
    const file = await ask<FileToken>(here.backend, 'makePackage', { passphrase })
    return { here: here.backend, there: there.backend, file }
  }

  it('is opened elsewhere, edited, handed back and merged with one conflict', async () => {
    const passphrase = '长一点的口令'.repeat(2)
    const { here, there, file } = await handedOut(passphrase)
    const token = carry(here, file, there)
    expect((await refusal(there, 'openPackage', { token })).code).toBe('packagePassphrase')
    expect((await refusal(there, 'openPackage', { token, passphrase: '不对的口令不对' })).code).toBe(
      'packagePassphrase',
    )
    const status = await ask<WorkbookStatus>(there, 'openPackage', { token, passphrase })
    expect(status.open?.branch).toMatchObject({ kind: 'copy' })
    await rename(there, '孙村街道办事处', '北区街道办事处')
    await rename(there, '巨野河街道办事处', '东区街道办事处')
    await rename(here, '孙村街道办事处', '孙村街道')
    const back = carry(there, await ask<FileToken>(there, 'makePackage', {}), here)

    const source = { token: back }
    const preview = await ask<MergePreview>(here, 'previewMerge', { source })
    expect(preview.conflicts).toHaveLength(1)
    expect(preview.counts).toEqual({ unit: 1, lineage: 1 })
    const merge = { source, head: preview.head, decisions: [] }
    expect((await refusal(here, 'mergeBranch', merge)).code).toBe('mergeUndecided')
    expect((await refusal(here, 'mergeBranch', { ...merge, head: preview.head - 1 })).code).toBe('mergeStale')
    const decisions = preview.conflicts.map(({ key }) => ({ key, take: 'theirs' }))
    await ask(here, 'mergeBranch', { ...merge, decisions })
    const { rows } = await ask<Snapshot>(here, 'snapshot')
    const names = rows.unit.filter((row) => row.kind === 'subdistrict').map((row) => row.name)
    expect(names).toEqual(['北区街道办事处', '东区街道办事处'])
    const again = await ask<MergePreview>(here, 'previewMerge', { source })
    expect([again.conflicts, again.counts]).toEqual([[], {}])
  })

  it('with one byte changed anywhere is refused, and nothing is written', async () => {
    for (const passphrase of [undefined, '一个很长的口令啊']) {
      const { here, there, file } = await handedOut(passphrase)
      const size = readFileSync(here.filePath(file.token) ?? '').length
      for (const at of [10, 14, 40, 200, Math.floor(size / 2), size - 20, size - 1]) {
        const token = carry(here, file, there, (bytes) => {
          bytes[at] = (bytes[at] ?? 0) ^ 1
          return bytes
        })
        const error = await refusal(there, 'openPackage', { token, passphrase })
        expect(['packageDamaged', 'packagePassphrase']).toContain(error.code)
      }
      const token = carry(here, file, there, (bytes) => bytes.subarray(0, size - 100))
      expect((await refusal(there, 'openPackage', { token, passphrase })).code).toBe('packageDamaged')
      expect((await ask<WorkbookStatus>(there, 'status')).workbooks).toEqual([])
    }
  })

  it('of another workbook, or that is no package at all, is refused with the reason', async () => {
    const { backend } = await withBook()
    const other = await handedOut()
    const foreign = carry(other.here, other.file, backend)
    const error = await refusal(backend, 'previewMerge', { source: { token: foreign } })
    expect(error.code).toBe('packageForeign')
    const text = carry(other.here, other.file, backend, () => Buffer.from('不是交换包'))
    expect((await refusal(backend, 'previewMerge', { source: { token: text } })).detail.message).toContain(
      '不是交换包',
    )
  })

  it('that began after the state to which this workbook was taken back is refused', async () => {
    const { backend, dataDir } = await withBook()
    await ask(backend, 'backUp')
    await rename(backend, '孙村街道办事处', '孙村街道')
    const file = await ask<FileToken>(backend, 'makePackage', {})
    const status = await ask<WorkbookStatus>(backend, 'status')
    const backup = status.backups.at(-1)
    await ask(backend, 'restoreBackup', { file: backup?.file, backup: backup?.backup })
    const token = carry(backend, file, backend)
    expect((await refusal(backend, 'previewMerge', { source: { token } })).code).toBe('packageBaseUnknown')
    expect(dataDir).not.toBe('')
  })
})
