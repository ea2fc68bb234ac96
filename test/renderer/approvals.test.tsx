import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { ApprovalRequest } from '../../domain/approval.ts'
import type { Branch, MergePreview } from '../../domain/branch.ts'
import { HomeScreen } from '../../renderer/screens/HomeScreen.tsx'
import { PlansScreen } from '../../renderer/screens/PlansScreen.tsx'
import { useApprovals } from '../../renderer/stores/approvals.ts'
import { cancelMerge } from '../../renderer/stores/merge.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { statusOf } from '../support/operators-seated.ts'
import { fill, press, submit } from './detail-support.tsx'
import { answers, expectAccessible, showScreen, where } from './screens-support.tsx'

afterEach(() => {
  cleanup()
  cancelMerge()
  useApprovals.setState({ requests: [] })
})

const draft: Branch = {
  branchId: 'b',
  kind: 'plan',
  name: '方案甲',
  author: '李录',
  createdAt: '2016-06-30T01:00:00Z',
  baseSeq: 1,
  baseHash: 'h',
  baseName: '现行',
  lockedAt: null,
  lockedBy: null,
  adoptedAt: null,
}
const inPlan = { file: 'a.方案/方案甲.orgbook', branch: draft }

const toLock: ApprovalRequest = {
  id: 'r1',
  kind: 'lockPlan',
  file: inPlan.file,
  planName: '方案甲',
  requestedBy: '李录',
  requestedById: 'id-李录',
  requestedAt: '2016-06-30T02:00:00Z',
  adoption: null,
  voided: false,
}
const approval = { number: '济高编〔2016〕9号', issuer: '高新区编办', issuedOn: '2016-06-30' }
const toAdopt: ApprovalRequest = {
  ...toLock,
  id: 'r2',
  kind: 'adoptPlan',
  file: 'a.orgbook',
  adoption: { file: inPlan.file, decisions: [{ key: 'k', take: 'theirs' }], head: 5, approval },
}

/** What was asked of the backend, by the name of the call. */
let asked: Record<string, unknown[]> = {}

interface Scene {
  readonly name: string
  readonly requests?: readonly ApprovalRequest[]
  readonly policy?: Parameters<typeof statusOf>[1]
  readonly open?: Parameters<typeof statusOf>[2]
  readonly screen?: 'plans' | 'home'
}

async function show({ name, requests = [], policy, open, screen: which = 'plans' }: Scene) {
  showScreen(aWorkbook().unit('甲办'), which === 'plans' ? <PlansScreen /> : <HomeScreen />)
  asked = {}
  const answer = (call: string, value: (input: never) => unknown) => {
    answers[call] = (input) => {
      asked[call] = [...(asked[call] ?? []), input]
      return value(input)
    }
  }
  const status = statusOf(name, policy, open)
  answer('status', () => status)
  answer('listRequests', () => requests)
  answer('listPlans', () => [])
  answer('requestLock', () => [toLock])
  answer('withdrawRequest', () => [])
  answer('confirmRequest', () => ({
    operation: { seq: 2, title: '方案定稿：方案甲', at: '2016-06-30T03:00:00Z' },
    changes: [],
    undoState: { undo: null, redo: null },
  }))
  await act(async () => useWorkbook.setState({ status, headSeq: 1 }))
}

const reasonOf = (testId: string) => screen.getByTestId(testId).getAttribute('aria-description')

describe('提请', () => {
  it('takes the place of 定稿 for 录入, and says who confirms it', async () => {
    await show({ name: '李录', open: inPlan })
    expect(screen.getByTestId('plan-lock').textContent).toBe('提请定稿…')
    press('plan-lock')
    expect(screen.getByTestId('who-confirms').textContent).toContain('（王审、赵审）')
    submit('plan-lock-form')
    await screen.findByTestId('request-方案甲')
    expect(asked.requestLock).toHaveLength(1)
    expect(reasonOf('request-confirm')).toContain('请由审核操作员登录办理')
    press('request-withdraw')
    await waitFor(() => expect(screen.queryByTestId('requests')).toBeNull())
    expect(asked.withdrawRequest).toEqual([{ id: 'r1' }])
  })

  it('is asked of a reviewer only where two must take part', async () => {
    await show({ name: '王审', open: inPlan })
    expect(screen.getByTestId('plan-lock').textContent).toBe('定稿…')
    await act(async () => useWorkbook.setState({ status: statusOf('王审', { secondPerson: true }, inPlan) }))
    expect(screen.getByTestId('plan-lock').textContent).toBe('提请定稿…')
    press('plan-lock')
    expect(screen.getByTestId('who-confirms').textContent).toContain('（赵审）')
  })

  it('is out of reach of a reader, who is told why', async () => {
    await show({ name: '孙读', open: inPlan, requests: [toLock] })
    expect(reasonOf('plan-lock')).toContain('须由录入或审核操作员登录办理')
    press('plan-lock')
    expect(screen.queryByTestId('plan-lock-form')).toBeNull()
    await screen.findByTestId('requests')
    press('request-return')
    expect(screen.queryByTestId('request-return-form')).toBeNull()
    await expectAccessible()
  })
})

