import { select } from 'd3-selection'
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Area } from './scene-index.ts'

/** What is drawn: an area in scene millimetres with a margin around the window, and the scale it is drawn for. */
export interface Drawn extends Area {
  readonly scale: number
}

export interface Viewport {
  readonly drawn: Drawn
  readonly toScene: (clientX: number, clientY: number) => { readonly x: number; readonly y: number }
  readonly fit: (width: number, height: number) => void
  readonly zoomBy: (factor: number) => void
  readonly centerOn: (x: number, y: number, leastScale: number) => void
  readonly panBy: (x: number, y: number) => void
  /** Moves the drawing no more than is needed for an area to be in sight. */
  readonly reveal: (area: Area) => void
}

/** Smallest and largest pixels per millimetre. */
const scales: [number, number] = [0.02, 16]

/** Pixels kept free around what is brought into sight. */
const revealMargin = 24

/**
 * How far one turn of the wheel zooms, as a power of two. Chromium tells a pinch as a wheel with Ctrl and steps of a
 * few pixels, which count tenfold; a real wheel with Ctrl turns by 100 at a time and must not.
 */
function wheelPower({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const unit =
    deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 0.002 : 1
  return -deltaY * unit * (ctrlKey && Math.abs(deltaY) < 50 ? 10 : 1)
}

/**
 * Pan and zoom. The transform goes straight to the <g>; React draws anew only when the window leaves what is drawn
 * or the scale has changed by a third, so that moving about costs no render.
 */
export function useViewport(
  frame: RefObject<HTMLDivElement | null>,
  layer: RefObject<SVGGElement | null>,
  isBackground: (event: MouseEvent | TouchEvent) => boolean,
): Viewport {
  const transform = useRef<ZoomTransform>(zoomIdentity)
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null)
  const [drawn, setDrawn] = useState<Drawn>({ x0: 0, y0: 0, x1: 1, y1: 1, scale: 1 })
  const last = useRef(drawn)

  const draw = useCallback(() => {
    const box = frame.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const { x, y, k } = transform.current
    const seen = { x0: -x / k, y0: -y / k, x1: (box.width - x) / k, y1: (box.height - y) / k }
    const before = last.current
    const inside =
      seen.x0 >= before.x0 && seen.y0 >= before.y0 && seen.x1 <= before.x1 && seen.y1 <= before.y1
    if (inside && Math.abs(Math.log(k / before.scale)) < 0.3) return
    const [marginX, marginY] = [(seen.x1 - seen.x0) * 0.4, (seen.y1 - seen.y0) * 0.4]
    last.current = {
      x0: seen.x0 - marginX,
      y0: seen.y0 - marginY,
      x1: seen.x1 + marginX,
      y1: seen.y1 + marginY,
      scale: k,
    }
    setDrawn(last.current)
  }, [frame])

  const background = useRef(isBackground)
  background.current = isBackground

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const zooming = zoom<HTMLDivElement, unknown>()
      .scaleExtent(scales)
      .wheelDelta(wheelPower)
      .filter((event: MouseEvent | TouchEvent) =>
        event.type === 'wheel' ? !event.shiftKey : background.current(event),
      )
      .on('zoom', ({ transform: next }: { transform: ZoomTransform }) => {
        transform.current = next
        layer.current?.setAttribute('transform', `translate(${next.x} ${next.y}) scale(${next.k})`)
        draw()
      })
    behavior.current = zooming
    select(element).call(zooming).on('dblclick.zoom', null)
    // Shift and the wheel go sideways, as everywhere else; some systems have turned the wheel's axis already.
    const sideways = (event: WheelEvent) => {
      if (!event.shiftKey) return
      event.preventDefault()
      const { x, y, k } = transform.current
      zooming.transform(
        select(element),
        zoomIdentity.translate(x - (event.deltaX || event.deltaY), y).scale(k),
      )
    }
    element.addEventListener('wheel', sideways, { passive: false })
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', sideways)
    }
  }, [frame, layer, draw])

  useEffect(draw, [draw])

  const moveTo = useCallback(
    (x: number, y: number, k: number) => {
      const element = frame.current
      if (element) behavior.current?.transform(select(element), zoomIdentity.translate(x, y).scale(k))
    },
    [frame],
  )
  const size = useCallback(() => frame.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1), [frame])

  return {
    drawn,
    toScene: useCallback(
      (clientX, clientY) => {
        const box = size()
        const { x, y, k } = transform.current
        return { x: (clientX - box.left - x) / k, y: (clientY - box.top - y) / k }
      },
      [size],
    ),
    fit: useCallback(
      (width, height) => {
        const box = size()
        const k = Math.min(box.width / width, box.height / height, 4) * 0.98
        moveTo((box.width - width * k) / 2, Math.max(0, (box.height - height * k) / 2), k)
      },
      [size, moveTo],
    ),
    zoomBy: useCallback(
      (factor) => {
        const element = frame.current
        if (element) behavior.current?.scaleBy(select(element), factor)
      },
      [frame],
    ),
    centerOn: useCallback(
      (x, y, leastScale) => {
        const box = size()
        const k = Math.max(transform.current.k, leastScale)
        moveTo(box.width / 2 - x * k, box.height / 2 - y * k, k)
      },
      [size, moveTo],
    ),
    reveal: useCallback(
      (area) => {
        const box = size()
        const { x, y, k } = transform.current
        const dx = intoSight(area.x0 * k + x, area.x1 * k + x, box.width)
        const dy = intoSight(area.y0 * k + y, area.y1 * k + y, box.height)
        if (dx !== 0 || dy !== 0) moveTo(x + dx, y + dy, k)
      },
      [size, moveTo],
    ),
    panBy: useCallback(
      (x, y) => {
        const { x: left, y: top, k } = transform.current
        moveTo(left + x, top + y, k)
      },
      [moveTo],
    ),
  }
}

/** How far a span has to move to lie between the margins; its beginning counts where it is longer. */
function intoSight(from: number, to: number, length: number): number {
  if (from < revealMargin) return revealMargin - from
  const beyond = to - (length - revealMargin)
  return beyond > 0 ? -Math.min(beyond, from - revealMargin) : 0
}
