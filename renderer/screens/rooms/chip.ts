import type { KeyboardEvent, PointerEvent } from 'react'
import { type Ref, select, useView } from '../../stores/view.ts'

export type StartDrag = (items: readonly Ref[], event: PointerEvent) => void

/** A person or unit in a list that can be taken with the pointer or chosen with the keyboard, one or many. */
export function useChips(onDragStart: StartDrag) {
  const selection = useView((state) => state.selection)
  return (own: Ref) => {
    const chosen = selection.filter(({ table }) => table === own.table)
    const isChosen = chosen.some(({ id }) => id === own.id)
    const toggle = () => select(isChosen ? chosen.filter(({ id }) => id !== own.id) : [...chosen, own])
    return {
      'aria-pressed': isChosen,
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
          toggle()
          return
        }
        if (!isChosen) select([own])
        onDragStart(isChosen ? chosen : [own], event)
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') select([own])
        else if (event.key === ' ') {
          event.preventDefault()
          toggle()
        }
      },
    }
  }
}
