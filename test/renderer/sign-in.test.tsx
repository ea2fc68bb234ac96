import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import type { OperatorStatus } from '../../domain/operator.ts'
import { OperatorsScreen } from '../../renderer/screens/OperatorsScreen.tsx'
import { SignInScreen } from '../../renderer/screens/SignInScreen.tsx'
import { coverScreen } from '../../renderer/stores/operators.ts'
import { usePay } from '../../renderer/stores/pay.ts'
import { useReveal } from '../../renderer/stores/reveal.ts'
import { runOrThrow, useWorkbook } from '../../renderer/stores/workbook.ts'
import { WorkbookBuilder } from '../support/model-builder.ts'
import { noOperators, openNumbers, statusWith } from '../support/personal.ts'
import { answers, expectAccessible, showScreen } from './screens-support.tsx'

const profiles = [
  { id: 'wang', name: '王审', role: 'reviewer', active: true },
  { id: 'sun', name: '孙读', role: 'reader', active: true },
  { id: 'qian', name: '钱停', role: 'clerk', active: false },
] as const
const signedIn: OperatorStatus = { ...noOperators, state: 'signedIn', current: profiles[0], profiles }
const reader: OperatorStatus = { ...signedIn, current: profiles[1] }
const signedOut: OperatorStatus = {
  ...signedIn,
  state: 'signedOut',
  current: null,
  profiles: profiles.slice(0, 2),
}
const statusOf = (operators: OperatorStatus) => ({ ...statusWith(openNumbers), operators })
const emptyBook = () => new WorkbookBuilder('2016-05-20')

beforeEach(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false
  }
})
afterEach(() => {
  cleanup()
  useWorkbook.setState({ status: null })
})

describe('登录', () => {
  it('asks who is there, and says a refusal at the passphrase, which is to be typed anew', async () => {
    showScreen(emptyBook(), <SignInScreen operators={signedOut} />)
    const asked: unknown[] = []
    answers.signIn = (input) => {
      asked.push(input)
      throw new DomainError('operatorPassphrase', { field: 'passphrase' })
    }
    fireEvent.click(screen.getByTestId('sign-in-孙读'))
    const field = screen.getByTestId<HTMLInputElement>('sign-in-passphrase')
    fireEvent.click(screen.getByTestId('sign-in-submit'))
    await screen.findByText('✕ 请输入口令。')
    fireEvent.change(field, { target: { value: '猜一个口令' } })
    fireEvent.click(screen.getByTestId('sign-in-submit'))
    await waitFor(() => expect(field.value).toBe(''))
    expect(asked).toEqual([{ id: 'sun', passphrase: '猜一个口令' }])
    await expectAccessible()
  })

  it('says why nobody can sign in where the register is damaged', () => {
    showScreen(emptyBook(), <SignInScreen operators={{ ...signedOut, state: 'damaged' }} />)
    expect(screen.getByTestId('sign-in-damaged').textContent).toContain('登记文件已损坏')
    expect(screen.queryByTestId('sign-in-submit')).toBeNull()
  })

  it('takes numbers and amounts out of memory when it locks', () => {
    useWorkbook.setState({ status: statusOf(signedIn) })
    useReveal.setState({ shown: { personId: 'p', idNumber: '1', phone: '2' } })
    usePay.setState({ rows: [] })
    act(coverScreen)
    expect(useReveal.getState().shown).toBeNull()
    expect(usePay.getState().rows).toBeNull()
    const operators = useWorkbook.getState().status?.operators
    expect(operators).toMatchObject({ state: 'signedOut', current: null })
    expect(operators?.profiles.map(({ name }) => name)).toEqual(['王审', '孙读'])
  })

  it('refuses a reader’s change before it is sent', async () => {
    showScreen(emptyBook(), <p>示例</p>)
    useWorkbook.setState({ status: statusOf(reader) })
    const change = runOrThrow('changeSettings', { values: { preparedBy: '党政办' } })
    await expect(change).rejects.toMatchObject({ code: 'notPermitted' })
  })
})

describe('操作员', () => {
  it('shows a reader who is there and how it is set, with nothing to change but the own passphrase', async () => {
    useWorkbook.setState({ status: statusOf(reader) })
    showScreen(emptyBook(), <OperatorsScreen />)
    expect(screen.getByTestId('operator-current').textContent).toBe('孙读（只读）')
    expect(screen.getByTestId('operator-钱停').textContent).toContain('已停用')
    expect(screen.queryByTestId('operator-add')).toBeNull()
    expect(screen.queryByTestId('operator-end')).toBeNull()
    await expectAccessible()
  })

  it('lets a reviewer care for the others, not take himself out', () => {
    useWorkbook.setState({ status: statusOf(signedIn) })
    showScreen(emptyBook(), <OperatorsScreen />)
    expect(screen.getByRole('button', { name: '停用 孙读' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '启用 钱停' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '停用 王审' })).toBeNull()
  })
})
