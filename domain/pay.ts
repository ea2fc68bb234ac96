import { z } from 'zod'
import { idSchema } from './id.ts'

/** More than this a month or a year is a slip of the hand. */
export const mostPay = 10_000_000

const yuan = z.number().min(0, '金额不能为负').max(mostPay, `金额应在 0 到 ${mostPay} 元之间`)

/**
 * 实际薪酬 of a person in a year, in yuan: 月工资 and 月考核奖 of an average month, 年终奖 of the year. 档案工资 is kept apart
 * and never paid (双轨). Sensitive: the amounts leave the backend only where they are asked for with a reason.
 */
export const payRow = z.object({
  id: idSchema,
  personId: idSchema,
  year: z.number().int().min(1990, '年份应在 1990 到 2100 之间').max(2100, '年份应在 1990 到 2100 之间'),
  monthlySalary: yuan.nullable(),
  monthlyBonus: yuan.nullable(),
  yearEndBonus: yuan.nullable(),
  archiveSalary: yuan.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Pay = Readonly<z.infer<typeof payRow>>

export const payAmounts = ['monthlySalary', 'monthlyBonus', 'yearEndBonus', 'archiveSalary'] as const
export type PayAmount = (typeof payAmounts)[number]

export const payAmountNames: Readonly<Record<PayAmount, string>> = {
  monthlySalary: '月工资',
  monthlyBonus: '月考核奖',
  yearEndBonus: '年终奖',
  archiveSalary: '档案工资',
}

/** Without its amounts, as everybody but the clerk who asked for them sees it. */
export function maskPay(row: Pay): Pay {
  return {
    ...row,
    monthlySalary: null,
    monthlyBonus: null,
    yearEndBonus: null,
    archiveSalary: null,
    note: null,
  }
}
