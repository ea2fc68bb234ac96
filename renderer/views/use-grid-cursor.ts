import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { CellPlace, GridColumn } from './grid.ts'
import { blockOf } from './grid-block.ts'

export const rowHeight = 30
/** A row of the head with its line below. */
const headRowHeight = 31

/** The cell that the keyboard stands on, the block that Shift draws from it, and the rows that are in sight. */
export function useGridCursor<R>(rows: readonly R[], columns: readonly GridColumn<R>[]) {
  const frame = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 })
  const [corner, setCorner] = useState<CellPlace>(place)
  const within = ({ row, column }: CellPlace): CellPlace => ({
    row: Math.max(0, Math.min(row, rows.length - 1)),
    column: Math.max(0, Math.min(column, columns.length - 1)),
  })
  const at = within(place)
  const headRows = columns.some((column) => column.group) ? 2 : 1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    // The head lies over the frame, so that much less of it shows rows.
    scrollPaddingEnd: headRows * headRowHeight,
    overscan: 10,
    // The row of the cell stays in the page however far one scrolls: it may hold an editor, and the frame names it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return shown.includes(at.row) || at.row >= range.count
        ? shown
        : [...shown, at.row].sort((a, b) => a - b)
    },
  })

  const go = (next: CellPlace, extend = false) => {
    setPlace(next)
    if (!extend) setCorner(next)
    virtual.scrollToIndex(within(next).row)
    showColumn(frame.current, columns, within(next).column)
  }
  const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 300) / rowHeight) - headRows - 1)
  return { frame, virtual, at, block: blockOf(at, within(corner)), go, page }
}

/** Scrolls sideways until a column is in sight beside the first one, which never leaves. */
function showColumn<R>(frame: HTMLElement | null, columns: readonly GridColumn<R>[], index: number): void {
  const column = columns[index]
  if (!frame || !column || index === 0) return
  const left = columns.slice(0, index).reduce((sum, one) => sum + one.width, 0)
  const fixed = columns[0]?.width ?? 0
  if (left - fixed < frame.scrollLeft) frame.scrollLeft = left - fixed
  else if (left + column.width > frame.scrollLeft + frame.clientWidth) {
    frame.scrollLeft = left + column.width - frame.clientWidth
  }
}
