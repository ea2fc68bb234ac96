import { useState } from 'react'
import type { Village } from '../../../domain/village.ts'
import type { VillageLiaison } from '../../../domain/village-liaison.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { LiaisonAdd, LiaisonEdit, LiaisonEnd } from './VillageLiaisonForms.tsx'

type Form = { readonly kind: 'add' } | { readonly kind: 'edit' | 'end'; readonly id: string } | null

/** 包村干部 of a village, those of today first. */
export function VillageLiaisons({ village }: { readonly village: Village }) {
  const model = useModel()
  const [form, setForm] = useState<Form>(null)
  const close = () => setForm(null)
  const rows = model
    .by('villageLiaison.villageId', village.id)
    .sort(
      (a, b) =>
        Number(model.isOpen(b)) - Number(model.isOpen(a)) ||
        (b.startedOn ?? '').localeCompare(a.startedOn ?? ''),
    )
  const add = (
    <PermitButton size="small" data-testid="liaison-add" onClick={() => setForm({ kind: 'add' })}>
      指定包村干部
    </PermitButton>
  )
  return (
    <Section title="包村干部" actions={add}>
      {form?.kind === 'add' && <LiaisonAdd village={village} close={close} />}
      {!rows.some((row) => model.isOpen(row)) && (
        <p className={styles.soft}>还没有包村干部，点“指定包村干部”选一名在职人员。</p>
      )}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id} className={model.isOpen(row) ? undefined : styles.past}>
            <LiaisonLine row={row} onForm={(kind) => setForm({ kind, id: row.id })} />
            {form?.kind === 'edit' && form.id === row.id && <LiaisonEdit row={row} close={close} />}
            {form?.kind === 'end' && form.id === row.id && <LiaisonEnd row={row} close={close} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface LiaisonLineProps {
  readonly row: VillageLiaison
  readonly onForm: (kind: 'edit' | 'end') => void
}

function LiaisonLine({ row, onForm }: LiaisonLineProps) {
  const model = useModel()
  return (
    <>
      <div className={styles.line}>
        <LinkButton onClick={() => jumpTo({ table: 'person', id: row.personId })}>
          {model.get('person', row.personId)?.name ?? '？'}
        </LinkButton>
        <span className={styles.rowButtons}>
          <PermitLink testId="liaison-edit" onClick={() => onForm('edit')}>
            修改
          </PermitLink>
          {model.isOpen(row) && (
            <PermitLink testId="liaison-end" onClick={() => onForm('end')}>
              解除
            </PermitLink>
          )}
        </span>
      </div>
      <p className={styles.basis}>
        {row.startedOn ?? '早前'} 至 {row.endedOn ?? '今'}
        {row.note && `　备注：${row.note}`}
      </p>
    </>
  )
}
