import type { Room } from '../../../domain/room.ts'
import { type RowDirection, rowOfRooms } from '../../../domain/rooms/numbering.ts'
import { roomTitle } from '../../../domain/rooms/occupants.ts'
import { asRectangle, boundsOf, pointsOf, writePoints } from '../../../domain/rooms/outline.ts'
import { stretched } from '../../../domain/rooms/snap.ts'
import { roomUses } from '../../../domain/vocabulary/room-use.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface RoomFormProps {
  readonly room: Room
  readonly close: () => void
}

type RoomValues = Pick<Room, 'number' | 'name' | 'use' | 'measuredArea' | 'seats' | 'note'>

const roomFields: readonly Field<RoomValues>[] = [
  { name: 'number', label: '房号', kind: 'text', max: 20, required: true },
  { name: 'use', label: '用途', kind: 'choice', choices: choicesOf(roomUses), required: true },
  { name: 'name', label: '室名', kind: 'text', max: 40, hint: '印在门牌下行；空着时用科室名称' },
  {
    name: 'measuredArea',
    label: '实测使用面积（m²）',
    kind: 'number',
    decimals: true,
    hint: '填了以实测为准，空着按图计算',
  },
  { name: 'seats', label: '核定工位', kind: 'number', min: 1 },
  { name: 'note', label: '备注', kind: 'area' },
]

export function RoomEdit({ room, close }: RoomFormProps) {
  const { number, name, use, measuredArea, seats, note } = room
  const initial: RoomValues = { number, name, use, measuredArea, seats, note }
  return (
    <EditForm
      title="修改房间"
      testId="room-edit-form"
      fields={roomFields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateRoom', { id: room.id, patch: changedOf<RoomValues>(initial, values) }, because)
      }
    />
  )
}

interface ShapeValues {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Place and size in metres, from the floor's top left; another outline is stretched as a whole. */
export function RoomShape({ room, close }: RoomFormProps) {
  const points = pointsOf(room.outline)
  const bounds = boundsOf(points)
  const initial = Object.fromEntries(
    Object.entries(bounds).map(([key, value]) => [key, value / 1000]),
  ) as unknown as ShapeValues
  const field = (name: keyof ShapeValues, label: string): Field<ShapeValues> => ({
    name,
    label,
    kind: 'number',
    decimals: true,
    required: true,
  })
  return (
    <EditForm
      title={asRectangle(points) ? '尺寸位置（米）' : '尺寸位置（米，异形房间按外框）'}
      testId="room-shape-form"
      fields={[field('w', '长'), field('h', '宽'), field('x', '距左'), field('y', '距上')]}
      initial={initial}
      close={close}
      because="none"
      save={({ x, y, w, h }) => {
        const [left, top, width, height] = [x, y, w, h].map((metres) => Math.round(metres * 1000))
        const to = { x: left ?? 0, y: top ?? 0, w: Math.max(1, width ?? 1), h: Math.max(1, height ?? 1) }
        return runOrThrow('shapeRooms', {
          rooms: [{ id: room.id, outline: writePoints(stretched(points, to)) }],
        })
      }}
    />
  )
}

interface CopyValues {
  readonly count: number
  readonly direction: RowDirection
}

const directionNames = { right: '向右', down: '向下', left: '向左', up: '向上' } as const

/** 连续复制: a corridor of the same rooms, numbered on. */
export function RoomCopies({ room, close }: RoomFormProps) {
  const model = useModel()
  const fields: readonly Field<CopyValues>[] = [
    { name: 'count', label: '再画几间', kind: 'number', min: 1, required: true },
    { name: 'direction', label: '方向', kind: 'choice', choices: choicesOf(directionNames), required: true },
  ]
  return (
    <EditForm
      title="连续复制（同样大小，房号顺延）"
      testId="room-copies-form"
      fields={fields}
      initial={{ count: 3, direction: 'right' }}
      close={close}
      because="none"
      saveLabel="复制"
      save={({ count, direction }) =>
        runOrThrow('createRooms', {
          floorId: room.floorId,
          rooms: rowOfRooms(model, room, Math.min(count, 200), direction),
        })
      }
    />
  )
}

export function RoomRemove({ room, close }: RoomFormProps) {
  const model = useModel()
  const used = model.openBy('occupancy.roomId', room.id).length
  return (
    <EditForm
      title={`删除房间 ${roomTitle(model, room)}`}
      testId="room-remove-form"
      fields={[]}
      initial={{}}
      close={close}
      danger
      saveLabel="删除"
      blockedBy={used > 0 ? `仍有 ${used} 项使用登记，请先腾退` : undefined}
      save={(_values, because) => runOrThrow('removeRooms', { ids: [room.id] }, because)}
    />
  )
}
