import { z } from 'zod'

/** A civil date, `YYYY-MM-DD`. Text of this form compares in the order of time. */
export type Day = string

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const value = new Date(Date.UTC(year, month - 1, date))
  return value.getUTCFullYear() === year && value.getUTCMonth() === month - 1 && value.getUTCDate() === date
}

export const daySchema = z.string().refine(isDay, { message: '日期应为 年-月-日，如 2016-05-19' })

/** The day on the operator's own calendar; the clock comes in from outside. */
export function dayOf(now: Date): Day {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A day a number of months later; the 31st falls back to the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const kept = Math.min(date, last.getUTCDate())
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), kept)).toISOString().slice(0, 10)
}

/** The day that follows a day. */
export function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/** The day before a day. */
export function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/**
 * Whether a dated row is in force on a day: from its first day on, until the day before its end.
 * An unknown first day (null) means "since before the records", an open end means "still".
 */
export function isOpenOn(
  row: { readonly startedOn: Day | null; readonly endedOn: Day | null },
  asOf: Day,
): boolean {
  return (row.startedOn === null || row.startedOn <= asOf) && (row.endedOn === null || row.endedOn > asOf)
}
