import { z } from 'zod'
import { idSchema } from './id.ts'
import { isSealed } from './personal.ts'

/** More than this a month or a year is a slip of the hand. */
export const mostPay = 10_000_000

const yuan = z.number().min(0, '金额不能为负').max(mostPay, `金额应在 0 到 ${mostPay} 元之间`)

export const payAmounts = ['monthlySalary', 'monthlyBonus', 'yearEndBonus', 'archiveSalary'] as const
export type PayAmount = (typeof payAmounts)[number]

const yearSchema = z
  .number()
  .int()
  .min(1990, '年份应在 1990 到 2100 之间')
  .max(2100, '年份应在 1990 到 2100 之间')
const note = z.string().max(2000).nullable()

/** What a clerk enters of somebody's pay: amounts in yuan, or nothing. */
export const payEntrySchema = z.object({
  monthlySalary: yuan.nullable(),
  monthlyBonus: yuan.nullable(),
  yearEndBonus: yuan.nullable(),
  archiveSalary: yuan.nullable(),
  note,
})

/** An amount that is encrypted, and not or not to be opened, stands in its place as it is. */
const storedAmount = yuan.or(z.string().refine(isSealed)).nullable()

/**
 * 实际薪酬 of a person in a year, in yuan: 月工资 and 月考核奖 of an average month, 年终奖 of the year. 档案工资 is kept apart
 * and never paid (双轨). Sensitive: the amounts leave the backend only where they are asked for with a reason, and whoever
 * reckons with them takes `readablePay` of a row.
 */
export const payRow = z.object({
  id: idSchema,
  personId: idSchema,
  year: yearSchema,
  monthlySalary: storedAmount,
  monthlyBonus: storedAmount,
  yearEndBonus: storedAmount,
  archiveSalary: storedAmount,
  note,
})
export type StoredPay = Readonly<z.infer<typeof payRow>>

/** A row with its amounts as numbers. */
export type Pay = Omit<StoredPay, PayAmount> &
  Readonly<Record<PayAmount, number | null>> & {
    /** Amounts that are there, and that the key at hand does not open; absent where there are none. */
    readonly unreadable?: readonly PayAmount[]
  }

export const payAmountNames: Readonly<Record<PayAmount, string>> = {
  monthlySalary: '月工资',
  monthlyBonus: '月考核奖',
  yearEndBonus: '年终奖',
  archiveSalary: '档案工资',
}

/** Without its amounts, as everybody but the clerk who asked for them sees it. */
export function maskPay(row: StoredPay): Pay {
  return {
    ...row,
    monthlySalary: null,
    monthlyBonus: null,
    yearEndBonus: null,
    archiveSalary: null,
    note: null,
  }
}

/** To be reckoned with: an amount that cannot be read counts as none, and is named. */
export function readablePay(row: StoredPay): Pay {
  const unreadable = payAmounts.filter((amount) => typeof row[amount] === 'string')
  const numberOf = (amount: PayAmount) => {
    const value = row[amount]
    return typeof value === 'string' ? null : value
  }
  return {
    ...row,
    monthlySalary: numberOf('monthlySalary'),
    monthlyBonus: numberOf('monthlyBonus'),
    yearEndBonus: numberOf('yearEndBonus'),
    archiveSalary: numberOf('archiveSalary'),
    note: row.note !== null && isSealed(row.note) ? null : row.note,
    ...(unreadable.length > 0 ? { unreadable } : {}),
  }
}
