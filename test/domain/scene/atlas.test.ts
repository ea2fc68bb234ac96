import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AtlasPage, makeAtlas } from '../../../domain/scene/atlas.ts'
import type { AtlasChoice } from '../../../domain/scene/atlas-plan.ts'
import type { ChartLink, ChartUnit } from '../../../domain/scene/org-chart.ts'
import { millimetresPerPoint, type SceneItem } from '../../../domain/scene/scene.ts'
import { type Sheet, sheetArea } from '../../../domain/scene/sheet.ts'
import { inkOf, person, type Rectangle, textsOf, unit } from './chart-builder.ts'

const facts = {
  title: '',
  preparedBy: '济南高新区管委会组织人事部门（示例）',
  date: '2016-05-19',
  operator: '张甲',
  sample: true,
  version: '0123456789ab',
}
const sheet: Sheet = { paper: 'A3', orientation: 'landscape', margins: 'normal' }
const usual: AtlasChoice = { sheet, least: 9 * millimetresPerPoint, detail: 'members', leaves: 'inline' }

function atlasOf(
  roots: readonly ChartUnit[],
  choice: AtlasChoice = usual,
  links: readonly ChartLink[] = [],
): AtlasPage[] {
  const work = makeAtlas({ title: '测试', roots, links, facts, sortKey: (name) => name }, choice)
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

function unitsBelow(units: readonly ChartUnit[]): ChartUnit[] {
  return units.flatMap((one) => [one, ...unitsBelow(one.children)])
}

const wordsOf = (page: AtlasPage) => textsOf(page.around).map(({ content }) => content)
const membersOn = (page: AtlasPage) =>
  page.scene.groups.flatMap((group) => group.targets).filter(({ ref }) => ref.table !== 'unit')

let people = 0
const members = (count: number) =>
  Array.from({ length: count }, () => {
    people += 1
    return person(`人${people}`)
  })

const anyUnit = fc.letrec<{ unit: ChartUnit }>((tie) => ({
  unit: fc
    .record({
      name: fc.integer({ min: 1, max: 30 }),
      plates: fc.integer({ min: 0, max: 5 }),
      people: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
        fc.integer({ min: 0, max: 220 }),
      ),
      children: fc.oneof(
        { maxDepth: 3 },
        fc.constant<ChartUnit[]>([]),
        fc.array(tie('unit'), { maxLength: 7 }),
      ),
    })
    .map(({ name, plates, people: count, children }) =>
      unit('甲'.repeat(name), {
        plates: Array.from({ length: plates }, (_, at) => ({ name: `第${at}中心`, unverified: false })),
        figures: ['编制 12/14 空2 ○', '科级职数 正1/1 副2/2'],
        members: members(count),
        children,
      }),
    ),
}))
const anyChoice: fc.Arbitrary<AtlasChoice> = fc.record({
  sheet: fc.record({
    paper: fc.constantFrom('A3' as const, 'A4' as const),
    orientation: fc.constantFrom('landscape' as const, 'portrait' as const),
    margins: fc.constantFrom('narrow' as const, 'normal' as const, 'bound' as const),
  }),
  least: fc.integer({ min: 7, max: 14 }).map((points) => points * millimetresPerPoint),
  detail: fc.constantFrom('units' as const, 'figures' as const, 'members' as const),
  leaves: fc.constantFrom('inline' as const, 'own' as const),
})

/** Every text of a page as it is printed: where its ink is, and how high. */
function inksOf(page: AtlasPage) {
  const { x, y, scale } = page.place
  const drawn = textsOf(page.scene.groups.flatMap((group) => group.items as SceneItem[])).map((text) => {
    const ink = inkOf(text)
    const at = { x: x + ink.x * scale, y: y + ink.y * scale, w: ink.w * scale, h: ink.h * scale }
    return { ...at, size: text.size * scale, content: text.content }
  })
  const around = textsOf(page.around).map((text) => ({
    ...inkOf(text),
    size: text.size,
    content: text.content,
  }))
  return [...drawn, ...around]
}

/** What is too small, or outside the margins. */
function faultsOf(page: AtlasPage, choice: AtlasChoice): string[] {
  const inside = sheetArea(choice.sheet)
  const slack = 0.01
  const isOutside = (box: Rectangle) =>
    box.x < inside.x - slack ||
    box.y < inside.y - slack ||
    box.x + box.w > inside.x + inside.w + slack ||
    box.y + box.h > inside.y + inside.h + slack
  const { x, y, scale } = page.place
  const boxes = page.scene.groups.map((group) => ({
    x: x + group.x * scale,
    y: y + group.y * scale,
    w: group.w * scale,
    h: group.h * scale,
  }))
  const inks = inksOf(page)
  return [
    ...inks.filter(({ size }) => size < choice.least - slack).map(({ content }) => `too small: ${content}`),
    ...inks.filter(isOutside).map(({ content }) => `outside: ${content}`),
    ...boxes.filter(isOutside).map(() => 'a box outside'),
  ]
}

