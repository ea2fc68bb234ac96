import type { Room } from '../../../domain/room.ts'
import { roomFigures, roomsOfFloor } from '../../../domain/rooms/occupants.ts'
import { officeStandardOf } from '../../../domain/rooms/office-standard.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { roomUses } from '../../../domain/vocabulary/room-use.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { select } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { type StartDrag, useChips } from './chip.ts'
import styles from './rooms.module.css'
import { addRoom } from './save-rooms.ts'

interface RoomListProps {
  readonly floorId: string
  readonly onDragStart: StartDrag
}

/** The rooms of the floor with who is in them; people are dragged from one to another, here or on the plan. */
export function RoomList({ floorId, onDragStart }: RoomListProps) {
  const model = useModel()
  const chip = useChips(onDragStart)
  const standard = officeStandardOf(model)
  const rooms = roomsOfFloor(model, floorId)
  const line = (room: Room) => {
    const { area, people, units, excess } = roomFigures(model, room, standard)
    const isEmpty = room.use === 'office' && people.length + units.length === 0
    return (
      <div key={room.id} className={styles.room} data-room={room.id}>
        <button
          type="button"
          className={styles.roomHead}
          data-testid="room-line"
          onClick={() => select([{ table: 'room', id: room.id }])}
        >
          <b>{room.number}</b>
          <span className={styles.soft}>{room.name ?? codeName(roomUses, room.use)}</span>
          <span>
            {area.toFixed(1)} m²
            {(excess ?? 0) > 0 && <span className={styles.over}> ▲超 {excess}</span>}
            {isEmpty && <span className={styles.vacant}> ○空</span>}
          </span>
        </button>
        <div className={styles.people}>
          {units.map(({ unit }) => (
            <button
              type="button"
              key={unit.id}
              className={styles.person}
              {...chip({ table: 'unit', id: unit.id })}
            >
              {unit.name}
            </button>
          ))}
          {people.map(({ person }) => (
            <button
              type="button"
              key={person.id}
              className={styles.person}
              {...chip({ table: 'person', id: person.id })}
            >
              {person.name}
            </button>
          ))}
        </div>
      </div>
    )
  }
  return (
    <div className={styles.list}>
      <PermitButton size="small" block data-testid="room-add" onClick={() => void addRoom(model, floorId)}>
        新增房间
      </PermitButton>
      {rooms.length === 0 && (
        <p className={styles.soft}>
          这一层还没有房间，请用“画房间”在平面图上拖出矩形，或点“新增房间”再填尺寸。
        </p>
      )}
      {rooms.map(line)}
    </div>
  )
}
