import { useNavigate } from 'react-router'
import { roomsOf, roomTitle } from '../../../domain/rooms/occupants.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'

/** The rooms that a person has, once rooms are drawn at all. */
export function PersonRooms({ personId }: { readonly personId: string }) {
  const model = useModel()
  const navigate = useNavigate()
  if (model.rows.room.size === 0) return null
  const rooms = roomsOf(model, personId).flatMap(({ roomId }) => model.get('room', roomId) ?? [])
  const show = (id: string) => {
    navigate('/rooms')
    jumpTo({ table: 'room', id })
  }
  return (
    <Section title="办公用房">
      {rooms.length === 0 && <span className={styles.soft}>未安排</span>}
      {rooms.map((room) => (
        <span key={room.id} className={styles.item}>
          <LinkButton onClick={() => show(room.id)}>{roomTitle(model, room)}</LinkButton>
        </span>
      ))}
    </Section>
  )
}
