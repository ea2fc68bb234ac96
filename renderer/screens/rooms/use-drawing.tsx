import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { Floor } from '../../../domain/floor.ts'
import type { Model } from '../../../domain/model.ts'
import type { Room } from '../../../domain/room.ts'
import { type Point, pointsOf, rectanglePoints } from '../../../domain/rooms/outline.ts'
import { rectangleBetween, type SnapTo, snapMove, snapPoint } from '../../../domain/rooms/snap.ts'
import { planScale } from '../../../domain/scene/floor-plan.ts'
import { notify } from '../../stores/notice.ts'
import { type Ref, select } from '../../stores/view.ts'
import type { CanvasPoint, CanvasTool, ToScene } from '../../views/SceneCanvas.tsx'
import { DrawingMarks, emptySketch, type Sketch } from './DrawingMarks.tsx'
import { pressDoor } from './doors.ts'
import {
  type DrawingTool,
  drawnTo,
  floorPoint,
  type Handle,
  handleAt,
  handlesOf,
  keptOnFloor,
  leastSide,
  movedBy,
  pointOnFloor,
  roomAt,
  snapOf,
} from './drawing.ts'
import { saveOutlines, saveRoom } from './save-rooms.ts'
import { track } from './track.ts'
import { useArrowKeys } from './use-arrow-keys.ts'

interface Drawing {
  readonly model: Model
  readonly floor: Floor
  readonly tool: DrawingTool
  readonly selection: readonly Ref[]
  /** Both points of a scale were set. */
  readonly onScale: (from: Point, to: Point) => void
}

interface Press {
  readonly event: PointerEvent
  readonly toScene: ToScene
  readonly point: Point
  /** Millimetres of the floor to a pixel of the screen. */
  readonly pixel: number
}

