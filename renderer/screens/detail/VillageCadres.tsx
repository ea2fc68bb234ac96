import { useState } from 'react'
import type { Village } from '../../../domain/village.ts'
import type { VillageCadre } from '../../../domain/village-cadre.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, type Field } from '../../controls/field.ts'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { openFirst, type RowForm } from './village-rows.ts'

type Values = Pick<VillageCadre, 'name' | 'title' | 'startedOn' | 'note'>

const fields: readonly Field<Values>[] = [
  { name: 'name', label: '姓名', kind: 'text', max: 40, required: true },
  {
    name: 'title',
    label: '职务',
    kind: 'text',
    max: 60,
    required: true,
    hint: '如 党支部书记、村委会主任；一肩挑的分别登记',
  },
  { name: 'startedOn', label: '任职日期', kind: 'day' },
  { name: 'note', label: '备注', kind: 'text', max: 400 },
]

/** 两委成员 of a village, those of today first. */
export function VillageCadres({ village }: { readonly village: Village }) {
  const model = useModel()
  const [form, setForm] = useState<RowForm>(null)
  const close = () => setForm(null)
  const rows = openFirst(model, model.by('villageCadre.villageId', village.id))
  const add = (
    <PermitButton size="small" data-testid="cadre-add" onClick={() => setForm({ kind: 'add' })}>
      登记两委成员
    </PermitButton>
  )
  return (
    <Section title="两委成员" actions={add}>
      {form?.kind === 'add' && (
        <EditForm<Values>
          title={`${village.name} 登记两委成员`}
          testId="cadre-form"
          fields={fields}
          initial={{ name: '', title: '', startedOn: null, note: null }}
          close={close}
          save={(values, because) =>
            runOrThrow('addVillageCadre', { villageId: village.id, ...values }, because)
          }
        />
      )}
      {!rows.some((row) => model.isOpen(row)) && <p className={styles.soft}>还没有登记两委成员。</p>}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id} className={model.isOpen(row) ? undefined : styles.past}>
            <div className={styles.line}>
              <span>
                {row.name} <span className={styles.soft}>{row.title}</span>
              </span>
              <span className={styles.rowButtons}>
                <PermitLink onClick={() => setForm({ kind: 'edit', id: row.id })}>修改</PermitLink>
                {model.isOpen(row) && (
                  <PermitLink testId="cadre-end" onClick={() => setForm({ kind: 'end', id: row.id })}>
                    免去
                  </PermitLink>
                )}
              </span>
            </div>
            {(row.startedOn || row.endedOn || row.note) && (
              <p className={styles.basis}>
                {row.startedOn ?? '早前'} 至 {row.endedOn ?? '今'}
                {row.note && `　备注：${row.note}`}
              </p>
            )}
            {form?.kind === 'edit' && form.id === row.id && <CadreEdit row={row} close={close} />}
            {form?.kind === 'end' && form.id === row.id && <CadreEnd row={row} close={close} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface RowFormProps {
  readonly row: VillageCadre
  readonly close: () => void
}

function CadreEdit({ row, close }: RowFormProps) {
  const { name, title, startedOn, note } = row
  const initial: Values = { name, title, startedOn, note }
  return (
    <EditForm<Values>
      title="修改两委成员"
      testId="cadre-edit-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateVillageCadre', { id: row.id, patch: changedOf(initial, values) }, because)
      }
    />
  )
}

function CadreEnd({ row, close }: RowFormProps) {
  const model = useModel()
  return (
    <EditForm
      title={`免去 ${row.name} ${row.title}`}
      testId="cadre-end-form"
      saveLabel="免去"
      danger
      fields={[{ name: 'on', label: '免职日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endVillageCadre', { id: row.id, on }, because)}
    />
  )
}
