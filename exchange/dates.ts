import { isDay } from '../domain/day.ts'
import type { ImportIssue } from '../domain/import-table.ts'
import { dayOfSerial, type SheetCell } from './spreadsheet.ts'

export interface ReadDay {
  readonly day: string | null
  readonly monthOnly: boolean
  readonly issues: readonly ImportIssue[]
}

const fullDay =
  /^(\d{4})(?:[./\-．。]|年)(\d{1,2})(?:[./\-．。]|月)(\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/
const monthOf = /^(\d{4})(?:[./\-．。]|年)(\d{1,2})月?$/
const eightDigits = /^(\d{4})(\d{2})(\d{2})$/
const sixDigits = /^(\d{4})(\d{2})$/
const serial = /^\d{5}(?:\.\d+)?$/
const span = /\s*(?:至|到|~|～|—+|－)\s*/
const monthNote = { severity: 'warning', message: '只有年月，按当月 1 日记' } as const

/** A date in any spelling that rosters use; a month alone stands for its first day, with a warning. */
export function readDay(cell: SheetCell): ReadDay {
  const text = cell.text.trim()
  const full = fullDay.exec(text) ?? eightDigits.exec(text)
  if (full) return checked(text, full[1] as string, full[2] as string, full[3] as string)
  const month = monthOf.exec(text) ?? sixDigits.exec(text)
  if (month) return readMonth(cell, month[1] as string, month[2] as string)
  const day = serial.test(text) ? dayOfSerial(Number(text), false) : null
  if (day !== null) return checked(text, day.slice(0, 4), day.slice(5, 7), day.slice(8, 10))
  if (/^\d{4}年?$/.test(text)) return failed(`“${text}”只有年份，请补上月份，如 1985.03`)
  return failed(`“${text}”不是日期，可写 1985-03-12、1985.03、1985年3月`)
}

/** Both ends of 2016.01至2018.12; null where the text holds no span. */
export function splitSpan(text: string): readonly [string, string] | null {
  const parts = text.split(span)
  if (parts.length === 2) return [parts[0] as string, parts[1] as string]
  const hyphens = /^(\d{4}[./年]\d{1,2}(?:[./月]\d{0,2}日?)?)-(\d{4}[./年].*)$/.exec(
    text.replaceAll(/\s/g, ''),
  )
  return hyphens ? [hyphens[1] as string, hyphens[2] as string] : null
}

/** A numeric 1985.1 was typed as 1985.10: the sheet drops the last zero, and January is written 1985.01. */
function readMonth(cell: SheetCell, year: string, month: string): ReadDay {
  const lostZero = cell.kind === 'number' && month === '1'
  const read = checked(cell.text, year, lostZero ? '10' : month, '1')
  if (read.day === null) return read
  const note = lostZero
    ? { severity: 'warning' as const, message: `“${cell.text}”在表中是数字，按 ${year} 年 10 月读取，请核对` }
    : monthNote
  return { ...read, monthOnly: true, issues: [note] }
}

function checked(text: string, year: string, month: string, date: string): ReadDay {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (!isDay(day)) return failed(`“${text}”不是日历上有的日期`)
  if (day < '1900-01-01' || day > '2100-12-31') return failed(`“${text}”的年份不在 1900–2100 之间`)
  return { day, monthOnly: false, issues: [] }
}

function failed(message: string): ReadDay {
  return { day: null, monthOnly: false, issues: [{ severity: 'error', message }] }
}
