import type { SceneItem } from './scene.ts'

/** Millimetres from the middle of the arrow to its tip. */
export const northRadius = 7

/**
 * 指北针 about a point: a needle that shows where north is, and 北 beyond its tip, upright. `degrees` clockwise from the
 * upper edge of the drawing.
 */
export function northArrow(degrees: number, x: number, y: number): SceneItem[] {
  const turn = (degrees * Math.PI) / 180
  /** A point so far from the middle, so many degrees beside the needle. */
  const at = (distance: number, beside: number): readonly [number, number] => {
    const angle = turn + (beside * Math.PI) / 180
    return [x + Math.sin(angle) * distance, y - Math.cos(angle) * distance]
  }
  const tip = at(northRadius * 0.6, 0)
  const tail = at(northRadius * 0.28, 180)
  const [left, right] = [at(northRadius * 0.6, 152), at(northRadius * 0.6, 208)]
  const [wordX, wordY] = at(northRadius * 0.6 + 2.6, 0)
  return [
    {
      kind: 'line',
      style: 'frame',
      runs: [
        [tip, left, tail, right, tip],
        [tip, tail],
      ],
    },
    { kind: 'text', x: wordX, y: wordY + 1.2, content: '北', size: 3.4, style: 'name', anchor: 'middle' },
  ]
}
