import type { Room } from '../../../domain/room.ts'
import { newDoorWidth, readDoors, writeDoors } from '../../../domain/rooms/door.ts'
import { asRectangle, type Point, pointsOf, sidesOf } from '../../../domain/rooms/outline.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, runOrThrow } from '../../stores/workbook.ts'

interface DoorValues {
  readonly side: string
  /** In metres, as the width too. */
  readonly offset: number | null
  readonly width: number
}

/** What a side of a rectangle is called; another outline's sides are counted. */
function sideName(
  points: readonly Point[],
  [[x1, y1], [x2, y2]]: readonly [Point, Point],
  at: number,
): string {
  const rectangle = asRectangle(points)
  if (!rectangle) return `第 ${at + 1} 边`
  if (y1 === y2) return y1 === rectangle.y ? '上边' : '下边'
  return x1 === x2 && x1 === rectangle.x ? '左边' : '右边'
}

/** A door by figures: in which side, how far from its beginning, how wide; empty: in the middle. */
export function RoomDoor({ room, close }: { readonly room: Room; readonly close: () => void }) {
  const points = pointsOf(room.outline)
  const doors = readDoors(room.doors)
  const walls = sidesOf(points)
  const lengths = walls.map(([[x1, y1], [x2, y2]]) => Math.hypot(x2 - x1, y2 - y1))
  const names = walls.map((wall, at) => sideName(points, wall, at))
  const sides = Object.fromEntries(
    names.map((name, at) => [String(at), `${name}（${((lengths[at] ?? 0) / 1000).toFixed(2)} m）`]),
  )
  const fields: readonly Field<DoorValues>[] = [
    { name: 'side', label: '在哪一边', kind: 'choice', choices: choicesOf(sides), required: true },
    { name: 'offset', label: '门中线距该边起点（米）', kind: 'number', decimals: true, hint: '空着在正中' },
    { name: 'width', label: '门宽（米）', kind: 'number', decimals: true, required: true },
  ]
  const save = ({ side, offset, width }: DoorValues) => {
    const middle = (lengths[Number(side)] ?? 0) / 2
    const at = offset === null ? middle : offset * 1000
    const next = writeDoors([...doors, { side: Number(side), offset: at, width: width * 1000 }])
    return runOrThrow('updateRoom', { id: room.id, patch: { doors: next } })
  }
  return (
    <>
      <EditForm
        title={`开门（已有 ${doors.length} 樘）`}
        testId="room-door-form"
        fields={fields}
        initial={{
          side: String(Math.max(0, names.indexOf('下边'))),
          offset: null,
          width: newDoorWidth / 1000,
        }}
        close={close}
        because="none"
        saveLabel="开门"
        save={save}
      />
      {doors.length > 0 && (
        <PermitButton
          size="small"
          data-testid="room-doors-clear"
          onClick={() => void run('updateRoom', { id: room.id, patch: { doors: '' } })}
        >
          取消全部门
        </PermitButton>
      )}
    </>
  )
}
