import { describe, expect, it } from 'vitest'
import { changeChart } from '../../../domain/comparison/chart.ts'
import { compare } from '../../../domain/comparison/compare.ts'
import { type ChartUnit, layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import type { SceneText } from '../../../domain/scene/scene.ts'
import { textPaint } from '../../../domain/scene/styles.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'

function offices() {
  return aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('巨野河街道办事处', { kind: 'subdistrict' })
    .unit('党政办公室', { parent: '孙村街道办事处' })
    .unit('民政办公室', { parent: '孙村街道办事处' })
    .unit('救助站', { parent: '民政办公室', kind: 'institution' })
    .unit('低保组', { parent: '民政办公室', kind: 'subOffice' })
    .plate('党政办公室', '信访室')
    .post('党政办公室', '文秘')
    .post('党政办公室', '打字')
    .position('张甲', '党政办公室')
    .appointment('张甲', '党政办公室', { post: '文秘' })
    .appointment('李乙', '党政办公室', { post: '打字' })
    .village('甲村')
    .jurisdiction('甲村', '孙村街道办事处')
}

function changes(workbook: WorkbookBuilder, rows: readonly RowChange[], withMembers = false) {
  const [before, after] = [workbook.model(), workbook.model()]
  after.apply(rows)
  return changeChart(before, after, compare(before, after), withMembers)
}

function flat(units: readonly ChartUnit[]): ChartUnit[] {
  return units.flatMap((unit) => [unit, ...flat(unit.children)])
}

const ended = { endedOn: '2016-06-01' }

describe('机构变动图', () => {
  it('draws both sides as one: what is gone stays in its old place, what moved stands once and says where from', () => {
    const workbook = offices()
    const parentId = workbook.idOf('unit', '巨野河街道办事处')
    const roots = changes(workbook, [
      workbook.change('unit', '党政办公室', { name: '办公室', parentId }),
      workbook.change('unit', '民政办公室', ended),
      workbook.change('unit', '救助站', ended),
      workbook.change('unit', '低保组', { parentId }),
      workbook.change('jurisdiction', '甲村 孙村街道办事处', { unitId: parentId }),
    ])
    const lines = flat(roots).map((unit) => [
      unit.name,
      unit.mark,
      unit.plates.map(({ name }) => name).join(),
    ])
    expect(lines).toEqual([
      ['孙村街道办事处', 'same', '村居 －1'],
      ['× 民政办公室', 'removed', ''],
      ['× 救助站', 'removed', ''],
      ['巨野河街道办事处', 'same', '村居 ＋1'],
      ['→≈ 办公室', 'moved', '原 党政办公室,划自 孙村街道办事处,信访室'],
      ['→ 低保组', 'moved', '划自 孙村街道办事处 民政办公室'],
    ])
  })

  it('marks plates, posts and people, and leaves whoever is gone in the old box', () => {
    const workbook = offices()
    const unit = flat(
      changes(
        workbook,
        [
          workbook.change('plate', '信访室', ended),
          workbook.change('post', '文秘', { name: '综合文秘' }),
          workbook.change('post', '打字', ended),
          workbook.change('appointment', '李乙 党政办公室', ended),
        ],
        true,
      ),
    ).find(({ name }) => name === '党政办公室')
    expect(unit?.plates.map(({ name }) => name)).toEqual(['× 信访室'])
    expect(unit?.members.map(({ title, holder, mark }) => [title, holder, mark])).toEqual([
      ['≈ 综合文秘（原 文秘）', '张甲', 'renamed'],
      ['× 打字', '撤销', 'removed'],
      ['打字', '× 李乙（待安置）', 'removed'],
    ])
  })

  it('tells marks by frame, sign and words: 新设 in a double frame, 撤销 struck through and dashed', () => {
    const workbook = offices()
    const before = workbook.model()
    const after = offices().unit('平安办公室', { parent: '孙村街道办事处' }).model()
    after.apply([workbook.change('unit', '民政办公室', ended)])
    const roots = changeChart(before, after, compare(before, after))
    const scene = layoutOrgChart(roots, [], { detail: 'figures', verticalNames: false })
    const group = (name: string) => scene.groups.find(({ title }) => title === name)
    const boxes = group('＋ 平安办公室')?.items.filter(({ kind }) => kind === 'box')
    expect(boxes?.map(({ style }) => style)).toContain('unitAddedInner')
    const gone = group('× 民政办公室')
    expect(gone?.style).toBe('unitRemoved')
    const text = gone?.items.find((item): item is SceneText => item.kind === 'text')
    expect(text && textPaint(text.style, 'print').decoration).toBe('line-through')
  })

  it('is the plain chart, unmarked by signs, where nothing differs', () => {
    const names = flat(changes(offices(), [])).map(({ name, mark }) => [/^[＋×→≈△]/.test(name), mark])
    expect(new Set(names.map(String))).toEqual(new Set(['false,same']))
  })
})
