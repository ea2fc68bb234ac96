import { type KeyboardEvent, useId, useRef, useState } from 'react'
import styles from './Grid.module.css'
import { type CellEdit, columnTitle, type GridColumn, readCell } from './grid.ts'
import type { AfterEdit } from './use-grid-sheet.ts'

interface GridEditorProps<R> {
  readonly row: R
  readonly column: GridColumn<R>
  readonly edit: CellEdit<R>
  /** What the clerk typed to open the cell. */
  readonly typed: string | null
  readonly onDone: (after: AfterEdit) => void
}

/**
 * A cell while it is typed into: Enter takes it, Esc leaves it as it was. A refused value stays to be put right;
 * a clerk who turns to another cell has left it, and it is as it was.
 */
export function GridEditor<R>({ row, column, edit, typed, onDone }: GridEditorProps<R>) {
  const faultId = useId()
  const first = edit.value?.(row) ?? column.text(row)
  const [value, setValue] = useState(edit.kind === 'select' ? first : (typed ?? first))
  const [fault, setFault] = useState<string | null>(null)
  const busy = useRef(false)
  const take = async (after: AfterEdit) => {
    if (busy.current) return
    busy.current = true
    const read = readCell(edit, value, row)
    const isTaken = value === first || ('value' in read && (await edit.commit(row, read.value)))
    busy.current = isTaken
    if ('fault' in read) setFault(read.fault)
    if (isTaken || after === 'leave') onDone(after)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const after = afterKey(event)
    if (event.key !== 'Escape' && after === null) return
    event.preventDefault()
    if (after) void take(after)
    else {
      busy.current = true
      onDone('stay')
    }
  }
  const shared = {
    className: styles.editor,
    autoFocus: true,
    value,
    'aria-label': columnTitle(column),
    'aria-invalid': fault !== null,
    'aria-describedby': fault === null ? undefined : faultId,
    onBlur: () => void take('leave'),
    onKeyDown,
  }
  return (
    <div className={styles.editing} role="gridcell">
      {edit.kind === 'select' ? (
        <select {...shared} onChange={(event) => setValue(event.target.value)}>
          {!edit.required && <option value="" />}
          {edit.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          inputMode={edit.kind === 'number' ? 'decimal' : undefined}
          placeholder={edit.kind === 'day' ? '年-月-日' : undefined}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      {fault !== null && (
        <span id={faultId} role="alert" className={styles.fault}>
          ▲ {fault}
        </span>
      )}
    </div>
  )
}

function afterKey(event: KeyboardEvent): AfterEdit | null {
  if (event.key === 'Enter') return 'down'
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next'
  return null
}
