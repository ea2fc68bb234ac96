import type { Floor } from '../floor.ts'
import type { Model } from '../model.ts'
import type { Room } from '../room.ts'
import { jambsOf, readDoors } from '../rooms/door.ts'
import { type RoomFigures, roomFigures, roomsOfFloor } from '../rooms/occupants.ts'
import { type OfficeStandard, officeStandardOf } from '../rooms/office-standard.ts'
import {
  areaOf,
  asRectangle,
  boundsOf,
  type Point,
  pointsOf,
  type Rectangle,
  rectanglePoints,
  sharedArea,
} from '../rooms/outline.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { roomUses } from '../vocabulary/room-use.ts'
import { type RoomWord, setWords } from './room-text.ts'
import type { Scene, SceneGroup, SceneImage, SceneItem, SceneLine, StyleName } from './scene.ts'

/** A plan is drawn at 1:100: ten centimetres of the floor are a millimetre of the drawing. */
export const planScale = 100

export interface FloorPlanOptions {
  /** Who is named in a room. */
  readonly names: 'people' | 'units' | 'none'
  readonly area: boolean
  /** Signs and colours for what the rules find; papers that are handed on go without. */
  readonly marks: boolean
  /** The scanned plan as a `data:` address; null: it is not shown. */
  readonly picture: string | null
  /** Lines of the drawing grid every metre, and the edge of the floor. */
  readonly grid: boolean
  readonly edge: boolean
}

/** One floor as a scene: the scanned plan below, then the rooms with their doors and who is in them. */
export function layoutFloorPlan(model: Model, floor: Floor, options: FloorPlanOptions): Scene {
  const standard = officeStandardOf(model)
  const groups = roomsOfFloor(model, floor.id).map((room) => roomGroup(model, room, standard, options))
  return {
    width: floor.width / planScale,
    height: floor.height / planScale,
    groups,
    lines: [],
    underlay: underlayOf(floor, options),
  }
}

function underlayOf(floor: Floor, { picture, grid, edge }: FloorPlanOptions): (SceneItem | SceneImage)[] {
  const items: (SceneItem | SceneImage)[] = []
  const { pictureX, pictureY, pictureWidth, pictureHeight } = floor
  const [width, height] = [floor.width / planScale, floor.height / planScale]
  if (grid) items.push(gridLines(width, height))
  if (picture && pictureX !== null && pictureY !== null && pictureWidth !== null && pictureHeight !== null) {
    items.push({
      kind: 'image',
      x: pictureX / planScale,
      y: pictureY / planScale,
      w: pictureWidth / planScale,
      h: pictureHeight / planScale,
      address: picture,
    })
  }
  if (edge) items.push(outlineOf(rectanglePoints({ x: 0, y: 0, w: width, h: height }), 'floorEdge'))
  return items
}

function gridLines(width: number, height: number): SceneLine {
  const step = 1000 / planScale
  const runs: [number, number][][] = []
  for (let x = step; x < width; x += step)
    runs.push([
      [x, 0],
      [x, height],
    ])
  for (let y = step; y < height; y += step)
    runs.push([
      [0, y],
      [width, y],
    ])
  return { kind: 'line', runs, style: 'grid' }
}

function roomGroup(
  model: Model,
  room: Room,
  standard: OfficeStandard,
  options: FloorPlanOptions,
): SceneGroup {
  const points = pointsOf(room.outline)
  const drawn = points.map(([x, y]): Point => [x / planScale, y / planScale])
  const bounds = boundsOf(drawn)
  const figures = roomFigures(model, room, standard)
  const style = options.marks ? styleOf(model, room, figures, standard) : plainStyle(room)
  const place = inside(points)
  const words = setWords(wordsOf(room, figures, style, options), place)
  const veil: readonly SceneItem[] =
    options.picture === null ? [] : [{ kind: 'box', ...place, style: 'veil' }]
  const label = `${room.number} ${codeName(roomUses, room.use)} ${figures.area} 平方米 ${figures.people.length} 人`
  return {
    id: room.id,
    title: room.number,
    ...bounds,
    style,
    items: [
      ...veil,
      ...shapeOf(drawn, style, options.picture !== null),
      ...doorsOf(points, room.doors),
      ...words.items,
    ],
    targets: [{ ref: { table: 'room', id: room.id }, label, ...bounds }, ...words.targets],
    parentId: null,
  }
}

const plainStyle = (room: Room): StyleName => (room.use === 'office' ? 'room' : 'roomService')

function styleOf(model: Model, room: Room, figures: RoomFigures, standard: OfficeStandard): StyleName {
  const count = figures.people.length
  const isFull = room.seats !== null && count > room.seats
  const isCrowded = standard.leastArea !== null && count > 0 && figures.area / count < standard.leastArea
  if ((figures.excess ?? 0) > 0 || isFull || (isCrowded && room.use === 'office')) return 'roomOver'
  if (room.use === 'office' && model.openBy('occupancy.roomId', room.id).length === 0) return 'roomEmpty'
  return plainStyle(room)
}

