/**
 * What a long work calls between its steps: it says how far the work is, lets the process hear what else is asked of it,
 * and throws the DomainError `cancelled` where the clerk gave the work up.
 */
export type WorkStep = (done: number, total: number) => Promise<void>

/** For a work that nobody watches. */
export const unwatched: WorkStep = async () => {}
