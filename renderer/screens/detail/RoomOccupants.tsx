import { Select } from 'antd'
import { useState } from 'react'
import type { Room } from '../../../domain/room.ts'
import type { RoomFigures } from '../../../domain/rooms/occupants.ts'
import { unitOfPerson } from '../../../domain/rooms/occupants.ts'
import { officeRankName } from '../../../domain/vocabulary/office-rank.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'

interface RoomOccupantsProps {
  readonly room: Room
  readonly figures: RoomFigures
}

/** Who uses the room, since when, by which rank; they are put in and given notice here without a mouse. */
export function RoomOccupants({ room, figures }: RoomOccupantsProps) {
  const model = useModel()
  const { people, units } = figures
  const all = [...people, ...units].map(({ occupancy }) => occupancy.id)
  return (
    <Section
      title={`使用人 ${people.length}`}
      actions={
        all.length > 1 && (
          <PermitButton
            size="small"
            data-testid="room-vacate-all"
            onClick={() => void run('vacate', { ids: all })}
          >
            全部腾退
          </PermitButton>
        )
      }
    >
      <ul className={styles.lines}>
        {units.map(({ occupancy, unit }) => (
          <li key={occupancy.id} className={styles.line}>
            <LinkButton onClick={() => jumpTo({ table: 'unit', id: unit.id })}>{unit.name}</LinkButton>
            <Vacate id={occupancy.id} name={unit.name} />
          </li>
        ))}
        {people.map(({ occupancy, person, rank, standard }) => (
          <li key={occupancy.id} className={styles.line} data-testid="room-person">
            <LinkButton onClick={() => jumpTo({ table: 'person', id: person.id })}>{person.name}</LinkButton>
            <span
              className={styles.soft}
              title={occupancy.startedOn ? `自 ${occupancy.startedOn} 起使用` : undefined}
            >
              {unitOfPerson(model, person.id)?.name} {rank ? officeRankName(rank) : '级别未登记'} {standard}{' '}
              m²
            </span>
            <Vacate id={occupancy.id} name={person.name} />
          </li>
        ))}
        {all.length === 0 && <li className={styles.soft}>没有使用人。从左侧名单拖入，或在下面选择。</li>}
      </ul>
      <AddOccupant room={room} />
    </Section>
  )
}

function Vacate({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <PermitButton size="small" aria-label={`${name}腾退`} onClick={() => void run('vacate', { ids: [id] })}>
      腾退
    </PermitButton>
  )
}

/** Chooses from everybody in service; who has a room already can move here or get this one as well. */
function AddOccupant({ room }: { readonly room: Room }) {
  const model = useModel()
  const [ids, setIds] = useState<string[]>([])
  const options = [...model.rows.person.values()]
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => ({ value: id, label: `${name} ${unitOfPerson(model, id)?.name ?? ''}` }))
  const put = async (keep: boolean) => {
    if (await run('seat', { roomId: room.id, personIds: ids, keep })) setIds([])
  }
  const hasRoom = ids.some((id) => model.openBy('occupancy.personId', id).length > 0)
  return (
    <div className={styles.rowButtons}>
      <Select
        mode="multiple"
        size="small"
        style={{ flex: 1, minWidth: 0 }}
        aria-label="安排人员"
        placeholder="安排人员…"
        value={ids}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: string[]) => setIds(chosen)}
      />
      <PermitButton
        size="small"
        disabled={ids.length === 0}
        data-testid="room-seat"
        onClick={() => void put(false)}
      >
        {hasRoom ? '搬来' : '安排'}
      </PermitButton>
      {hasRoom && (
        <PermitButton size="small" onClick={() => void put(true)}>
          另加一间
        </PermitButton>
      )}
    </div>
  )
}
