import { useEffect, useState } from 'react'
import type { Person } from '../../../domain/person.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { educations } from '../../../domain/vocabulary/education.ts'
import { personStatuses } from '../../../domain/vocabulary/person-status.ts'
import { politicalStatuses } from '../../../domain/vocabulary/political-status.ts'
import { sexes } from '../../../domain/vocabulary/sex.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { Section } from '../../controls/Section.tsx'
import { concealPerson, useReveal } from '../../stores/reveal.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { PersonContracts } from './PersonContracts.tsx'
import { PersonEdit, PersonLeave, PersonRemove, PersonReveal } from './PersonForms.tsx'
import { PersonMove } from './PersonMove.tsx'
import { PersonRooms } from './PersonRooms.tsx'
import { PersonTimeline } from './PersonTimeline.tsx'
import { PersonTracks } from './PersonTracks.tsx'
import { UnitPath } from './UnitPath.tsx'

const actions: readonly ButtonAction[] = [
  { id: 'person-move', label: '调整到…' },
  { id: 'person-edit', label: '修改' },
  { id: 'person-reveal', label: '查看完整' },
  { id: 'person-leave', label: '减员', danger: true },
  { id: 'person-remove', label: '删除误录', danger: true },
]

const actionsAfterLeaving = actions.filter(({ id }) => id !== 'person-move' && id !== 'person-leave')

/** A person: facts with the personal numbers masked, both tracks, and what can be done. */
export function PersonDetail({ person }: { readonly person: Person }) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const props = { person, close: () => setForm(null) }
  useEffect(() => concealPerson, [])
  const main = model.openBy('appointment.personId', person.id).find((row) => row.kind === 'main')
  const unitId = main?.unitId ?? model.openBy('position.personId', person.id)[0]?.unitId
  const inService = person.status === 'active'
  return (
    <>
      <h2 className={styles.title}>
        <span className={inService ? undefined : styles.ended}>{person.name}</span>
        <span className={styles.soft}>
          {inService && !main ? '○ 待安置' : codeName(personStatuses, person.status)}
        </span>
      </h2>
      {unitId && <UnitPath unitId={unitId} inclusive />}
      <ActionButtons actions={inService ? actions : actionsAfterLeaving} chosen={form} onChoose={setForm} />
      {form === 'person-move' && <PersonMove {...props} />}
      {form === 'person-edit' && <PersonEdit {...props} />}
      {form === 'person-reveal' && <PersonReveal {...props} />}
      {form === 'person-leave' && <PersonLeave {...props} />}
      {form === 'person-remove' && <PersonRemove {...props} />}
      <PersonTracks person={person} />
      <PersonContracts person={person} />
      <PersonTimeline person={person} />
      <PersonRooms personId={person.id} />
      <PersonFacts person={person} />
    </>
  )
}

function PersonFacts({ person }: { readonly person: Person }) {
  const shown = useReveal((state) => state.shown)
  const personal = shown?.personId === person.id ? shown : person
  return (
    <Section title="基本情况">
      <Facts
        facts={[
          { label: '性别', value: codeName(sexes, person.sex) },
          { label: '民族', value: person.ethnicGroup },
          { label: '出生日期', value: person.birthDate },
          { label: '身份证号', value: personal.idNumber },
          { label: '政治面貌', value: codeName(politicalStatuses, person.politicalStatus) },
          { label: '学历', value: codeName(educations, person.education) },
          { label: '学位', value: person.degree },
          { label: '专业', value: person.major },
          { label: '参加工作', value: person.workStartedOn },
          { label: '联系电话', value: personal.phone },
          { label: '人事档案', value: person.fileKeptAt },
          { label: '档案工资', value: person.filePay },
          { label: '离开日期', value: person.leftOn },
          { label: '减员原因', value: person.leftReason },
          { label: '备注', value: person.note },
        ]}
      />
    </Section>
  )
}
