import { useEffect, useMemo, useState } from 'react'
import type { Side } from '../../../domain/branch.ts'
import { refreshPlans, usePlans } from '../../stores/plans.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { type SideChoice, type SideOption, sideChoices, sideOf } from './sides.ts'

interface Sides {
  readonly choices: readonly SideOption[]
  readonly left: SideChoice
  readonly right: SideChoice
  /** null while the day that is typed is none. */
  readonly from: Side | null
  readonly to: Side | null
  readonly pickLeft: (value: SideChoice) => void
  readonly pickRight: (value: SideChoice) => void
}

/** The two sides of a comparison as a clerk picks them; the likeliest question stands there first. */
export function useSides(): Sides {
  const open = useWorkbook((state) => state.status?.open ?? null)
  const plans = usePlans((state) => state.plans)
  const choices = useMemo(() => (open ? sideChoices(open, plans) : []), [open, plans])
  const [picked, setPicked] = useState<{ left?: SideChoice; right?: SideChoice }>({})
  const left = picked.left ?? { key: choices[0]?.key ?? '', asOf: null }
  const right = picked.right ?? { key: choices[1]?.key ?? choices[0]?.key ?? '', asOf: null }
  useEffect(() => {
    void refreshPlans()
  }, [])
  return {
    choices,
    left,
    right,
    from: sideOf(choices, left),
    to: sideOf(choices, right),
    pickLeft: (value) => setPicked((before) => ({ ...before, left: value })),
    pickRight: (value) => setPicked((before) => ({ ...before, right: value })),
  }
}
