import { create } from 'zustand'

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
