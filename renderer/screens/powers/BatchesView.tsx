import { useState } from 'react'
import type { PowerBatch } from '../../../domain/power.ts'
import { countByStatus, noneOf, type PowerFilter, type PowerLine } from '../../../domain/reports/powers.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, type Field } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './powers.module.css'

type BatchValues = Omit<PowerBatch, 'id' | 'sortNo'>

const fields: readonly Field<BatchValues>[] = [
  { name: 'documentNumber', label: '公布文号', kind: 'text', max: 80 },
  { name: 'name', label: '批次名称', kind: 'text', max: 60, required: true },
  { name: 'takeUpOn', label: '承接日期', kind: 'day', hint: '计划的或已完成的日期' },
  { name: 'note', label: '备注', kind: 'area' },
]
const empty: BatchValues = { name: '', takeUpOn: null, documentNumber: null, note: null }

interface BatchesViewProps {
  readonly lines: readonly PowerLine[]
  readonly onOpen: (filter: PowerFilter) => void
}

/** 批次: when each part of the list is taken up, on which document, and how far it has come. */
export function BatchesView({ lines, onOpen }: BatchesViewProps) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const batches = [...model.rows.powerBatch.values()].sort((a, b) => a.sortNo - b.sortNo)
  const edited = model.get('powerBatch', form)
  const close = () => setForm(null)
  const loose = lines.filter(({ power }) => power.batchId === null).length
  return (
    <>
      <div className={screen.head}>
        <PermitButton size="small" data-testid="power-batch-add" onClick={() => setForm('new')}>
          新设批次
        </PermitButton>
        <LinkButton testId="power-batch-none" onClick={() => onOpen({ batchId: noneOf })}>
          未列批次 {loose} 项
        </LinkButton>
      </div>
      {form !== null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <BatchForm key={form} batch={edited} close={close} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label="承接批次">
        {batches.length === 0 ? (
          <p className={screen.empty}>还没有批次。先新设一批，再在“事项”里选中事项“列入批次”。</p>
        ) : (
          <table className={styles.table} data-testid="power-batches">
            <thead>
              <tr>
                {['批次', '承接日期', '公布文号', '事项', '已承接', '各状态', '备注', '操作'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <BatchLine
                  key={batch.id}
                  batch={batch}
                  lines={lines.filter(({ power }) => power.batchId === batch.id)}
                  today={model.asOf}
                  onOpen={onOpen}
                  onEdit={() => setForm(batch.id)}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}

interface BatchLineProps {
  readonly batch: PowerBatch
  readonly lines: readonly PowerLine[]
  readonly today: string
  readonly onOpen: (filter: PowerFilter) => void
  readonly onEdit: () => void
}

function BatchLine({ batch, lines, today, onOpen, onEdit }: BatchLineProps) {
  const done = lines.filter(({ power }) => power.status === 'takenUp').length
  const isLate = batch.takeUpOn !== null && batch.takeUpOn < today && done < lines.length
  return (
    <tr>
      <th scope="row">{batch.name}</th>
      <td className={isLate ? styles.over : undefined}>
        {batch.takeUpOn ?? '未定'}
        {isLate && ' ▲ 已过期，尚未承接完'}
      </td>
      <td>{batch.documentNumber}</td>
      <td className={styles.number}>
        <LinkButton onClick={() => onOpen({ batchId: batch.id })}>{lines.length}</LinkButton>
      </td>
      <td className={styles.number}>
        <LinkButton onClick={() => onOpen({ batchId: batch.id, status: 'takenUp' })}>{done}</LinkButton>
      </td>
      <td>
        {countByStatus(lines)
          .filter(({ count }) => count > 0)
          .map(({ name, count }) => `${name} ${count}`)
          .join('，')}
      </td>
      <td>{batch.note}</td>
      <td className={styles.kind}>
        <PermitButton size="small" type="text" aria-label={`修改 ${batch.name}`} onClick={onEdit}>
          修改
        </PermitButton>
        <PermitButton
          size="small"
          type="text"
          danger
          aria-label={`删除 ${batch.name}`}
          onClick={() => void run('removePowerBatch', { id: batch.id })}
        >
          删除
        </PermitButton>
      </td>
    </tr>
  )
}

function BatchForm({ batch, close }: { readonly batch: PowerBatch | undefined; readonly close: () => void }) {
  const { id, sortNo: _sortNo, ...initial } = batch ?? { id: '', sortNo: 0, ...empty }
  return (
    <EditForm<BatchValues>
      title={batch ? `修改批次 ${batch.name}` : '新设承接批次'}
      testId="power-batch-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        batch
          ? runOrThrow('updatePowerBatch', { id, patch: changedOf(initial, values) }, because)
          : runOrThrow('createPowerBatch', values, because)
      }
    />
  )
}
