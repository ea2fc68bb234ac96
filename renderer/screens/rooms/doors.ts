import type { Model } from '../../../domain/model.ts'
import { doorAt, jambsOf, newDoorWidth, readDoors, writeDoors } from '../../../domain/rooms/door.ts'
import { type Point, pointsOf } from '../../../domain/rooms/outline.ts'
import { notify } from '../../stores/notice.ts'
import { run } from '../../stores/workbook.ts'

/** How far from a wall, in pixels, a press still means it. */
const reachPixels = 14

/** A press on a wall puts a door in, a press on a door takes it out. */
export function pressDoor(model: Model, floorId: string, point: Point, pixel: number): void {
  const near = model
    .by('room.floorId', floorId)
    .flatMap((room) => {
      const points = pointsOf(room.outline)
      const door = doorAt(points, point, newDoorWidth)
      const jambs = door && jambsOf(points, door)
      if (!door || !jambs) return []
      const away = awayFrom(point, jambs)
      return [{ room, points, door, away }]
    })
    .sort((a, b) => a.away - b.away)[0]
  if (!near || near.away > reachPixels * pixel) {
    notify({ kind: 'refused', text: '请点在房间的墙线上：点墙开门，点门取消。' })
    return
  }
  const doors = readDoors(near.room.doors)
  const there = doors.findIndex((door) => {
    const jambs = jambsOf(near.points, door)
    return door.side === near.door.side && jambs !== null && awayFrom(point, jambs) <= reachPixels * pixel
  })
  const next = there >= 0 ? doors.toSpliced(there, 1) : [...doors, near.door]
  const { id, outline } = near.room
  void run('shapeRooms', { rooms: [{ id, outline, doors: writeDoors(next) }] })
}

function awayFrom([x, y]: Point, [[x1, y1], [x2, y2]]: readonly [Point, Point]): number {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length / length
  const kept = Math.min(Math.max(along, 0), 1)
  return Math.hypot(x - (x1 + (x2 - x1) * kept), y - (y1 + (y2 - y1) * kept))
}
