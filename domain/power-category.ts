import { z } from 'zod'
import { type Day, daySchema, isOpenOn } from './day.ts'
import type { Model } from './model.ts'

/**
 * 权力类别 as a versioned code table that a workbook can change. Its id is the code; a standard category has its row
 * only where a workbook has changed it.
 */
export const powerCategoryRow = z.object({
  id: z.string().min(1).max(80),
  name: z.string().trim().min(1, '请填写类别名称').max(40),
  /** What else lists write for it, by 、. */
  aliases: z.string().max(200),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  /** The catalogue that names it. */
  basis: z.string().max(400).nullable(),
})
export type PowerCategory = Readonly<z.infer<typeof powerCategoryRow>>

const catalogue = '权责清单通用目录（十类）；本表可改，对照公布的清单核定'

/** The ten categories of domain.md; other years and places count otherwise, hence the table can be changed. */
export const standardPowerCategories: readonly PowerCategory[] = [
  standard('licence', '行政许可', '许可、行政审批、审批', 10),
  standard('penalty', '行政处罚', '处罚', 20),
  standard('compulsion', '行政强制', '强制', 30),
  standard('levy', '行政征收', '征收、行政收费', 40),
  standard('benefit', '行政给付', '给付', 50),
  standard('inspection', '行政检查', '检查、行政监督、监督检查', 60),
  standard('confirmation', '行政确认', '确认', 70),
  standard('reward', '行政奖励', '奖励', 80),
  standard('adjudication', '行政裁决', '裁决', 90),
  standard('other', '其他行政权力', '其他、其他权力、其他职权、其它', 100),
]

function standard(id: string, name: string, aliases: string, sortNo: number): PowerCategory {
  return { id, name, aliases, sortNo, startedOn: null, endedOn: null, basis: catalogue }
}

/** Every category that the workbook knows, ended ones included, in the order of the table. */
export function powerCategories(model: Model): PowerCategory[] {
  const all = new Map(standardPowerCategories.map((row) => [row.id, row]))
  for (const row of model.rows.powerCategory.values()) all.set(row.id, row)
  return [...all.values()].sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
}

/** The categories that can be chosen on a day. */
export function powerCategoriesOn(model: Model, day: Day = model.asOf): PowerCategory[] {
  return powerCategories(model).filter((row) => isOpenOn(row, day))
}

export function powerCategoryName(model: Model, id: string): string {
  const known = model.rows.powerCategory.get(id) ?? standardPowerCategories.find((row) => row.id === id)
  return known?.name ?? id
}
