import type { Point } from '../../../domain/rooms/outline.ts'
import type { ToScene } from '../../views/SceneCanvas.tsx'
import { floorPoint } from './drawing.ts'

interface Tracked {
  readonly moved: (point: Point) => void
  /** `clicked` where the pointer hardly moved. */
  readonly done: (point: Point, clicked: boolean) => void
  readonly cancelled: () => void
}

/** Pixels within which a press and its release are a click. */
const slack = 4

/** Follows the pointer from a press to its release; Esc lets go without a change. */
export function track(
  press: { readonly clientX: number; readonly clientY: number },
  toScene: ToScene,
  { moved, done, cancelled }: Tracked,
): void {
  const listening = new AbortController()
  const { signal } = listening
  const pointOf = (event: PointerEvent) => floorPoint(toScene(event.clientX, event.clientY))
  window.addEventListener('pointermove', (event) => moved(pointOf(event)), { signal })
  window.addEventListener(
    'pointerup',
    (event) => {
      listening.abort()
      const way = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY)
      done(pointOf(event), way < slack)
    },
    { signal },
  )
  const cancel = () => {
    listening.abort()
    cancelled()
  }
  window.addEventListener('pointercancel', cancel, { signal })
  window.addEventListener('keydown', (event) => event.key === 'Escape' && cancel(), { signal })
}
