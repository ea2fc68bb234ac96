import { useState } from 'react'
import type { Village, VillageCode } from '../../../domain/village.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'

type CodeValues = Omit<VillageCode, 'id' | 'villageId'>

const fields: readonly Field<CodeValues>[] = [
  { name: 'asOf', label: '统计日期', kind: 'day', required: true, hint: '同一日期再次登记即更正' },
  { name: 'code', label: '统计用区划代码', kind: 'text', max: 12, required: true, hint: '12 位数字' },
  { name: 'name', label: '当时名称', kind: 'text', max: 60, required: true },
  { name: 'streetName', label: '所属街道（镇）', kind: 'text', max: 60 },
  { name: 'source', label: '来源', kind: 'text', max: 200 },
]

/** The codes and spellings of a village in the statistics of each date; the village stays the same. */
export function VillageCodes({ village }: { readonly village: Village }) {
  const model = useModel()
  const [adding, setAdding] = useState(false)
  const codes = model.by('villageCode.villageId', village.id).sort((a, b) => b.asOf.localeCompare(a.asOf))
  const initial: CodeValues = { asOf: '', code: '', name: village.name, streetName: null, source: null }
  const add = (
    <PermitButton size="small" data-testid="village-code-add" onClick={() => setAdding(true)}>
      登记代码
    </PermitButton>
  )
  return (
    <Section title={`区划代码（${codes.length}）`} actions={add}>
      {adding && (
        <EditForm
          title={`登记 ${village.name} 的区划代码`}
          testId="village-code-form"
          fields={fields}
          initial={initial}
          close={() => setAdding(false)}
          save={(values, because) =>
            runOrThrow('setVillageCode', { ...values, villageId: village.id }, because)
          }
        />
      )}
      {codes.length === 0 ? (
        <p className={styles.soft}>没有区划代码</p>
      ) : (
        <table className={styles.codes}>
          <thead>
            <tr>
              <th scope="col">统计日期</th>
              <th scope="col">代码</th>
              <th scope="col">当时名称</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {codes.map((row) => (
              <CodeRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function CodeRow({ row }: { readonly row: VillageCode }) {
  const where = [row.streetName, row.source].filter(Boolean).join('，')
  return (
    <tr title={where || undefined}>
      <td>{row.asOf}</td>
      <td>{row.code}</td>
      <td>
        {row.name}
        {row.streetName && <div className={styles.soft}>{row.streetName}</div>}
      </td>
      <td>
        <PermitButton
          size="small"
          type="text"
          danger
          aria-label={`删除 ${row.asOf} 的代码 ${row.code}`}
          onClick={() => run('removeVillageCode', { id: row.id })}
        >
          删除
        </PermitButton>
      </td>
    </tr>
  )
}
