import styles from './Grid.module.css'
import { columnTitle, type GridColumn } from './grid.ts'

interface GridHeadProps<R> {
  readonly columns: readonly GridColumn<R>[]
  readonly template: string
}

/** One or two header rows; columns side by side with the same group share its cell. */
export function GridHead<R>({ columns, template }: GridHeadProps<R>) {
  const grouped = columns.some((column) => column.group)
  const spans: { id: string; group: string; from: number; many: number }[] = []
  columns.forEach((column, index) => {
    const last = spans.at(-1)
    if (last && column.group && last.group === column.group) last.many += 1
    else spans.push({ id: column.id, group: column.group ?? '', from: index, many: 1 })
  })
  return (
    <div className={styles.head} role="presentation">
      {grouped && (
        <div className={styles.headRow} style={{ gridTemplateColumns: template }} aria-hidden="true">
          {spans.map((span) => (
            <div
              key={span.id}
              className={span.group ? styles.group : styles.noGroup}
              style={{ gridColumn: `${span.from + 1} / span ${span.many}` }}
            >
              <span className={styles.groupName} style={{ left: (columns[0]?.width ?? 0) + 8 }}>
                {span.group}
              </span>
            </div>
          ))}
        </div>
      )}
      <div className={styles.headRow} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            className={`${styles.headCell} ${column.align ? styles.right : ''}`}
            title={columnTitle(column)}
            aria-label={column.group ? columnTitle(column) : undefined}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  )
}
