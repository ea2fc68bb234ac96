import { SidePicker } from './SidePicker.tsx'
import type { useSides } from './use-sides.ts'

/** 比较前 and 比较后. */
export function SidePickers({ sides }: { readonly sides: ReturnType<typeof useSides> }) {
  const { choices, left, right, from, to, pickLeft, pickRight } = sides
  return (
    <>
      <SidePicker
        label="比较前"
        testId="compare-left"
        choices={choices}
        value={left}
        faulty={Boolean(left.asOf) && from === null}
        onChange={pickLeft}
      />
      <SidePicker
        label="比较后"
        testId="compare-right"
        choices={choices}
        value={right}
        faulty={Boolean(right.asOf) && to === null}
        onChange={pickRight}
      />
    </>
  )
}
