import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react'
import { aChange } from '../controls/permit.ts'
import { notify } from '../stores/notice.ts'
import { useRefusal } from '../stores/permission.ts'
import styles from './Grid.module.css'
import { GridHead } from './GridHead.tsx'
import { GridPaste } from './GridPaste.tsx'
import { GridRow, type RowHandle } from './GridRow.tsx'
import { GridTools } from './GridTools.tsx'
import { filterRows, type GridColumn, rowTexts } from './grid.ts'
import { type CommitBlock, isInBlock, isOneCell, type Paste } from './grid-block.ts'
import { useGridSheet } from './use-grid-sheet.ts'
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
  /** Where rows can be dragged away: what a press on one starts. */
  readonly handleOf?: (row: R) => RowHandle
  readonly empty: ReactNode
  /** Takes a pasted block as one change, to be undone as one; without it each cell is committed by itself. */
  readonly commitBlock?: CommitBlock<R>
}

const none: ReadonlySet<string> = new Set()

/** A grid that behaves like a spreadsheet: arrows, Enter or F2 to edit, copy, paste with a preview, filter, hide columns. */
export function Grid<R>(props: GridProps<R>) {
  const { id, label, rows, columns, keyOf, selected = none, onSelect, tools, handleOf, empty } = props
  const domId = useId()
  const [typed, setTyped] = useState('')
  const filter = useDeferredValue(typed)
  const [hidden, toggleHidden] = useHiddenColumns(id)
  const [paste, setPaste] = useState<{ readonly what: Paste<R>; readonly count: number } | null>(null)
  const shown = useMemo(() => columns.filter((column) => !hidden.has(column.id)), [columns, hidden])
  const texts = useMemo(() => rowTexts(rows, columns), [rows, columns])
  const visible = useMemo(() => filterRows(rows, texts, filter), [rows, texts, filter])
  const onPaste = (what: Paste<R>) => setPaste((before) => ({ what, count: (before?.count ?? 0) + 1 }))
  const refusal = useRefusal(aChange)
  const onRefused = (text: string) => notify({ kind: 'refused', text })
  const sheet = useGridSheet({
    rows: visible,
    columns: shown,
    keyOf,
    selected,
    onSelect,
    onPaste,
    refusal,
    onRefused,
  })
  const { at, block, editing } = sheet
  const template = shown.map((column) => `${column.width}px`).join(' ')
  const idOf = (row: number, column: number) => `${domId}-${row}-${column}`

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
      {paste && (
        <GridPaste
          key={paste.count}
          paste={paste.what}
          nameColumn={columns[0]}
          commitBlock={props.commitBlock}
          onDone={() => setPaste(null)}
        />
      )}
      <div
        ref={sheet.frame}
        className={styles.frame}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={visible.length + 1}
        aria-colcount={shown.length}
        aria-multiselectable
        aria-readonly={refusal !== null}
        aria-activedescendant={visible.length > 0 && !editing ? idOf(at.row, at.column) : undefined}
        onKeyDown={sheet.onKeyDown}
        onCopy={sheet.onCopy}
        onPaste={sheet.onPaste}
      >
        <GridHead columns={shown} template={template} />
        {visible.length === 0 && (
          <div className={styles.empty}>{rows.length === 0 ? empty : '没有符合筛选的行。'}</div>
        )}
        <div role="presentation" className={styles.body} style={{ height: sheet.virtual.getTotalSize() }}>
          {sheet.virtual.getVirtualItems().map((item) => {
            const row = visible[item.index] as R
            const key = keyOf(row)
            return (
              <GridRow
                key={key}
                row={row}
                index={item.index}
                top={item.start}
                template={template}
                columns={shown}
                isSelected={selected.has(key)}
                hereColumn={at.row === item.index ? at.column : null}
                isMarked={(column) => !isOneCell(block) && isInBlock(block, item.index, column)}
                editing={editing?.key === key ? editing : null}
                idOf={(column) => idOf(item.index, column)}
                handle={handleOf?.(row)}
                onSelect={(event) => sheet.select(item.index, event)}
                onGo={(column) => sheet.go({ row: item.index, column })}
                onEdit={(column) => sheet.edit({ row: item.index, column })}
                onEditDone={sheet.endEdit}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