/** 见第 n 页 in a box must lead to the page on which that unit is at home. */
function checkReferences(pages: readonly AtlasPage[]): void {
  const homeOn = (number: number, unitId: string) =>
    pages[number - 1]?.boxes.some((box) => box.role === 'home' && box.unitId === unitId)
  for (const page of pages) {
    for (const group of page.scene.groups) {
      const words = textsOf(group.items).map(({ content }) => content)
      const reference = /见第 (\d+) 页/.exec(words.join(''))
      const box = page.boxes.find(({ unitId }) => unitId === group.id)
      expect(reference !== null).toBe(box?.role === 'reference')
      if (reference) expect(homeOn(Number(reference[1]), group.id)).toBe(true)
    }
  }
}

describe('an atlas', () => {
  it('holds every unit and every person once, nothing too small, nothing outside, every reference right', () => {
    fc.assert(
      fc.property(fc.array(anyUnit.unit, { minLength: 1, maxLength: 2 }), anyChoice, (roots, choice) => {
        const pages = atlasOf(roots, choice)
        const units = unitsBelow(roots)
        const homes = pages.flatMap(({ boxes }) => boxes.filter(({ role }) => role === 'home'))
        expect(homes.map(({ unitId }) => unitId).sort()).toEqual(units.map(({ id }) => id).sort())
        const wanted = choice.detail === 'members' ? units.flatMap((one) => one.members) : []
        expect(
          pages
            .flatMap(membersOn)
            .map(({ ref }) => ref.id)
            .sort(),
        ).toEqual(wanted.map(({ id }) => id).sort())
        checkReferences(pages)
        expect(pages.flatMap((page) => faultsOf(page, choice))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  const offices = [unit('党群办', { members: members(9) }), unit('经济办', { members: members(20) })]
  const town = unit('孙村', { figures: ['编制 53/58 空5 ○'], members: members(6), children: offices })
  const zone = unit('管委会', { children: [town, unit('巨野河', { children: [unit('社会办')] })] })

  it('begins with an overview that leads to every unit, and ends with an index', () => {
    const pages = atlasOf([zone])
    expect(pages.map(({ kind }) => kind)).toEqual(['overview', 'unit', 'unit', 'unit', 'index'])
    const groups = pages[0]?.scene.groups ?? []
    expect(groups.map(({ title }) => title).sort()).toEqual(
      unitsBelow([zone])
        .map(({ name }) => name)
        .sort(),
    )
    expect(wordsOf(pages[2] as AtlasPage)).toContain('上级机构：管委会（见第 2 页）')
    expect(wordsOf(pages[2] as AtlasPage)).toContain('编制 53/58 空5 ○')
    expect(wordsOf(pages[2] as AtlasPage).join()).toContain('第 3 页　共 5 页')
    expect(wordsOf(pages[2] as AtlasPage).join()).toContain('版本：0123456789ab')
  })

  it('finds every unit and every person in the index, under their pages', () => {
    const pages = atlasOf([zone])
    const words = wordsOf(pages.at(-1) as AtlasPage).join('\n')
    for (const one of unitsBelow([zone])) {
      expect(words).toContain(one.name)
      for (const { holder } of one.members) expect(words).toContain(`${holder}　${one.name}`)
    }
  })

  it('gives each unit a page where that is wished', () => {
    const pages = atlasOf([zone], { ...usual, leaves: 'own' })
    expect(pages.filter(({ kind }) => kind === 'unit')).toHaveLength(unitsBelow([zone]).length)
  })

  it('carries a list of 400 people on over several pages', () => {
    const pages = atlasOf([unit('大办', { members: members(400) })])
    expect(pages.filter(({ kind }) => kind === 'unit').length).toBe(2)
    expect(pages.flatMap(membersOn)).toHaveLength(400)
    expect(pages[2]?.title).toContain('（续）')
  })

  it('of nothing has no pages', () => {
    expect(atlasOf([])).toEqual([])
  })
})

describe('代管 in an atlas', () => {
  it('is a dashed line on the page on which both offices stand, and on no other', () => {
    const offices = [
      unit('甲街道', { children: [unit('甲办')] }),
      unit('乙街道', { children: [unit('乙办')] }),
    ]
    const [from, to] = offices.map(({ id }) => id)
    const link = { from: from ?? '', to: to ?? '', kind: 'administers' } as const
    const pages = atlasOf([unit('管委会', { children: offices })], usual, [link])
    const dashed = pages
      .filter(({ kind }) => kind === 'unit')
      .map(({ scene }) => scene.lines.filter(({ style }) => style === 'guide').length)
    expect(dashed[0]).toBe(1)
    expect(dashed.slice(1).every((count) => count === 0)).toBe(true)
  })
})
