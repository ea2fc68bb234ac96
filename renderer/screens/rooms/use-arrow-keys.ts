import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Model } from '../../../domain/model.ts'
import type { Room } from '../../../domain/room.ts'
import { boundsOf, type Point, pointsOf } from '../../../domain/rooms/outline.ts'
import { stretched } from '../../../domain/rooms/snap.ts'
import { select } from '../../stores/view.ts'
import { run } from '../../stores/workbook.ts'
import { arrowStep, keptOnFloor, leastSide, movedBy } from './drawing.ts'
import { saveOutlines } from './save-rooms.ts'

interface ArrowKeys {
  readonly model: Model
  readonly floorId: string
  readonly rooms: readonly Room[]
  readonly show: (outlines: readonly (readonly Point[])[]) => void
  readonly clear: () => void
}

type Pending = readonly (readonly [Room, readonly Point[]])[]

/** Arrows move the selected rooms, with Shift they stretch them; what a held key did is one entry of the ledger. */
export function useArrowKeys({ model, floorId, rooms, show, clear }: ArrowKeys) {
  const pending = useRef<Pending | null>(null)
  useEffect(() => {
    const release = (event: globalThis.KeyboardEvent) => {
      if (!pending.current || arrowStep(event.key) === null) return
      saveOutlines(pending.current)
      pending.current = null
      clear()
    }
    window.addEventListener('keyup', release)
    return () => window.removeEventListener('keyup', release)
  })

  return (event: KeyboardEvent): boolean => {
    const step = arrowStep(event.key)
    if (step && rooms.length > 0) {
      event.preventDefault()
      const now: Pending = pending.current ?? rooms.map((room) => [room, pointsOf(room.outline)] as const)
      pending.current = now.map(([room, points]) => [
        room,
        event.shiftKey ? grown(points, step) : movedBy(points, keptOnFloor(model, floorId, points, step)),
      ])
      show(pending.current.map(([, points]) => points))
      return true
    }
    if (event.key === 'Escape') {
      pending.current = null
      clear()
      select([])
      return true
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && rooms.length > 0) {
      void run('removeRooms', { ids: rooms.map(({ id }) => id) })
      return true
    }
    return false
  }
}

function grown(points: readonly Point[], [dx, dy]: Point): Point[] {
  const { x, y, w, h } = boundsOf(points)
  return stretched(points, { x, y, w: Math.max(leastSide, w + dx), h: Math.max(leastSide, h + dy) })
}
