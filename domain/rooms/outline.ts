/** A point of a floor, in whole millimetres. */
export type Point = readonly [x: number, y: number]

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** `x,y x,y …` as points; null where it is anything else. */
export function readPoints(text: string): Point[] | null {
  const points: Point[] = []
  for (const part of text.trim().split(/\s+/)) {
    const match = /^(-?\d{1,7}),(-?\d{1,7})$/.exec(part)
    if (!match) return null
    points.push([Number(match[1]), Number(match[2])])
  }
  return points
}

/** The corners of a stored outline; none where it cannot be read. */
export const pointsOf = (outline: string): readonly Point[] => readPoints(outline) ?? []

export const writePoints = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(' ')

export const rectanglePoints = ({ x, y, w, h }: Rectangle): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
]

export function boundsOf(points: readonly Point[]): Rectangle {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}

/** The rectangle that an outline is; null where it has other corners. */
export function asRectangle(points: readonly Point[]): Rectangle | null {
  if (points.length !== 4) return null
  const bounds = boundsOf(points)
  const corners = new Set(rectanglePoints(bounds).map(String))
  return points.every((point) => corners.delete(String(point))) ? bounds : null
}

/** Enclosed area in mm² (the shoelace formula), whichever way round the corners go. */
export function areaOf(points: readonly Point[]): number {
  let twice = 0
  for (const [[x1, y1], [x2, y2]] of sidesOf(points)) twice += x1 * y2 - x2 * y1
  return Math.abs(twice) / 2
}

/** Each side from a corner to the next. */
export function sidesOf(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.map((point, at) => [point, points[(at + 1) % points.length] ?? point] as const)
}

/** Whether no side meets another save its neighbours in their common corner. */
export function isSimple(points: readonly Point[]): boolean {
  const sides = sidesOf(points)
  return sides.every(([a, b], at) => {
    if (a[0] === b[0] && a[1] === b[1]) return false
    return sides.every(([c, d], other) => {
      if (other <= at) return true
      const areNeighbours = other === at + 1 || (at === 0 && other === sides.length - 1)
      return areNeighbours ? !foldsBack(a, b, c, d) : !meet(a, b, c, d)
    })
  })
}

const cross = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
const isBetween = (a: Point, b: Point, p: Point) =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [c1, c2, c3, c4] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
  if (Math.sign(c1) * Math.sign(c2) < 0 && Math.sign(c3) * Math.sign(c4) < 0) return true
  return (
    (c1 === 0 && isBetween(a, b, c)) ||
    (c2 === 0 && isBetween(a, b, d)) ||
    (c3 === 0 && isBetween(c, d, a)) ||
    (c4 === 0 && isBetween(c, d, b))
  )
}

/** Two neighbouring sides that lie on each other. */
function foldsBack(a: Point, b: Point, c: Point, d: Point): boolean {
  if (cross(a, b, c) !== 0 || cross(a, b, d) !== 0) return false
  const [shared, from, to] = b[0] === c[0] && b[1] === c[1] ? [b, a, d] : [a, b, c]
  const dot = (from[0] - shared[0]) * (to[0] - shared[0]) + (from[1] - shared[1]) * (to[1] - shared[1])
  return dot > 0
}

/**
 * The area in mm² that two outlines share: between the heights at which a corner stands or two sides cross, both are
 * bounded by straight sides, so the width half way is the mean width.
 */
export function sharedArea(a: readonly Point[], b: readonly Point[]): number {
  const [boundsA, boundsB] = [boundsOf(a), boundsOf(b)]
  const top = Math.max(boundsA.y, boundsB.y)
  const bottom = Math.min(boundsA.y + boundsA.h, boundsB.y + boundsB.h)
  const apart = boundsA.x >= boundsB.x + boundsB.w || boundsB.x >= boundsA.x + boundsA.w
  if (apart || top >= bottom) return 0
  const crossings = sidesOf(a).flatMap((one) => sidesOf(b).flatMap((other) => crossingHeight(one, other)))
  const heights = [...a.map(([, y]) => y), ...b.map(([, y]) => y), ...crossings]
    .filter((y) => y >= top && y <= bottom)
    .sort((first, second) => first - second)
  let area = 0
  for (const [at, y] of heights.entries()) {
    const next = heights[at + 1] ?? y
    if (next > y) area += sharedWidth(a, b, (y + next) / 2) * (next - y)
  }
  return area
}

function crossingHeight([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): number[] {
  const [dx1, dy1, dx2, dy2] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const scale = dx1 * dy2 - dy1 * dx2
  if (scale === 0) return []
  const t = ((c[0] - a[0]) * dy2 - (c[1] - a[1]) * dx2) / scale
  return t >= 0 && t <= 1 ? [a[1] + t * dy1] : []
}

function sharedWidth(a: readonly Point[], b: readonly Point[], y: number): number {
  let width = 0
  for (const [from, to] of spansAt(a, y)) {
    for (const [other, end] of spansAt(b, y)) {
      width += Math.max(0, Math.min(to, end) - Math.max(from, other))
    }
  }
  return width
}

/** Where a height, which no corner stands on, is inside an outline. */
function spansAt(points: readonly Point[], y: number): (readonly [number, number])[] {
  const xs = sidesOf(points)
    .filter(([[, y1], [, y2]]) => y1 < y !== y2 < y)
    .map(([[x1, y1], [x2, y2]]) => x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    .sort((first, second) => first - second)
  return xs.flatMap((x, at) => (at % 2 === 0 ? [[x, xs[at + 1] ?? x] as const] : []))
}
