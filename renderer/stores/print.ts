import { create } from 'zustand'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'

interface PrintState {
  /** The product that is shown; empty: the first. */
  readonly product: string
  /** What was chosen for each product, as long as the window is open. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const usePrint = create<PrintState>()(() => ({ product: '', choices: {} }))

export function showProduct(product: string): void {
  usePrint.setState({ product })
}

export function choose(product: string, change: Readonly<Record<string, string>>): void {
  usePrint.setState(({ choices }) => ({
    choices: { ...choices, [product]: { ...choices[product], ...change } },
  }))
}

/** The first characters of the ledger's head hash, which every print carries; empty where the ledger is empty. */
export async function readVersion(): Promise<string> {
  try {
    const [head] = await api.listOperations({ limit: 1 })
    return head?.hash.slice(0, 12) ?? ''
  } catch (error) {
    notifyError(error)
    return ''
  }
}
