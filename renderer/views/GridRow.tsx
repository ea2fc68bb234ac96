import type { MouseEvent, PointerEvent } from 'react'
import styles from './Grid.module.css'
import { GridEditor } from './GridEditor.tsx'
import type { GridColumn } from './grid.ts'
import type { AfterEdit, Editing } from './use-grid-sheet.ts'

export interface RowHandle {
  readonly testId: string
  readonly onPress: (event: PointerEvent) => void
}

interface GridRowProps<R> {
  readonly row: R
  readonly index: number
  /** Pixels from the top of all rows. */
  readonly top: number
  readonly template: string
  readonly columns: readonly GridColumn<R>[]
  readonly isSelected: boolean
  /** The column of the cell that the keyboard stands on; null where it stands in another row. */
  readonly hereColumn: number | null
  readonly isMarked: (column: number) => boolean
  readonly editing: Editing | null
  readonly idOf: (column: number) => string
  readonly handle?: RowHandle | undefined
  readonly onSelect: (event: MouseEvent) => void
  readonly onGo: (column: number) => void
  readonly onEdit: (column: number) => void
  readonly onEditDone: (after: AfterEdit) => void
}

/** One row of a grid, laid out where it is scrolled to. */
export function GridRow<R>(props: GridRowProps<R>) {
  const { row, index, top, template, columns, isSelected, hereColumn, isMarked, editing, idOf, handle } =
    props
  const marks = (column: GridColumn<R>, place: number) => {
    const tone = column.tone?.(row)
    return [
      styles.cell,
      hereColumn === place && styles.here,
      isMarked(place) && styles.marked,
      tone && styles[tone],
      column.align && styles.right,
    ]
      .filter(Boolean)
      .join(' ')
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={isSelected ? styles.selected : styles.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      data-testid={handle?.testId}
      onPointerDown={handle?.onPress}
      onClick={props.onSelect}
    >
      {columns.map((column, place) => {
        if (editing?.columnId === column.id && column.edit) {
          return (
            <GridEditor
              key={column.id}
              row={row}
              column={column}
              edit={column.edit}
              typed={editing.typed}
              onDone={props.onEditDone}
            />
          )
        }
        return (
          <div
            key={column.id}
            id={idOf(place)}
            role="gridcell"
            aria-colindex={place + 1}
            className={marks(column, place)}
            title={column.text(row)}
            onClick={() => props.onGo(place)}
            onDoubleClick={() => props.onEdit(place)}
          >
            {column.text(row)}
          </div>
        )
      })}
    </div>
  )
}
