import { describe, expect, it } from 'vitest'
import { northArrow, northRadius } from '../../../domain/scene/north-arrow.ts'

/** Where the word stands from the middle of the arrow: right and down are positive. */
function word(degrees: number): readonly [number, number] {
  const text = northArrow(degrees, 0, 0).find((item) => item.kind === 'text')
  if (text?.kind !== 'text') throw new Error('the arrow has its word')
  // The base line is below the middle of the character.
  return [Math.round(text.x), Math.round(text.y - 1.2)]
}

describe('指北针', () => {
  it.each([
    [0, [0, -7]],
    [90, [7, 0]],
    [180, [0, 7]],
    [270, [-7, 0]],
  ] as const)('shows north at %d degrees clockwise from above', (degrees, place) => {
    const [x, y] = word(degrees)
    expect([x + 0, y + 0]).toEqual(place)
  })

  it('stays within its radius, the word upright', () => {
    for (let degrees = 0; degrees < 360; degrees += 15) {
      const [line] = northArrow(degrees, 0, 0)
      const points = line?.kind === 'line' ? line.runs.flat() : []
      expect(points.every(([x, y]) => Math.hypot(x, y) <= northRadius)).toBe(true)
    }
  })
})
