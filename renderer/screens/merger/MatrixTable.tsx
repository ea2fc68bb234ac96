import {
  countsOf,
  fatesIn,
  type Matrix,
  type MatrixColumn,
  type MatrixEntry,
  type MatrixRow,
} from '../../../domain/merger/matrix.ts'
import { countsText, fateMark, kindMarks } from './fates.ts'
import styles from './merger.module.css'

/** A cell of the matrix; without a row or a column it is a sum. */
export interface MatrixPlace {
  readonly row: string | null
  readonly column: string | null
}

interface MatrixTableProps {
  readonly matrix: Matrix
  readonly caption: string
  readonly open: MatrixPlace | null
  /** Absent in print, where nothing opens. */
  readonly onOpen?: (place: MatrixPlace) => void
}

/** 旧 × 新: how much of each kind goes from an old unit to a new one, with the sums of both. */
export function MatrixTable({ matrix, caption, open, onOpen }: MatrixTableProps) {
  const { columns, rows, columnSums, all } = matrix
  const props = (place: MatrixPlace, label: string) => ({
    label,
    isOpen: open !== null && open.row === place.row && open.column === place.column,
    ...(onOpen ? { onOpen: () => onOpen(place) } : {}),
  })
  return (
    <table className={styles.table} data-testid={onOpen ? 'merger-matrix' : 'merger-matrix-print'}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className={styles.corner}>
            原机构 ＼ 去向
          </th>
          {groupsOf(columns).map(({ name, count, id }) => (
            <th key={id} scope="colgroup" colSpan={count}>
              {name}
            </th>
          ))}
          <th scope="col" rowSpan={2}>
            合计
          </th>
        </tr>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {isStreet(columns, column) ? '本级' : column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unitId}>
            <th scope="row">
              {row.street && <span className={styles.street}>{row.street}</span>}
              {row.name}
            </th>
            {columns.map((column) => (
              <Cell
                key={column.id}
                entries={row.cells.get(column.id) ?? []}
                isOpenColumn={column.id === 'open'}
                {...props({ row: row.unitId, column: column.id }, titleOf(row, column))}
              />
            ))}
            <Cell isSum entries={row.all} {...props({ row: row.unitId, column: null }, titleOf(row, null))} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          {columns.map((column) => (
            <Cell
              isSum
              key={column.id}
              entries={columnSums.get(column.id) ?? []}
              {...props({ row: null, column: column.id }, titleOf(null, column))}
            />
          ))}
          <Cell isSum entries={all} {...props({ row: null, column: null }, titleOf(null, null))} />
        </tr>
      </tfoot>
    </table>
  )
}

const isStreet = (columns: readonly MatrixColumn[], { name, street }: MatrixColumn) =>
  street === '' && columns.some((column) => column.street === name)

/** Columns of one street beside each other have one head. */
function groupsOf(columns: readonly MatrixColumn[]) {
  const groups: { id: string; name: string; count: number }[] = []
  for (const column of columns) {
    const name = isStreet(columns, column) ? column.name : column.street
    const last = groups.at(-1)
    if (last && last.name === name) last.count += 1
    else groups.push({ id: column.id, name, count: 1 })
  }
  return groups
}

export function titleOf(row: MatrixRow | null, column: MatrixColumn | null): string {
  const name = (of: MatrixRow | MatrixColumn) => (of.street ? `${of.street} ${of.name}` : of.name)
  return `${row ? name(row) : '全部原机构'} → ${column ? name(column) : '全部去向'}`
}

interface CellProps {
  readonly entries: readonly MatrixEntry[]
  readonly label: string
  readonly isOpen: boolean
  readonly onOpen?: () => void
  readonly isSum?: boolean
  readonly isOpenColumn?: boolean
}

function Cell({ entries, label, isOpen, onOpen, isSum = false, isOpenColumn = false }: CellProps) {
  const counts = countsOf(entries)
  // An empty sum says that a whole row or column is empty; an empty cell needs no word.
  if (counts.length === 0) return <td className={styles.empty}>{isSum ? '空' : ''}</td>
  const fates = isSum ? [] : fatesIn(entries)
  // The unit's own fate says that it is here, and what comes with it.
  const isUnit = fates.length > 0 && entries.some(({ kind, fate }) => kind === 'unit' && fate !== null)
  const shownFates = fates.slice(0, isUnit ? 1 : 2)
  const shownCounts = counts.filter(({ kind, count }) => !isUnit || kind !== 'unit' || count > 1)
  const content = (
    <>
      {fates.length > 0 && (
        <span className={styles.fate}>
          {shownFates.map(fateMark).join(' ')}
          {!isUnit && fates.length > 2 && ' 等'}
        </span>
      )}
      {shownCounts.map(({ kind, count }) => (
        <span key={kind} className={styles.count}>
          {kindMarks[kind]} {count}
        </span>
      ))}
    </>
  )
  if (!onOpen) return <td>{content}</td>
  return (
    <td className={isOpenColumn ? styles.openCell : undefined}>
      <button
        type="button"
        className={styles.cell}
        aria-pressed={isOpen}
        aria-label={`${label}：${[...fates.map(fateMark), countsText(counts)].join('，')}`}
        onClick={onOpen}
      >
        {content}
      </button>
    </td>
  )
}
