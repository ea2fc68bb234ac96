import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  birthDateOf,
  checkDigitOf,
  idNumberFault,
  isMasked,
  maskIdNumber,
  maskPhone,
  sexOf,
  upgradeIdNumber,
} from '../../domain/id-number.ts'

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const first17 = fc
  .tuple(digits(6), days, digits(3))
  .map(([area, day, order]) => area + day.replaceAll('-', '') + order)

describe('an id number (GB 11643)', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
  ])('%s, a sample of the standard, is sound', (id, born, sex) => {
    expect([idNumberFault(id), birthDateOf(id), sexOf(id)]).toEqual([null, born, sex])
    expect(idNumberFault(id.toLowerCase())).toBeNull()
  })

  it.each([
    ['', 'form'],
    ['1101051949123100', 'form'],
    ['11010519491231002Y', 'form'],
    ['110105194902300020', 'birthDate'],
    ['110105194912310021', 'checkDigit'],
    ['110105491231002', 'legacy'],
    ['110105491331002', 'birthDate'],
  ])('%s has the fault %s', (id, fault) => {
    expect(idNumberFault(id)).toBe(fault)
  })

  it('shows every single wrong digit by its check digit', () => {
    fc.assert(
      fc.property(
        first17,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (all, at, step) => {
          const check = checkDigitOf(all)
          expect(idNumberFault(all + check)).toBeNull()
          const wrong = all.slice(0, at) + ((Number(all[at]) + step) % 10) + all.slice(at + 1)
          expect(checkDigitOf(wrong)).not.toBe(check)
        },
      ),
    )
  })

  it('of 15 digits becomes the 18-digit number of the same person', () => {
    fc.assert(
      fc.property(first17, (all) => {
        const old = all.slice(0, 6) + all.slice(8)
        const id = upgradeIdNumber(old)
        expect(idNumberFault(id)).toBeNull()
        expect([birthDateOf(id), sexOf(id)]).toEqual([birthDateOf(old), sexOf(old)])
      }),
    )
  })

  it('is masked to its first 6 and last 4 places, a phone to 3 and 4', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105********002X')
    expect(maskPhone('13800001234')).toBe('138****1234')
    expect(maskPhone('1234')).toBe('****')
    fc.assert(
      fc.property(first17, (all) => {
        const masked = maskIdNumber(all + checkDigitOf(all))
        expect(isMasked(masked)).toBe(true)
        expect(masked).not.toContain(all.slice(6, 14))
      }),
    )
  })
})
