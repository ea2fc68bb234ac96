import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import type { ScenePage } from '../../../domain/scene/pages.ts'
import type { Sheet } from '../../../domain/scene/sheet.ts'
import { makeWallChart, overlap, tileArea, tileName, tilesOf } from '../../../domain/scene/tiles.ts'
import { person, textsOf, unit } from './chart-builder.ts'

const anySheet: fc.Arbitrary<Sheet> = fc.record({
  paper: fc.constantFrom('A3' as const, 'A4' as const),
  orientation: fc.constantFrom('landscape' as const, 'portrait' as const),
  margins: fc.constantFrom('narrow' as const, 'normal' as const, 'bound' as const),
})
const anyLength = fc.double({ min: 5, max: 6000, noNaN: true })
const facts = {
  title: '',
  preparedBy: '测试',
  date: '2016-05-19',
  operator: '张甲',
  sample: false,
  version: '0123',
}

function wallChart(scale: number, sheet: Sheet): ScenePage[] {
  const towns = Array.from({ length: 6 }, (_, at) =>
    unit(`街道${at}`, { children: [unit(`甲${at}`, { members: [person(`人${at}`)] }), unit(`乙${at}`)] }),
  )
  const chart = layoutOrgChart([unit('区', { children: towns })], [], {
    detail: 'members',
    verticalNames: false,
  })
  const work = makeWallChart('全区', chart, facts, { sheet, scale })
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

describe('a wall chart', () => {
  it('leaves no point out, whatever its size', () => {
    fc.assert(
      fc.property(
        anyLength,
        anyLength,
        anySheet,
        fc.float({ noNaN: true, min: 0, max: 1 }),
        fc.float({ noNaN: true, min: 0, max: 1 }),
        (width, height, sheet, across, down) => {
          const { tiles } = tilesOf(width, height, sheet)
          const [x, y] = [across * width, down * height]
          const holds = tiles.some(
            ({ area }) => x >= area.x && x <= area.x + area.w && y >= area.y && y <= area.y + area.h,
          )
          expect(holds).toBe(true)
        },
      ),
    )
  })

  it('overlaps with every neighbour by what is glued, and has no sheet that shows nothing new', () => {
    fc.assert(
      fc.property(anyLength, anyLength, anySheet, (width, height, sheet) => {
        const { tiles, columns, rows } = tilesOf(width, height, sheet)
        expect(tiles).toHaveLength(columns * rows)
        for (const { row, column, area } of tiles) {
          const right = tiles.find((other) => other.row === row && other.column === column + 1)
          if (right) expect(area.x + area.w - right.area.x).toBeCloseTo(overlap)
          const below = tiles.find((other) => other.row === row + 1 && other.column === column)
          if (below) expect(area.y + area.h - below.area.y).toBeCloseTo(overlap)
          if (column > 0) expect(area.x + overlap).toBeLessThan(width)
          if (row > 0) expect(area.y + overlap).toBeLessThan(height)
        }
      }),
    )
  })

  it('shows a box whole on one sheet, or on all the sheets that it reaches', () => {
    const sheet: Sheet = { paper: 'A4', orientation: 'landscape', margins: 'normal' }
    const pages = wallChart(1.5, sheet)
    const clip = tileArea(sheet)
    expect(pages.length).toBeGreaterThan(3)
    const all = new Map(pages.flatMap((page) => page.scene.groups.map((group) => [group.id, group] as const)))
    expect(all.size).toBe(1 + 6 * 3 + 1)
    for (const { id, x, y, w, h } of all.values()) {
      for (const corner of [x, x + w].flatMap((atX) => [y, y + h].map((atY) => [atX, atY] as const))) {
        const seen = pages.slice(1).some((page) => {
          const [atX, atY] = [page.place.x + corner[0] * 1.5, page.place.y + corner[1] * 1.5]
          const inside =
            atX >= clip.x - 0.01 &&
            atX <= clip.x + clip.w + 0.01 &&
            atY >= clip.y - 0.01 &&
            atY <= clip.y + clip.h + 0.01
          return inside && page.scene.groups.some((group) => group.id === id)
        })
        expect(seen, id).toBe(true)
      }
    }
  })

  it('has a map that names every sheet, and sheets that name their neighbours', () => {
    const pages = wallChart(2, { paper: 'A4', orientation: 'portrait', margins: 'normal' })
    const words = (page: ScenePage | undefined) => textsOf(page?.around ?? []).map(({ content }) => content)
    expect(words(pages[0])).toEqual(expect.arrayContaining(['A1', 'A2']))
    expect(words(pages[1]).join('')).toContain('右接 A2')
    expect(words(pages[0]).join('')).toContain('比例 200%')
  })

  it('names rows by letters as a spreadsheet names columns', () => {
    expect([0, 25, 26, 701, 702].map((row) => tileName({ row, column: 0 }))).toEqual([
      'A1',
      'Z1',
      'AA1',
      'ZZ1',
      'AAA1',
    ])
  })
})
