import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Area } from './scene-index.ts'

type ToScene = (clientX: number, clientY: number) => { readonly x: number; readonly y: number }

/** A rectangle drawn with Shift and the pointer, in scene millimetres; Esc lets go of it without a choice. */
export function useLasso() {
  const [area, setArea] = useState<Area | null>(null)
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  const begin = (event: PointerEvent, toScene: ToScene, done: (area: Area) => void) => {
    stop.current()
    const from = toScene(event.clientX, event.clientY)
    const areaTo = (point: globalThis.PointerEvent): Area => {
      const to = toScene(point.clientX, point.clientY)
      return {
        x0: Math.min(from.x, to.x),
        y0: Math.min(from.y, to.y),
        x1: Math.max(from.x, to.x),
        y1: Math.max(from.y, to.y),
      }
    }
    const listening = new AbortController()
    const { signal } = listening
    stop.current = () => {
      listening.abort()
      setArea(null)
    }
    const finish = (point: globalThis.PointerEvent) => {
      stop.current()
      done(areaTo(point))
    }
    const cancel = (key: KeyboardEvent) => {
      if (key.key === 'Escape') stop.current()
    }
    window.addEventListener('pointermove', (point) => setArea(areaTo(point)), { signal })
    window.addEventListener('pointerup', finish, { signal })
    window.addEventListener('pointercancel', () => stop.current(), { signal })
    window.addEventListener('keydown', cancel, { signal })
  }
  return { area, begin }
}
