import { useState } from 'react'
import type { Unit, unitRelationKinds } from '../../../domain/unit.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { unitTree } from '../../controls/unit-tree.ts'
import { jumpTo } from '../../stores/view.ts'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import { unitRelationNames } from '../../text.ts'
import styles from './detail.module.css'
import type { UnitFormProps } from './UnitForms.tsx'

interface RelationValues {
  readonly kind: (typeof unitRelationKinds)[number]
  readonly toUnitId: string
  readonly basis: string | null
}

/** 合署办公 and 业务指导: relations of two units beside 隶属. */
export function UnitRelations({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const [adding, setAdding] = useState(false)
  const outgoing = model.openBy('unitRelation.fromUnitId', unit.id)
  const incoming = model.openBy('unitRelation.toUnitId', unit.id)
  const add = (
    <PermitButton size="small" data-testid="unit-relation-add" onClick={() => setAdding(true)}>
      新增关系
    </PermitButton>
  )
  return (
    <Section title={`机构间关系（${outgoing.length + incoming.length}）`} actions={add}>
      {adding && <RelationForm unit={unit} close={() => setAdding(false)} />}
      <ul className={styles.lines}>
        {[...outgoing, ...incoming].map((row) => {
          const otherId = row.fromUnitId === unit.id ? row.toUnitId : row.fromUnitId
          const other = model.get('unit', otherId)?.name ?? '？'
          const kind = unitRelationNames[row.kind]
          return (
            <li key={row.id} className={styles.line}>
              <span>
                {row.kind === 'guidance' && row.toUnitId === unit.id ? '受业务指导' : kind}{' '}
                <LinkButton onClick={() => jumpTo({ table: 'unit', id: otherId })}>{other}</LinkButton>
              </span>
              <PermitButton
                size="small"
                type="text"
                danger
                aria-label={`解除与 ${other} 的${kind}`}
                onClick={() => run('removeUnitRelation', { id: row.id })}
              >
                解除
              </PermitButton>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function RelationForm({ unit, close }: UnitFormProps) {
  const model = useModel()
  const fields: readonly Field<RelationValues>[] = [
    { name: 'kind', label: '关系', kind: 'choice', choices: choicesOf(unitRelationNames), required: true },
    {
      name: 'toUnitId',
      label: '对方机构',
      kind: 'unit',
      units: unitTree(model, { without: unit.id }),
      required: true,
    },
    { name: 'basis', label: '依据', kind: 'text', max: 400 },
  ]
  return (
    <EditForm
      title={`${unit.name} 的机构间关系`}
      testId="unit-relation-form"
      fields={fields}
      initial={{ kind: 'coLocation', toUnitId: '', basis: null }}
      close={close}
      save={(values, because) =>
        runOrThrow('createUnitRelation', { ...values, fromUnitId: unit.id }, because)
      }
    />
  )
}
