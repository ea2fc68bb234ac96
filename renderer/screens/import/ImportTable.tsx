import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef, useState } from 'react'
import { hasIssue, type ImportRow } from '../../../domain/import-table.ts'
import styles from './import.module.css'

interface ImportTableProps<R extends ImportRow> {
  readonly rows: readonly R[]
  readonly fields: readonly { readonly field: keyof R['cells'] & string; readonly label: string }[]
  /** What a row that is not there yet becomes: 新增, 新设. */
  readonly made: string
  /** The column before the file's own: where the row goes. */
  readonly place: { readonly title: string; readonly of: (row: R) => ReactNode }
}

/** Every row with what will become of it; the reason stands at the cell. */
export function ImportTable<R extends ImportRow>({ rows: all, fields, made, place }: ImportTableProps<R>) {
  const [onlyFaulty, setOnlyFaulty] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const faulty = all.filter(hasIssue)
  const rows = onlyFaulty ? faulty : all
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
        只看有问题的行（{faulty.length}）
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.rows} ref={frame} aria-label="预览" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">处理</th>
              <th scope="col">{place.title}</th>
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
              return row && <PreviewRow key={row.row} {...{ row, fields, made, place }} />
            })}
            <tr style={{ height: after }} />
          </tbody>
        </table>
      </section>
    </>
  )
}

function PreviewRow<R extends ImportRow>({
  row,
  fields,
  made,
  place,
}: Omit<ImportTableProps<R>, 'rows'> & { readonly row: R }) {
  const names = {
    create: `＋ ${made}`,
    update: '≈ 更新',
    unchanged: '不变',
    skip: '跳过',
    error: '▲ 有误',
  }
  const taken = row.action === 'create' || row.action === 'update'
  return (
    <tr className={row.action === 'error' ? styles.faulty : undefined}>
      <td>{row.row + 1}</td>
      <td title={row.reason ?? ''}>
        {names[row.action]}
        {row.reason && <span className={styles.reason}> {row.reason}</span>}
      </td>
      <td>{taken && place.of(row)}</td>
      {fields.map(({ field }) => {
        const cell = (row.cells as ImportRow['cells'])[field]
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
