import { useState } from 'react'
import type { Village } from '../../../domain/village.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { UnverifiedMark } from '../../controls/StateMark.tsx'
import { run, useModel } from '../../stores/workbook.ts'
import { villageKindNames } from '../../text.ts'
import styles from './detail.module.css'
import { VillageCadres } from './VillageCadres.tsx'
import { VillageCells } from './VillageCells.tsx'
import { VillageCodes } from './VillageCodes.tsx'
import { VillageEdit } from './VillageForms.tsx'
import { VillageJurisdictions } from './VillageJurisdictions.tsx'
import { VillageLiaisons } from './VillageLiaisons.tsx'

const actions: readonly ButtonAction[] = [{ id: 'village-edit', label: '修改' }]

/** The sheet of a village: its facts, who runs it and looks after it, under whom it stands, its codes by date. */
export function VillageDetail({ village }: { readonly village: Village }) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const ended = !model.isOpen(village)
  const settle = () => run('updateVillage', { id: village.id, patch: { nameStatus: 'settled' } })
  return (
    <>
      <h2 className={styles.title}>
        <span className={ended ? styles.ended : undefined}>{village.name}</span>
        {village.nameStatus === 'unverified' && (
          <>
            <UnverifiedMark />
            <PermitButton size="small" data-testid="village-settle-name" onClick={settle}>
              名称已核实
            </PermitButton>
          </>
        )}
        <span className={styles.soft}>{villageKindNames[village.kind]}</span>
      </h2>
      <ActionButtons actions={actions} chosen={form} onChoose={setForm} />
      {form === 'village-edit' && <VillageEdit village={village} close={() => setForm(null)} />}
      <Section title="村（居）情况">
        {village.households === null && village.population === null && village.areaHectares === null && (
          <p className={styles.soft}>户数、人口、面积未登记，点上方“修改”填写。</p>
        )}
        <Facts
          facts={[
            { label: '户数', value: village.households },
            { label: '人口', value: village.population },
            { label: '面积', value: village.areaHectares === null ? null : `${village.areaHectares} 公顷` },
            { label: '设立日期', value: village.startedOn },
            { label: '撤销日期', value: village.endedOn },
            { label: '备注', value: village.note },
          ]}
        />
      </Section>
      <VillageCadres village={village} />
      <VillageJurisdictions village={village} />
      <VillageLiaisons village={village} />
      <VillageCells village={village} />
      <VillageCodes village={village} />
    </>
  )
}
