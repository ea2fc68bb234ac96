import { type Day, isDay } from './day.ts'
import { hiddenWord, isSealed, unreadablePrefix, unreadableWord } from './personal.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/** The check digit of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checkDigits[sum % 11] as string
}

/** What is wrong with an id number. */
export type IdNumberFault = 'form' | 'birthDate' | 'checkDigit' | 'legacy'

/** The fault of an id number, or null; `legacy` is the 15-digit form of before 2000, to be converted, not refused. */
export function idNumberFault(text: string): IdNumberFault | null {
  const id = text.toUpperCase()
  if (/^\d{15}$/.test(id)) return birthDateOf(id) === null ? 'birthDate' : 'legacy'
  if (!/^\d{17}[\dX]$/.test(id)) return 'form'
  if (birthDateOf(id) === null) return 'birthDate'
  return checkDigitOf(id.slice(0, 17)) === id[17] ? null : 'checkDigit'
}

/** The birth date that an 18- or 15-digit number carries; null where it is no day of the calendar. */
export function birthDateOf(id: string): Day | null {
  const digits = id.length === 15 ? `19${id.slice(6, 12)}` : id.slice(6, 14)
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  return isDay(day) ? day : null
}

/** The sex that the order number carries: odd male, even female. */
export function sexOf(id: string): 'male' | 'female' {
  const digit = id.length === 15 ? id[14] : id[16]
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

/** A 15-digit number as its 18-digit form. */
export function upgradeIdNumber(id: string): string {
  if (id.length !== 15) return id.toUpperCase()
  const first17 = `${id.slice(0, 6)}19${id.slice(6)}`
  return first17 + checkDigitOf(first17)
}

/** Whether a value does not stand in full: masked, or encrypted. It must never be written back or checked. */
export function isMasked(text: string): boolean {
  return text.includes('*') || isSealed(text) || text === hiddenWord || text === unreadableWord
}

/** What stands for a value that is encrypted; null where it is not. */
function wordOf(text: string): string | null {
  if (!isSealed(text)) return null
  return text.startsWith(unreadablePrefix) ? unreadableWord : hiddenWord
}

/** First 6 and last 4 (domain.md, Personal data). */
export function maskIdNumber(id: string): string {
  const word = wordOf(id)
  if (word) return word
  return id.length <= 10
    ? '*'.repeat(id.length)
    : `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}`
}

export function maskPhone(phone: string): string {
  const word = wordOf(phone)
  if (word) return word
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
