import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { villageCountings } from '../../../domain/reports/villages.ts'
import type { Scene, SceneGroup } from '../../../domain/scene/scene.ts'
import { layoutVillageMap } from '../../../domain/scene/village-map.ts'
import { commandOf, previewVillages, villageDropOf } from '../../../renderer/screens/villages/village-drop.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { openTestWorkbook, perform } from '../../support/workbook.ts'

const words = (group: SceneGroup) =>
  group.items.flatMap((item) => (item.kind === 'text' ? [item.content] : [])).join(' ')
const regionsOf = (scene: Scene) =>
  scene.groups.filter(({ parentId, items }) => parentId === null && items.length > 2)
const overlap = (a: SceneGroup, b: SceneGroup) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('村居示意图', () => {
  it('shows every village once, under whoever it counts for', () => {
    const model = openTestWorkbook('reform').current()
    const scene = layoutVillageMap(model, 'actual')
    const cells = scene.groups.filter(({ id }) => model.get('village', id))
    expect(cells).toHaveLength(67)
    const heads = regionsOf(scene)
      .filter(({ id }) => model.get('unit', id))
      .map(words)
    expect(heads[0]).toContain('孙村街道办事处 14 个')
    expect(heads[0]).toContain('┄ 代管，行政隶属章丘市高官寨镇（14）')
    expect(heads[1]).toContain('巨野河街道办事处 53 个')
    const legal = layoutVillageMap(model, 'legal')
    expect(legal.groups.filter(({ style }) => style === 'villageAdministered')).toHaveLength(39)
    expect(regionsOf(legal).map(words).join()).toContain('章丘市高官寨镇 14 个')
  })

  it('tells the population that is known, and that the rest is not', () => {
    const built = aWorkbook()
      .unit('甲街道', { kind: 'subdistrict' })
      .village('甲村', { population: 1200 })
      .village('乙村')
      .jurisdiction('甲村', '甲街道')
      .jurisdiction('乙村', '甲街道')
    const scene = layoutVillageMap(built.model(), 'actual')
    expect(words(scene.groups.at(-1) as SceneGroup)).toContain('2 个　人口 1200（1 个未填）')
    expect(words(scene.groups[0] as SceneGroup)).toContain('人口 1200')
    expect(words(scene.groups[1] as SceneGroup)).toContain('人口未填')
  })

  it('has nothing to show without villages', () => {
    const scene = layoutVillageMap(aWorkbook().unit('甲街道', { kind: 'subdistrict' }).model(), 'actual')
    expect([scene.groups, scene.underlay]).toEqual([[], []])
  })

  it('no cell lies over another, and each lies in its region, however many there are', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(counts, fc.constantFrom(...villageCountings), fc.boolean(), (many, by, elsewhere) => {
        const built = aWorkbook().unit('区外镇', { kind: 'external' })
        many.forEach((count, street) => {
          built.unit(`街道${street}`, { kind: 'subdistrict' })
          for (let at = 0; at < count; at += 1) {
            const name = `${street}甲乙丙丁戊己庚辛壬癸${at}村`
            built.village(name)
            if (elsewhere && at % 2 === 0) {
              built.jurisdiction(name, '区外镇')
              built.jurisdiction(name, `街道${street}`, {
                kind: 'administered',
                basis: '〔示例〕1号',
                as: `代管 ${name}`,
              })
            } else built.jurisdiction(name, `街道${street}`)
          }
        })
        const all = built.model()
        const scene = layoutVillageMap(all, by)
        const cells = scene.groups.filter(({ id }) => all.get('village', id))
        expect(cells).toHaveLength(all.rows.village.size)
        for (const [at, cell] of cells.entries()) {
          expect(cells.slice(at + 1).some((other) => overlap(cell, other))).toBe(false)
          const home = scene.groups.find(({ id }) => id === cell.parentId)
          expect(home && cell.x >= home.x && cell.x + cell.w <= home.x + home.w).toBe(true)
          expect(home && cell.y >= home.y && cell.y + cell.h <= home.y + home.h + 0.01).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a village that is dropped on the map', () => {
  const at = (model: ReturnType<typeof book>['model'], name: string) => {
    const unit = [...model.rows.unit.values()].find((row) => row.name === name)
    return { table: 'unit' as const, id: unit?.id ?? '' }
  }
  const book = () => {
    const workbook = openTestWorkbook('reform')
    const model = workbook.current()
    const named = (name: string) => {
      const village = [...model.rows.village.values()].find((row) => row.name === name)
      return [{ table: 'village' as const, id: village?.id ?? '' }]
    }
    return { workbook, model, named }
  }

  it('on another street is 代管 by it, and says the counts before it is done', () => {
    const { model, named } = book()
    const drop = villageDropOf(model, 'actual', named('胡岸村'), at(model, '巨野河街道办事处'))
    expect(drop).toMatchObject({ kind: 'administered', unitName: '巨野河街道办事处', ending: [] })
    if (!drop) return
    const preview = previewVillages(model, 'actual', drop)
    expect(preview.refusals).toEqual([])
    expect(preview.notes).toEqual([
      '孙村街道办事处：村居 14 → 13 个',
      '巨野河街道办事处：村居 53 → 54 个',
      '放下后填写代管依据',
    ])
  })

  it('at home ends its 代管, many in one operation that one undo takes back', () => {
    const { workbook, model, named } = book()
    const items = [...named('孙村'), ...named('新村')]
    const drop = villageDropOf(model, 'actual', items, at(model, '孙村街道办事处'))
    expect(drop?.ending).toHaveLength(2)
    if (!drop) return
    const { name, input } = commandOf(drop, '')
    perform(workbook, name, input as never)
    const held = () =>
      items.map(({ id }) =>
        model.openBy('jurisdiction.villageId', id).some(({ kind }) => kind === 'administered'),
      )
    expect(held()).toEqual([false, false])
    workbook.undo('张甲')
    expect(held()).toEqual([true, true])
  })

  it('where it is already is no change; by 行政隶属 it changes that', () => {
    const { model, named } = book()
    expect(villageDropOf(model, 'actual', named('孙村'), at(model, '巨野河街道办事处'))).toBeNull()
    const drop = villageDropOf(model, 'legal', named('孙村'), at(model, '巨野河街道办事处'))
    expect(drop).toMatchObject({ kind: 'legal', ending: [] })
  })
})
