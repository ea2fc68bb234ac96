import { z } from 'zod'
import type { ImportField, ImportPreview, ImportRow } from './import-table.ts'
import { type PayAmount, payRow } from './pay.ts'

/** The columns of a sheet of pay; others on it are left alone. */
export const payFields = [
  { field: 'name', label: '姓名', aliases: ['人员', '人员姓名', '职工姓名'], required: true },
  { field: 'idNumber', label: '身份证号', aliases: ['身份证号码', '证件号码', '公民身份号码'] },
  { field: 'unit', label: '任岗机构', aliases: ['机构', '科室', '部门', '单位', '所在机构', '所在部门'] },
  {
    field: 'monthlySalary',
    label: '月工资',
    aliases: ['月均工资', '月基本工资', '月工资（元）', '月平均工资'],
  },
  { field: 'monthlyBonus', label: '月考核奖', aliases: ['月均考核奖', '月绩效奖', '月考核奖（元）'] },
  { field: 'yearEndBonus', label: '年终奖', aliases: ['年终奖金', '年终考核奖', '年终奖（元）'] },
  { field: 'archiveSalary', label: '档案工资', aliases: ['档案工资（元）'] },
] as const satisfies readonly ImportField[]

export type PayField = (typeof payFields)[number]['field']
const codes = payFields.map((entry) => entry.field) as [PayField, ...PayField[]]

/** What the clerk settled about a file; what is left out is guessed. */
export const payChoiceSchema = z.object({
  token: z.string(),
  /** The year whose pay it is: a sheet seldom says. */
  year: payRow.shape.year,
  sheet: z.string().optional(),
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(codes)).optional(),
})
export type PayChoice = z.output<typeof payChoiceSchema>

export interface PayImportRow extends ImportRow<PayField> {
  readonly personId: string | null
  readonly patch: Readonly<Partial<Record<PayAmount, number>>>
}

export type PayPreview = ImportPreview<PayField, PayImportRow>
