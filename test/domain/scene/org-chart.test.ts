import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChartMember, type ChartUnit, layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import { paginate, smallestPoints } from '../../../domain/scene/pages.ts'
import type { Scene, SceneGroup } from '../../../domain/scene/scene.ts'

let count = 0
function unit(name: string, given: Partial<ChartUnit> = {}): ChartUnit {
  count += 1
  const plain = {
    plates: [],
    figures: [],
    state: 'none',
    members: [],
    children: [],
    collapsed: false,
  } as const
  return { id: `u${count}`, name, kind: 'office', ...plain, ...given }
}
const person = (name: string, given: Partial<ChartMember> = {}): ChartMember => ({
  id: name,
  table: 'person',
  title: '科员',
  holder: name,
  state: 'full',
  ...given,
})
const draw = (root: ChartUnit, verticalNames = false) =>
  layoutOrgChart([root], [], { detail: 'members', verticalNames })

const textsOf = (group: SceneGroup) =>
  group.items.flatMap((item) => (item.kind === 'text' ? [item.content] : []))
const allText = (scene: Scene) => scene.groups.flatMap(textsOf).join('')

function overlapping(scene: Scene): string[] {
  return scene.groups.flatMap((a, index) =>
    scene.groups
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((b) => `${a.id} ${b.id}`),
  )
}

const tree = fc.letrec<{ unit: ChartUnit }>((tie) => ({
  unit: fc
    .record({
      name: fc.string({ unit: fc.constantFrom(...'孙村街道办事处党群工作'), minLength: 1, maxLength: 40 }),
      members: fc.nat(30),
      children: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'unit' },
        fc.constant([]),
        fc.array(tie('unit'), { maxLength: 14, depthIdentifier: 'unit' }),
      ),
      collapsed: fc.boolean(),
    })
    .map(({ name, members, children, collapsed }) =>
      unit(name, {
        children,
        collapsed,
        members: Array.from({ length: members }, (_, at) => person(`张${at}`)),
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
    ]
    const text = allText(draw(unit('办公室', { members })))
    for (const sign of ['满员 ●', '空 ○', '超员 ▲', '合同 ◇']) expect(text).toContain(sign)
  })

  it('stacks very many leaves in columns under their parent', () => {
    const root = unit('区', { children: Array.from({ length: 60 }, (_, at) => unit(`村${at}`)) })
    const scene = draw(root)
    expect(overlapping(scene)).toEqual([])
    expect(scene.width / scene.height).toBeLessThan(4)
  })
})

describe('its pages', () => {
  const facts = { title: '', preparedBy: '测试单位', date: '2016-05-19', operator: '张甲', sample: false }
  const small = draw(unit('孙村', { children: [unit('甲'), unit('乙')] }))

  it('stand inside the sheet, with title, 制图单位, date and page number', () => {
    const [first, second] = paginate(
      [
        { title: '甲图', scene: small },
        { title: '乙图', scene: small },
      ],
      'A4',
      'landscape',
      facts,
    )
    expect([first?.width, first?.height]).toEqual([297, 210])
    const words = (second?.around ?? [])
      .flatMap((item) => (item.kind === 'text' ? [item.content] : []))
      .join(' ')
    for (const word of ['乙图', '制图单位：测试单位', '2016-05-19', '第 2 页　共 2 页', '图例'])
      expect(words).toContain(word)
    const place = first?.place ?? { x: 0, y: 0, scale: 0 }
    expect(place.x).toBeGreaterThanOrEqual(0)
    expect(place.x + small.width * place.scale).toBeLessThanOrEqual(297)
    expect(place.y + small.height * place.scale).toBeLessThanOrEqual(210)
  })

  it('know how small the type gets', () => {
    const wide = draw(
      unit('区', {
        children: Array.from({ length: 12 }, (_, at) =>
          unit(`部门${at}`, { children: [unit('甲'), unit('乙')] }),
        ),
      }),
    )
    expect(smallestPoints(wide, 'A4', 'portrait')).toBeLessThan(smallestPoints(wide, 'A3', 'landscape'))
  })
})
