import { describe, expect, it } from 'vitest'
import { candidatesFor, vacantOffice } from '../../../domain/reports/candidates.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'

const office = () =>
  aWorkbook()
    .unit('甲街道', { kind: 'subdistrict', level: '处级' })
    .unit('甲办', { parent: '甲街道', level: '科级' })
    .unit('乙办', { parent: '甲街道', level: '科级' })
    .quota('甲街道', 'establishment/administrative', 20)
    .quota('甲办', 'leading/chief/科级', 1)
    .post('甲办', '主任', { leading: 'chief' })

function linesOf(workbook: WorkbookBuilder) {
  const model = workbook.model()
  const post = model.get('post', workbook.idOf('post', '主任'))
  const vacant = post && vacantOffice(model, post)
  if (!post || !vacant) return null
  return candidatesFor(model, post, vacant).map(({ person, state, years, reasons }) => ({
    name: person.name,
    ...{ state, years, reasons: reasons.join('；') },
  }))
}

const deputy = (workbook: WorkbookBuilder, name: string, unit: string, startedOn: string | null, more = {}) =>
  workbook.position(name, unit, { leading: 'deputy', title: '副主任', startedOn, ...more })

describe('candidates for an empty office', () => {
  it('are those of the rank below who were long enough in it, and those of the same rank', () => {
    const workbook = office()
    deputy(workbook, '张甲', '甲办', '2014-06-30')
    deputy(workbook, '李乙', '乙办', '2014-07-01')
    deputy(workbook, '王丙', '乙办', null)
    workbook.position('赵丁', '乙办', { leading: 'chief', startedOn: '2015-01-01' })
    workbook.position('孙戊', '乙办', { rank: '科员', startedOn: '2010-01-01' })
    workbook.period('2015年度', { closedOn: '2016-01-31' })
    workbook.indicator('履职', 'person')
    for (const [name, points] of [
      ['张甲', 90],
      ['李乙', 85],
      ['王丙', 84],
      ['赵丁', 95],
      ['孙戊', 60],
    ] as const) {
      workbook.pick('2015年度', '履职', name).score(`2015年度 履职 ${name}`, points)
    }
    expect(linesOf(workbook)).toEqual([
      { name: '张甲', state: 'yes', years: 2, reasons: '任副科级职务满 2 年（须满 2 年）' },
      { name: '赵丁', state: 'yes', years: 1, reasons: '同为正科级，可平级交流' },
      { name: '王丙', state: 'ask', years: null, reasons: '任现职时间未填，年限待核' },
      { name: '李乙', state: 'no', years: 1, reasons: '任副科级职务满 1 年，不足 2 年' },
    ])
  })

  it('the lowest grade, another kind of establishment and the age stand against somebody', () => {
    const workbook = office().person('张甲', { sex: 'male', birthDate: '1950-01-01' })
    deputy(workbook, '张甲', '甲办', '2010-01-01')
    deputy(workbook, '李乙', '乙办', '2010-01-01', { establishmentKind: 'institutionalFull' })
    const lines = linesOf(workbook)
    expect(lines?.find(({ name }) => name === '张甲')).toMatchObject({ state: 'no' })
    expect(lines?.find(({ name }) => name === '张甲')?.reasons).toContain('到法定退休年龄')
    expect(lines?.find(({ name }) => name === '李乙')?.reasons).toContain('没有核定其编制类别')
    expect(lines?.find(({ name }) => name === '李乙')?.reasons).toContain('没有已关闭周期的考核结果')
  })

  it('there are none where the office is held, or the post takes no leading number', () => {
    expect(linesOf(office().position('赵丁', '甲办', { leading: 'chief' }))).toBeNull()
    const plain = aWorkbook().unit('甲办').post('甲办', '主任')
    expect(linesOf(plain)).toBeNull()
  })
})
