import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaOf,
  asRectangle,
  boundsOf,
  isSimple,
  type Point,
  type Rectangle,
  readPoints,
  rectanglePoints,
  sharedArea,
  writePoints,
} from '../../../domain/rooms/outline.ts'
import { snapMove, snapPoint, stretched } from '../../../domain/rooms/snap.ts'

const side = fc.integer({ min: 1, max: 20_000 })
const place = fc.integer({ min: -20_000, max: 20_000 })
const rectangle: fc.Arbitrary<Rectangle> = fc.record({ x: place, y: place, w: side, h: side })

/** An L: a rectangle without a smaller one in its corner. */
const corner = fc
  .record({
    x: place,
    y: place,
    w: fc.integer({ min: 2, max: 20_000 }),
    h: fc.integer({ min: 2, max: 20_000 }),
  })
  .chain((whole) =>
    fc
      .tuple(fc.integer({ min: 1, max: whole.w - 1 }), fc.integer({ min: 1, max: whole.h - 1 }))
      .map(([cutW, cutH]) => ({ ...whole, cutW, cutH })),
  )

function pointsOfL({ x, y, w, h, cutW, cutH }: Rectangle & { cutW: number; cutH: number }): Point[] {
  return [
    [x, y],
    [x + w - cutW, y],
    [x + w - cutW, y + cutH],
    [x + w, y + cutH],
    [x + w, y + h],
    [x, y + h],
  ]
}

describe('outline', () => {
  it('has the area of the rectangle, and of the rectangle without its corner, whichever way round', () => {
    fc.assert(
      fc.property(rectangle, corner, (plain, l) => {
        expect(areaOf(rectanglePoints(plain))).toBe(plain.w * plain.h)
        expect(areaOf(rectanglePoints(plain).reverse())).toBe(plain.w * plain.h)
        expect(areaOf(pointsOfL(l))).toBe(l.w * l.h - l.cutW * l.cutH)
        expect(isSimple(pointsOfL(l))).toBe(true)
      }),
    )
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(rectangle, (plain) => {
        const points = rectanglePoints(plain)
        expect(readPoints(writePoints(points))).toEqual(points)
        expect(asRectangle(points)).toEqual(boundsOf(points))
      }),
    )
    expect(readPoints('0,0 1,x')).toBeNull()
  })

  it('shares with another what two rectangles share', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        const w = Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x))
        const h = Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y))
        expect(sharedArea(rectanglePoints(a), rectanglePoints(b))).toBeCloseTo(w * h, 3)
      }),
    )
  })

  it('shares its whole area with itself, also around a corner, and none with the piece cut out', () => {
    fc.assert(
      fc.property(corner, (l) => {
        const points = pointsOfL(l)
        const cut = rectanglePoints({ x: l.x + l.w - l.cutW, y: l.y, w: l.cutW, h: l.cutH })
        expect(sharedArea(points, points)).toBeCloseTo(areaOf(points), 3)
        expect(sharedArea(points, cut)).toBeCloseTo(0, 3)
      }),
    )
  })

  it('is refused where its sides cross or fold back', () => {
    const bow = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ] as const
    const spike = [
      [0, 0],
      [10, 0],
      [5, 0],
      [5, 5],
    ] as const
    expect(isSimple(bow)).toBe(false)
    expect(isSimple(spike)).toBe(false)
  })
})

describe('snapping', () => {
  const lines = fc.array(place, { maxLength: 8 })

  it('puts a point on a wall within reach, else on the grid, and twice is once', () => {
    fc.assert(
      fc.property(place, place, lines, lines, (x, y, xs, ys) => {
        const to = { grid: 100, xs, ys, reach: 250 }
        const [sx, sy] = snapPoint([x, y], to)
        const within = (place: number) => xs.filter((line) => Math.abs(line - place) <= 250)
        const onGrid = Math.round(x / 100) * 100
        if (within(x).length > 0) expect(within(x)).toContain(sx)
        else if (within(onGrid).length > 0) expect(within(onGrid)).toContain(sx)
        else expect(sx).toBeCloseTo(onGrid)
        expect(snapPoint([sx, sy], to)).toEqual([sx, sy])
      }),
    )
  })

  it('moves a room as a whole: its size stays', () => {
    fc.assert(
      fc.property(rectangle, place, place, lines, lines, (plain, dx, dy, xs, ys) => {
        const points = rectanglePoints(plain)
        const [mx, my] = snapMove(points, [dx, dy], { grid: 100, xs, ys, reach: 250 })
        const moved = points.map(([x, y]) => [x + mx, y + my] as const)
        expect(areaOf(moved)).toBe(areaOf(points))
      }),
    )
  })

  it('stretches an outline to exactly the bounds asked for', () => {
    fc.assert(
      fc.property(corner, rectangle, (l, to) => {
        fc.pre(to.w > 10 && to.h > 10)
        expect(boundsOf(stretched(pointsOfL(l), to))).toEqual(to)
      }),
    )
  })
})
