import { type Point, sidesOf } from './outline.ts'

/** A door in a side of a room: how far along the side its middle is, and its width, in millimetres. */
export interface Door {
  readonly side: number
  readonly offset: number
  readonly width: number
}

/** The clear width of a single office door where nobody has said another, in millimetres. */
export const newDoorWidth = 900

export function readDoors(text: string): Door[] {
  if (text === '') return []
  return text.split(';').map((part) => {
    const [side = 0, offset = 0, width = newDoorWidth] = part.split(',').map(Number)
    return { side, offset, width }
  })
}

export const writeDoors = (doors: readonly Door[]): string =>
  doors.map(({ side, offset, width }) => [side, offset, width].map(Math.round).join(',')).join(';')

/** Where a door stands on the outline: its two jambs. A side that got shorter keeps the door within it. */
export function jambsOf(points: readonly Point[], door: Door): readonly [Point, Point] | null {
  const side = sidesOf(points)[door.side]
  if (!side) return null
  const [[x1, y1], [x2, y2]] = side
  const length = Math.hypot(x2 - x1, y2 - y1)
  const width = Math.min(door.width, length)
  const middle = Math.min(Math.max(door.offset, width / 2), length - width / 2)
  const at = (along: number): Point => [x1 + ((x2 - x1) / length) * along, y1 + ((y2 - y1) / length) * along]
  return [at(middle - width / 2), at(middle + width / 2)]
}

/** The door of a width nearest to a point. */
export function doorAt(points: readonly Point[], [x, y]: Point, width: number): Door | null {
  let best: Door | null = null
  let least = Infinity
  for (const [side, [[x1, y1], [x2, y2]]] of sidesOf(points).entries()) {
    const length = Math.hypot(x2 - x1, y2 - y1)
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
    const kept = Math.min(Math.max(along, 0), length)
    const away = Math.hypot(x - (x1 + ((x2 - x1) / length) * kept), y - (y1 + ((y2 - y1) / length) * kept))
    if (away >= least) continue
    least = away
    const half = Math.min(width, length) / 2
    best = { side, offset: Math.round(Math.min(Math.max(kept, half), length - half)), width }
  }
  return best
}
