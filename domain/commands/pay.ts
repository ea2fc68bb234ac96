import { z } from 'zod'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { payEntrySchema, payRow, type StoredPay } from '../pay.ts'
import type { RowChange } from '../tables.ts'
import { patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const amounts = payEntrySchema.partial()

/** 登记实际薪酬: one or many people of a year at once. A row without anything in it goes away. */
export const setPay = command(
  z.object({
    year: payRow.shape.year,
    entries: z
      .array(z.object({ personId: idSchema, patch: amounts }))
      .min(1)
      .max(100_000),
  }),
  (model, { year, entries }, context) => {
    const changes = entries.flatMap(({ personId, patch }): RowChange[] => {
      requireRow(model, 'person', personId)
      const known = payOf(model, personId, year)
      const next: StoredPay = {
        ...emptyPay,
        id: context.newId(),
        personId,
        year,
        ...known,
        ...defined(patch),
      }
      if (isEmpty(next)) return known ? [remove('pay', known.id)] : []
      const change = known ? patched('pay', known, next) : put('pay', next)
      return change ? [change] : []
    })
    return { title: `登记 ${year} 年薪酬 ${entries.length} 人`, changes }
  },
)

export function payOf(model: Model, personId: string, year: number): StoredPay | undefined {
  return model.by('pay.personId', personId).find((row) => row.year === year)
}

const emptyPay = {
  ...{ monthlySalary: null, monthlyBonus: null, yearEndBonus: null, archiveSalary: null, note: null },
} as const

function isEmpty({ monthlySalary, monthlyBonus, yearEndBonus, archiveSalary, note }: StoredPay): boolean {
  return [monthlySalary, monthlyBonus, yearEndBonus, archiveSalary, note].every((value) => value === null)
}
