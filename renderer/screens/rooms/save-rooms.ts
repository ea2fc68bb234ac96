import type { Model } from '../../../domain/model.ts'
import type { Room } from '../../../domain/room.ts'
import { nextRoomNumbers } from '../../../domain/rooms/numbering.ts'
import { type Point, writePoints } from '../../../domain/rooms/outline.ts'
import { notifyError } from '../../stores/notice.ts'
import { select } from '../../stores/view.ts'
import { run, runOrThrow } from '../../stores/workbook.ts'

/** Saves outlines; what is refused is said, and the drawing falls back. */
export function saveOutlines(outlines: readonly (readonly [Room, readonly Point[]])[]): void {
  const rooms = outlines.map(([{ id }, points]) => ({ id, outline: writePoints(points) }))
  void run('shapeRooms', { rooms })
}

/** Saves a new room and selects it, so that number and use can be set at once. */
export async function saveRoom(model: Model, floorId: string, points: readonly Point[]): Promise<void> {
  const [number = '1'] = nextRoomNumbers(model, floorId, 1)
  try {
    const delta = await runOrThrow('createRooms', {
      floorId,
      rooms: [{ number, outline: writePoints(points) }],
    })
    select(delta.changes.flatMap(({ table, id }) => (table === 'room' ? [{ table, id }] : [])))
  } catch (error) {
    notifyError(error)
  }
}
