import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Room } from '../../../domain/room.ts'
import { roomFigures, roomTitle } from '../../../domain/rooms/occupants.ts'
import { officeStandardOf, standardBasis } from '../../../domain/rooms/office-standard.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { roomUses } from '../../../domain/vocabulary/room-use.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { useFindings } from '../findings.ts'
import styles from './detail.module.css'
import { RoomDoor } from './RoomDoor.tsx'
import { RoomCopies, RoomEdit, RoomRemove, RoomShape } from './RoomForms.tsx'
import { RoomOccupants } from './RoomOccupants.tsx'

const actions: readonly ButtonAction[] = [
  { id: 'room-edit', label: '修改' },
  { id: 'room-shape', label: '尺寸位置' },
  { id: 'room-door', label: '开门' },
  { id: 'room-copies', label: '连续复制' },
  { id: 'room-remove', label: '删除', danger: true },
]

/** A room: its area against the standard, who is in it, and what the rules say of it. */
export function RoomDetail({ room }: { readonly room: Room }) {
  const model = useModel()
  const navigate = useNavigate()
  const [form, setForm] = useState<string | null>(null)
  const props = { room, close: () => setForm(null) }
  const standard = officeStandardOf(model)
  const figures = roomFigures(model, room, standard)
  const floor = model.get('floor', room.floorId)
  const building = model.get('building', floor?.buildingId ?? null)
  const show = () => {
    navigate('/rooms')
    jumpTo({ table: 'room', id: room.id })
  }
  return (
    <>
      <h2 className={styles.title} data-testid="room-title">
        {roomTitle(model, room)}
        <span className={styles.soft}>{room.name ?? codeName(roomUses, room.use)}</span>
      </h2>
      <p className={styles.path}>
        <LinkButton onClick={show}>
          {building?.name} {floor?.name}
        </LinkButton>
      </p>
      <ActionButtons actions={actions} chosen={form} onChoose={setForm} />
      {form === 'room-edit' && <RoomEdit {...props} />}
      {form === 'room-shape' && <RoomShape {...props} />}
      {form === 'room-door' && <RoomDoor {...props} />}
      {form === 'room-copies' && <RoomCopies {...props} />}
      {form === 'room-remove' && <RoomRemove {...props} />}
      <Section title="面积">
        <Facts
          facts={[
            {
              label: '使用面积',
              value: `${figures.area} m²${room.measuredArea === null ? '（按图）' : '（实测）'}`,
            },
            { label: '标准合计', value: figures.people.length > 0 ? `${figures.standard} m²` : null },
            { label: '超（未超）', value: excessText(figures.excess) },
            { label: '核定工位', value: room.seats },
            { label: '标准依据', value: standardBasis(standard) },
            { label: '备注', value: room.note },
          ]}
        />
      </Section>
      <RoomOccupants room={room} figures={figures} />
      <RoomFindings room={room} />
    </>
  )
}

function excessText(excess: number | null): string | null {
  if (excess === null) return null
  return excess > 0 ? `▲ 超 ${excess} m²` : `未超，余 ${-excess} m²`
}

function RoomFindings({ room }: { readonly room: Room }) {
  const found = useFindings().filter(
    ({ subject, evidence }) => subject.id === room.id || evidence.some(({ id }) => id === room.id),
  )
  if (found.length === 0) return null
  return (
    <Section title={`问题（${found.length}）`}>
      <ul className={styles.findings}>
        {found.map((finding) => (
          <li key={finding.aspect} className={styles[finding.severity]}>
            {finding.sentence}
            <p className={styles.basis}>依据：{finding.basis}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
