import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roomIndex } from '../../../domain/reports/room-index.ts'
import { plateSheets } from '../../../domain/scene/plate-sheets.ts'
import {
  doorPlate,
  doorWords,
  postPlate,
  shortDuty,
  tentCard,
  whereaboutsPlate,
} from '../../../domain/scene/plates.ts'
import { floorPlanPages, roomIndexPages } from '../../../domain/scene/room-pages.ts'
import type { SceneItem } from '../../../domain/scene/scene.ts'
import { textWidth } from '../../../domain/scene/text-measure.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const office = (name = '社会治安综合治理与应急管理办公室') =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit(name, { parent: '孙村街道办事处', as: '科室' })
    .post('孙村街道办事处', '办事处主任', { leading: 'chief' })
    .post('科室', '网格管理岗', { duties: '负责网格巡查，矛盾纠纷排查调处；其他' })
    .person('张甲', { idNumber: '11010519491231002X', phone: '13900000000' })
    .position('张甲', '科室')
    .appointment('张甲', '科室', { post: '网格管理岗' })
    .appointment('李乙', '孙村街道办事处', { post: '办事处主任' })
    .floor('一层')
    .room('一层', '101')
    .room('一层', '102')
    .room('一层', '103', { use: 'meeting' })
    .occupancy('张甲', '101')
    .occupancy('李乙', '102')

const texts = (items: readonly SceneItem[]) => items.flatMap((item) => (item.kind === 'text' ? [item] : []))
const facts = { title: '', preparedBy: '孙村街道办事处', date: '2016-06-30', operator: '张甲', sample: false }

describe('门牌', () => {
  it('says the body above and the office below, by the post that is held', () => {
    const workbook = office()
    const model = workbook.model()
    const words = ['101', '102', '103'].map((number) => doorWords(model, workbook.rowOf('room', number)))
    expect(words).toEqual([
      { top: '孙村街道办事处', bottom: '社会治安综合治理与应急管理办公室' },
      { top: '孙村街道办事处', bottom: '办事处主任' },
      { top: '', bottom: '会议室' },
    ])
  })

  it('fits two to a sheet of A3 with marks to cut along, and no sheet of A4', () => {
    const workbook = office()
    const plates = ['101', '102', '103'].map((number) =>
      doorPlate(workbook.model(), workbook.rowOf('room', number)),
    )
    const pages = plateSheets(plates, 'A3', 'landscape', '门牌')
    expect(pages.map(({ scene }) => scene.groups.length)).toEqual([2, 1])
    expect(pages[0]?.scene.lines).toHaveLength(2)
    for (const group of pages.flatMap(({ scene }) => scene.groups)) {
      expect([group.w, group.h]).toEqual([300, 120])
      expect(group.x >= 0 && group.x + group.w <= 420 && group.y >= 0 && group.y + group.h <= 297).toBe(true)
    }
    expect(plateSheets(plates, 'A4', 'landscape', '门牌')).toEqual([])
  })

  it('keeps the longest names on the plate', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 40,
      unit: fc.constantFrom('办', '公', '（', '室', 'A'),
    })
    fc.assert(
      fc.property(name, (long) => {
        const workbook = office(`室${long}`)
        const plate = doorPlate(workbook.model(), workbook.rowOf('room', '101'))
        for (const text of texts(plate.items(0, 0))) {
          expect(textWidth(text.content, text.size)).toBeLessThanOrEqual(plate.w)
          expect(text.y).toBeLessThan(plate.h)
          expect(text.y - text.size).toBeGreaterThan(-1)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('岗位牌, 去向牌, 席卡', () => {
  it('say name, unit and post, and nothing that is for nobody to read', () => {
    const workbook = office()
    const [model, person] = [workbook.model(), workbook.rowOf('person', '张甲')]
    const said = [postPlate, whereaboutsPlate, tentCard].map((draw) =>
      texts(draw(model, person).items(0, 0))
        .map(({ content }) => content)
        .join(' '),
    )
    expect(said[0]).toContain('网格管理岗')
    expect(said[0]).toContain('负责网格巡查')
    expect(said[1]).toContain('下村')
    expect(said[2]).toBe('张　甲 张　甲')
    for (const words of said) expect(words).not.toMatch(/1101|139|行政编制/)
  })

  it.each([
    ['负责网格巡查和矛盾调处；其他', '负责网格巡查和矛盾调处'],
    ['统筹辖区内各类矛盾纠纷的排查化解，负责信访，承办其他工作', ''],
    ['一、接待来访，登记转办，督查回访群众反映的各类事项', '接待来访，登记转办'],
    ['', ''],
  ])('the duty of %s is %s', (duties, short) => {
    expect(shortDuty(duties)).toBe(short)
  })

  it('a tent card has one face upside down', () => {
    const workbook = office()
    const faces = texts(tentCard(workbook.model(), workbook.rowOf('person', '张甲')).items(0, 0))
    expect(faces.map(({ turned }) => turned ?? false)).toEqual([true, false])
  })
})

describe('plan and index on paper', () => {
  it('draws each floor at a round scale within the sheet', () => {
    const workbook = office()
    const options = () =>
      ({ names: 'people', area: true, marks: false, picture: null, grid: false, edge: false }) as const
    const [page] = floorPlanPages(
      workbook.model(),
      [workbook.rowOf('floor', '一层')],
      { paper: 'A4', orientation: 'landscape' },
      options,
      facts,
    )
    if (!page) throw new Error('no page')
    for (const group of page.scene.groups) {
      const left = page.place.x + group.x * page.place.scale
      const top = page.place.y + group.y * page.place.scale
      expect(left).toBeGreaterThanOrEqual(11)
      expect(left + group.w * page.place.scale).toBeLessThanOrEqual(page.width - 11)
      expect(top).toBeGreaterThanOrEqual(11)
      expect(top + group.h * page.place.scale).toBeLessThanOrEqual(page.height - 11)
    }
    expect(
      texts(page.around)
        .map(({ content }) => content)
        .join(' '),
    ).toContain('比例 1:50')
  })

  it('has 指北针 on the sheet where north is known', () => {
    const workbook = office()
    const options = () =>
      ({ names: 'none', area: false, marks: false, picture: null, grid: false, edge: false }) as const
    const floor = workbook.rowOf('floor', '一层')
    const sheet = { paper: 'A4', orientation: 'landscape' } as const
    const wordsOf = (northDegrees: number | null) =>
      floorPlanPages(workbook.model(), [{ ...floor, northDegrees }], sheet, options, facts)
        .flatMap(({ around }) => texts(around))
        .map(({ content }) => content)
    expect(wordsOf(90)).toContain('北')
    expect(wordsOf(null)).not.toContain('北')
  })

  it('lists everybody with a room', () => {
    const index = roomIndex(office().model())
    const [page] = roomIndexPages(index, '楼层索引', { paper: 'A4', orientation: 'portrait' }, facts)
    const said = texts(page?.around ?? []).map(({ content }) => content)
    expect(said).toEqual(expect.arrayContaining(['101', '102', '李乙　孙村街道办事处']))
  })
})
