import { useState } from 'react'
import type { Unit } from '../../../domain/unit.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { UnverifiedMark } from '../../controls/StateMark.tsx'
import { jumpTo } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import { dutyFieldNames, unitKindNames } from '../../text.ts'
import styles from './detail.module.css'
import { PostAdd } from './PostForms.tsx'
import { UnitAbolish } from './UnitAbolish.tsx'
import { UnitAddPerson } from './UnitAddPerson.tsx'
import { UnitCaps } from './UnitCaps.tsx'
import { UnitAddChild, UnitEdit, UnitMove, UnitRename } from './UnitForms.tsx'
import { UnitHistory } from './UnitHistory.tsx'
import { UnitMembers } from './UnitMembers.tsx'
import { UnitPath } from './UnitPath.tsx'
import { UnitPlates } from './UnitPlates.tsx'
import { UnitRelations } from './UnitRelations.tsx'
import { UnitVillages } from './UnitVillages.tsx'

const actions: readonly ButtonAction[] = [
  { id: 'unit-add-child', label: '新设下级机构' },
  { id: 'unit-add-post', label: '设置岗位' },
  { id: 'unit-add-person', label: '新增人员' },
  { id: 'unit-rename', label: '改名' },
  { id: 'unit-edit', label: '修改' },
  { id: 'unit-move', label: '调整隶属' },
  { id: 'unit-abolish', label: '撤销机构', danger: true },
]

interface UnitDetailProps {
  readonly unit: Unit
}

/** A unit: what it is, its numbers, and everything that can be done to it. */
export function UnitDetail({ unit }: UnitDetailProps) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const close = () => setForm(null)
  const document = model.get('document', unit.documentId)
  const ended = unit.endedOn !== null && !model.isOpen(unit)
  return (
    <>
      <h2 className={styles.title}>
        <span className={ended ? styles.ended : undefined}>{unit.name}</span>
        {unit.nameStatus === 'unverified' && <SettleName unit={unit} />}
        <span className={styles.soft}>{ended ? `已撤销 ${unit.endedOn}` : unitKindNames[unit.kind]}</span>
      </h2>
      <UnitPath unitId={unit.id} />
      {!ended && <ActionButtons actions={actions} chosen={form} onChoose={setForm} />}
      {form === 'unit-add-child' && <UnitAddChild unit={unit} close={close} />}
      {form === 'unit-add-post' && <PostAdd unit={unit} close={close} />}
      {form === 'unit-add-person' && <UnitAddPerson unit={unit} close={close} />}
      {form === 'unit-rename' && <UnitRename unit={unit} close={close} />}
      {form === 'unit-edit' && <UnitEdit unit={unit} close={close} />}
      {form === 'unit-move' && <UnitMove unit={unit} close={close} />}
      {form === 'unit-abolish' && <UnitAbolish unit={unit} close={close} />}
      <UnitCaps unit={unit} />
      <UnitPlates unit={unit} />
      <UnitFacts unit={unit} document={document?.number} />
      <UnitMembers unit={unit} />
      <UnitVillages unit={unit} />
      <UnitRelations unit={unit} />
      <UnitHistory unit={unit} />
    </>
  )
}

/** A name that lost characters in the source stays 待核 until the clerk says that it is right. */
function SettleName({ unit }: UnitDetailProps) {
  return (
    <>
      <UnverifiedMark />
      <PermitButton
        size="small"
        data-testid="unit-settle-name"
        onClick={() => run('updateUnit', { id: unit.id, patch: { nameStatus: 'settled' } })}
      >
        名称已核实
      </PermitButton>
    </>
  )
}

function UnitFacts({ unit, document }: UnitDetailProps & { readonly document: string | undefined }) {
  const model = useModel()
  const children = model.childrenOf(unit.id)
  const links = children.map((child) => (
    <span key={child.id} className={styles.item}>
      <LinkButton onClick={() => jumpTo({ table: 'unit', id: child.id })}>{child.name}</LinkButton>
    </span>
  ))
  return (
    <Section title="机构情况">
      <Facts
        facts={[
          { label: '级别', value: unit.level },
          { label: '职责类别', value: unit.dutyField && dutyFieldNames[unit.dutyField] },
          { label: '设立日期', value: unit.startedOn },
          { label: '撤销日期', value: unit.endedOn },
          { label: '批文', value: document },
          { label: '下级机构', value: links.length > 0 ? links : null },
          { label: '主要职责', value: unit.duties },
          { label: '备注', value: unit.note },
        ]}
      />
    </Section>
  )
}
