import { Button, Checkbox, Input, Popover } from 'antd'
import type { ReactNode } from 'react'
import styles from './Grid.module.css'
import { columnTitle, type GridColumn } from './grid.ts'

interface GridToolsProps<R> {
  readonly typed: string
  readonly onType: (text: string) => void
  readonly columns: readonly GridColumn<R>[]
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly count: string
  readonly children?: ReactNode
}

/** Above the grid: quick filter, what the screen adds, and which columns are shown. */
export function GridTools<R>({
  typed,
  onType,
  columns,
  hidden,
  onToggle,
  count,
  children,
}: GridToolsProps<R>) {
  const choice = (
    <div className={styles.columnChoice}>
      {columns.map((column) => (
        <Checkbox key={column.id} checked={!hidden.has(column.id)} onChange={() => onToggle(column.id)}>
          {columnTitle(column)}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <div className={styles.tools}>
      <Input
        className={styles.filter ?? ''}
        size="small"
        allowClear
        value={typed}
        aria-label="筛选"
        placeholder="筛选"
        onChange={(event) => onType(event.target.value)}
      />
      <span className={styles.count}>{count}</span>
      {children}
      <span className={styles.space} />
      <Popover trigger="click" placement="bottomRight" content={choice}>
        <Button size="small">列{hidden.size > 0 ? `（隐藏 ${hidden.size}）` : ''}</Button>
      </Popover>
    </div>
  )
}
