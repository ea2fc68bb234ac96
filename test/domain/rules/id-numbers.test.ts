import { describe, expect, it } from 'vitest'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { found } from './found.ts'

/** The sample numbers of the standard. */
const female1949 = '11010519491231002X'
const male1880 = '440524188001010014'

describe('id numbers (V13)', () => {
  it.each([
    [female1949, 'female', '1949-12-31', []],
    [female1949.toLowerCase(), 'female', null, []],
    [male1880, 'male', '1880-01-01', []],
    ['110105********002X', 'male', '1990-01-01', []],
    ['110105194912310021', 'female', '1949-12-31', ['block 张甲的身份证号有误：校验码不符。']],
    ['1101051949123100', 'female', null, ['block 张甲的身份证号有误：应为 18 位，前 17 位为数字。']],
    [female1949, 'male', '1949-12-31', ['block 张甲的性别与身份证号所载（女）不符。']],
    [female1949, 'unknown', '1949-12-31', []],
    [
      female1949,
      'female',
      '1949-12-30',
      ['block 张甲的出生日期 1949-12-30 与身份证号所载 1949-12-31 不符。'],
    ],
    ['110105491231002', 'female', '1949-12-31', ['warn 张甲的身份证号为 15 位旧号，应换为 18 位。']],
  ] as const)('%s, %s, born %s', (idNumber, sex, birthDate, sentences) => {
    const model = aWorkbook().person('张甲', { idNumber, sex, birthDate }).model()
    expect(found(model, 'V13').map(({ severity, sentence }) => `${severity} ${sentence}`)).toEqual(sentences)
  })

  it.each([
    [female1949, ['李乙', '张甲']],
    [female1949.toLowerCase(), ['李乙', '张甲']],
    ['110105491231002', ['李乙', '张甲']],
    ['110105********002X', []],
    [male1880, []],
  ])('the number of another person written as %s', (idNumber, names) => {
    const workbook = aWorkbook()
      .person('张甲', { idNumber: female1949, sex: 'female' })
      .person('李乙', { sex: 'unknown' })
    const changed = checkChanges(workbook.model(), [workbook.change('person', '李乙', { idNumber })])
    const duplicates = changed.filter(({ aspect }) => aspect === 'duplicate')
    const idsOf = (who: readonly string[]) => who.map((name) => workbook.idOf('person', name))
    expect(duplicates.map(({ subject }) => subject.id).sort()).toEqual(idsOf(names).sort())
  })

  it('does not stand in the way of a person who was doubled before', () => {
    const workbook = aWorkbook().unit('孙村街道办事处', { kind: 'subdistrict' })
    workbook.person('张甲', { idNumber: male1880 }).person('李乙', { idNumber: male1880 })
    const model = workbook.model()
    workbook.position('张甲', '孙村街道办事处')
    expect(checkChanges(model, [workbook.change('position', '张甲 孙村街道办事处', {})])).toEqual([])
  })
})
