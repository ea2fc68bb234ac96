import { Select } from 'antd'
import { useState } from 'react'
import type { Model } from '../../../domain/model.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from '../grids/screen.module.css'

interface PersonPickerProps {
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
}

/** More would not be read; another character narrows them. */
const most = 30

/** A person found by typing a part of the name; people who have left can be found too. */
export function PersonPicker({ value, onChange }: PersonPickerProps) {
  const model = useModel()
  const [typed, setTyped] = useState('')
  const found = typed.trim() === '' ? [] : peopleNamed(model, typed.trim())
  const chosen = value && !found.includes(value) ? [value] : []
  return (
    <Select<string | null>
      className={styles.short ?? ''}
      aria-label="人员"
      placeholder="人员"
      allowClear
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...chosen, ...found].map((id) => ({ value: id, label: labelOf(model, id) }))}
      notFoundContent={typed.trim() === '' ? '输入姓名查找' : '没有这个人'}
      popupMatchSelectWidth={false}
      onChange={(personId) => onChange(personId ?? null)}
      data-testid="history-filter-person"
    />
  )
}

function peopleNamed(model: Model, text: string): string[] {
  const ids: string[] = []
  for (const person of model.rows.person.values()) {
    if (person.name.includes(text)) ids.push(person.id)
    if (ids.length === most) break
  }
  return ids
}

/** People of one name are told apart by where they are. */
function labelOf(model: Model, id: string): string {
  const held = model.openBy('position.personId', id)[0] ?? model.openBy('appointment.personId', id)[0]
  const unit = model.get('unit', held?.unitId ?? null)?.name
  const name = model.get('person', id)?.name ?? '（已删除）'
  return unit ? `${name}（${unit}）` : name
}
