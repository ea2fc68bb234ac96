import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { type CellPlace, canEdit, type GridColumn, moveOf, selectionAfter } from './grid.ts'
import { blockText, fillDown, isOneCell, type Paste, pasteInto } from './grid-block.ts'
import { useGridCursor } from './use-grid-cursor.ts'

interface SheetOptions<R> {
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  readonly keyOf: (row: R) => string
  readonly selected: ReadonlySet<string>
  readonly onSelect: ((keys: readonly string[]) => void) | undefined
  readonly onPaste: (paste: Paste<R>) => void
  /** Why no cell can be edited; null where cells can. */
  readonly refusal: string | null
  readonly onRefused: (refusal: string) => void
}

/** The cell that is typed into; it stays the same cell when rows come and go around it. */
export interface Editing {
  readonly key: string
  readonly columnId: string
  /** What the clerk typed to open the cell; it takes the place of what stood there. */
  readonly typed: string | null
}

/** Where the cell goes when its editor closes. */
export type AfterEdit = 'stay' | 'down' | 'next' | 'previous' | 'leave'

/** Keys, clicks and the clipboard of a grid. */
export function useGridSheet<R>(options: SheetOptions<R>) {
  const { rows, columns, keyOf, selected, onSelect, refusal } = options
  const cursor = useGridCursor(rows, columns)
  const { at, block, go, frame } = cursor
  const [editing, setEditing] = useState<Editing | null>(null)
  const anchor = useRef<string | null>(null)
  /** The cell at which the refusal was said: who goes on typing there hears it once. */
  const saidAt = useRef<string | null>(null)

  const refuse = (place: string | null): boolean => {
    if (refusal === null) return false
    if (place === null || place !== saidAt.current) options.onRefused(refusal)
    saidAt.current = place
    return true
  }
  const onPaste = (paste: Paste<R>) => {
    if (!refuse(null)) options.onPaste(paste)
  }

  const edit = (place: CellPlace, typed: string | null = null): boolean => {
    const [row, column] = [rows[place.row], columns[place.column]]
    if (row === undefined || !column || !canEdit(column, row)) return false
    if (refuse(`${keyOf(row)} ${column.id}`)) return true
    setEditing({ key: keyOf(row), columnId: column.id, typed })
    return true
  }
  const select = (index: number, event: MouseEvent | KeyboardEvent) => {
    const how = { add: event.ctrlKey || event.metaKey, extend: event.shiftKey }
    onSelect?.(selectionAfter(rows.map(keyOf), selected, anchor.current, index, how))
    const row = rows[index]
    if (!how.extend && row !== undefined) anchor.current = keyOf(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current || event.altKey) return
    const isCtrl = event.ctrlKey || event.metaKey
    const size = { rows: rows.length, columns: columns.length, page: cursor.page }
    const move = moveOf(event.key, isCtrl, at, size)
    const done = () => {
      if (move) go(move, event.shiftKey)
      else if (event.key === 'F2' || (event.key === 'Enter' && canEdit(columns[at.column], rows[at.row])))
        return edit(at)
      else if (event.key === ' ' || event.key === 'Enter') select(at.row, event)
      else if (isCtrl && event.key.toLowerCase() === 'a') onSelect?.(rows.map(keyOf))
      else if (isCtrl && event.key.toLowerCase() === 'd') onPaste(fillDown(rows, columns, block))
      else return !isCtrl && event.key.length === 1 && edit(at, event.key)
      return true
    }
    if (done()) event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== frame.current) return
    event.preventDefault()
    const chosen = rows.filter((row) => selected.has(keyOf(row)))
    const text =
      isOneCell(block) && chosen.length > 1
        ? blockText(chosen, columns)
        : blockText(
            rows.slice(block.from.row, block.to.row + 1),
            columns.slice(block.from.column, block.to.column + 1),
          )
    event.clipboardData.setData('text/plain', text)
  }
  const onPasteEvent = (event: ClipboardEvent) => {
    if (event.target !== frame.current) return
    event.preventDefault()
    onPaste(pasteInto(event.clipboardData.getData('text/plain'), rows, columns, block))
  }
  const endEdit = (after: AfterEdit) => {
    // Another cell may have been opened while this one was being saved.
    setEditing((current) => (current === editing ? null : current))
    if (after === 'leave') return
    frame.current?.focus()
    if (after === 'down') go({ row: at.row + 1, column: at.column })
    if (after === 'next') go({ row: at.row, column: at.column + 1 })
    if (after === 'previous') go({ row: at.row, column: at.column - 1 })
  }
  return { ...cursor, editing, edit, endEdit, select, onKeyDown, onCopy, onPaste: onPasteEvent }
}
