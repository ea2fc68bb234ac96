import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newPersonalCipher } from '../../../db/personal/key-slots.ts'
import { isMasked, maskIdNumber } from '../../../domain/id-number.ts'

const [cipher, other] = [newPersonalCipher(), newPersonalCipher()]
const at = (rowId: string, where: string) => ({ table: 'person', rowId, column: where }) as const
const column = fc.constantFrom('idNumber' as const, 'phone' as const)
const value = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })

describe('an encrypted value', () => {
  it('opens to what it was, is always the same text, and never shows the value', () => {
    fc.assert(
      fc.property(fc.uuid(), column, value, (row, where, text) => {
        const sealed = cipher.seal(at(row, where), text)
        expect(cipher.open(at(row, where), sealed)).toBe(text)
        expect(cipher.seal(at(row, where), text)).toBe(sealed)
        expect(isMasked(sealed)).toBe(true)
        if (text.length > 6) expect(sealed).not.toContain(text)
      }),
    )
  })

  it('opens in no other row, column or workbook, and not when a character of it was altered', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), value, fc.nat(), (row, elsewhere, text, where) => {
        fc.pre(row !== elsewhere)
        const sealed = cipher.seal(at(row, 'phone'), text)
        expect(cipher.open(at(elsewhere, 'phone'), sealed)).toBeNull()
        expect(cipher.open(at(row, 'idNumber'), sealed)).toBeNull()
        expect(other.open(at(row, 'phone'), sealed)).toBeNull()
        expect(cipher.open({ table: 'pay', rowId: row, column: 'phone' }, sealed)).toBeNull()
        const start = sealed.lastIndexOf(':') + 1
        // The last character of base64 may carry bits that are of no byte.
        const place = start + (where % (sealed.length - start - 1))
        const altered = `${sealed.slice(0, place)}${sealed[place] === 'A' ? 'B' : 'A'}${sealed.slice(place + 1)}`
        expect(cipher.open(at(row, 'phone'), altered)).toBeNull()
      }),
    )
  })

  it('of an id number is found by its index in any spelling; a phone has none', () => {
    const sealed = cipher.seal(at('r', 'idNumber'), '11010119900307002X')
    expect(sealed.startsWith(cipher.sealedStart('11010119900307002x'))).toBe(true)
    expect(sealed.startsWith(cipher.sealedStart('110101199003070011'))).toBe(false)
    expect(cipher.seal(at('r', 'phone'), '13900000000')).toMatch(/^sealed1::/)
    expect(maskIdNumber(sealed)).toBe('已加密')
  })

  it('differs between rows that hold the same phone', () => {
    expect(cipher.seal(at('a', 'phone'), '13900000000')).not.toBe(
      cipher.seal(at('b', 'phone'), '13900000000'),
    )
  })
})
