import type { Progress } from '../../domain/scene/atlas.ts'

/** Milliseconds between two looks at the progress: showing it costs more than a step of the work. */
const lookEvery = 150

/** Milliseconds that work may hold the window before it breathes; a frame is 16. */
const slice = 8

/**
 * Runs work that is made in steps between the frames of the window. Ends with its value; with the signal's reason
 * where it is aborted.
 */
export async function runWork<T>(
  work: Generator<Progress, T>,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<T> {
  let until = performance.now() + slice
  let look = performance.now() + lookEvery
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    const now = performance.now()
    if (now < until) continue
    if (now > look) {
      onProgress(step.value)
      look = now + lookEvery
    }
    await breathe()
    signal.throwIfAborted()
    until = performance.now() + slice
  }
}

/** Lets the window paint and answer. A message, not a timer: a window in the background keeps timers waiting. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
