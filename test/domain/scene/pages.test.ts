import { describe, expect, it } from 'vitest'
import { layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import { type PageFacts, paginate, type ScenePage, smallestPoints } from '../../../domain/scene/pages.ts'
import { inkOf, overlap, textsOf, unit } from './chart-builder.ts'

const facts: PageFacts = {
  title: '',
  preparedBy: '测试单位',
  date: '2016-05-19',
  operator: '张甲',
  sample: false,
}
const draw = (root: ReturnType<typeof unit>) =>
  layoutOrgChart([root], [], { detail: 'members', verticalNames: false })
const small = draw(unit('孙村', { children: [unit('甲'), unit('乙')] }))
const wordsOf = (page: ScenePage | undefined) => textsOf(page?.around ?? []).map((text) => text.content)

describe('a page', () => {
  it('stands inside the sheet, with title, 制图单位, date and page number', () => {
    const parts = [
      { title: '甲图', scene: small },
      { title: '乙图', scene: small },
    ]
    const [first, second] = paginate(parts, 'A4', 'landscape', facts)
    expect([first?.width, first?.height]).toEqual([297, 210])
    const words = wordsOf(second).join(' ')
    for (const word of ['乙图', '制图单位：测试单位', '2016-05-19', '第 2 页　共 2 页', '图例', '内部资料'])
      expect(words).toContain(word)
    const place = first?.place ?? { x: 0, y: 0, scale: 0 }
    expect(place.x).toBeGreaterThanOrEqual(0)
    expect(place.x + small.width * place.scale).toBeLessThanOrEqual(297)
    expect(place.y + small.height * place.scale).toBeLessThanOrEqual(210)
  })

  it('knows how small its type gets', () => {
    const departments = Array.from({ length: 12 }, (_, at) =>
      unit(`部门${at}`, { children: [unit('甲'), unit('乙')] }),
    )
    const wide = draw(unit('区', { children: departments }))
    expect(smallestPoints(wide, 'A4', 'portrait')).toBeLessThan(smallestPoints(wide, 'A3', 'landscape'))
  })

  it.each([
    ['a short name', '测试单位', '孙村机构设置图'],
    ['a name on one long line', '济南高新区管委会组织人事部门（示例）', '孙村机构设置图'],
    ['a long name', '济南高新技术产业开发区管理委员会党群工作与人力资源管理部门', '孙村街道办事处机构设置图'],
    ['a title as wide as the sheet', '测试单位', '济南高新技术产业开发区管理委员会孙村街道办事处机构设置图'],
  ])('keeps what stands around the drawing apart: %s', (_, preparedBy, title) => {
    for (const paper of ['A3', 'A4'] as const) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const given = { ...facts, preparedBy, sample: true }
        const [page] = paginate([{ title, scene: small }], paper, orientation, given)
        const inks = textsOf(page?.around ?? []).map(inkOf)
        for (const [at, ink] of inks.entries()) {
          expect(ink.x).toBeGreaterThanOrEqual(0)
          expect(ink.x + ink.w).toBeLessThanOrEqual(page?.width ?? 0)
          expect(inks.slice(at + 1).filter((other) => overlap(ink, other))).toEqual([])
        }
        expect(wordsOf(page).join('')).toContain(preparedBy)
      }
    }
  })

  it('of an overview says on which page each branch is drawn', () => {
    const [first, second] = [
      unit('孙村', { children: [unit('甲')] }),
      unit('巨野河', { children: [unit('乙')] }),
    ]
    const parts = [
      { title: '总览', scene: draw(unit('区', { children: [first, second] })) },
      { title: '孙村', scene: draw(first) },
      { title: '巨野河', scene: draw(second) },
    ]
    const pages = paginate(parts, 'A4', 'landscape', facts)
    expect(pages).toHaveLength(3)
    expect(wordsOf(pages[0])).toEqual(expect.arrayContaining(['见第 2 页', '见第 3 页']))
    expect(wordsOf(pages[1]).join()).not.toContain('见第')
  })
})
