import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import styles from './Grid.module.css'
import { GridEditor } from './GridEditor.tsx'
import { GridHead } from './GridHead.tsx'
import { GridPaste } from './GridPaste.tsx'
import { GridTools } from './GridTools.tsx'
import { type CellPlace, filterRows, type GridColumn, type PastedCell, pastedCells } from './grid.ts'
import { useHiddenColumns } from './use-hidden-columns.ts'

interface GridProps<R> {
  /** Under this name the clerk's choice of columns is remembered. */
  readonly id: string
  readonly label: string
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  readonly keyOf: (row: R) => string
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (keys: readonly string[]) => void
  readonly tools?: ReactNode
  readonly empty: ReactNode
}

const rowHeight = 30

/** A grid that behaves like a spreadsheet: arrows, Enter or F2 to edit, copy, paste with a preview, filter, hide columns. */
export function Grid<R>(props: GridProps<R>) {
  const { id, label, rows, columns, keyOf, selected, onSelect, tools, empty } = props
  const frame = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [hidden, toggleHidden] = useHiddenColumns(id)
  const [cell, setCell] = useState<CellPlace>({ row: 0, column: 0 })
  const [editing, setEditing] = useState(false)
  const [pasted, setPasted] = useState<readonly PastedCell<R>[] | null>(null)
  const shown = useMemo(() => columns.filter((column) => !hidden.has(column.id)), [columns, hidden])
  const visible = useMemo(() => filterRows(rows, columns, typed), [rows, columns, typed])
  const virtual = useVirtualizer({
    count: visible.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const template = shown.map((column) => `${column.width}px`).join(' ')
  const at = { row: Math.min(cell.row, visible.length - 1), column: Math.min(cell.column, shown.length - 1) }

  const go = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(row, visible.length - 1)),
      column: Math.max(0, Math.min(column, shown.length - 1)),
    }
    setCell(next)
    setEditing(false)
    virtual.scrollToIndex(next.row)
  }
  const choose = (index: number, event: MouseEvent | KeyboardEvent) => {
    const row = visible[index]
    if (row === undefined || !onSelect) return
    const key = keyOf(row)
    if (event.ctrlKey || event.metaKey) {
      const rest = [...(selected ?? [])].filter((one) => one !== key)
      onSelect(selected?.has(key) ? rest : [...rest, key])
    } else if (event.shiftKey && selected && selected.size > 0) {
      const from = visible.findIndex((one) => selected.has(keyOf(one)))
      const [low, high] = [Math.min(from, index), Math.max(from, index)]
      onSelect(visible.slice(Math.max(0, low), high + 1).map(keyOf))
    } else onSelect([key])
  }
  const canEdit = (place: CellPlace) => {
    const row = visible[place.row]
    const edit = shown[place.column]?.edit
    return row !== undefined && edit !== undefined && edit.enabled?.(row) !== false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 300) / rowHeight) - 2)
    const moves: Record<string, readonly [number, number]> = {
      ArrowDown: [at.row + 1, at.column],
      ArrowUp: [at.row - 1, at.column],
      ArrowRight: [at.row, at.column + 1],
      ArrowLeft: [at.row, at.column - 1],
      PageDown: [at.row + page, at.column],
      PageUp: [at.row - page, at.column],
      Home: [event.ctrlKey ? 0 : at.row, 0],
      End: [event.ctrlKey ? visible.length - 1 : at.row, shown.length - 1],
    }
    const move = moves[event.key]
    if (move && !event.altKey) {
      event.preventDefault()
      go(...move)
    } else if ((event.key === 'Enter' || event.key === 'F2') && canEdit(at)) {
      event.preventDefault()
      setEditing(true)
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      choose(at.row, event)
    }
  }
  const copied = () => {
    const chosen = visible.filter((row) => selected?.has(keyOf(row)))
    const list = chosen.length > 1 ? chosen : visible.slice(at.row, at.row + 1)
    const cells = chosen.length > 1 ? shown : shown.slice(at.column, at.column + 1)
    return list.map((row) => cells.map((column) => column.text(row)).join('\t')).join('\n')
  }

  return (
    <div className={styles.grid}>
      <GridTools
        typed={typed}
        onType={setTyped}
        columns={columns}
        hidden={hidden}
        onToggle={toggleHidden}
        count={visible.length === rows.length ? `${rows.length} 行` : `${visible.length} / ${rows.length} 行`}
      >
        {tools}
      </GridTools>
      {pasted && <GridPaste cells={pasted} onDone={() => setPasted(null)} />}
      <div
        ref={frame}
        className={styles.frame}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={visible.length + 1}
        aria-colcount={shown.length}
        aria-multiselectable
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (editing) return
          event.preventDefault()
          event.clipboardData.setData('text/plain', copied())
        }}
        onPaste={(event) => {
          if (editing) return
          event.preventDefault()
          setPasted(pastedCells(event.clipboardData.getData('text/plain'), visible, shown, at))
        }}
      >
        <GridHead columns={shown} template={template} />
        {visible.length === 0 && (
          <div className={styles.empty}>{rows.length === 0 ? empty : '没有符合筛选的行。'}</div>
        )}
        <div role="presentation" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = visible[item.index] as R
            const isSelected = selected?.has(keyOf(row)) ?? false
            return (
              <div
                key={keyOf(row)}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={isSelected}
                className={isSelected ? styles.selected : styles.row}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
                onClick={(event) => choose(item.index, event)}
              >
                {shown.map((column, index) => {
                  const isHere = at.row === item.index && at.column === index
                  if (isHere && editing && column.edit) {
                    return (
                      <GridEditor
                        key={column.id}
                        row={row}
                        column={column}
                        edit={column.edit}
                        onDone={(step) => {
                          setEditing(false)
                          frame.current?.focus()
                          if (step !== 0) go(at.row, at.column + step)
                        }}
                      />
                    )
                  }
                  const tone = column.tone?.(row)
                  return (
                    <div
                      key={column.id}
                      role="gridcell"
                      aria-colindex={index + 1}
                      className={`${styles.cell} ${isHere ? styles.here : ''} ${tone ? styles[tone] : ''} ${column.align ? styles.right : ''}`}
                      title={column.text(row)}
                      onClick={() => setCell({ row: item.index, column: index })}
                      onDoubleClick={() => canEdit({ row: item.index, column: index }) && setEditing(true)}
                    >
                      {column.text(row)}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
