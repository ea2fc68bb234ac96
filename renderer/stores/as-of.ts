import { modelOn } from '../../domain/as-of.ts'
import type { Day } from '../../domain/day.ts'
import { liveDayName, useWorkbook } from './workbook.ts'

/**
 * Shows the workbook as of another day, past or coming, to be looked at only; its own day shows the live one again.
 * Every screen follows, for all of them read the model that is shown.
 */
export function showDay(day: Day): void {
  useWorkbook.setState((state) => {
    const live = state.live ?? state.model
    if (!live) return {}
    const isLive = day === live.asOf
    const model = isLive ? live : modelOn(live, day)
    return { model, live: isLive ? null : live, revision: state.revision + 1, touched: new Set() }
  })
}

export function showLive(): void {
  const { live } = useWorkbook.getState()
  if (live) showDay(live.asOf)
}

/** The day that is looked at, and what the live day is called; null while the live workbook is shown. */
export function useOtherDay(): { readonly day: Day; readonly back: string } | null {
  const live = useWorkbook((state) => state.live)
  const day = useWorkbook((state) => state.model?.asOf)
  return live && day ? { day, back: `回到${liveDayName(live)}` } : null
}