/** Over a scanned plan only the walls are drawn, so that the plan stays readable below. */
function shapeOf(points: readonly Point[], style: StyleName, overPicture: boolean): SceneItem[] {
  const rectangle = asRectangle(points)
  if (rectangle && !overPicture) return [{ kind: 'box', ...rectangle, style }]
  return [outlineOf(points, style)]
}

function outlineOf(points: readonly Point[], style: StyleName): SceneLine {
  const [first] = points
  return { kind: 'line', runs: [first ? [...points, first] : points], style }
}

/** A gap in the wall and the leaf that stands open into the room. */
function doorsOf(points: readonly Point[], doors: string): SceneItem[] {
  return readDoors(doors).flatMap((door): SceneItem[] => {
    const jambs = jambsOf(points, door)
    if (!jambs) return []
    const [[x1, y1], [x2, y2]] = jambs.map(([x, y]): Point => [x / planScale, y / planScale]) as [
      Point,
      Point,
    ]
    const turn = isClockwise(points) ? 1 : -1
    const leaf: Point = [x1 - (y2 - y1) * turn, y1 + (x2 - x1) * turn]
    return [
      {
        kind: 'line',
        runs: [
          [
            [x1, y1],
            [x2, y2],
          ],
        ],
        style: 'doorGap',
      },
      { kind: 'line', runs: [[[x1, y1], leaf]], style: 'doorLeaf' },
    ]
  })
}

/** With y pointing down, corners that go round clockwise have their inside at the right hand. */
function isClockwise(points: readonly Point[]): boolean {
  let twice = 0
  for (const [at, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(at + 1) % points.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return twice > 0
}

function wordsOf(room: Room, figures: RoomFigures, style: StyleName, options: FloorPlanOptions): RoomWord[] {
  const line = { flows: false, ref: null } as const
  const use = room.name ?? (room.use === 'office' ? '' : codeName(roomUses, room.use))
  const words: RoomWord[] = [{ ...line, content: room.number, style: 'name', scale: 1.25 }]
  if (use) words.push({ ...line, content: use, style: 'name', scale: 1 })
  if (options.area)
    words.push({ ...line, content: `${figures.area.toFixed(1)} m²`, style: 'figure', scale: 0.8 })
  if (options.marks && style === 'roomOver')
    words.push({ ...line, content: overText(room, figures), style: 'over', scale: 0.9 })
  if (options.marks && style === 'roomEmpty')
    words.push({ ...line, content: '○ 空置', style: 'vacant', scale: 0.9 })
  if (options.names === 'none') return words
  for (const { unit } of figures.units) {
    words.push({
      content: unit.name,
      style: 'plate',
      scale: 0.95,
      flows: false,
      ref: { table: 'unit', id: unit.id },
    })
  }
  if (options.names === 'units') return words
  for (const { person } of figures.people) {
    const ref = { table: 'person', id: person.id } as const
    words.push({ content: person.name, style: 'member', scale: 1, flows: true, ref })
  }
  return words
}

function overText(room: Room, { people, excess }: RoomFigures): string {
  if ((excess ?? 0) > 0) return `▲ 超 ${excess} m²`
  return room.seats !== null && people.length > room.seats
    ? `▲ 超 ${people.length - room.seats} 人`
    : '▲ 人均不足'
}

/** The largest rectangle between the corners of a room that lies within it: where the words go. In drawing millimetres. */
function inside(points: readonly Point[]): Rectangle {
  const bounds = asRectangle(points) ?? largestWithin(points) ?? boundsOf(points)
  const { x, y, w, h } = bounds
  return { x: x / planScale, y: y / planScale, w: w / planScale, h: h / planScale }
}

function largestWithin(points: readonly Point[]): Rectangle | null {
  const xs = [...new Set(points.map(([x]) => x))].sort((a, b) => a - b).slice(0, 12)
  const ys = [...new Set(points.map(([, y]) => y))].sort((a, b) => a - b).slice(0, 12)
  let best: Rectangle | null = null
  for (const rectangle of between(xs, ys)) {
    const corners = rectanglePoints(rectangle)
    const area = areaOf(corners)
    if (best && area <= best.w * best.h) continue
    if (sharedArea(corners, points) > area - 1) best = rectangle
  }
  return best
}

function between(xs: readonly number[], ys: readonly number[]): Rectangle[] {
  const spans = (values: readonly number[]) =>
    values.flatMap((from, at) => values.slice(at + 1).map((to) => [from, to - from] as const))
  return spans(xs).flatMap(([x, w]) => spans(ys).map(([y, h]) => ({ x, y, w, h })))
}
