import { useState } from 'react'
import { contractTermNames, contractTermTable, type LabourContract } from '../../../domain/labour-contract.ts'
import type { Person } from '../../../domain/person.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { openFirst, type RowForm } from './village-rows.ts'

type Values = Omit<LabourContract, 'id' | 'personId' | 'endedOn'>

const fields: readonly Field<Values>[] = [
  { name: 'term', label: '合同类型', kind: 'choice', choices: choicesOf(contractTermTable), required: true },
  { name: 'startedOn', label: '合同开始', kind: 'day' },
  { name: 'endsOn', label: '合同截止', kind: 'day', shown: ({ term }) => term !== 'openEnded' },
  { name: 'probationUntil', label: '试用期截止', kind: 'day', hint: '没有试用期的留空' },
  { name: 'employer', label: '派遣单位', kind: 'text', max: 80, hint: '劳务派遣的填写' },
  { name: 'payer', label: '经费渠道', kind: 'text', max: 40 },
  { name: 'documentNumber', label: '合同编号', kind: 'text', max: 80 },
  { name: 'note', label: '备注', kind: 'area' },
]

const blank: Values = {
  term: 'fixed',
  startedOn: null,
  endsOn: null,
  probationUntil: null,
  employer: null,
  payer: null,
  documentNumber: null,
  note: null,
}

/** 合同 of a person, apart from the 聘期 of the post; the one in force first. */
export function PersonContracts({ person }: { readonly person: Person }) {
  const model = useModel()
  const [form, setForm] = useState<RowForm>(null)
  const close = () => setForm(null)
  const rows = openFirst(model, model.by('labourContract.personId', person.id))
  const add = (
    <PermitButton size="small" data-testid="contract-add" onClick={() => setForm({ kind: 'add' })}>
      登记合同
    </PermitButton>
  )
  return (
    <Section title="合同" actions={add}>
      {form?.kind === 'add' && (
        <EditForm<Values>
          title={`${person.name} 登记合同`}
          testId="contract-form"
          fields={fields}
          initial={{ ...blank, startedOn: model.asOf }}
          adjust={withoutEnd}
          close={close}
          save={(values, because) =>
            runOrThrow('addLabourContract', { personId: person.id, ...values }, because)
          }
        />
      )}
      {!rows.some((row) => model.isOpen(row)) && (
        <p className={styles.soft}>没有登记合同。编外人员登记劳动合同，事业编制人员登记聘用合同。</p>
      )}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <ContractRow key={row.id} {...{ row, form, setForm, close }} />
        ))}
      </ul>
    </Section>
  )
}

/** A contract without a last day keeps none when its kind is chosen after the day. */
const withoutEnd = (values: Values, changed: keyof Values) =>
  changed === 'term' && values.term === 'openEnded' ? { ...values, endsOn: null } : values

interface ContractRowProps {
  readonly row: LabourContract
  readonly form: RowForm
  readonly setForm: (form: RowForm) => void
  readonly close: () => void
}

function ContractRow({ row, form, setForm, close }: ContractRowProps) {
  const model = useModel()
  const isOpen = model.isOpen(row)
  const facts = [
    `${row.startedOn ?? '早前'} 至 ${row.endsOn ?? '无固定期限'}`,
    row.probationUntil && `试用期至 ${row.probationUntil}`,
    row.endedOn && `已于 ${row.endedOn} 终止`,
    row.employer,
    row.payer,
    row.documentNumber,
    row.note,
  ]
  return (
    <li className={isOpen ? undefined : styles.past}>
      <div className={styles.line}>
        <span>{contractTermNames[row.term]}</span>
        <span className={styles.rowButtons}>
          <PermitLink testId="contract-edit" onClick={() => setForm({ kind: 'edit', id: row.id })}>
            修改
          </PermitLink>
          {isOpen && (
            <PermitLink testId="contract-end" onClick={() => setForm({ kind: 'end', id: row.id })}>
              终止
            </PermitLink>
          )}
        </span>
      </div>
      <p className={styles.basis}>{facts.filter(Boolean).join('，')}</p>
      {form?.kind === 'edit' && form.id === row.id && <ContractEdit row={row} close={close} />}
      {form?.kind === 'end' && form.id === row.id && <ContractEnd row={row} close={close} />}
    </li>
  )
}

interface RowFormProps {
  readonly row: LabourContract
  readonly close: () => void
}

function ContractEdit({ row, close }: RowFormProps) {
  const { id, personId: _personId, endedOn: _endedOn, ...initial } = row
  return (
    <EditForm<Values>
      title="修改合同"
      testId="contract-edit-form"
      fields={fields}
      initial={initial}
      adjust={withoutEnd}
      close={close}
      save={(values, because) =>
        runOrThrow('updateLabourContract', { id, patch: changedOf<Values>(initial, values) }, because)
      }
    />
  )
}

function ContractEnd({ row, close }: RowFormProps) {
  const model = useModel()
  return (
    <EditForm
      title="终止合同"
      testId="contract-end-form"
      saveLabel="终止"
      danger
      fields={[{ name: 'on', label: '终止日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endLabourContract', { id: row.id, on }, because)}
    >
      <p>只终止合同；岗位另行免去，离开单位请用“减员”。</p>
    </EditForm>
  )
}