describe('待确认的提请', () => {
  it('is confirmed by another reviewer', async () => {
    await show({ name: '王审', open: inPlan, requests: [toLock] })
    await screen.findByTestId('requests')
    await expectAccessible()
    press('request-confirm')
    submit('request-confirm-form')
    await waitFor(() => expect(asked.confirmRequest).toEqual([{ id: 'r1' }]))
    expect(asked.listRequests?.length).toBeGreaterThan(1)
  })

  it('is not confirmed by whoever asked', async () => {
    await show({ name: '王审', open: inPlan, requests: [{ ...toLock, requestedById: 'id-王审' }] })
    await screen.findByTestId('requests')
    expect(reasonOf('request-confirm')).toContain('须由另一名审核操作员确认')
    press('request-confirm')
    expect(screen.queryByTestId('request-confirm-form')).toBeNull()
  })

  it('is sent back with a reason', async () => {
    await show({ name: '王审', open: inPlan, requests: [toLock] })
    await screen.findByTestId('requests')
    press('request-return')
    submit('request-return-form')
    expect(asked.withdrawRequest).toBeUndefined()
    fill(/退回理由/, '核定数未附文号')
    submit('request-return-form')
    await waitFor(() => expect(asked.withdrawRequest).toEqual([{ id: 'r1', reason: '核定数未附文号' }]))
  })

  it('that is void says so and can only be taken off', async () => {
    await show({ name: '王审', open: inPlan, requests: [{ ...toLock, voided: true }] })
    const row = await screen.findByTestId('request-方案甲')
    expect(row.textContent).toContain('提请之后又有改动，已失效')
    expect(within(row).getAllByRole('button')).toHaveLength(1)
    press('request-withdraw')
    await waitFor(() =>
      expect(asked.withdrawRequest).toEqual([{ id: 'r1', reason: '提请之后又有改动，已失效' }]),
    )
  })

  it('of another file is dealt with there', async () => {
    await show({ name: '王审', requests: [toLock] })
    await screen.findByTestId('requests')
    expect(screen.getByTestId('request-go').textContent).toBe('转到方案办理')
    expect(screen.queryByTestId('request-confirm')).toBeNull()
  })

  it('shows before 采纳 what was decided, and lets nothing of it be changed', async () => {
    await show({ name: '王审', requests: [toAdopt] })
    const preview: MergePreview = {
      kind: 'plan',
      name: '方案甲',
      author: '李录',
      createdAt: draft.createdAt,
      head: 6,
      baseSeq: 1,
      oursCount: 1,
      theirsCount: 1,
      counts: {},
      before: [],
      after: [],
      conflicts: [{ key: 'k', base: [], ours: [], theirs: [] }],
      findings: [],
    }
    let decisions: unknown
    answers.previewMerge = (input: { decisions: unknown }) => {
      decisions = input.decisions
      return preview
    }
    await screen.findByTestId('requests')
    press('request-confirm')
    const form = await screen.findByTestId('adoption-confirm-form')
    expect(decisions).toEqual([{ key: 'k', take: 'theirs' }])
    for (const text of Object.values(approval)) expect(form.textContent).toContain(text)
    const radios = screen.getAllByRole<HTMLInputElement>('radio')
    expect(radios.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [false, true],
      [true, true],
    ])
    await expectAccessible()
    submit('adoption-confirm-form')
    await waitFor(() => expect(asked.confirmRequest).toEqual([{ id: 'r2' }]))
    await waitFor(() => expect(screen.queryByTestId('merge-panel')).toBeNull())
  })
})

describe('首页', () => {
  it('tells who can confirm what waits', async () => {
    await show({ name: '王审', requests: [toLock, toAdopt], screen: 'home' })
    const row = await screen.findByTestId('todo-requests')
    expect(row.getAttribute('aria-label')).toBe('待确认的提请：方案甲 ◔ 2 项')
    fireEvent.click(within(row).getByRole('button'))
    expect(where()).toBe('/plans')
  })

  it('tells whoever asked only what has become void', async () => {
    await show({ name: '李录', requests: [toLock, { ...toAdopt, voided: true }], screen: 'home' })
    const row = await screen.findByTestId('todo-void-requests')
    expect(row.textContent).toContain('1 项')
    expect(screen.queryByTestId('todo-requests')).toBeNull()
  })
})
