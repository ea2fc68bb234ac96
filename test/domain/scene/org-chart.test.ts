import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChartUnit, layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import type { Scene, SceneGroup } from '../../../domain/scene/scene.ts'
import { inkOf, overlap, person, textsOf, unit } from './chart-builder.ts'

const draw = (root: ChartUnit, verticalNames = false) =>
  layoutOrgChart([root], [], { detail: 'members', verticalNames })

const textIn = (group: SceneGroup) => textsOf(group.items).map((text) => text.content)
const allText = (scene: Scene) => scene.groups.flatMap(textIn).join('')

function overlapping(scene: Scene): string[] {
  return scene.groups.flatMap((a, index) =>
    scene.groups
      .slice(index + 1)
      .filter((b) => overlap(a, b))
      .map((b) => `${a.id} ${b.id}`),
  )
}

const tree = fc.letrec<{ unit: ChartUnit }>((tie) => ({
  unit: fc
    .record({
      name: fc.string({
        unit: fc.constantFrom(...'孙村街道（党群）ABWi1 '),
        minLength: 1,
        maxLength: 60,
        size: 'max',
      }),
      holder: fc.string({
        unit: fc.constantFrom(...'张欧阳示例MW、'),
        minLength: 1,
        maxLength: 60,
        size: 'max',
      }),
      plates: fc.nat(7),
      members: fc.nat(30),
      children: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'unit' },
        fc.constant([]),
        fc.array(tie('unit'), { maxLength: 14, depthIdentifier: 'unit' }),
      ),
      collapsed: fc.boolean(),
    })
    .map(({ name, holder, plates, members, children, collapsed }) =>
      unit(name, {
        children,
        collapsed,
        figures: ['编制 3/4 空1 ○'],
        plates: Array.from({ length: plates }, () => ({ name, unverified: true })),
        members: Array.from({ length: members }, (_, at) => person(`${at}${holder}`, { title: `${name}岗` })),
      }),
    ),
})).unit

describe('the chart', () => {
  it('never lays one box over another, whatever the tree', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (root, vertical) => {
        expect(overlapping(draw(root, vertical))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('keeps every text inside its own box and clear of the others, whatever the names', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (root, vertical) => {
        for (const group of draw(root, vertical).groups) {
          const inks = textsOf(group.items).map(inkOf)
          for (const [at, ink] of inks.entries()) {
            expect(ink.x).toBeGreaterThanOrEqual(group.x)
            expect(ink.y).toBeGreaterThanOrEqual(group.y)
            expect(ink.x + ink.w).toBeLessThanOrEqual(group.x + group.w)
            expect(ink.y + ink.h).toBeLessThanOrEqual(group.y + group.h)
            expect(inks.slice(at + 1).some((other) => overlap(ink, other))).toBe(false)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('shows each open unit, post and person as a place of its own, once', () => {
    const shown = (one: ChartUnit): string[] => [
      one.id,
      ...(one.collapsed ? [] : one.members.map((member) => member.id)),
      ...(one.collapsed ? [] : one.children.flatMap(shown)),
    ]
    fc.assert(
      fc.property(tree, fc.boolean(), (root, vertical) => {
        const places = draw(root, vertical).groups.flatMap((group) => group.targets)
        expect(places.map((place) => place.ref.id).sort()).toEqual(shown(root).sort())
      }),
      { numRuns: 60 },
    )
  })

  it('says every name in full, long ones over several lines', () => {
    const name = '济南高新技术产业开发区管理委员会孙村街道办事处安全生产督管办公室'
    const scene = draw(
      unit(name, {
        members: [person('欧阳测试甲乙丙')],
        plates: [{ name: '北区办事处', unverified: false }],
      }),
    )
    expect(allText(scene)).toContain(name)
    expect(allText(scene)).toContain('欧阳测试甲乙丙')
    expect(allText(scene)).toContain('（北区办事处）')
  })

  it('shows 200 people of one office in a block that stays readable', () => {
    const members = Array.from({ length: 200 }, (_, at) => person(`测试${at}号`))
    const scene = draw(unit('大办公室', { members }))
    const [group] = scene.groups
    expect(group?.targets).toHaveLength(201)
    expect((group?.w ?? 0) / (group?.h ?? 1)).toBeGreaterThan(0.4)
    expect((group?.w ?? 0) / (group?.h ?? 1)).toBeLessThan(4)
    for (const member of members) expect(allText(scene)).toContain(member.holder)
  })

  it('says of an office without posts that it has none', () => {
    expect(allText(draw(unit('空办公室')))).toContain('（无岗位）')
  })

  it('tells vacancy, overage and 编外 by a sign, not by colour alone', () => {
    const members = [
      person('满员'),
      { id: 'p', table: 'post' as const, title: '主任', state: 'vacant' as const },
      person('超员', { state: 'over' }),
      person('合同', { offEstablishment: true }),
      person('合同超员', { offEstablishment: true, state: 'over' }),
      person('合同待定', { offEstablishment: true, state: 'unverified' }),
    ]
    const text = allText(draw(unit('办公室', { members })))
    for (const sign of ['满员 ●', '空 ○', '超员 ▲', '合同 ◇', '合同超员 ◇▲', '合同待定 ◇?'])
      expect(text).toContain(sign)
  })

  it('keeps people, signs and folded branches when names stand vertical', () => {
    const office = unit('社会事业办公室', {
      plates: [{ name: '社区服务中心', unverified: true }],
      members: [person('示例甲'), person('示例乙', { state: 'over' })],
    })
    const folded = unit('数据中心', { collapsed: true, children: [unit('一组'), unit('二组')] })
    const scene = draw(unit('孙村街道', { kind: 'subdistrict', children: [office, folded] }), true)
    const words = ['社会事业办公室', '︵社区服务中心？︶', '示例甲 ●', '示例乙 ▲', '＋2 个下级机构']
    for (const word of words) expect(allText(scene)).toContain(word)
  })

  it('leads dashed lines around boxes, within a level and to the level below', () => {
    const below = Array.from({ length: 3 }, (_, at) => unit(`甲办${at}`, { members: [person('示例')] }))
    const [from, to] = [unit('甲街道', { children: below }), unit('乙街道', { children: [unit('乙办')] })]
    const office = to.children[0]?.id ?? ''
    const root = unit('区', { children: [from, unit('丙街道'), to] })
    const links = [
      { from: from.id, to: to.id, kind: 'administers' as const },
      { from: from.id, to: office, kind: 'guides' as const },
      { from: to.id, to: from.id, kind: 'administers' as const },
    ]
    const scene = layoutOrgChart([root], links, { detail: 'members', verticalNames: false })
    const dashed = scene.lines.filter((line) => line.style === 'guide')
    expect(dashed).toHaveLength(3)
    for (const run of dashed.flatMap((line) => line.runs)) {
      for (const [at, [x, y]] of run.slice(1).entries()) {
        const [x0, y0] = run[at] ?? [x, y]
        const stretch = { x: Math.min(x, x0), y: Math.min(y, y0), w: Math.abs(x - x0), h: Math.abs(y - y0) }
        expect(scene.groups.filter((group) => overlap(group, stretch))).toEqual([])
      }
    }
    expect(new Set(dashed.map((line) => line.runs[0]?.[1]?.[1])).size).toBe(3)
  })

  it('stacks very many leaves in columns under their parent', () => {
    const root = unit('区', { children: Array.from({ length: 60 }, (_, at) => unit(`村${at}`)) })
    const scene = draw(root)
    expect(overlapping(scene)).toEqual([])
    expect(scene.width / scene.height).toBeLessThan(4)
  })
})
