import type { Model } from '../model.ts'
import type { Room } from '../room.ts'
import { floorsOf } from './occupants.ts'
import { boundsOf, type Point, pointsOf, writePoints } from './outline.ts'

/**
 * Room numbers that are free in the building, one after the other: after the last one of the floor, or on an empty
 * floor the first of its hundred (1xx, 2xx … is the usual custom, domain-facts.md 6.3).
 */
export function nextRoomNumbers(model: Model, floorId: string, count: number): string[] {
  const floor = model.get('floor', floorId)
  if (!floor) return []
  const floors = floorsOf(model, floor.buildingId)
  const taken = new Set(floors.flatMap(({ id }) => model.by('room.floorId', id).map(({ number }) => number)))
  const own = model
    .by('room.floorId', floorId)
    .flatMap(({ number }) => (/^\d{1,6}$/.test(number) ? Number(number) : []))
  const first = (floors.findIndex(({ id }) => id === floorId) + 1) * 100
  const numbers: string[] = []
  for (let next = Math.max(first, ...own) + 1; numbers.length < count; next += 1) {
    if (!taken.has(String(next))) numbers.push(String(next))
  }
  return numbers
}

export const rowDirections = ['right', 'down', 'left', 'up'] as const
export type RowDirection = (typeof rowDirections)[number]

/** Copies of a room wall to wall in a row, with use, doors and seats, numbered on. */
export function rowOfRooms(model: Model, room: Room, count: number, direction: RowDirection) {
  const points = pointsOf(room.outline)
  const { w, h } = boundsOf(points)
  const [dx, dy] = { right: [w, 0], down: [0, h], left: [-w, 0], up: [0, -h] }[direction] as [number, number]
  return nextRoomNumbers(model, room.floorId, count).map((number, at) => {
    const moved = points.map(([x, y]): Point => [x + dx * (at + 1), y + dy * (at + 1)])
    const { use, doors, seats } = room
    return { number, use, doors, seats, outline: writePoints(moved) }
  })
}
