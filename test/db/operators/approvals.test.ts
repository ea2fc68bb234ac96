import { describe, expect, it } from 'vitest'
import type { ApprovalRequest } from '../../../domain/approval.ts'
import type { MergePreview, PlanFile } from '../../../domain/branch.ts'
import type { Operation } from '../../../domain/operation.ts'
import type { WorkbookStatus } from '../../../domain/workbook.ts'
import { changeSomething, refusal } from '../../support/backend.ts'
import { officeOfFour } from '../../support/operators.ts'

const approval = { number: '济高编〔2016〕9号', issuer: '高新区编办', issuedOn: '2016-06-30' }

/** A plan with one change is open; 李录 is signed in. */
async function planOf(secondPerson: boolean) {
  const office = await officeOfFour('reform')
  await office.call('setOperatorPolicy', { idleMinutes: 10, secondPerson })
  await office.signIn('李录')
  const status = await office.call<WorkbookStatus>('createPlan', { name: '方案甲' })
  await changeSomething(office.backend, '方案中的改动')
  return { ...office, plan: status.open?.file ?? '', main: status.open?.mainFile ?? '' }
}

const newest = (requests: ApprovalRequest[]) => requests[0] as ApprovalRequest

describe('提请与确认', () => {
  it('locks a plan that one asked for and another confirmed; both stand in the ledger', async () => {
    const { backend, call, signIn } = await planOf(true)
    expect((await refusal(backend, 'lockPlan')).code).toBe('notPermitted')
    const request = newest(await call('requestLock'))
    expect(request).toMatchObject({
      kind: 'lockPlan',
      planName: '方案甲',
      requestedBy: '李录',
      voided: false,
    })
    await signIn('王审')
    expect((await refusal(backend, 'lockPlan')).code).toBe('secondPersonNeeded')
    await call('confirmRequest', { id: request.id })
    const [entry, asked] = await call<Operation[]>('listOperations', { limit: 2 })
    expect(entry).toMatchObject({ command: 'lockPlan', operator: '王审', reason: '提请人：李录' })
    expect(asked).toMatchObject({ command: 'requestApproval', operator: '李录', operatorRole: 'clerk' })
    const plans = await call<PlanFile[]>('listPlans')
    expect(plans[0]?.branch.lockedBy).toBe('王审')
    expect(await call('listRequests')).toEqual([])
  })

  it('is not confirmed by whoever asked, nor by one who may not', async () => {
    const { backend, call, signIn } = await planOf(true)
    await signIn('王审')
    const { id } = newest(await call('requestLock'))
    expect((await refusal(backend, 'confirmRequest', { id })).detail.message).toContain('另一名审核操作员')
    await signIn('李录')
    expect((await refusal(backend, 'confirmRequest', { id })).code).toBe('notPermitted')
    await signIn('赵审')
    await call('confirmRequest', { id })
  })

  it('is void after a change, not after a look or an export', async () => {
    const { backend, call, signIn } = await planOf(true)
    const { id } = newest(await call('requestLock'))
    await call('exportTable', { table: 'roster' })
    expect(newest(await call('listRequests')).voided).toBe(false)
    await changeSomething(backend, '提请后又改')
    expect(newest(await call('listRequests')).voided).toBe(true)
    await signIn('王审')
    expect((await refusal(backend, 'confirmRequest', { id })).code).toBe('requestVoid')
  })

  it('is seen from 现行 and from every plan, and is confirmed where it was asked for', async () => {
    const { backend, call, signIn, plan, main } = await planOf(false)
    const { id } = newest(await call('requestLock'))
    await signIn('王审')
    await call('openWorkbook', { file: main })
    expect(newest(await call('listRequests'))).toMatchObject({ id, file: plan, voided: false })
    expect((await refusal(backend, 'confirmRequest', { id })).code).toBe('notFound')
    await call('openWorkbook', { file: plan })
    await call('confirmRequest', { id })
    await call('openWorkbook', { file: main })
    expect(await call('listRequests')).toEqual([])
  })

  it('is taken back by whoever asked and sent back by a reviewer', async () => {
    const { call, signIn } = await planOf(false)
    const { id } = newest(await call('requestLock'))
    expect(await call('withdrawRequest', { id })).toEqual([])
    const again = newest(await call('requestLock'))
    await signIn('赵审')
    await call('withdrawRequest', { id: again.id, reason: '核定数未附文号' })
    const [entry] = await call<Operation[]>('listOperations', { limit: 1 })
    expect(entry).toMatchObject({
      title: '退回 李录 的提请：定稿方案 方案甲',
      operator: '赵审',
      reason: '核定数未附文号',
    })
  })

  it('adopts as it was asked for, as one operation that can be undone', async () => {
    const { backend, call, signIn, plan, main } = await planOf(true)
    const { id } = newest(await call('requestLock'))
    await signIn('王审')
    await call('confirmRequest', { id })
    await signIn('李录')
    await call('openWorkbook', { file: main })
    const { head } = await call<MergePreview>('previewMerge', { source: { file: plan } })
    const merge = { source: { file: plan }, decisions: [], head, approval }
    expect((await refusal(backend, 'mergeBranch', merge)).code).toBe('notPermitted')
    const request = newest(await call('requestAdoption', { file: plan, decisions: [], head, approval }))
    expect(request).toMatchObject({ kind: 'adoptPlan', planName: '方案甲', adoption: { approval } })
    await signIn('赵审')
    expect((await refusal(backend, 'mergeBranch', { ...merge, head: head + 1 })).code).toBe(
      'secondPersonNeeded',
    )
    await call('confirmRequest', { id: request.id })
    const [entry] = await call<Operation[]>('listOperations', { limit: 1 })
    expect(entry).toMatchObject({
      command: 'mergeBranch',
      operator: '赵审',
      reason: '提请人：李录',
      documentNumber: approval.number,
    })
    await signIn('李录')
    expect((await refusal(backend, 'undo')).detail.message).toContain('须由审核操作员')
    await signIn('王审')
    await call('undo')
    await signIn('李录')
    expect((await refusal(backend, 'redo')).code).toBe('notPermitted')
  })

  it('is void for 采纳 once the workbook has moved on', async () => {
    const { backend, call, signIn, plan, main } = await planOf(false)
    await signIn('王审')
    await call('lockPlan')
    await call('openWorkbook', { file: main })
    const { head } = await call<MergePreview>('previewMerge', { source: { file: plan } })
    const { id } = newest(await call('requestAdoption', { file: plan, decisions: [], head, approval }))
    await changeSomething(backend, '现行又有改动')
    await signIn('赵审')
    expect((await refusal(backend, 'confirmRequest', { id })).code).toBe('requestVoid')
  })

  it('does not come along into a plan, nor is it asked for what could not be done', async () => {
    const { backend, call } = await planOf(false)
    await call('requestLock')
    await call('createPlan', { name: '方案乙' })
    const { open } = await call<WorkbookStatus>('status')
    const files = (await call<ApprovalRequest[]>('listRequests')).map(({ file }) => file)
    expect(files).toHaveLength(1)
    expect(files).not.toContain(open?.file)
    await call('openWorkbook', { file: open?.mainFile })
    expect((await refusal(backend, 'requestLock')).detail.message).toContain('只有方案可以定稿')
  })
})