/** Drawing on the plan: rooms by drag or corner by corner, moved and stretched, doors, the scale of the picture. */
export function useDrawing({ model, floor, tool, selection, onScale }: Drawing): CanvasTool | undefined {
  const [sketch, setSketch] = useState<Sketch>(emptySketch)
  const rooms = selection.flatMap((ref) => (ref.table === 'room' ? (model.get('room', ref.id) ?? []) : []))
  const chosen = rooms.filter(({ floorId }) => floorId === floor.id)
  const clear = () => setSketch(emptySketch)
  const show = (outlines: Sketch['outlines']) => setSketch({ outlines, run: [] })
  const arrows = useArrowKeys({ model, floorId: floor.id, rooms: chosen, show, clear })

  const cornerAt = (point: Point, to: SnapTo) => pointOnFloor(model, floor.id, snapPoint(point, to))

  const draw = ({ event, toScene, point, pixel }: Press) => {
    const to = snapOf(model, floor.id, [], pixel)
    const from = cornerAt(point, to)
    const shapeTo = (end: Point) => rectangleBetween(from, cornerAt(end, to))
    track(event, toScene, {
      moved: (end) => {
        const shape = shapeTo(end)
        show(shape ? [rectanglePoints(shape)] : [])
      },
      done: (end, clicked) => {
        clear()
        const shape = shapeTo(end)
        if (clicked) select([])
        else if (!shape || Math.min(shape.w, shape.h) < leastSide) {
          notify({ kind: 'refused', text: '太小了，没有画成房间：长、宽至少 0.5 米。' })
        } else void saveRoom(model, floor.id, rectanglePoints(shape))
      },
      cancelled: clear,
    })
  }

  const stretch = ({ event, toScene, pixel }: Press, room: Room, handle: Handle) => {
    const points = pointsOf(room.outline)
    const to = snapOf(model, floor.id, [room.id], pixel)
    const shapeTo = (end: Point) => drawnTo(points, handle, cornerAt(end, to))
    track(event, toScene, {
      moved: (end) => show([shapeTo(end)]),
      done: (end, clicked) => {
        clear()
        if (!clicked) saveOutlines([[room, shapeTo(end)]])
      },
      cancelled: clear,
    })
  }

  const move = ({ event, toScene, point, pixel }: Press, moving: readonly Room[], lead: Room) => {
    const to = snapOf(
      model,
      floor.id,
      moving.map(({ id }) => id),
      pixel,
    )
    const wayTo = (end: Point) =>
      keptOnFloor(
        model,
        floor.id,
        pointsOf(lead.outline),
        snapMove(pointsOf(lead.outline), [end[0] - point[0], end[1] - point[1]], to),
      )
    const movedTo = (end: Point) =>
      moving.map((room) => [room, movedBy(pointsOf(room.outline), wayTo(end))] as const)
    track(event, toScene, {
      moved: (end) => show(movedTo(end).map(([, points]) => points)),
      done: (end, clicked) => {
        clear()
        if (!clicked) saveOutlines(movedTo(end))
      },
      cancelled: clear,
    })
  }

  const pressRectangle = (press: Press) => {
    const [only] = chosen
    const handle =
      only && chosen.length === 1 ? handleAt(pointsOf(only.outline), press.point, press.pixel) : undefined
    if (only && handle) return stretch(press, only, handle)
    const room = roomAt(model, floor.id, press.point)
    if (!room) return draw(press)
    const isChosen = chosen.some(({ id }) => id === room.id)
    const { ctrlKey, metaKey, shiftKey } = press.event
    if (ctrlKey || metaKey || shiftKey) {
      const rest = chosen.filter(({ id }) => id !== room.id)
      select((isChosen ? rest : [...rest, room]).map(({ id }) => ({ table: 'room', id })))
      return
    }
    if (!isChosen) select([{ table: 'room', id: room.id }])
    move(press, isChosen ? chosen : [room], room)
  }

  const closePolygon = (points: readonly Point[]) => {
    clear()
    if (points.length >= 3) void saveRoom(model, floor.id, points)
  }

  const pressPolygon = ({ point, pixel }: Press) => {
    const corner = cornerAt(point, snapOf(model, floor.id, [], pixel))
    const [first] = sketch.run
    const last = sketch.run.at(-1)
    const closes = first && Math.hypot(first[0] - point[0], first[1] - point[1]) < 10 * pixel
    if (closes && sketch.run.length >= 3) closePolygon(sketch.run)
    else if (!last || last[0] !== corner[0] || last[1] !== corner[1]) {
      setSketch({ outlines: [], run: [...sketch.run, corner] })
    }
  }

  const pressScale = ({ point }: Press) => {
    const [from] = sketch.run
    if (!from || sketch.run.length > 1) setSketch({ outlines: [], run: [point] })
    else {
      setSketch({ outlines: [], run: [from, point] })
      onScale(from, point)
    }
  }

  if (tool === 'seat') return undefined
  const presses: Readonly<Record<Exclude<DrawingTool, 'seat'>, (press: Press) => void>> = {
    rectangle: pressRectangle,
    polygon: pressPolygon,
    door: ({ point, pixel }) => pressDoor(model, floor.id, point, pixel),
    scale: pressScale,
  }
  return {
    pressed: (event: PointerEvent, at: CanvasPoint, toScene: ToScene) => {
      const next = toScene(event.clientX + 1, event.clientY)
      presses[tool]({ event, toScene, point: floorPoint(at), pixel: (next.x - at.x) * planScale })
      return true
    },
    keyed: (event: KeyboardEvent) => {
      if (tool === 'rectangle') return arrows(event)
      if (event.key === 'Escape') clear()
      else if (event.key === 'Backspace') setSketch({ ...sketch, run: sketch.run.slice(0, -1) })
      else if (event.key === 'Enter' && tool === 'polygon') closePolygon(sketch.run)
      else return false
      return true
    },
    over: (scale: number) => {
      const [only] = chosen
      const isIdle = sketch.outlines.length === 0
      const handles =
        tool === 'rectangle' && only && chosen.length === 1 && isIdle ? handlesOf(pointsOf(only.outline)) : []
      return <DrawingMarks sketch={sketch} handles={handles} scale={scale} />
    },
  }
}
