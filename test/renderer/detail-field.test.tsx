import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../../domain/day.ts'
import { changedOf, cleaned, type Field, faultsOf, readDay } from '../../renderer/controls/field.ts'

describe('表单字段', () => {
  it('reads a day in every spelling that clerks use', () => {
    const day = fc
      .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 31 }))
      .map(([months, date]) => addMonths(`1949-10-${String(date).padStart(2, '0')}`, months))
    fc.assert(
      fc.property(day, (text) => {
        const [year, month, date] = text.split('-').map(Number)
        const spellings = [
          text,
          text.replaceAll('-', ''),
          `${year}.${month}.${date}`,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
        ]
        expect(spellings.map(readDay)).toEqual(spellings.map(() => text))
      }),
    )
  })

  it.each(['2016-02-30', '2016-13-01', '16-5-19', '今天', '201605', '2016-5'])(
    'refuses %s as a day',
    (text) => {
      expect(readDay(text)).toBeNull()
    },
  )

  interface Values {
    readonly name: string
    readonly on: string | null
    readonly note: string | null
  }
  const fields: readonly Field<Values>[] = [
    { name: 'name', label: '名称', kind: 'text', required: true },
    { name: 'on', label: '日期', kind: 'day' },
    { name: 'note', label: '备注', kind: 'area', required: true, shown: ({ name }) => name === '其他' },
  ]

  it('finds faults only at what is asked', () => {
    expect(faultsOf(fields, { name: '', on: '2016-02-30', note: null })).toEqual({
      name: '请填写名称',
      on: '日期应为 年-月-日，如 2016-05-19',
    })
    expect(faultsOf(fields, { name: '其他', on: null, note: null })).toEqual({ note: '请填写备注' })
  })

  it('saves trimmed text, one form of a day, and only what was changed', () => {
    const before: Values = { name: '办公室', on: null, note: '旧' }
    const after = cleaned(fields, { name: ' 办公室 ', on: '2016.5.19', note: '旧' })
    expect(changedOf(before, after)).toEqual({ on: '2016-05-19' })
  })
})
