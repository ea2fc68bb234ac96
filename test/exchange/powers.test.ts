import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planPowerImport } from '../../domain/commands/power-import.ts'
import type { Model } from '../../domain/model.ts'
import type { PowerPreview } from '../../domain/power-import.ts'
import { powerContext } from '../../domain/reports/power-context.ts'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { type PowerSheetChoice, previewPowers } from '../../exchange/powers/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { powerItems, sourceFigures, writePowersFixture, writeSheet } from '../fixtures/powers.ts'
import { aWorkbook, powerPapers, testId } from '../support/model-builder.ts'
import { tempFolder } from '../support/workbook.ts'

const zone = () =>
  aWorkbook('2016-07-15')
    .unit('济南高新区管委会', { kind: 'committee' })
    .unit('国土规划建设管理局', { kind: 'bureau', parent: '济南高新区管委会' })
    .unit('孙村街道办事处', { kind: 'subdistrict', parent: '济南高新区管委会' })
    .unit('社会事业办公室', { parent: '孙村街道办事处', as: '孙村社会事业' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('巨野河街道办事处', { kind: 'subdistrict', parent: '济南高新区管委会' })
    .unit('社会事业办公室', { parent: '巨野河街道办事处', as: '巨野河社会事业' })

/** Common facts of the city's list; its 文号 is invented. */
const published = { ...powerPapers }
const header = [
  '编码',
  '类别',
  '事项名称',
  '子项',
  '原实施部门',
  '承接主体',
  '承接科室',
  '批次',
  '状态',
  '公布文号',
]

function csv(...lines: readonly (readonly string[])[]) {
  const text = lines.map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\r\n')
  return readSpreadsheet(new TextEncoder().encode(`\uFEFF${text}`), '清单.csv')
}

function preview(
  rows: readonly (readonly string[])[],
  given: Partial<PowerSheetChoice> = {},
  model: Model = zone().model(),
): PowerPreview {
  return previewPowers(csv(header, ...rows), { common: {}, ...given }, powerContext(model))
}

const item = (name: string, given: Readonly<Record<string, string>> = {}) =>
  header.map((title) => ({ 类别: '行政许可', 事项名称: name, 原实施部门: '市教育局', ...given })[title] ?? '')

const issuesOf = (read: PowerPreview, field: keyof PowerPreview['rows'][number]['cells'], row = 0) =>
  read.rows[row]?.cells[field]?.issues.map(({ message }) => message) ?? []

let made = 0
const context = { today: '2016-07-15', newId: () => testId(900_000 + made++) }

describe('the list with the source’s figures', () => {
  it('is read whole: 3,250 items of 47 departments, 475 of one, in 10 categories', async () => {
    const path = join(tempFolder(), '清单.xlsx')
    await writePowersFixture(path, powerItems())
    const spreadsheet = readSpreadsheet(new Uint8Array(readFileSync(path)), '清单.xlsx')
    const model = zone().model()
    const read = previewPowers(spreadsheet, { common: published }, powerContext(model))
    expect(read.counts).toEqual({ create: 3250, update: 0, unchanged: 0, skip: 1, error: 0 })
    expect(read.departments).toBe(sourceFigures.departments)
    expect(read.categories).toBe(sourceFigures.categories)
    expect(read.largest).toEqual({ department: '市工商局', items: 475 })
    const plan = planPowerImport(model, read, context)
    model.apply(plan.changes)
    expect(model.rows.power.size).toBe(3250)
    expect([...model.rows.powerBatch.values()].map(({ name }) => name)).toEqual([
      '第一批',
      '第二批',
      '第三批',
    ])
    const again = previewPowers(spreadsheet, { common: published }, powerContext(model))
    expect(again.counts).toEqual({ create: 0, update: 0, unchanged: 3250, skip: 1, error: 0 })
  })
})

describe('a row', () => {
  it('is 拟下放 and held by the 管委会 where the list says no more', () => {
    const [row] = preview([item('校车使用审查')]).rows
    expect(row).toMatchObject({ action: 'create', status: 'proposed', reason: null })
    expect(row?.after).toMatchObject({
      categoryId: 'licence',
      holderId: zone().idOf('unit', '济南高新区管委会'),
    })
  })

  it('is not taken up without its papers; the fault stands at the status', () => {
    const read = preview([item('校车使用审查', { 状态: '已承接' })])
    expect(read.rows[0]?.action).toBe('error')
    expect(issuesOf(read, 'status')).toEqual([
      '列为“已承接”缺放权意向日期、放权方确认日期、承接方确认日期、合法性审查日期、公布文号、公布日期、交接日期',
    ])
  })

  it('takes the papers that the whole file has in common, its own first', () => {
    const rows = [item('校车使用审查', { 状态: '已承接', 公布文号: '〔示例〕31号' })]
    const [row] = preview(rows, { common: { ...published, handedOverOn: '2016-07-10' } }).rows
    expect(row?.after).toMatchObject({
      status: 'takenUp',
      publishedNumber: '〔示例〕31号',
      publishedOn: '2016-06-30',
      handedOverOn: '2016-07-10',
      statusOn: '2016-07-10',
    })
  })

  it('with steps out of order, or still to come, is refused', () => {
    const common = { ...published, reviewedOn: '2016-05-01', publishedOn: '2017-01-01' }
    const [row] = preview([item('校车使用审查', { 状态: '已下放待承接' })], { common }).rows
    expect(row?.reason).toBe('合法性审查日期 2016-05-01 早于放权方书面确认日期 2016-05-03')
    const later = preview([item('校车使用审查')], { common: { ...published, publishedOn: '2017-01-01' } })
    expect(later.rows[0]?.reason).toBe('公布日期 2017-01-01 未到')
  })

  it('that names a subdistrict or an office as the holder is refused', () => {
    const read = preview([
      item('校车使用审查', { 承接主体: '孙村街道办事处' }),
      item('教师资格认定', { 承接主体: '社会事业办公室' }),
      item('临时用地审批', { 承接主体: '高新区管委会' }),
    ])
    expect(read.rows.map(({ action }) => action)).toEqual(
      ['error', 'create', 'create'].map((one, at) => (at === 1 ? 'error' : one)),
    )
    expect(issuesOf(read, 'holder')).toEqual([
      '事项下放给管委会，街道和科室不能作承接主体；请把它填到“承接科室”列',
    ])
    expect(issuesOf(read, 'holder', 2)).toEqual(['按“济南高新区管委会”记'])
  })

  it('goes to the offices that it names; one of several of that name is asked for', () => {
    const read = preview([
      item('校车使用审查', { 承接科室: '孙村街道办事处社会事业办公室、党群工作办公室' }),
      item('教师资格认定', { 承接科室: '社会事业办公室' }),
    ])
    expect(read.rows[0]?.offices).toEqual([
      { unitId: zone().idOf('unit', '孙村社会事业'), role: 'handles' },
      { unitId: zone().idOf('unit', '党群工作办公室'), role: 'handles' },
    ])
    expect(read.rows[1]?.offices).toEqual([])
    expect(issuesOf(read, 'office', 1)[0]).toContain('有多个同名科室')
  })

  it('outside the tables of category and status says what may be written', () => {
    const read = preview([item('校车使用审查', { 类别: '行政审判', 状态: '进行中' })])
    expect(issuesOf(read, 'category')[0]).toContain('“行政审判”不是规定的类别，可填：行政许可、行政处罚')
    expect(issuesOf(read, 'status')[0]).toContain('已下放待承接')
  })

  it('without a department or a category is told so, unless the file has one in common', () => {
    const bare = item('校车使用审查', { 原实施部门: '', 类别: '' })
    const read = preview([bare])
    expect(issuesOf(read, 'department')).toEqual(['缺少原实施部门'])
    expect(issuesOf(read, 'category')).toEqual(['缺少类别'])
    const common = { department: '市教育局', categoryId: 'licence' }
    expect(preview([bare], { common }).rows[0]).toMatchObject({ action: 'create', after: common })
  })

  it('listed twice is told at the second, by code or by 部门 + 事项 + 子项', () => {
    const read = preview([
      item('校车使用审查', { 编码: 'A-1' }),
      item('教师资格认定', { 编码: 'A-1' }),
      item('校车使用审查'),
      item('校车使用审查', { 子项: '变更' }),
    ])
    expect(read.rows.map(({ action }) => action)).toEqual(['create', 'error', 'error', 'create'])
    expect(read.rows[1]?.reason).toBe('与第 2 行重复（编码相同）')
    expect(read.rows[2]?.reason).toBe('与第 2 行重复（部门、事项名称、子项均相同）')
  })
})

describe('a list of items that the workbook has', () => {
  const known = () =>
    zone()
      .power('校车使用审查', { department: '市教育局', code: 'A-1', holder: '济南高新区管委会' })
      .power('教师资格认定', { department: '市教育局', status: 'retained', holder: '济南高新区管委会' })

  it('brings them up to date by their code, and leaves alone what it does not say', () => {
    const model = known().model()
    const read = preview([item('校车使用管理审查', { 编码: 'A-1' })], {}, model)
    expect(read.rows[0]).toMatchObject({ action: 'update', powerId: known().idOf('power', '校车使用审查') })
    model.apply(planPowerImport(model, read, context).changes)
    expect(model.get('power', known().idOf('power', '校车使用审查'))?.name).toBe('校车使用管理审查')
    expect(preview([item('校车使用管理审查', { 编码: 'A-1' })], {}, model).counts.unchanged).toBe(1)
  })

  it('does not lead an item to a status that does not follow', () => {
    const common = { ...published }
    const read = preview([item('教师资格认定', { 状态: '已下放待承接' })], { common }, known().model())
    expect(issuesOf(read, 'status')).toEqual(['现为“仍由市级行使”，不能直接列为“已下放待承接”'])
  })
})

describe('a file', () => {
  it('with a header of two rows, merged cells and totals is read', async () => {
    const path = join(tempFolder(), '合并.xlsx')
    await writeSheet(
      path,
      [
        ['市级下放行政权力清单'],
        ['序号', '权力事项', '', '职权类别', '实施部门', '办理情况', ''],
        ['', '主项名称', '子项名称', '', '', '书面确认日期', '备注'],
        [1, '民办非企业单位登记', '成立登记', '许可', '市民政局', '2016.5.3', ''],
        [2, '', '注销登记', '许可', '', '2016年5月3日', ''],
        ['小计', '2 项', '', '', '', '', ''],
      ],
      ['A1:G1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:G2', 'B4:B5', 'E4:E5'],
    )
    const spreadsheet = readSpreadsheet(new Uint8Array(readFileSync(path)), '合并.xlsx')
    const read = previewPowers(
      spreadsheet,
      { common: { intendedOn: '2016-04-01' } },
      powerContext(zone().model()),
    )
    expect(read.headerRow).toBe(2)
    expect(read.counts).toMatchObject({ create: 2, skip: 1, error: 0 })
    expect(read.rows[1]?.after).toMatchObject({
      name: '民办非企业单位登记',
      subitem: '注销登记',
      department: '市民政局',
      giverConfirmedOn: '2016-05-03',
      takerConfirmedOn: '2016-05-03',
    })
  })

  it('that is no list of powers is answered with what is missing', () => {
    const read = previewPowers(
      csv(['姓名', '性别'], ['张甲', '男']),
      { common: {} },
      powerContext(zone().model()),
    )
    expect(read.rows).toEqual([])
    expect(read.problem).toContain('没有“事项名称”列')
  })

  it('keeps its faults where they are in the error workbook', async () => {
    const spreadsheet = csv(header, item('校车使用审查', { 类别: '行政审判' }))
    const read = previewPowers(spreadsheet, { common: {} }, powerContext(zone().model()))
    const marked = readSpreadsheet(await errorWorkbook(spreadsheet, read), '问题.xlsx')
    expect(marked.sheets[0]?.rows[1]?.at(-1)?.text).toContain('类别：“行政审判”不是规定的类别')
  })

  it('with codes that Excel has spoilt, over-long names or error values says so at the cell', () => {
    const read = preview([
      item('校车使用审查', { 编码: '3.7E+20' }),
      item('长'.repeat(401)),
      item('教师资格认定', { 公布文号: '无' }),
    ])
    expect(issuesOf(read, 'code')[0]).toContain('科学记数')
    expect(issuesOf(read, 'name', 1)).toEqual(['超过 400 个字，请缩短'])
    expect(read.rows[2]?.after?.publishedNumber).toBeNull()
  })
})
