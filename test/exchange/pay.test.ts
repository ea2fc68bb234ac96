import { describe, expect, it } from 'vitest'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { previewPay } from '../../exchange/pay/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { payMakers } from '../../exchange/tables/pay-tables.ts'
import { aWorkbook, testId } from '../support/model-builder.ts'

const office = () =>
  aWorkbook('2016-12-31')
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .appointment('张甲', '党群工作办公室')
    .person('李乙', { as: '李乙（党群）' })
    .person('李乙', { as: '李乙（社会）' })

/** Two people of one name, in two offices. */
function model() {
  const workbook = office()
  const model = workbook.model()
  const post = workbook.rowOf('appointment', '张甲 党群工作办公室')
  const places = [
    ['李乙（党群）', '党群工作办公室'],
    ['李乙（社会）', '社会事业办公室'],
  ] as const
  model.apply(
    places.map(([person, unit], at) => {
      const id = testId(5000 + at)
      const row = {
        ...post,
        id,
        personId: workbook.idOf('person', person),
        unitId: workbook.idOf('unit', unit),
      }
      return { table: 'appointment', id, row }
    }),
  )
  return { workbook, model }
}

function sheet(...lines: readonly string[]) {
  const text = ['2016 年薪酬表（示例）', '姓名,任岗机构,月工资,月考核奖,年终奖（元）', ...lines].join('\r\n')
  return readSpreadsheet(new TextEncoder().encode(`\uFEFF${text}`), '薪酬.csv')
}

describe('导入薪酬表', () => {
  it('takes amounts as offices write them, and tells two of one name by their office', () => {
    const { workbook, model: book } = model()
    const spreadsheet = sheet(
      '张 甲,,"6,000.50",１０３３,15600元',
      '李乙,社会事业办公室,5000,,',
      '合计,,11000,1033,15600',
    )
    const { rows, counts } = previewPay(spreadsheet, { year: 2016 }, book)
    expect(counts).toMatchObject({ create: 2, skip: 1, error: 0 })
    expect(rows[0]?.patch).toEqual({ monthlySalary: 6000.5, monthlyBonus: 1033, yearEndBonus: 15_600 })
    expect(rows[1]).toMatchObject({ personId: workbook.idOf('person', '李乙（社会）') })
  })

  it('refuses at the cell what cannot be, and marks it in the error workbook', async () => {
    const { model: book } = model()
    const spreadsheet = sheet(
      '张甲,,-1,,',
      '李乙,,5000,,',
      '王丙,,5000,,',
      '张甲,,五千,,',
      '李乙,社会事业办公室,99999999999,,',
      '李乙,社会事业办公室,5000,,',
    )
    const preview = previewPay(spreadsheet, { year: 2016 }, book)
    expect(preview.rows.map(({ reason }) => reason)).toEqual([
      '月工资不能为负',
      '有 2 位同名人员，请补身份证号或任岗机构',
      '工作簿里没有这个人，请先登记人员',
      '与第 3 行是同一人',
      '月工资应在 0 到 10000000 之间',
      '与第 7 行是同一人',
    ])
    const marked = readSpreadsheet(await errorWorkbook(spreadsheet, preview), '问题.xlsx')
    expect(marked.sheets[0]?.rows.flat().map(({ text }) => text)).toContain('月工资：月工资不能为负')
  })

  it('says what a file lacks that is no sheet of pay', () => {
    const other = readSpreadsheet(new TextEncoder().encode('姓名,性别,职务\n张甲,男,主任'), '名册.csv')
    expect(previewPay(other, { year: 2016 }, model().model).problem).toContain('没有薪酬表的表头')
  })
})

describe('薪酬结构测算表', () => {
  it('has the steps, then everybody; without amounts it says how to get them', () => {
    const { workbook, model: book } = model()
    const row = {
      ...{ id: testId(6000), personId: workbook.idOf('person', '张甲'), year: 2016, note: null },
      ...{ monthlySalary: 6000, monthlyBonus: 1000, yearEndBonus: 16_000, archiveSalary: null },
    }
    book.apply([{ table: 'pay', id: row.id, row }])
    const [steps, people] = payMakers.paySimulation({ model: book }, undefined)
    expect(steps?.rows.map(({ cells }) => [cells.ratio, cells.origin, cells.after])).toContainEqual([
      '6 : 4',
      '来源文件',
      '100000.00',
    ])
    expect(people?.rows[0]?.cells).toMatchObject({ name: '张甲', basic0: '84000.00', total4: '100000.00' })
    expect(steps?.footnotes[0]).toBe('测算模型，不发放工资。')
    const masked = { ...row, monthlySalary: null, monthlyBonus: null, yearEndBonus: null }
    book.apply([{ table: 'pay', id: row.id, row: masked }])
    expect(payMakers.paySimulation({ model: book }, undefined)[0]?.footnotes[0]).toContain('金额未列出')
  })
})
