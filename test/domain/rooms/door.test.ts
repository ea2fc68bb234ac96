import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doorAt, jambsOf, readDoors, writeDoors } from '../../../domain/rooms/door.ts'
import { type Point, rectanglePoints } from '../../../domain/rooms/outline.ts'
import { drawingGrid, rectangleBetween, snapLines } from '../../../domain/rooms/snap.ts'

const length = fc.integer({ min: 1000, max: 20_000 })

describe('doors', () => {
  it('stand in the wall nearest to the point, whole, and are read as written', () => {
    fc.assert(
      fc.property(length, length, fc.nat(20_000), fc.nat(20_000), (w, h, x, y) => {
        const points = rectanglePoints({ x: 0, y: 0, w, h })
        const door = doorAt(points, [x, y], 900)
        expect(door).not.toBeNull()
        if (!door) return
        expect(readDoors(writeDoors([door, door]))).toEqual([door, door])
        const jambs = jambsOf(points, door)
        const onWall = ([px, py]: Point) => px === 0 || py === 0 || px === w || py === h
        expect(jambs?.every(onWall)).toBe(true)
        const [[x1, y1], [x2, y2]] = jambs ?? [
          [0, 0],
          [0, 0],
        ]
        expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(900, 6)
      }),
    )
  })

  it('stay within a wall that got shorter', () => {
    const points = rectanglePoints({ x: 0, y: 0, w: 2000, h: 3000 })
    expect(jambsOf(points, { side: 0, offset: 5000, width: 900 })).toEqual([
      [1100, 0],
      [2000, 0],
    ])
    expect(jambsOf(points, { side: 7, offset: 0, width: 900 })).toBeNull()
  })
})

describe('drawing', () => {
  it('makes a rectangle of any two corners, none of a line', () => {
    expect(rectangleBetween([500, 700], [100, 300])).toEqual({ x: 100, y: 300, w: 400, h: 400 })
    expect(rectangleBetween([500, 700], [500, 300])).toBeNull()
  })

  it('knows the walls of the other rooms, each line once', () => {
    const rooms = [0, 4 * drawingGrid].map((x) => rectanglePoints({ x, y: 0, w: 400, h: 600 }))
    expect(snapLines(rooms)).toEqual({ xs: [0, 400, 800], ys: [0, 600] })
  })
})
