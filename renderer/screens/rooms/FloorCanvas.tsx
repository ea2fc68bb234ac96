import { type PointerEvent, type RefObject, useEffect, useMemo } from 'react'
import type { Floor } from '../../../domain/floor.ts'
import type { Point } from '../../../domain/rooms/outline.ts'
import { layoutFloorPlan } from '../../../domain/scene/floor-plan.ts'
import { usePicture } from '../../stores/pictures.ts'
import { type Ref, select, useView } from '../../stores/view.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { SceneCanvas, type SceneCanvasHandle } from '../../views/SceneCanvas.tsx'
import type { DrawingTool } from './drawing.ts'
import { NorthMark } from './NorthMark.tsx'
import styles from './rooms.module.css'
import { useDrawing } from './use-drawing.tsx'
import type { SeatOver } from './use-seating.ts'

interface FloorCanvasProps {
  readonly floor: Floor
  readonly tool: DrawingTool
  readonly showPicture: boolean
  readonly canvas: RefObject<SceneCanvasHandle | null>
  readonly over: SeatOver | null
  readonly onDragStart: (items: readonly Ref[], event: PointerEvent) => void
  readonly onScale: (from: Point, to: Point) => void
}

/** The plan of one floor: seats people while no drawing tool is taken, else draws. */
export function FloorCanvas({
  floor,
  tool,
  showPicture,
  canvas,
  over,
  onDragStart,
  onScale,
}: FloorCanvasProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const { selection, theme, jump } = useView()
  const picture = usePicture(floor.pictureId)
  const shownPicture = showPicture ? picture : null
  const isDrawing = tool !== 'seat'
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const scene = useMemo(
    () =>
      layoutFloorPlan(model, floor, {
        names: 'people',
        area: true,
        marks: true,
        picture: shownPicture,
        grid: isDrawing,
        edge: true,
      }),
    [model, revision, floor, shownPicture, isDrawing],
  )
  const drawing = useDrawing({ model, floor, tool, selection, onScale })
  // An empty floor has no group to be fitted to: it is shown whole at once.
  useEffect(() => canvas.current?.fit(), [canvas])
  useEffect(() => {
    if (jump?.ref.table === 'room') canvas.current?.centerOn(jump.ref)
  }, [jump, canvas])
  return (
    <div className={styles.canvas}>
      {floor.northDegrees !== null && <NorthMark degrees={floor.northDegrees} theme={theme} />}
      <SceneCanvas
        ref={canvas}
        scene={scene}
        theme={theme}
        selection={selection}
        highlight={
          over ? { ref: over.target, state: over.preview.refusals.length > 0 ? 'refused' : 'ok' } : null
        }
        onSelect={select}
        onOpen={(ref) => select([ref])}
        onDragStart={(items, event) => {
          // Rooms stay where they are while people are seated.
          if (items[0]?.table !== 'room') onDragStart(items, event)
        }}
        tool={drawing}
        label={`平面图 ${model.get('building', floor.buildingId)?.name ?? ''}${floor.name}`}
      />
    </div>
  )
}
