import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands, queries, services } from '../../../domain/contract.ts'
import type { Operation } from '../../../domain/operation.ts'
import type { Snapshot, WorkbookStatus } from '../../../domain/workbook.ts'
import { changeSomething, refusal } from '../../support/backend.ts'
import { officeOfFour, officeWith, passphraseOf } from '../../support/operators.ts'
import { tempFolder } from '../../support/workbook.ts'

describe('操作员登录', () => {
  it('works as before while nobody is registered', async () => {
    const { backend, call } = await officeWith()
    await changeSomething(backend)
    const [entry] = await call<Operation[]>('listOperations', { limit: 1 })
    expect(entry).toMatchObject({ operator: '张甲', operatorId: null, operatorRole: null })
    const { operators } = await call<WorkbookStatus>('status')
    expect(operators).toMatchObject({ state: 'off', current: null })
  })

  it('has a first operator who reviews, and is signed in at once', async () => {
    const { backend, add } = await officeWith()
    const first = { name: '李录', role: 'clerk', passphrase: passphraseOf('李录') }
    expect((await refusal(backend, 'addOperator', first)).detail.field).toBe('role')
    const { operators } = await add('王审', 'reviewer')
    expect(operators).toMatchObject({ state: 'signedIn', current: { name: '王审', role: 'reviewer' } })
  })

  it('signs every entry with the profile and its role, and the chain proves them', async () => {
    const { backend, call, signIn } = await officeOfFour()
    await signIn('李录')
    await changeSomething(backend)
    await call('undo')
    const [undone, done] = await call<Operation[]>('listOperations', { limit: 2 })
    expect([undone?.operator, undone?.operatorRole]).toEqual(['李录', 'clerk'])
    expect([done?.operator, done?.operatorRole]).toEqual(['李录', 'clerk'])
    expect(done?.operatorId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('answers nothing of the workbook before somebody signs in, also after a restart', async () => {
    const office = await officeWith()
    await office.add('王审', 'reviewer')
    office.backend.close()
    const { backend, call, signIn } = await officeWith(office.dataDir, null)
    const status = await call<WorkbookStatus>('status')
    expect(status).toMatchObject({ open: null, workbooks: [], backups: [] })
    expect(status.operators).toMatchObject({ state: 'signedOut', current: null })
    for (const name of ['snapshot', 'undo', 'listOperations', 'copyWorkbook', 'addOperator']) {
      const input = {
        listOperations: { limit: 1 },
        addOperator: { name: '钱', role: 'reviewer', passphrase: 'abcdefgh' },
      }
      expect((await refusal(backend, name, input[name as keyof typeof input])).code).toBe('signedOut')
    }
    expect((await refusal(backend, 'updateUnit', { id: 'x', patch: {} })).code).toBe('signedOut')
    expect((await signIn('王审')).open?.name).toBe('测试')
    expect((await call<Snapshot>('snapshot')).rows.unit.length).toBeGreaterThan(0)
  })

  it('hands out no file while it is locked', async () => {
    const { backend, call } = await officeOfFour()
    const { token } = await call<{ token: string }>('copyWorkbook')
    expect(backend.filePath(token)).not.toBeNull()
    await call('signOut')
    expect(backend.filePath(token)).toBeNull()
  })

  it('makes a guesser wait longer and longer, also after a restart', async () => {
    const office = await officeWith()
    await office.add('王审', 'reviewer')
    await office.call('signOut')
    const id = await office.idOf('王审')
    const wrong = { id, passphrase: 'not the one' }
    const codes: string[] = []
    for (let tries = 0; tries < 3; tries += 1)
      codes.push((await refusal(office.backend, 'signIn', wrong)).code)
    expect(codes).toEqual(['operatorPassphrase', 'operatorPassphrase', 'operatorWait'])
    office.backend.close()

    const { backend, clock, signIn, call } = await officeWith(office.dataDir, null)
    const right = { id, passphrase: passphraseOf('王审') }
    const answer = await refusal(backend, 'signIn', right)
    expect(answer.detail.message).toBe('口令连续输错，请在 5 秒后再试。')
    clock.advance(6000)
    expect((await refusal(backend, 'signIn', wrong)).detail.seconds).toBe(15)
    clock.advance(16_000)
    await signIn('王审')
    await call('signOut')
    expect((await refusal(backend, 'signIn', wrong)).code).toBe('operatorPassphrase')
  })

  it('locks after the minutes without work that were set; work and a sign of life begin them anew', async () => {
    const { backend, call, clock, events, signIn } = await officeOfFour()
    await call('setOperatorPolicy', { idleMinutes: 10, secondPerson: false })
    clock.advance(9 * 60_000)
    await call('stayActive')
    clock.advance(9 * 60_000)
    await changeSomething(backend)
    clock.advance(9 * 60_000)
    // What the screen asks by itself is no work.
    await call('status')
    clock.advance(60_000)
    expect((await refusal(backend, 'snapshot')).code).toBe('signedOut')
    expect(events.filter(({ type }) => type === 'signedOut')).toHaveLength(1)
    await signIn('李录')
    await changeSomething(backend)
  })

  it('closes pay when the operator goes', async () => {
    const { backend, call, signIn } = await officeOfFour()
    await call('openPay', { reason: '核对薪酬' })
    await call('payRows')
    await call('signOut')
    await signIn('赵审')
    expect((await refusal(backend, 'payRows')).detail.message).toBe('请先写明查看薪酬金额的事由。')
  })

  it('keeps numbers that one unlocked by a passphrase locked for the next', async () => {
    const { call, signIn } = await officeOfFour()
    const state = async () => (await call<WorkbookStatus>('status')).open?.personal.state
    await call('setPersonalPassphrase', { passphrase: '个人信息口令一二' })
    expect(await state()).toBe('open')
    await call('signOut')
    await signIn('王审')
    expect(await state()).toBe('open')
    await call('signOut')
    await signIn('李录')
    expect(await state()).toBe('locked')
  })
})

describe('every call of the contract', () => {
  const all = Object.keys({ ...queries, ...commands, ...services })
  const open = ['status', 'signIn', 'signOut', 'cancelJob']

  it('is refused while nobody is signed in, before its input is looked at', async () => {
    const { backend, call } = await officeOfFour()
    await call('signOut')
    const answered = all.filter((name) => !open.includes(name))
    for (const name of answered)
      expect([name, (await refusal(backend, name)).code]).toEqual([name, 'signedOut'])
    expect((await refusal(backend, 'noSuchCall')).code).toBe('signedOut')
  })

  it('that changes rows is refused to a reader, whatever else is sent with it', async () => {
    const { backend, call, signIn } = await officeOfFour()
    await signIn('孙读')
    const { headSeq } = await call<Snapshot>('snapshot')
    for (const name of Object.keys(commands)) {
      const input = { role: 'reviewer', operator: '王审', because: { reason: '试' } }
      expect([name, (await refusal(backend, name, input)).code]).toEqual([name, 'notPermitted'])
    }
    for (const name of ['undo', 'redo', 'copyWorkbook', 'setOperatorPolicy']) {
      const input = name === 'setOperatorPolicy' ? { idleMinutes: 5, secondPerson: false } : {}
      expect([name, (await refusal(backend, name, input)).code]).toEqual([name, 'notPermitted'])
    }
    expect((await call<Snapshot>('snapshot')).headSeq).toBe(headSeq)
  })

  it('is not opened to a clerk by a field that is not read', async () => {
    const { backend, signIn } = await officeOfFour('reform')
    await signIn('李录')
    const merge = { source: { file: '方案.orgbook', token: 'x' }, decisions: [], head: 1 }
    expect((await refusal(backend, 'mergeBranch', merge)).code).toBe('notPermitted')
  })
})

describe('操作员管理', () => {
  it('changes the own passphrase on the strength of the current one', async () => {
    const { backend, call, idOf, signIn } = await officeOfFour()
    await signIn('孙读')
    const change = { current: 'wrong', passphrase: '新的口令2017' }
    expect((await refusal(backend, 'changeOwnPassphrase', change)).detail.field).toBe('current')
    await call('changeOwnPassphrase', { ...change, current: passphraseOf('孙读') })
    await call('signOut')
    const id = await idOf('孙读')
    expect((await refusal(backend, 'signIn', { id, passphrase: passphraseOf('孙读') })).code).toBe(
      'operatorPassphrase',
    )
    await call('signIn', { id, passphrase: '新的口令2017' })
  })

  it('lets a reviewer change role and name, reset a passphrase, take an operator out; all of it is ledgered', async () => {
    const { backend, call, idOf } = await officeOfFour()
    const id = await idOf('李录')
    await call('updateOperator', { id, name: '李录（党政办）', role: 'reader' })
    await call('resetOperatorPassphrase', { id, passphrase: '重设的口令2017' })
    await call('updateOperator', { id, active: false })
    const titles = (await call<Operation[]>('listOperations', { limit: 3 })).map(({ title }) => title)
    expect(titles).toEqual([
      '修改操作员 李录（党政办）（只读，已停用）',
      '重设操作员 李录（党政办） 的口令',
      '修改操作员 李录（党政办）（只读）',
    ])
    await call('signOut')
    expect((await refusal(backend, 'signIn', { id, passphrase: '重设的口令2017' })).code).toBe('notFound')
  })

  it('keeps one reviewer, two where two are needed, and no name twice', async () => {
    const { backend, call, idOf } = await officeOfFour()
    await call('setOperatorPolicy', { idleMinutes: 5, secondPerson: true })
    const zhao = await idOf('赵审')
    const answer = await refusal(backend, 'updateOperator', { id: zhao, active: false })
    expect(answer.detail.message).toContain('至少须有两名在用的审核操作员')
    await call('setOperatorPolicy', { idleMinutes: 5, secondPerson: false })
    await call('updateOperator', { id: zhao, role: 'clerk' })
    const last = await refusal(backend, 'updateOperator', { id: await idOf('王审'), role: 'clerk' })
    expect(last.detail.message).toBe('至少须有一名在用的审核操作员。')
    const taken = await refusal(backend, 'updateOperator', { id: zhao, name: '李录' })
    expect(taken.detail.field).toBe('name')
    const second = await refusal(backend, 'setOperatorPolicy', { idleMinutes: 5, secondPerson: true })
    expect(second.detail.field).toBe('secondPerson')
  })

  it('ends by the passphrase of a reviewer; whoever sits there works again', async () => {
    const { backend, call } = await officeOfFour()
    expect((await refusal(backend, 'endOperators', { current: 'wrong' })).code).toBe('operatorPassphrase')
    const { operators } = await call<WorkbookStatus>('endOperators', { current: passphraseOf('王审') })
    expect(operators).toMatchObject({ state: 'off', profiles: [] })
    await changeSomething(backend)
  })

  it('lets nobody in by a damaged file, and reads the one from before', async () => {
    const office = await officeWith(tempFolder())
    await office.add('王审', 'reviewer')
    await office.add('李录', 'clerk')
    office.backend.close()
    const file = join(office.dataDir, 'operators.json')
    expect(readFileSync(file, 'utf8')).not.toContain('口令')
    writeFileSync(file, '{')
    const second = await officeWith(office.dataDir, null)
    await second.signIn('王审')
    second.backend.close()
    writeFileSync(file, '{')
    writeFileSync(`${file}.before`, '')
    const third = await officeWith(office.dataDir, null)
    expect((await third.call<WorkbookStatus>('status')).operators.state).toBe('damaged')
    expect((await refusal(third.backend, 'snapshot')).code).toBe('operatorsDamaged')
  })
})
