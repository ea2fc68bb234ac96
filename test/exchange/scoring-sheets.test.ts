import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { asOneSheet } from '../../exchange/one-sheet.ts'
import { previewScores } from '../../exchange/performance/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { performanceMakers } from '../../exchange/tables/performance-tables.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { tempFolder } from '../support/workbook.ts'

const workbook = () =>
  aWorkbook('2016-12-31')
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .appointment('张甲', '党群工作办公室')
    .appointment('李乙', '社会事业办公室')
    .appointment('王丙', '社会事业办公室')
    .indicator('B1', 'department')
    .indicator('C1', 'person', 'B1', { measure: '件' })
    .period('2016 年度')
    .pick('2016 年度', 'B1', '社会事业办公室')
    .pick('2016 年度', 'C1', '张甲', { target: 50 })
    .pick('2016 年度', 'C1', '李乙', { target: 50 })
    .pick('2016 年度', 'C1', '王丙', { target: null })
    .score('2016 年度 C1 张甲', 90)
    .score('2016 年度 C1 李乙', 60)

const facts = {
  ...{ preparedBy: '党政办', operator: '张甲', today: '2016-12-31', madeAt: '2016-12-31 09:00' },
  scopeName: '全部',
  fonts: officialFontNames,
}
const source = (book: ReturnType<typeof workbook>) => ({
  model: book.model(),
  assessmentPeriodId: book.idOf('assessmentPeriod', '2016 年度'),
})

function make(paper: keyof typeof performanceMakers, book = workbook()) {
  const made = performanceMakers[paper](source(book), undefined)
  return 'columns' in made ? [made] : made
}

async function written(book = workbook()) {
  const path = join(tempFolder(), '计分表.xlsx')
  await writeXlsx(path, make('scoringSheets', book), facts)
  return path
}

/** Fills cells of a written sheet as an office does: `sheet`, the header of the column, the line from the top. */
async function filled(path: string, cells: readonly (readonly [string, string, number, string | number])[]) {
  const file = new ExcelJS.Workbook()
  await file.xlsx.readFile(path)
  for (const [name, header, line, value] of cells) {
    const sheet = file.getWorksheet(name)
    const titles = sheet?.getRow(3).values as readonly unknown[]
    const cell = sheet?.getRow(3 + line).getCell(titles.indexOf(header))
    if (cell) cell.value = value
  }
  await file.xlsx.writeFile(path)
  return asOneSheet(readSpreadsheet(new Uint8Array(readFileSync(path)), '计分表.xlsx'), '识别码')
}

