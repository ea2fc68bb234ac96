import fc from 'fast-check'
import { createStandardOffices } from '../../../domain/commands/merger.ts'
import type { Model } from '../../../domain/model.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'
import { perform } from './reform.ts'

/** 示例: a street office of the old shape with villages, and nothing of the new one yet. */
export const oldStreet = () =>
  aWorkbook()
    .unit('示例街道办事处', { kind: 'subdistrict', duties: '统筹辖区工作' })
    .unit('财政所', { parent: '示例街道办事处', duties: '编制预算\n管理集体资产' })
    .unit('民政办公室', { parent: '示例街道办事处', duties: '社会救助\n双拥优抚\n企业统计' })
    .unit('党政办公室', { parent: '示例街道办事处', duties: '组织、宣传工作' })
    .unit('老干部接待室', { parent: '示例街道办事处' })
    .plate('民政办公室', '社区服务中心')
    .post('财政所', '所长', { leading: 'chief' })
    .post('财政所', '会计')
    .post('民政办公室', '民政员')
    .post('老干部接待室', '接待员')
    .position('张甲', '财政所')
    .appointment('张甲', '财政所', { post: '会计' })
    .position('李乙', '民政办公室')
    .appointment('李乙', '民政办公室', { post: '民政员' })
    .village('示例一村')
    .village('示例二村')
    .jurisdiction('示例一村', '示例街道办事处')
    .jurisdiction('示例二村', '示例街道办事处')

/** A plan of it: the branch point, and the plan in which the four standard offices are set up. */
export function planOf(workbook: WorkbookBuilder, streets: readonly string[] = ['示例街道办事处']) {
  const sources = streets.map((name) => workbook.idOf('unit', name))
  const [base, model] = [workbook.model(), workbook.model()]
  perform(model, createStandardOffices, { unitIds: sources })
  return { base, model, sources, unit: (name: string) => unitNamed(model, name) }
}

export function unitNamed(model: Model, name: string) {
  const unit = [...model.rows.unit.values()].find((each) => each.name === name && model.isOpen(each))
  if (!unit) throw new Error(`no unit ${name}`)
  return unit
}

const names = [
  '财政所',
  '民政办',
  '劳动保障所',
  '城管科',
  '计生服务站',
  '党政办公室',
  '接待室',
  '社会事业办公室',
  '农经站',
  '办公室',
]
const lines = [
  '编制预算',
  '社会救助',
  '安全生产检查',
  '接待来访',
  '组织宣传',
  '环境卫生',
  '统计和资产',
  '其他事项',
]

/** Old streets of any shape: departments below departments, equal names, posts of all kinds, numbers that are full. */
export const anyStreet = fc
  .record({
    departments: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        duties: fc.subarray(lines),
        posts: fc.array(fc.constantFrom('会计', '民政员', '接待员', '主任'), { maxLength: 3 }),
        isBelowLast: fc.boolean(),
        plate: fc.option(fc.constantFrom('财政所', '社区服务中心', '扫黄办'), { nil: null }),
        village: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    chiefs: fc.option(fc.nat(2), { nil: null }),
  })
  .map(({ departments, chiefs }) => {
    const workbook = aWorkbook().unit('示例街道办事处', { kind: 'subdistrict' })
    if (chiefs !== null) workbook.quota('示例街道办事处', 'leading/chief', chiefs)
    departments.forEach((each, at) => {
      const unit = `${each.name}${at}`
      const parent = each.isBelowLast && at > 0 ? `${departments[at - 1]?.name}${at - 1}` : '示例街道办事处'
      workbook.unit(each.name, { as: unit, parent, duties: each.duties.join('\n') || null })
      each.posts.forEach((name, place) => {
        workbook.post(unit, `${name}${at}${place}`, { name, leading: name === '主任' ? 'chief' : null })
        const person = `人员${at}${place}`
        workbook.position(person, unit).appointment(person, unit, { post: `${name}${at}${place}` })
      })
      if (each.plate) workbook.plate(unit, each.plate)
      if (each.village) workbook.village(`村${at}`).jurisdiction(`村${at}`, unit)
    })
    return workbook
  })
