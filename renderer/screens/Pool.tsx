import type { PointerEvent } from 'react'
import { Link } from 'react-router'
import { unplacedPeople } from '../../domain/merger/placement.ts'
import type { Person } from '../../domain/person.ts'
import { type Ref, select, useView } from '../stores/view.ts'
import { useModel } from '../stores/workbook.ts'
import styles from './ChartScreen.module.css'

interface PoolProps {
  readonly onDragStart: (items: readonly Ref[], event: PointerEvent) => void
}

/** 待安置池: people without a post, to be dragged onto the chart; folds away when nobody waits. */
export function Pool({ onDragStart }: PoolProps) {
  const model = useModel()
  const selection = useView((state) => state.selection)
  const people = unplacedPeople(model)
  if (people.length === 0) return null
  const chosen = selection.filter((ref) => ref.table === 'person')
  const press = (person: Person, event: PointerEvent) => {
    const isChosen = chosen.some((ref) => ref.id === person.id)
    const own: Ref = { table: 'person', id: person.id }
    if (event.ctrlKey || event.metaKey) {
      select(isChosen ? chosen.filter((ref) => ref.id !== person.id) : [...chosen, own])
      return
    }
    if (!isChosen) select([own])
    onDragStart(isChosen ? chosen : [own], event)
  }
  return (
    <section className={styles.pool} aria-label="待安置">
      <h3 className={styles.poolTitle}>
        待安置 {people.length} 人 <span className={styles.poolHint}>拖到机构图上安置，或选中后按 Ctrl+X</span>{' '}
        <Link to="/placement" data-testid="pool-batch">
          批量安置
        </Link>
      </h3>
      <div className={styles.poolPeople}>
        {people.slice(0, 200).map((person) => (
          <button
            type="button"
            key={person.id}
            className={styles.poolPerson}
            aria-pressed={chosen.some((ref) => ref.id === person.id)}
            onPointerDown={(event) => press(person, event)}
            onKeyDown={(event) => event.key === 'Enter' && select([{ table: 'person', id: person.id }])}
          >
            {person.name}
          </button>
        ))}
        {people.length > 200 && (
          <span className={styles.poolHint}>另有 {people.length - 200} 人，见岗位人员</span>
        )}
      </div>
    </section>
  )
}
