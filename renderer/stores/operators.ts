import type { NewOperator, OperatorChange, OperatorPolicy } from '../../domain/operator.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { cancelMerge } from './merge.ts'
import { notify, notifyError } from './notice.ts'
import { usePay } from './pay.ts'
import { concealPerson } from './reveal.ts'
import { setView } from './view.ts'
import { load, useWorkbook } from './workbook.ts'

/** Who sat here last: the screen stays as it was for the same person, and comes anew for another. */
let seatedId: string | null = null

/** Whether somebody has to sign in before anything is done. */
export function isLocked({ status } = useWorkbook.getState()): boolean {
  return status !== null && ['signedOut', 'damaged'].includes(status.operators.state)
}

/** The backend has locked: what must not be seen goes from the screen's memory, the rest is covered. */
export function coverScreen(): void {
  const { status } = useWorkbook.getState()
  if (status?.operators.state !== 'signedIn') return
  seatedId = status.operators.current?.id ?? null
  concealPerson()
  usePay.setState({ rows: null })
  const profiles = status.operators.profiles.filter(({ active }) => active)
  const operators = { ...status.operators, state: 'signedOut', current: null, profiles } as const
  useWorkbook.setState({ status: { ...status, operators } })
}

/** Errors: operatorPassphrase, operatorWait. */
export async function signIn(id: string, passphrase: string): Promise<void> {
  const status = await api.signIn({ id, passphrase })
  rememberOperator(id)
  const { model } = useWorkbook.getState()
  if (model && seatedId === id && status.open) {
    useWorkbook.setState({ status })
    return
  }
  cancelMerge()
  setView({ palette: false })
  await load()
}

/** Locks at once; also the way to another operator. */
export async function signOut(): Promise<void> {
  try {
    await api.signOut({})
    coverScreen()
  } catch (error) {
    notifyError(error)
  }
}

const rememberedKey = 'operator'

/** Whose name is chosen first when the workbench is opened on this computer. */
export function rememberedOperator(): string | null {
  return localStorage.getItem(rememberedKey)
}

function rememberOperator(id: string): void {
  localStorage.setItem(rememberedKey, id)
}

/** Milliseconds between two signs of life: well below the shortest time after which the workbench locks. */
const signEvery = 20_000
let signedAt = 0

/** Somebody reads, scrolls or types: the backend is told now and then. */
export function stayActive(): void {
  const { status } = useWorkbook.getState()
  const now = Date.now()
  if (status?.operators.state !== 'signedIn' || now - signedAt < signEvery) return
  signedAt = now
  api.stayActive({}).catch(notifyError)
}

async function take(call: Promise<WorkbookStatus>, said: string): Promise<void> {
  useWorkbook.setState({ status: await call })
  notify({ kind: 'done', text: said })
}

export const addOperator = (input: NewOperator) => take(api.addOperator(input), `已登记操作员 ${input.name}`)

export const updateOperator = (change: OperatorChange, said: string) => take(api.updateOperator(change), said)

export const resetOperatorPassphrase = (id: string, passphrase: string) =>
  take(api.resetOperatorPassphrase({ id, passphrase }), '已重设口令，请当面告知本人')

export const changeOwnPassphrase = (current: string, passphrase: string) =>
  take(api.changeOwnPassphrase({ current, passphrase }), '已更换本人口令')

export const setOperatorPolicy = (policy: OperatorPolicy) =>
  take(api.setOperatorPolicy(policy), '已保存操作员设置')

export const endOperators = (current: string) =>
  take(api.endOperators({ current }), '已停用操作员登录，打开软件不再要求口令')
