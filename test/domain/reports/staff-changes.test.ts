import { describe, expect, it } from 'vitest'
import {
  accountUnit,
  monthTo,
  staffChanges,
  vacantOn,
  yearTo,
} from '../../../domain/reports/staff-changes.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const workbook = aWorkbook()
  .unit('管委会', { kind: 'committee' })
  .unit('孙村', { kind: 'subdistrict', parent: '管委会' })
  .unit('巨野河', { kind: 'subdistrict', parent: '管委会' })
  .unit('党群办', { parent: '孙村' })
  .unit('经济办', { parent: '孙村' })
  .unit('东党群办', { parent: '巨野河' })
  .quota('孙村', 'establishment/total', 3)
  // There since before the records: no change.
  .position('老人', '党群办', { startedOn: null })
  .position('新人', '党群办', { startedOn: '2016-03-01' })
  // From one street to the other, and within one street.
  .position('调人', '经济办', { startedOn: '2010-01-01', endedOn: '2016-06-10', as: '调出' })
  .position('调人', '东党群办', { startedOn: '2016-06-10', as: '调入' })
  .position('转人', '经济办', { startedOn: '2010-01-01', endedOn: '2016-06-12', as: '转出' })
  .position('转人', '党群办', { startedOn: '2016-06-12', as: '转入' })
  // A new title at the same place is none; another kind of establishment is one.
  .position('升人', '党群办', { startedOn: '2010-01-01', endedOn: '2016-06-15', as: '旧职' })
  .position('升人', '党群办', { startedOn: '2016-06-15', title: '主任', as: '新职' })
  .person('退人', { status: 'retired', leftOn: '2016-06-20', leftReason: '退休' })
  .position('退人', '经济办', { startedOn: '2010-01-01', endedOn: '2016-06-20' })
  // 兼任 is no place of its own.
  .position('老人', '经济办', { counting: 'concurrent', startedOn: '2016-06-01', as: '兼任' })
const model = workbook.model()
const told = (period = yearTo(model.asOf), unit?: string) =>
  staffChanges(model, period, unit && workbook.idOf('unit', unit)).map(
    ({ person, kind, on, reason }) => `${on} ${person.name} ${kind} ${reason}`,
  )

describe('人员增减调动', () => {
  it('tells who came, went and moved in the year, and nothing else', () => {
    expect(told()).toEqual([
      '2016-03-01 新人 enter 上编',
      '2016-06-10 调人 move 调动',
      '2016-06-12 转人 move 调动',
      '2016-06-20 退人 leave 退休',
    ])
  })

  it('of a month and of a branch leaves the others out', () => {
    expect(told(monthTo(model.asOf))).not.toContain('2016-03-01 新人 enter 上编')
    expect(told(yearTo(model.asOf), '巨野河')).toEqual(['2016-06-10 调人 move 调动'])
    expect(told({ from: '2016-06-11', to: '2016-06-12' })).toEqual(['2016-06-12 转人 move 调动'])
  })

  it('counts 空编 on the day, after who has left', () => {
    const street = workbook.idOf('unit', '孙村')
    // 老人, 新人, 转人, 升人, 退人 and 调人, then one fewer, then two.
    expect(vacantOn(model, street, '2016-06-09')).toBe(-3)
    expect(vacantOn(model, street, '2016-06-10')).toBe(-2)
    expect(vacantOn(model, street, '2016-06-20')).toBe(-1)
    expect(vacantOn(model, workbook.idOf('unit', '巨野河'), '2016-06-20')).toBeNull()
  })

  it('keeps the account at the street office', () => {
    const id = (name: string) => workbook.idOf('unit', name)
    expect(accountUnit(model, id('党群办'))).toBe(id('孙村'))
    expect(accountUnit(model, id('管委会'))).toBe(id('管委会'))
  })
})
