import type { Model } from '../../../domain/model.ts'
import type { Room } from '../../../domain/room.ts'
import { nextRoomNumbers, rowOfRooms } from '../../../domain/rooms/numbering.ts'
import { roomsOfFloor } from '../../../domain/rooms/occupants.ts'
import { type Point, pointsOf, rectanglePoints, writePoints } from '../../../domain/rooms/outline.ts'
import { notifyError } from '../../stores/notice.ts'
import { select } from '../../stores/view.ts'
import { run, runOrThrow } from '../../stores/workbook.ts'

/** Saves outlines; what is refused is said, and the drawing falls back. */
export function saveOutlines(outlines: readonly (readonly [Room, readonly Point[]])[]): void {
  const rooms = outlines.map(([{ id }, points]) => ({ id, outline: writePoints(points) }))
  void run('shapeRooms', { rooms })
}

/** The room that stands there until its size is given: the customary 3.6 m × 6 m, in millimetres. */
const firstRoom = { x: 0, y: 0, w: 3600, h: 6000 } as const

/** 新增房间 without a drawing: beside the last room of the floor, as large as that one. */
export async function addRoom(model: Model, floorId: string): Promise<void> {
  const last = roomsOfFloor(model, floorId).at(-1)
  const beside = last && rowOfRooms(model, last, 1, 'right')[0]
  await saveRoom(model, floorId, beside ? pointsOf(beside.outline) : rectanglePoints(firstRoom))
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
