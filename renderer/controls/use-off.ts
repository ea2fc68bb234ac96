import { useRefusal } from '../stores/permission.ts'
import { aChange, type Permit } from './permit.ts'

/** What an input that changes something at once is given where whoever is signed in may not: off, and why. */
export function useOff(call: Permit = aChange, input?: unknown): { disabled?: true; title?: string } {
  const reason = useRefusal(call, input)
  return reason === null ? {} : { disabled: true, title: reason }
}