describe('考核计分表', () => {
  it('is a sheet for each office, locked but for what is filled in', async () => {
    const file = new ExcelJS.Workbook()
    await file.xlsx.readFile(await written())
    expect(file.worksheets.map(({ name }) => name)).toEqual([
      '孙村街道办事处党群工作办公室',
      '孙村街道办事处社会事业办公室',
    ])
    const [sheet] = file.worksheets
    const titles = sheet?.getRow(3).values as readonly unknown[]
    const isLocked = (row: number, header: string) =>
      sheet?.getRow(row).getCell(titles.indexOf(header)).protection?.locked !== false
    expect(isLocked(3, '得分')).toBe(true)
    expect(isLocked(4, '识别码')).toBe(true)
    expect(isLocked(4, '得分')).toBe(false)
    expect(isLocked(4, '完成值')).toBe(false)
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
  })

  it('comes back as it went out: all sheets are read, and nothing changes', async () => {
    const { counts, rows } = previewScores(await filled(await written(), []), {}, workbook().model())
    expect(counts).toMatchObject({ create: 0, update: 0, unchanged: 4, error: 0 })
    expect(rows.filter(({ action }) => action === 'skip').length).toBeGreaterThan(0)
  })

  it('takes what was filled in; an 完成值 moves the points that were not typed over', async () => {
    const book = workbook()
    const spreadsheet = await filled(await written(), [
      ['孙村街道办事处党群工作办公室', '完成值', 1, 40],
      ['孙村街道办事处社会事业办公室', '得分', 1, 88],
      ['孙村街道办事处社会事业办公室', '考核人', 1, '赵主任'],
    ])
    const { rows, counts } = previewScores(spreadsheet, {}, book.model())
    expect(counts).toMatchObject({ create: 1, update: 1, error: 0 })
    const patches = rows.filter(({ action }) => action !== 'skip' && action !== 'unchanged')
    expect(patches.map(({ patch }) => patch)).toEqual([{ actual: 40 }, { points: 88, assessor: '赵主任' }])
  })

  it('refuses at the cell what cannot be, and marks it in the error workbook', async () => {
    const book = workbook()
    const office = '孙村街道办事处社会事业办公室'
    const spreadsheet = await filled(await written(), [
      ['孙村街道办事处党群工作办公室', '得分', 1, 120],
      [office, '得分', 1, '优'],
      [office, '完成值', 2, -3],
      [office, '识别码', 3, '改过的码'],
    ])
    const preview = previewScores(spreadsheet, {}, book.model())
    expect(preview.counts).toMatchObject({ error: 4, update: 0 })
    expect(preview.rows.filter(({ action }) => action === 'error').map(({ reason }) => reason)).toEqual([
      '得分应在 0 到 100 之间',
      '得分“优”应为数字',
      '完成值不能为负',
      '识别码不对应本工作簿的考核指标，请勿改动这一列',
    ])
    const marked = readSpreadsheet(await errorWorkbook(spreadsheet, preview), '问题.xlsx')
    expect(marked.sheets[0]?.rows.flat().map(({ text }) => text)).toContain('得分：得分“优”应为数字')
  })

  it('refuses a row that stands twice, another person beside a code, a closed period, and a file of another kind', async () => {
    const book = workbook()
    const office = '孙村街道办事处社会事业办公室'
    const code = book.idOf('indicatorPick', '2016 年度 C1 李乙')
    const path = await written()
    const twice = await filled(path, [
      [office, '识别码', 3, code],
      [office, '考核对象', 2, '别人'],
    ])
    const reasons = previewScores(twice, {}, book.model()).rows.map(({ reason }) => reason)
    expect(reasons).toContain('识别码对应“李乙”，与本行“别人”不符')
    const model = book.model()
    model.apply([book.change('assessmentPeriod', '2016 年度', { closedOn: '2016-12-31' })])
    expect(previewScores(twice, {}, model).rows[0]?.reason).toContain('已关闭，不能改动得分')
    const other = readSpreadsheet(new TextEncoder().encode('姓名,性别\n张甲,男'), '名册.csv')
    expect(previewScores(asOneSheet(other, '识别码'), {}, model).problem).toContain('没有“识别码”列')
  })
})

describe('结果表', () => {
  it('lists people by rank, the unfinished last and without a grade, with the shares below', () => {
    const [table] = make('assessmentResults')
    expect(table?.rows.map(({ cells }) => [cells.name, cells.total, cells.rank, cells.grade])).toEqual([
      ['张甲', '90.00', 1, '合格'],
      ['李乙', '60.00', 2, '末位'],
      ['王丙', null, null, null],
    ])
    expect(table?.footnotes[0]).toContain('末位 1 人（不低于 5%）')
  })

  it('lists units with the mean of their people, and asks for a period', () => {
    const [table] = make('unitAssessmentResults')
    const lines = table?.rows.map(({ cells }) => [cells.unit, cells.mean, cells.state])
    expect(lines).toContainEqual(['孙村街道办事处社会事业办公室', '60.00', '已评 0/1，不定等次'])
    expect(() => performanceMakers.assessmentResults({ model: workbook().model() }, undefined)).toThrow(
      '请选择考核周期',
    )
  })

  it('groups by assessor what has one', () => {
    const sections = make('scoringSheetsByAssessor').map(({ section }) => section)
    expect(sections).toEqual(['未登记考核人'])
  })
})
