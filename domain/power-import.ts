import { z } from 'zod'
import type { ImportField, ImportPreview, ImportRow } from './import-table.ts'
import { type Power, type PowerOfficeRole, type PowerStatus, powerRow } from './power.ts'

/** What a 行政权力清单's columns can carry, and the headers people write for it. */
export const powerFields = [
  {
    field: 'code',
    label: '编码',
    aliases: ['事项编码', '职权编码', '权力编码', '项目编码', '事项代码', '权力事项编码', '编号'],
  },
  {
    field: 'category',
    label: '类别',
    aliases: ['职权类别', '权力类别', '事项类别', '权力类型', '事项类型', '类型', '职权类型'],
  },
  {
    field: 'name',
    label: '事项名称',
    aliases: [
      '职权名称',
      '权力名称',
      '权力事项名称',
      '项目名称',
      '事项',
      '主项名称',
      '主项',
      '行政权力事项',
      '权力事项',
    ],
    required: true,
  },
  { field: 'subitem', label: '子项', aliases: ['子项名称', '子项目', '分项', '子事项', '子项目名称'] },
  {
    field: 'basis',
    label: '实施依据',
    aliases: ['法定依据', '设定依据', '依据', '法律依据', '职权依据', '行使依据', '设立依据'],
  },
  { field: 'level', label: '行使层级', aliases: ['层级', '实施层级', '行使级别'] },
  {
    field: 'department',
    label: '原实施部门',
    aliases: [
      '实施部门',
      '原实施机构',
      '原实施主体',
      '实施机构',
      '实施主体',
      '下放部门',
      '放权部门',
      '市直部门',
      '市级部门',
      '原行使部门',
      '部门',
      '部门名称',
    ],
    required: true,
  },
  { field: 'holder', label: '承接机构', aliases: ['承接主体', '承接单位', '承接方'] },
  { field: 'bureau', label: '承接部门', aliases: ['承接工作部门', '管委会承接部门', '高新区承接部门'] },
  {
    field: 'office',
    label: '承接科室',
    aliases: ['承办科室', '街道承办科室', '承办机构', '承办单位', '承办', '具体承办科室'],
  },
  { field: 'assistant', label: '协助科室', aliases: ['协办科室', '配合科室', '协助单位', '协助'] },
  { field: 'mode', label: '承接方式', aliases: ['下放方式', '放权方式', '行使方式'] },
  { field: 'batch', label: '批次', aliases: ['承接批次', '下放批次', '批'] },
  { field: 'status', label: '状态', aliases: ['承接状态', '事项状态', '承接情况', '办理状态'] },
  { field: 'intendedOn', label: '意向日期', aliases: ['放权意向日期', '意向', '放权意向', '意向时间'] },
  {
    field: 'giverConfirmedOn',
    label: '放权方确认日期',
    aliases: ['放权方确认', '下放方确认日期', '部门确认日期', '放权方书面确认', '放权方书面确认日期'],
  },
  {
    field: 'takerConfirmedOn',
    label: '承接方确认日期',
    aliases: ['承接方确认', '管委会确认日期', '承接方书面确认', '承接方书面确认日期'],
  },
  // One column for both sides: it fills whichever of the two has no column of its own.
  {
    field: 'confirmedOn',
    label: '双方确认日期',
    aliases: ['双方确认', '书面确认日期', '双方书面确认日期', '确认日期'],
  },
  {
    field: 'reviewedOn',
    label: '合法性审查日期',
    aliases: ['合法性审查', '审查日期', '合法性审查时间', '法制审查日期'],
  },
  {
    field: 'publishedNumber',
    label: '公布文号',
    aliases: ['公布文件', '公布文件文号', '下放文号', '文号', '发文文号', '公布依据'],
  },
  { field: 'publishedOn', label: '公布日期', aliases: ['公布时间', '公布时点', '下放日期', '发文日期'] },
  { field: 'handedOverOn', label: '承接日期', aliases: ['交接日期', '承接时间', '交接时间', '移交日期'] },
  { field: 'dispute', label: '争议情况', aliases: ['争议', '审核意见', '协调意见', '争议说明'] },
  { field: 'note', label: '备注', aliases: ['说明', '备注说明', '附注'] },
] as const satisfies readonly ImportField[]

export type PowerField = (typeof powerFields)[number]['field']
const powerFieldCodes = powerFields.map((entry) => entry.field) as [PowerField, ...PowerField[]]

const day = powerRow.shape.intendedOn.optional()

/** What all rows of a file have in common and its columns do not say: one published list has one 文号. */
export const commonFactsSchema = z.object({
  department: z.string().trim().max(80).optional(),
  categoryId: z.string().max(80).optional(),
  status: powerRow.shape.status.optional(),
  batch: z.string().trim().max(60).optional(),
  intendedOn: day,
  giverConfirmedOn: day,
  takerConfirmedOn: day,
  reviewedOn: day,
  publishedNumber: z.string().trim().max(80).optional(),
  publishedOn: day,
  handedOverOn: day,
})
export type CommonFacts = z.output<typeof commonFactsSchema>

/** What the clerk settled about a file; what is left out is guessed. */
export const powerChoiceSchema = z.object({
  token: z.string(),
  sheet: z.string().optional(),
  /** Zero-based row of the last header line. */
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(powerFieldCodes)).optional(),
  common: commonFactsSchema.default({}),
})
export type PowerChoice = z.output<typeof powerChoiceSchema>

export interface PowerRow extends ImportRow<PowerField> {
  /** The item as it would be; null where the row is no item, or faulty. */
  readonly after: Omit<Power, 'id' | 'sortNo'> | null
  readonly offices: readonly { readonly unitId: string; readonly role: PowerOfficeRole }[]
  /** A batch that the workbook does not have yet, by its name. */
  readonly newBatch: string | null
  /** The item of the workbook that the row is about; null where it is new. */
  readonly powerId: string | null
  /** What the item is called in the preview, its 子项 with it. */
  readonly title: string
  /** Where the row leads; null where it is no item, or faulty. */
  readonly status: PowerStatus | null
}

export interface PowerPreview extends ImportPreview<PowerField, PowerRow> {
  /** What the file counts, for the clerk to check against the printed list. */
  readonly departments: number
  readonly largest: { readonly department: string; readonly items: number } | null
  readonly categories: number
}
