import { useRef, useState } from 'react'
import styles from './Grid.module.css'
import type { CellEdit, GridColumn } from './grid.ts'

interface GridEditorProps<R> {
  readonly row: R
  readonly column: GridColumn<R>
  readonly edit: CellEdit<R>
  /** How many columns to go on: Tab 1, Shift+Tab -1, else 0. */
  readonly onDone: (step: number) => void
}

/** A cell while it is typed into: Enter takes it, Esc leaves it as it was; a refused value stays to be put right. */
export function GridEditor<R>({ row, column, edit, onDone }: GridEditorProps<R>) {
  const first = edit.value?.(row) ?? column.text(row)
  const [value, setValue] = useState(first)
  const done = useRef(false)
  const take = async (step: number) => {
    if (done.current) return
    done.current = true
    const isTaken = value === first || (await edit.commit(row, value.trim()))
    done.current = isTaken
    if (isTaken) onDone(step)
  }
  const shared = {
    className: styles.editor,
    autoFocus: true,
    value,
    'aria-label': column.group ? `${column.group} ${column.header}` : column.header,
    onBlur: () => void take(0),
    onKeyDown: (event: React.KeyboardEvent) => {
      event.stopPropagation()
      if (event.key === 'Escape') {
        done.current = true
        onDone(0)
      }
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) void take(0)
      if (event.key === 'Tab') {
        event.preventDefault()
        void take(event.shiftKey ? -1 : 1)
      }
    },
  }
  if (edit.kind === 'select') {
    return (
      <select {...shared} onChange={(event) => setValue(event.target.value)}>
        <option value="" />
        {edit.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const hint = edit.kind === 'day' ? '年-月-日' : undefined
  const mode = edit.kind === 'number' ? 'decimal' : undefined
  return (
    <input
      {...shared}
      inputMode={mode}
      placeholder={hint}
      onChange={(event) => setValue(event.target.value)}
    />
  )
}
