import type { Day } from '../../domain/day.ts'

/** What a document cannot say because nobody has entered it. It is seen at once and never invented. */
export function toFill(what: string): string {
  return `〔待填：${what}〕`
}

/** Behind a fact that was read into a damaged source. */
export const toVerify = '〔待核〕'

/** 2016年6月30日: without leading noughts, as GB/T 9704-2012 writes the day of a document. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
