import { type RefObject, useMemo } from 'react'
import type { CommandName } from '../../../domain/contract.ts'
import type { Model } from '../../../domain/model.ts'
import { roomFigures } from '../../../domain/rooms/occupants.ts'
import { officeStandardOf } from '../../../domain/rooms/office-standard.ts'
import type { Ref } from '../../stores/view.ts'
import { run } from '../../stores/workbook.ts'
import type { SceneCanvasHandle } from '../../views/SceneCanvas.tsx'
import { type Drop, type DropPreview, dropOf } from '../drop.ts'
import { previewPermitted } from '../permitted-drop.ts'
import { useRowDrag } from '../use-row-drag.ts'

/** Where people and units go from here. */
export const toRoom: readonly Ref['table'][] = ['room']

export interface SeatOver {
  readonly target: Ref
  readonly preview: DropPreview
}

/** A refused drop is sent all the same: the backend's reasons are the ones that count, and they are shown. */
export async function seatBy(drop: Drop): Promise<void> {
  await run(drop.name as CommandName, drop.input as never)
}

/** Dragging people and units into rooms: on the plan, and on the lines of the room list. */
export function useSeating(model: Model, canvas: RefObject<SceneCanvasHandle | null>) {
  const { drag, start } = useRowDrag({
    targetAt: (x, y) => listedRoom(x, y) ?? canvas.current?.boxAt(x, y) ?? null,
    nearEdge: () => undefined,
    onDrop: (items, target) => {
      const drop = dropOf(model, items, target)
      if (drop) void seatBy(drop)
    },
  })
  const items = drag?.items
  const target = drag?.target ?? null
  const key = target?.id ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the target
  const over = useMemo((): SeatOver | null => {
    const drop = items && target ? dropOf(model, items, target) : null
    return drop && target
      ? { target, preview: withArea(model, target.id, previewPermitted(model, drop), items ?? []) }
      : null
  }, [model, items, key])
  return { drag, start, over }
}

/** A line of the room list under the pointer. */
function listedRoom(x: number, y: number): Ref | null {
  const line = document.elementFromPoint?.(x, y)?.closest<HTMLElement>('[data-room]')
  return line?.dataset.room ? { table: 'room', id: line.dataset.room } : null
}

/** The card says how the area stands to the people who would be in the room then. */
function withArea(model: Model, roomId: string, preview: DropPreview, items: readonly Ref[]): DropPreview {
  const room = model.get('room', roomId)
  if (!room || items[0]?.table !== 'person') return preview
  const { area, people } = roomFigures(model, room, officeStandardOf(model))
  const coming = items.filter(({ id }) => !people.some(({ person }) => person.id === id)).length
  const count = people.length + coming
  const each = (area / Math.max(1, count)).toFixed(1)
  return { ...preview, title: `${preview.title}　现 ${people.length} 人 → ${count} 人，人均 ${each} m²` }
}
