import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Ref } from '../stores/view.ts'

/** Rows on their way: what, where the pointer is, what is under it. */
export interface RowDrag<I = Ref, T = Ref> {
  readonly items: readonly I[]
  readonly x: number
  readonly y: number
  readonly target: T | null
}

interface RowDragOptions<I, T> {
  readonly targetAt: (x: number, y: number) => T | null
  /** Moves the drawing while the pointer rests near its edge. */
  readonly nearEdge: (x: number, y: number) => void
  readonly onDrop: (items: readonly I[], target: T, at: { readonly x: number; readonly y: number }) => void
}

/** A press becomes a drag only after this many pixels, so that a click stays a click. */
const threshold = 5

/** Dragging rows with the pointer, from the chart or the pool onto the chart; Esc lets go without a change. */
export function useRowDrag<I = Ref, T = Ref>(options: RowDragOptions<I, T>) {
  const [drag, setDrag] = useState<RowDrag<I, T> | null>(null)
  const current = useRef(options)
  current.current = options
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  const start = useCallback((items: readonly I[], event: PointerEvent) => {
    if (items.length === 0) return
    const from = { x: event.clientX, y: event.clientY }
    let state: RowDrag<I, T> | null = null
    const move = (point: globalThis.PointerEvent) => {
      const [x, y] = [point.clientX, point.clientY]
      if (!state && Math.hypot(x - from.x, y - from.y) < threshold) return
      const target = current.current.targetAt(x, y)
      state = { items, x, y, target }
      setDrag(state)
      current.current.nearEdge(x, y)
    }
    const finish = () => {
      stop.current()
      if (state?.target) current.current.onDrop(items, state.target, { x: state.x, y: state.y })
    }
    const cancel = (key: KeyboardEvent) => {
      if (key.key === 'Escape') stop.current()
    }
    stop.current = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', finish)
      window.removeEventListener('keydown', cancel)
      setDrag(null)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', finish)
    window.addEventListener('keydown', cancel)
  }, [])

  return { drag, start }
}
