import { useState } from 'react'
import type { GridCell } from '../../../domain/grid-cell.ts'
import type { Village } from '../../../domain/village.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, type Field } from '../../controls/field.ts'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { openFirst, type RowForm } from './village-rows.ts'

type Values = Omit<GridCell, 'id' | 'villageId' | 'endedOn'>

const fields: readonly Field<Values>[] = [
  { name: 'name', label: '网格名称或编号', kind: 'text', max: 40, required: true },
  { name: 'workerName', label: '网格员', kind: 'text', max: 40, hint: '未定可留空' },
  { name: 'households', label: '户数', kind: 'number' },
  { name: 'extent', label: '范围', kind: 'text', max: 200, hint: '如 一至三组、主街以东' },
  { name: 'startedOn', label: '划定日期', kind: 'day' },
  { name: 'note', label: '备注', kind: 'text', max: 400 },
]

const empty: Values = {
  name: '',
  workerName: null,
  households: null,
  extent: null,
  startedOn: null,
  note: null,
}

/** 网格 of a village with their 网格员, those of today first. */
export function VillageCells({ village }: { readonly village: Village }) {
  const model = useModel()
  const [form, setForm] = useState<RowForm>(null)
  const close = () => setForm(null)
  const rows = openFirst(model, model.by('gridCell.villageId', village.id))
  const open = rows.filter((row) => model.isOpen(row))
  const add = (
    <PermitButton size="small" data-testid="cell-add" onClick={() => setForm({ kind: 'add' })}>
      划分网格
    </PermitButton>
  )
  return (
    <Section title={`网格（${open.length}）`} actions={add}>
      {form?.kind === 'add' && (
        <EditForm<Values>
          title={`${village.name} 划分网格`}
          testId="cell-form"
          fields={fields}
          initial={empty}
          close={close}
          save={(values, because) => runOrThrow('addGridCell', { villageId: village.id, ...values }, because)}
        />
      )}
      {open.length === 0 && <p className={styles.soft}>还没有划分网格。</p>}
      <Households village={village} cells={open} />
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id} className={model.isOpen(row) ? undefined : styles.past}>
            <CellLine row={row} onForm={(kind) => setForm({ kind, id: row.id })} />
            {form?.kind === 'edit' && form.id === row.id && <CellEdit row={row} close={close} />}
            {form?.kind === 'end' && form.id === row.id && <CellEnd row={row} close={close} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface HouseholdsProps {
  readonly village: Village
  readonly cells: readonly GridCell[]
}

/** The households of all cells beside those of the village, where both are known and differ. */
function Households({ village, cells }: HouseholdsProps) {
  if (cells.length === 0 || village.households === null) return null
  if (cells.some(({ households }) => households === null)) return null
  const sum = cells.reduce((total, { households }) => total + (households ?? 0), 0)
  if (sum === village.households) return null
  return (
    <p className={styles.basis}>
      ! 各网格户数合计 {sum}，与本村户数 {village.households} 不一致，请核对。
    </p>
  )
}

interface CellLineProps {
  readonly row: GridCell
  readonly onForm: (kind: 'edit' | 'end') => void
}

function CellLine({ row, onForm }: CellLineProps) {
  const model = useModel()
  const facts = [
    row.households === null ? null : `${row.households} 户`,
    row.extent,
    row.endedOn ? `${row.startedOn ?? '早前'} 至 ${row.endedOn}` : row.startedOn && `${row.startedOn} 起`,
    row.note && `备注：${row.note}`,
  ].filter(Boolean)
  return (
    <>
      <div className={styles.line}>
        <span>
          {row.name} <span className={styles.soft}>网格员：{row.workerName ?? '未定'}</span>
        </span>
        <span className={styles.rowButtons}>
          <PermitLink testId="cell-edit" onClick={() => onForm('edit')}>
            修改
          </PermitLink>
          {model.isOpen(row) && (
            <PermitLink testId="cell-end" onClick={() => onForm('end')}>
              撤销
            </PermitLink>
          )}
        </span>
      </div>
      {facts.length > 0 && <p className={styles.basis}>{facts.join('　')}</p>}
    </>
  )
}

interface RowFormProps {
  readonly row: GridCell
  readonly close: () => void
}

function CellEdit({ row, close }: RowFormProps) {
  const { name, workerName, households, extent, startedOn, note } = row
  const initial: Values = { name, workerName, households, extent, startedOn, note }
  return (
    <EditForm<Values>
      title={`修改网格 ${row.name}`}
      testId="cell-edit-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateGridCell', { id: row.id, patch: changedOf(initial, values) }, because)
      }
    />
  )
}

function CellEnd({ row, close }: RowFormProps) {
  const model = useModel()
  return (
    <EditForm
      title={`撤销网格 ${row.name}`}
      testId="cell-end-form"
      saveLabel="撤销网格"
      danger
      fields={[{ name: 'on', label: '撤销日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endGridCell', { id: row.id, on }, because)}
    />
  )
}
