import { boundsOf, type Point, type Rectangle } from './outline.ts'

/** What a point is drawn to: a grid, and the lines on which the walls of other rooms stand. All in millimetres. */
export interface SnapTo {
  readonly grid: number
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** How near a wall must be to win over the grid. */
  readonly reach: number
}

/** The grid on which rooms are drawn: half of the customary module of 300 mm would be finer than anybody measures. */
export const drawingGrid = 100

export function snapLines(outlines: readonly (readonly Point[])[]): Pick<SnapTo, 'xs' | 'ys'> {
  const points = outlines.flat()
  const ordered = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
  return { xs: ordered(points.map(([x]) => x)), ys: ordered(points.map(([, y]) => y)) }
}

export function snapPoint([x, y]: Point, to: SnapTo): Point {
  return [snapped(x, to.xs, to), snapped(y, to.ys, to)]
}

function snapped(value: number, lines: readonly number[], { grid, reach }: SnapTo): number {
  const wallAt = (place: number) => {
    const near = nearest(place, lines)
    return near !== null && Math.abs(near - place) <= reach ? near : null
  }
  const onGrid = Math.round(value / grid) * grid
  // A point of the grid within reach of a wall would be drawn to it the next time: it goes there at once.
  return wallAt(value) ?? wallAt(onGrid) ?? onGrid
}

function nearest(value: number, lines: readonly number[]): number | null {
  return lines.reduce<number | null>(
    (best, line) => (best === null || Math.abs(line - value) < Math.abs(best - value) ? line : best),
    null,
  )
}

/** How far an outline moves so that one of its sides meets a wall, or its corner the grid. */
export function snapMove(points: readonly Point[], [dx, dy]: Point, to: SnapTo): Point {
  const { x, y, w, h } = boundsOf(points)
  return [snappedMove(x + dx, w, to.xs, to) - x, snappedMove(y + dy, h, to.ys, to) - y]
}

function snappedMove(start: number, length: number, lines: readonly number[], to: SnapTo): number {
  const [first, last] = [nearest(start, lines), nearest(start + length, lines)]
  const candidates = [first, last === null ? null : last - length].filter((at) => at !== null)
  const best = nearest(start, candidates)
  if (best !== null && Math.abs(best - start) <= to.reach) return best
  return Math.round(start / to.grid) * to.grid
}

/** The rectangle between two opposite corners; null where it has no inside. */
export function rectangleBetween([x1, y1]: Point, [x2, y2]: Point): Rectangle | null {
  const [w, h] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  return w === 0 || h === 0 ? null : { x: Math.min(x1, x2), y: Math.min(y1, y2), w, h }
}

/** An outline stretched to other bounds; every corner keeps its share of the way. */
export function stretched(points: readonly Point[], to: Rectangle): Point[] {
  const from = boundsOf(points)
  return points.map(([x, y]) => [
    Math.round(to.x + ((x - from.x) / from.w) * to.w),
    Math.round(to.y + ((y - from.y) / from.h) * to.h),
  ])
}
