import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../../../domain/day.ts'
import { termsEnding } from '../../../domain/reports/terms-ending.ts'
import { termsEndingTable } from '../../../exchange/tables/terms-ending-table.ts'
import { aWorkbook, builtAsOf as today } from '../../support/model-builder.ts'

describe('what ends soon', () => {
  const model = aWorkbook()
    .unit('甲办')
    .post('甲办', '综合岗')
    .appointment('张甲', '甲办', { post: '综合岗', termEndsOn: '2016-09-30' })
    .appointment('李乙', '甲办', { termEndsOn: '2016-06-20' })
    .appointment('王丙', '甲办', { termEndsOn: '2016-10-01' })
    .labourContract('李乙', { endsOn: '2016-07-31', probationUntil: '2016-07-10' })
    .labourContract('赵丁', { endsOn: '2016-07-01', endedOn: '2016-06-01' })
    .person('孙戊', { status: 'retired' })
    .labourContract('孙戊', { endsOn: '2016-07-01' })
    .labourContract('周己', { probationUntil: '2016-06-29' })
    .model()

  it('lists terms, contracts and 试用期 within three months, the first to end first, over ones too', () => {
    expect(
      termsEnding(model, today).map(({ person, kind, on, daysLeft, place }) => [
        person.name,
        kind,
        on,
        daysLeft,
        place,
      ]),
    ).toEqual([
      ['李乙', 'term', '2016-06-20', -10, '甲办'],
      ['李乙', 'probation', '2016-07-10', 10, '甲办'],
      ['李乙', 'contract', '2016-07-31', 31, '甲办'],
      ['张甲', 'term', '2016-09-30', 92, '甲办 综合岗'],
    ])
  })

  it('a branch without anything that ends says so', () => {
    const empty = aWorkbook().unit('乙办').model()
    expect(termsEnding(empty, today)).toEqual([])
    expect(termsEndingTable(empty).footnotes[0]).toBe('所选范围内 3 个月之内没有到期的聘期、合同、试用期。')
    expect(termsEndingTable(model).rows[0]?.cells).toMatchObject({
      name: '李乙',
      kind: '聘期',
      left: '▲ 已过 10',
    })
  })

  it('is never later than the months that are set, whatever is entered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: -30, max: 900 }), (months, days) => {
        const on = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
        const book = aWorkbook()
          .setting('reminderMonths', String(months))
          .unit('甲办')
          .appointment('张甲', '甲办', { termEndsOn: on })
          .model()
        expect(termsEnding(book, today).length).toBe(on <= addMonths(today, months) ? 1 : 0)
      }),
    )
  })
})
