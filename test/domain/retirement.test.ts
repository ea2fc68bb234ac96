import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retiringWithin } from '../../domain/reports/retirements.ts'
import { ageText, type FormerAge, formerAgeOf, retirementOf } from '../../domain/retirement.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { found } from './rules/found.ts'

/** Rows of the published tables: the former age, the birth month, the age at retirement, the month of retirement. */
const published: readonly (readonly [FormerAge, string, string, string])[] = [
  [60, '1964-12', '60岁', '2024-12'],
  [60, '1965-01', '60岁1个月', '2025-02'],
  [60, '1965-04', '60岁1个月', '2025-05'],
  [60, '1965-05', '60岁2个月', '2025-07'],
  [60, '1965-12', '60岁3个月', '2026-03'],
  [60, '1966-01', '60岁4个月', '2026-05'],
  [60, '1968-12', '61岁', '2029-12'],
  [60, '1969-01', '61岁1个月', '2030-02'],
  [60, '1972-12', '62岁', '2034-12'],
  [60, '1976-08', '62岁11个月', '2039-07'],
  [60, '1976-09', '63岁', '2039-09'],
  [60, '1976-12', '63岁', '2039-12'],
  [60, '1990-06', '63岁', '2053-06'],
  [55, '1969-12', '55岁', '2024-12'],
  [55, '1970-01', '55岁1个月', '2025-02'],
  [55, '1970-05', '55岁2个月', '2025-07'],
  [55, '1973-12', '56岁', '2029-12'],
  [55, '1981-08', '57岁11个月', '2039-07'],
  [55, '1981-09', '58岁', '2039-09'],
  [55, '1981-12', '58岁', '2039-12'],
  [50, '1974-12', '50岁', '2024-12'],
  [50, '1975-01', '50岁1个月', '2025-02'],
  [50, '1975-02', '50岁1个月', '2025-03'],
  [50, '1975-03', '50岁2个月', '2025-05'],
  [50, '1976-12', '51岁', '2027-12'],
  [50, '1984-10', '54岁11个月', '2039-09'],
  [50, '1984-11', '55岁', '2039-11'],
  [50, '1984-12', '55岁', '2039-12'],
]

describe('the statutory retirement age', () => {
  it.each(published)('formerly %i, born %s: %s, in %s', (formerAge, birthMonth, age, month) => {
    for (const date of ['01', '28']) {
      const retirement = retirementOf(`${birthMonth}-${date}`, formerAge)
      expect(ageText(retirement.ageMonths)).toBe(age)
      expect(retirement.on).toBe(`${month}-${date}`)
    }
  })

  // The tables group the birth months: every month of a group has one age, and the next group one month more.
  it.each([
    [60, 1965, 4, 36],
    [55, 1970, 4, 36],
    [50, 1975, 2, 60],
  ] as const)('formerly %i: each group of birth months from %i on', (formerAge, year, group, most) => {
    for (let at = 0; at < 200; at += 1) {
      const month = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
      const expected = Math.min(Math.ceil((at + 1) / group), most)
      expect([month, retirementOf(`${month}-15`, formerAge).delayMonths]).toEqual([month, expected])
    }
  })

  it('never comes earlier for who is born later, and frees the headcount on the first of the next month', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2000-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.constantFrom<FormerAge>(60, 55, 50), (one, other, formerAge) => {
        const [older = '', younger = ''] = [one, other].sort()
        const [first, second] = [retirementOf(older, formerAge), retirementOf(younger, formerAge)]
        expect(first.on <= second.on).toBe(true)
        expect(first.freeOn > first.on && first.freeOn.endsWith('-01')).toBe(true)
        expect(first.earliestOn <= first.on).toBe(true)
      }),
    )
  })

  it('gives the last day of a month a day that the calendar has', () => {
    expect(retirementOf('1968-02-29', 60)).toMatchObject({ on: '2028-12-29', freeOn: '2029-01-01' })
    expect(retirementOf('1976-01-31', 60).on).toBe('2038-11-30')
  })
})

describe('whose age is which', () => {
  const female = { sex: 'female', birthDate: '1972-03-05' } as const
  const workbook = () =>
    aWorkbook('2026-01-01')
      .unit('办公室')
      .post('办公室', '会计', { category: 'professional' })
      .post('办公室', '司机', { category: 'support' })
      .person('男甲', { birthDate: '1965-11-20' })
      .person('女干部', female)
      .position('女干部', '办公室')
      .person('女工勤', female)
      .position('女工勤', '办公室', { establishmentKind: 'support' })
      .person('女处长', female)
      .position('女处长', '办公室', { rank: '副处级' })
      .person('女会计', female)
      .appointment('女会计', '办公室', { post: '会计', employment: 'contract' })
      .person('女司机', female)
      .appointment('女司机', '办公室', { post: '司机', employment: 'contract' })
      .person('女待定', female)
      .person('未说明', { sex: 'unknown', birthDate: '1960-01-01' })

  it.each([
    ['男甲', 60],
    ['女干部', 55],
    ['女工勤', 50],
    ['女处长', 60],
    ['女会计', 55],
    ['女司机', 50],
    ['女待定', 50],
    ['未说明', null],
  ])('%s: %s', (name, age) => {
    const built = workbook()
    expect(formerAgeOf(built.model(), built.rowOf('person', name))).toBe(age)
  })

  it('follows the settings', () => {
    const built = workbook().setting('retirementWomenWorker', '55')
    expect(formerAgeOf(built.model(), built.rowOf('person', '女工勤'))).toBe(55)
  })

  it('lists who retires within a year, and warns of who is still there after the age', () => {
    const model = workbook().model()
    expect(retiringWithin(model, 12).map(({ person }) => person.name)).toEqual([
      '女司机',
      '女工勤',
      '女待定',
      '男甲',
    ])
    expect(found(model, 'V14').map(({ sentence }) => sentence)).toEqual([
      '女工勤已于 2022-03-05 到法定退休年龄，仍为在职。',
      '女司机已于 2022-03-05 到法定退休年龄，仍为在职。',
      '女待定已于 2022-03-05 到法定退休年龄，仍为在职。',
    ])
  })
})
