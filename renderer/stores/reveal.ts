import { create } from 'zustand'
import { api } from '../api/client.ts'

export interface Revealed {
  readonly idNumber: string | null
  readonly phone: string | null
}

interface RevealState {
  /** The one person whose numbers stand in full on the screen; gone when the clerk turns to another. */
  readonly shown: (Revealed & { readonly personId: string }) | null
}

export const useReveal = create<RevealState>()(() => ({ shown: null }))

/** Shows a person's id number and phone in full; the reason goes into the ledger. Throws where it is refused. */
export async function revealPerson(personId: string, reason: string): Promise<void> {
  const revealed = await api.revealPerson({ id: personId, reason })
  useReveal.setState({ shown: { ...revealed, personId } })
}

export function concealPerson(): void {
  useReveal.setState({ shown: null })
}
