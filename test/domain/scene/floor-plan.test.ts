import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutFloorPlan } from '../../../domain/scene/floor-plan.ts'
import type { SceneGroup, SceneText } from '../../../domain/scene/scene.ts'
import { textWidth } from '../../../domain/scene/text-measure.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const options = { names: 'people', area: true, marks: true, picture: null, grid: false, edge: true } as const
const textsOf = (group: SceneGroup | undefined) =>
  (group?.items ?? []).filter((item): item is SceneText => item.kind === 'text')

describe('floor plan', () => {
  it('draws at 1:100, names everybody, and each name can be taken', () => {
    const workbook = aWorkbook().floor('一层').room('一层', '101', { doors: '2,1000,900' })
    for (const name of ['张甲', '李乙', '王丙']) workbook.person(name).occupancy(name, '101')
    const scene = layoutFloorPlan(workbook.model(), workbook.rowOf('floor', '一层'), options)
    const [room] = scene.groups
    expect([scene.width, room?.w, room?.h]).toEqual([400, 40, 45])
    expect(textsOf(room).map(({ content }) => content)).toEqual(['101', '18.0 m²', '张甲', '李乙', '王丙'])
    expect(room?.targets.map(({ ref }) => ref.table)).toEqual(['room', 'person', 'person', 'person'])
  })

  it('marks an empty office with a sign, on the screen and not on papers without marks', () => {
    const workbook = aWorkbook().floor('一层').room('一层', '101')
    const floor = workbook.rowOf('floor', '一层')
    const texts = (marks: boolean) =>
      textsOf(layoutFloorPlan(workbook.model(), floor, { ...options, marks }).groups[0]).map(
        ({ content }) => content,
      )
    expect(texts(true)).toContain('○ 空置')
    expect(texts(false)).not.toContain('○ 空置')
  })

  it('keeps every word within the walls, however many people and however long the names', () => {
    const size = fc.integer({ min: 1500, max: 9000 })
    fc.assert(
      fc.property(
        size,
        size,
        fc.array(fc.string({ minLength: 2, maxLength: 12, unit: fc.constantFrom('张', '欧阳', '明') }), {
          maxLength: 12,
        }),
        (w, h, names) => {
          const outline = `0,0 ${w},0 ${w},${h} 0,${h}`
          const workbook = aWorkbook()
            .unit('社会治安综合治理与应急管理办公室')
            .floor('一层')
            .room('一层', '101', { outline })
            .occupancy('社会治安综合治理与应急管理办公室', '101')
          for (const name of new Set(names)) workbook.person(name).occupancy(name, '101')
          const scene = layoutFloorPlan(workbook.model(), workbook.rowOf('floor', '一层'), options)
          for (const text of textsOf(scene.groups[0])) {
            const width = textWidth(text.content, text.size)
            const left = text.anchor === 'middle' ? text.x - width / 2 : text.x
            expect(left).toBeGreaterThanOrEqual(-0.01)
            expect(left + width).toBeLessThanOrEqual(w / 100 + 0.01)
            expect(text.y - text.size).toBeGreaterThanOrEqual(-0.5)
            expect(text.y).toBeLessThanOrEqual(h / 100)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
