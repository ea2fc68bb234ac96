import { createContext, runInContext } from 'node:vm'

/** The work did not end in time and was stopped. */
export class DeadlinePassed extends Error {}

/**
 * Runs `work` for at most `milliseconds`, and stops it even in a loop without an end. Error: DeadlinePassed.
 * The spreadsheet library loops for ever over some damaged .xls files; nothing inside JavaScript could stop it,
 * but the engine's own watchdog, which `node:vm` lends, ends whatever runs on the thread.
 */
export function withDeadline<T>(milliseconds: number, work: () => T): T {
  try {
    return runInContext('work()', createContext({ work }), { timeout: milliseconds }) as T
  } catch (error) {
    if (isTimeout(error)) throw new DeadlinePassed()
    throw error
  }
}

/** Thrown by the engine's other realm, so that `instanceof Error` does not hold of it. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
