import type { Model } from '../../../domain/model.ts'
import type { Room } from '../../../domain/room.ts'
import { roomsOfFloor } from '../../../domain/rooms/occupants.ts'
import {
  asRectangle,
  boundsOf,
  type Point,
  pointsOf,
  type Rectangle,
  sidesOf,
} from '../../../domain/rooms/outline.ts'
import { drawingGrid, type SnapTo, snapLines } from '../../../domain/rooms/snap.ts'
import { planScale } from '../../../domain/scene/floor-plan.ts'
import type { CanvasPoint } from '../../views/SceneCanvas.tsx'

/** What the pointer does on the plan. */
export const drawingTools = ['seat', 'rectangle', 'polygon', 'door', 'scale'] as const
export type DrawingTool = (typeof drawingTools)[number]

/** The shortest side of a room that is drawn, in millimetres: a slip of the pointer is no room. */
export const leastSide = 500

/** Pixels within which a handle, a wall or a first corner is meant. */
const reachPixels = 9

export const floorPoint = ({ x, y }: CanvasPoint): Point => [
  Math.round(x * planScale),
  Math.round(y * planScale),
]

/** What points snap to: the walls of the other rooms and the edge of the floor, within some pixels of the screen. */
export function snapOf(
  model: Model,
  floorId: string,
  except: readonly string[],
  millimetresPerPixel: number,
): SnapTo {
  const floor = model.get('floor', floorId)
  const others = roomsOfFloor(model, floorId).filter(({ id }) => !except.includes(id))
  const { xs, ys } = snapLines(others.map(({ outline }) => pointsOf(outline)))
  return {
    grid: drawingGrid,
    xs: [0, ...xs, floor?.width ?? 0],
    ys: [0, ...ys, floor?.height ?? 0],
    reach: Math.min(400, reachPixels * millimetresPerPixel),
  }
}

/** The room under a point, the one drawn last where two lie there. */
export function roomAt(model: Model, floorId: string, point: Point): Room | undefined {
  return model.by('room.floorId', floorId).findLast((room) => isInside(pointsOf(room.outline), point))
}

function isInside(points: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (const [[x1, y1], [x2, y2]] of sidesOf(points)) {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** A place at which a room is taken to be stretched: a corner, or the middle of a rectangle's side. */
export interface Handle {
  readonly at: Point
  /** Which sides move with it; null for a corner of another outline, which moves alone. */
  readonly sides: readonly [x: -1 | 0 | 1, y: -1 | 0 | 1] | null
  readonly corner: number
}

export function handlesOf(points: readonly Point[]): Handle[] {
  const rectangle = asRectangle(points)
  if (!rectangle) return points.map((at, corner) => ({ at, sides: null, corner }))
  const { x, y, w, h } = rectangle
  const steps = [-1, 0, 1] as const
  return steps.flatMap((sx) =>
    steps.flatMap((sy): Handle[] =>
      sx === 0 && sy === 0
        ? []
        : [{ at: [x + ((sx + 1) / 2) * w, y + ((sy + 1) / 2) * h], sides: [sx, sy], corner: 0 }],
    ),
  )
}

export function handleAt(
  points: readonly Point[],
  point: Point,
  millimetresPerPixel: number,
): Handle | undefined {
  const reach = reachPixels * millimetresPerPixel
  return handlesOf(points).find(({ at }) => Math.hypot(at[0] - point[0], at[1] - point[1]) <= reach)
}

/** An outline as a handle that was drawn to a point leaves it; no side gets shorter than the least. */
export function drawnTo(points: readonly Point[], handle: Handle, to: Point): Point[] {
  if (!handle.sides) return points.map((point, at) => (at === handle.corner ? to : point))
  const bounds = boundsOf(points)
  const [x, w] = spanTo(bounds.x, bounds.w, handle.sides[0], to[0])
  const [y, h] = spanTo(bounds.y, bounds.h, handle.sides[1], to[1])
  return fitted(points, { x, y, w, h })
}

function spanTo(start: number, length: number, side: -1 | 0 | 1, to: number): [number, number] {
  if (side === 0) return [start, length]
  const end = start + length
  if (side === 1) return [start, Math.max(leastSide, to - start)]
  const from = Math.min(to, end - leastSide)
  return [from, end - from]
}

/** A rectangle's corners in the order that they had, so that its doors stay in their sides. */
function fitted(points: readonly Point[], to: Rectangle): Point[] {
  const from = boundsOf(points)
  return points.map(([x, y]) => [x === from.x ? to.x : to.x + to.w, y === from.y ? to.y : to.y + to.h])
}

/** How far an arrow key goes. */
export function arrowStep(key: string): Point | null {
  const steps: Readonly<Record<string, Point>> = {
    ArrowLeft: [-drawingGrid, 0],
    ArrowRight: [drawingGrid, 0],
    ArrowUp: [0, -drawingGrid],
    ArrowDown: [0, drawingGrid],
  }
  return steps[key] ?? null
}

/** A corner that is drawn stays on the floor. */
export function pointOnFloor(model: Model, floorId: string, [x, y]: Point): Point {
  const floor = model.get('floor', floorId)
  if (!floor) return [x, y]
  return [Math.min(Math.max(x, 0), floor.width), Math.min(Math.max(y, 0), floor.height)]
}

/** A step keeps a room on its floor. */
export function keptOnFloor(model: Model, floorId: string, points: readonly Point[], [dx, dy]: Point): Point {
  const floor = model.get('floor', floorId)
  if (!floor) return [dx, dy]
  const { x, y, w, h } = boundsOf(points)
  const within = (start: number, length: number, by: number, extent: number) =>
    length > extent ? by : Math.min(Math.max(start + by, 0), extent - length) - start
  return [within(x, w, dx, floor.width), within(y, h, dy, floor.height)]
}

export const movedBy = (points: readonly Point[], [dx, dy]: Point): Point[] =>
  points.map(([x, y]) => [x + dx, y + dy])
