import { useState } from 'react'
import type { Jurisdiction, JurisdictionKind } from '../../../domain/jurisdiction.ts'
import type { Village } from '../../../domain/village.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { UnverifiedMark } from '../../controls/StateMark.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { jurisdictionKindNames } from '../../text.ts'
import styles from './detail.module.css'
import { JurisdictionEdit, JurisdictionEnd, JurisdictionForm } from './VillageForms.tsx'

interface VillageJurisdictionsProps {
  readonly village: Village
}

/** 行政隶属 and 代管: two relations, each with its dates, basis and history. */
export function VillageJurisdictions({ village }: VillageJurisdictionsProps) {
  return (
    <>
      <Relation village={village} kind="legal" />
      <Relation village={village} kind="administered" />
    </>
  )
}

type Form = { readonly kind: 'set' } | { readonly kind: 'edit' | 'end'; readonly id: string } | null

function Relation({ village, kind }: VillageJurisdictionsProps & { readonly kind: JurisdictionKind }) {
  const model = useModel()
  const [form, setForm] = useState<Form>(null)
  const close = () => setForm(null)
  const name = jurisdictionKindNames[kind]
  const rows = model
    .by('jurisdiction.villageId', village.id)
    .filter((row) => row.kind === kind)
    .sort((a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? ''))
  const open = rows.some((row) => model.isOpen(row))
  const set = (
    <PermitButton
      size="small"
      data-testid={`jurisdiction-set-${kind}`}
      onClick={() => setForm({ kind: 'set' })}
    >
      {open ? `调整${name}` : `登记${name}`}
    </PermitButton>
  )
  return (
    <Section title={name} actions={set}>
      {form?.kind === 'set' && <JurisdictionForm villages={[village]} kind={kind} close={close} />}
      {!open && <p className={styles.soft}>{kind === 'legal' ? '未登记行政隶属' : '没有代管'}</p>}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id} className={model.isOpen(row) ? undefined : styles.past}>
            <RelationLine row={row} onForm={(which) => setForm({ kind: which, id: row.id })} />
            {form?.kind === 'edit' && form.id === row.id && <JurisdictionEdit row={row} close={close} />}
            {form?.kind === 'end' && form.id === row.id && <JurisdictionEnd row={row} close={close} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface RelationLineProps {
  readonly row: Jurisdiction
  readonly onForm: (which: 'edit' | 'end') => void
}

function RelationLine({ row, onForm }: RelationLineProps) {
  const model = useModel()
  return (
    <>
      <div className={styles.line}>
        <span>
          <LinkButton onClick={() => jumpTo({ table: 'unit', id: row.unitId })}>
            {model.get('unit', row.unitId)?.name ?? '？'}
          </LinkButton>{' '}
          {row.status === 'unverified' && <UnverifiedMark />}
        </span>
        <span className={styles.rowButtons}>
          <PermitLink onClick={() => onForm('edit')}>修改</PermitLink>
          {model.isOpen(row) && (
            <PermitLink testId={`jurisdiction-end-${row.kind}`} onClick={() => onForm('end')}>
              解除
            </PermitLink>
          )}
        </span>
      </div>
      <p className={styles.basis}>
        {row.startedOn ?? '早前'} 至 {row.endedOn ?? '今'}　依据：{row.basis?.trim() || '未填'}
      </p>
    </>
  )
}
