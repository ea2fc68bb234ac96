import { Input } from 'antd'
import { useMemo, useState } from 'react'
import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import { unitsInOrder } from '../../../domain/reports/roster.ts'
import { peopleWithoutRoom, unitOfPerson } from '../../../domain/rooms/occupants.ts'
import type { Unit } from '../../../domain/unit.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { searchKeys } from '../search.ts'
import { type StartDrag, useChips } from './chip.ts'
import styles from './rooms.module.css'

interface Group {
  readonly unit: Unit | null
  readonly people: readonly Person[]
}

/** More people than this are not shown at once: the search narrows them down. */
const mostShown = 300

/** 待安排: people without a room by unit; a person, many, or the whole unit are dragged onto the plan. */
export function PeopleToSeat({ onDragStart }: { readonly onDragStart: StartDrag }) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [typed, setTyped] = useState('')
  const chip = useChips(onDragStart)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const groups = useMemo(() => groupsOf(model), [model, revision])
  const text = typed.trim().toLowerCase()
  const fits = (name: string) => text === '' || searchKeys(name).includes(text)
  const shown = groups
    .map(({ unit, people }) => ({
      unit,
      people: unit && fits(unit.name) ? people : people.filter(({ name }) => fits(name)),
    }))
    .filter(({ unit, people }) => people.length > 0 || (text !== '' && unit && fits(unit.name)))
  return (
    <>
      <Input
        size="small"
        allowClear
        value={typed}
        aria-label="查找待安排人员"
        placeholder="姓名、机构（拼音首字母）"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.list} data-testid="people-to-seat">
        {shown.length === 0 && (
          <p className={styles.soft}>{text ? '没有找到。' : '在职人员都有办公用房。'}</p>
        )}
        {limited(shown).map(({ unit, people }) => (
          <section key={unit?.id ?? ''} className={styles.group}>
            {unit ? (
              <button
                type="button"
                className={styles.unit}
                title="拖动整个机构：房间归这个机构使用"
                {...chip({ table: 'unit', id: unit.id })}
              >
                {unit.name} {people.length}
              </button>
            ) : (
              <b>未定机构 {people.length}</b>
            )}
            <div className={styles.people}>
              {people.map((person) => (
                <button
                  type="button"
                  key={person.id}
                  className={styles.person}
                  data-testid="seat-person"
                  {...chip({ table: 'person', id: person.id })}
                >
                  {person.name}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

/** By the unit of the post, in the order of the chart; units without anybody waiting are there to be found. */
function groupsOf(model: Model): Group[] {
  const byUnit = new Map<string, Person[]>()
  for (const person of peopleWithoutRoom(model)) {
    const id = unitOfPerson(model, person.id)?.id ?? ''
    const list = byUnit.get(id)
    if (list) list.push(person)
    else byUnit.set(id, [person])
  }
  const units = unitsInOrder(model).map((unit) => ({ unit, people: byUnit.get(unit.id) ?? [] }))
  const known = new Set(units.map(({ unit }) => unit.id))
  const rest = [...byUnit].flatMap(([id, people]) => (known.has(id) ? [] : people))
  return rest.length > 0 ? [...units, { unit: null, people: rest }] : units
}

function limited(groups: readonly Group[]): Group[] {
  let left = mostShown
  return groups.flatMap(({ unit, people }) => {
    if (left <= 0) return []
    const shown = people.slice(0, left)
    left -= shown.length
    return [{ unit, people: shown }]
  })
}
