import { z } from 'zod'
import { idSchema } from './id.ts'
import type { ImportField, ImportPreview, ImportRow } from './import-table.ts'
import type { Person } from './person.ts'

/** The columns of a 报名表 that is read back, and the headers people write for them. */
export const roundFields = [
  { field: 'name', label: '姓名', aliases: ['报名人', '应聘人', '人员姓名'], required: true },
  { field: 'idNumber', label: '身份证号', aliases: ['身份证号码', '身份证', '公民身份号码'] },
  {
    field: 'post',
    label: '报名岗位',
    aliases: ['岗位', '岗位名称', '志愿岗位', '应聘岗位', '竞聘岗位'],
    required: true,
  },
  { field: 'unit', label: '岗位所在机构', aliases: ['机构', '岗位机构', '所在机构', '用人机构', '用人部门'] },
  { field: 'preference', label: '志愿', aliases: ['志愿顺序', '志愿序号', '第几志愿', '意愿顺序'] },
  { field: 'mark', label: '成绩', aliases: ['得分', '总成绩', '综合成绩', '评分', '分数'] },
  { field: 'place', label: '岗位排序', aliases: ['排序', '岗位意愿排序', '用人部门排序', '名次'] },
  { field: 'sex', label: '性别', aliases: [] },
  { field: 'birthDate', label: '出生日期', aliases: ['出生年月', '出生年月日'] },
  { field: 'education', label: '学历', aliases: ['最高学历', '文化程度'] },
  { field: 'phone', label: '联系电话', aliases: ['手机', '手机号', '电话'] },
  { field: 'note', label: '备注', aliases: ['说明'] },
] as const satisfies readonly ImportField[]

export type RoundField = (typeof roundFields)[number]['field']
const codes = roundFields.map((entry) => entry.field) as [RoundField, ...RoundField[]]

/** What the clerk settled about a file; what is left out is guessed. */
export const roundChoiceSchema = z.object({
  token: z.string(),
  roundId: idSchema,
  sheet: z.string().optional(),
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(codes)).optional(),
})
export type RoundChoice = z.output<typeof roundChoiceSchema>

export interface RoundRow extends ImportRow<RoundField> {
  /** The application that the row is about; null where it is new. */
  readonly applicationId: string | null
  /** null for somebody from outside, and where the row is faulty. */
  readonly personId: string | null
  /** Somebody from outside in a round of 社会招聘, as the file describes them. */
  readonly outside: (Pick<Person, 'name'> & Partial<Person>) | null
  readonly postId: string | null
  /** The columns of the application that the file gives. */
  readonly patch: {
    readonly preference?: number
    readonly mark?: number
    readonly place?: number
    readonly note?: string
  }
}

export type RoundPreview = ImportPreview<RoundField, RoundRow>
