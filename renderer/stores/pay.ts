import { create } from 'zustand'
import type { Pay } from '../../domain/pay.ts'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'

/** Amounts of pay while the screen shows them; null while they are not to be seen. They are nowhere else. */
export const usePay = create<{ readonly rows: readonly Pay[] | null }>()(() => ({ rows: null }))

/** Errors: invalidInput without a reason. */
export async function openPay(reason: string): Promise<void> {
  usePay.setState({ rows: await api.openPay({ reason }) })
}

/** After a change: the change itself came without amounts. */
export async function refreshPay(): Promise<void> {
  if (usePay.getState().rows === null) return
  try {
    usePay.setState({ rows: await api.payRows({}) })
  } catch (error) {
    usePay.setState({ rows: null })
    notifyError(error)
  }
}

export async function closePay(): Promise<void> {
  usePay.setState({ rows: null })
  await api.closePay({}).catch(notifyError)
}
