import { useVirtualizer } from '@tanstack/react-virtual'
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { hasIssue } from '../../domain/import-table.ts'
import { unitPath, unitsInOrder } from '../../domain/reports/roster.ts'
import { type RosterField, type RosterPreview, type RosterRow, rosterFields } from '../../domain/roster.ts'
import { decideUnit, useRosterImport } from '../stores/roster-import.ts'
import { useModel } from '../stores/workbook.ts'
import styles from './ImportScreen.module.css'

const actionNames = {
  create: '＋ 新增',
  update: '≈ 更新',
  unchanged: '不变',
  skip: '跳过',
  error: '▲ 有误',
} as const

interface ImportRowsProps {
  readonly preview: RosterPreview
}

/** Every row with what will become of it; the reason stands at the cell. */
export function ImportRows({ preview }: ImportRowsProps) {
  const [onlyFaulty, setOnlyFaulty] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const fields = rosterFields.filter(({ field }) => preview.columns.some((column) => column.field === field))
  const rows = onlyFaulty ? preview.rows.filter(hasIssue) : preview.rows
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 30,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <>
      <label className={styles.filter}>
        <input
          type="checkbox"
          checked={onlyFaulty}
          onChange={(event) => setOnlyFaulty(event.target.checked)}
        />{' '}
        只看有问题的行（{preview.rows.filter(hasIssue).length}）
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.rows} ref={frame} aria-label="预览" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">处理</th>
              <th scope="col">归入机构</th>
              {fields.map(({ field, label }) => (
                <th scope="col" key={field}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr style={{ height: before }} />
            {items.map((item) => {
              const row = rows[item.index]
              return row && <PreviewRow key={row.row} row={row} fields={fields.map(({ field }) => field)} />
            })}
            <tr style={{ height: after }} />
          </tbody>
        </table>
      </section>
    </>
  )
}

interface PreviewRowProps {
  readonly row: RosterRow
  readonly fields: readonly RosterField[]
}

function PreviewRow({ row, fields }: PreviewRowProps) {
  const taken = row.action === 'create' || row.action === 'update'
  return (
    <tr className={row.action === 'error' ? styles.faulty : undefined}>
      <td>{row.row + 1}</td>
      <td title={row.reason ?? ''}>
        {actionNames[row.action]}
        {row.reason && <span className={styles.reason}> {row.reason}</span>}
      </td>
      <td>{taken && <UnitChoice row={row} />}</td>
      {fields.map((field) => {
        const cell = row.cells[field]
        const worst = cell?.issues.some((issue) => issue.severity === 'error') ? styles.error : styles.warning
        const issues = cell?.issues.map((issue) => issue.message).join('；')
        return (
          <td key={field} className={issues ? worst : undefined} title={issues || cell?.raw}>
            {cell?.raw}
            {issues && <span className={styles.reason}> {issues}</span>}
          </td>
        )
      })}
    </tr>
  )
}

/** The unit that a row was matched to; a doubtful or missing one is chosen here. */
function UnitChoice({ row }: { readonly row: RosterRow }) {
  const model = useModel()
  const decision = useRosterImport((state) => state.decisions.get(row.row))
  const value = decision?.unitId ?? row.unit.id
  if (value && decision === undefined && (row.unit.how === 'exact' || row.unit.how === 'path')) {
    return <span>{unitPath(model, value)}</span>
  }
  const suggested = row.unit.suggestions.map(({ id, path }) => ({ value: id, label: `${path}（建议）` }))
  const rest = unitsInOrder(model)
    .filter((unit) => !row.unit.suggestions.some((one) => one.id === unit.id))
    .map((unit) => ({ value: unit.id, label: unitPath(model, unit.id) }))
  return (
    <Select
      size="small"
      aria-label={`第 ${row.row + 1} 行归入机构`}
      className={styles.unit ?? ''}
      value={value}
      placeholder="? 请选择机构"
      showSearch={{ optionFilterProp: 'label' }}
      options={[...suggested, ...rest]}
      onChange={(unitId) => decideUnit(row, unitId)}
    />
  )
}
