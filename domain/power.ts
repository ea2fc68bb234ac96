import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { codeSchema } from './vocabulary/code-table.ts'

/**
 * 状态 of a power handed down (domain-facts.md section 5). Until an item is 已承接 the city department still exercises
 * it; 仍由市级行使 and 取消 leave the list of what is to be taken up.
 */
export const powerStatuses = [
  { code: 'proposed', name: '拟下放', aliases: ['拟放权', '拟承接', '未承接'] },
  { code: 'disputed', name: '争议', aliases: ['有争议', '争议事项', '待协调'] },
  { code: 'released', name: '已下放待承接', aliases: ['已下放', '待承接', '已放权', '下放待承接'] },
  { code: 'takenUp', name: '已承接', aliases: ['承接', '已交接', '承接完成'] },
  { code: 'retained', name: '仍由市级行使', aliases: ['市级行使', '暂不下放', '暂不予下放', '不下放'] },
  { code: 'cancelled', name: '取消', aliases: ['已取消', '废止', '已废止'] },
] as const
export type PowerStatus = (typeof powerStatuses)[number]['code']
const powerStatusSchema = codeSchema(powerStatuses)

/** 承接方式: the values seen in published lists (domain-facts.md section 5). */
export const powerModes = [
  { code: 'devolved', name: '下放', aliases: ['直接下放', '下放行使'] },
  { code: 'entrusted', name: '委托', aliases: ['委托下放', '委托行使'] },
  { code: 'withdrawn', name: '收回', aliases: ['收回行使'] },
] as const
export type PowerMode = (typeof powerModes)[number]['code']

const optionalDay = daySchema.nullable()

/**
 * One item of the 行政权力清单. The holder is always the 管委会; what an office of a subdistrict does for it stands
 * in `powerOffice`, never here.
 */
export const powerRow = z.object({
  id: idSchema,
  sortNo: z.number().int(),
  /** 编码, as the list has it. */
  code: z.string().trim().min(1).max(60).nullable(),
  name: z.string().trim().min(1, '请填写事项名称').max(400),
  subitem: z.string().trim().min(1).max(400).nullable(),
  /** A row of `powerCategory`, or one of the standard categories. */
  categoryId: z.string().min(1, '请选择类别').max(80),
  /** 实施依据. */
  basis: z.string().max(4000).nullable(),
  /** 行使层级. */
  level: z.string().max(40).nullable(),
  /** 原实施部门, by its name on the list: the city's departments are no units of the workbook. */
  department: z.string().trim().min(1, '请填写原实施部门').max(80),
  /** 承接主体. */
  holderId: idSchema.nullable(),
  /** 承接部门 of the 管委会. */
  bureauId: idSchema.nullable(),
  mode: codeSchema(powerModes).nullable(),
  batchId: idSchema.nullable(),
  status: powerStatusSchema,
  /** Since when the status holds, where no step tells it; null where the list did not say. */
  statusOn: optionalDay,
  /** 放权方意向. */
  intendedOn: optionalDay,
  /** 双方书面确认. */
  giverConfirmedOn: optionalDay,
  takerConfirmedOn: optionalDay,
  /** 合法性审查. */
  reviewedOn: optionalDay,
  /** 公布文号. */
  publishedNumber: z.string().trim().min(1).max(80).nullable(),
  publishedOn: optionalDay,
  /** 交接日期. */
  handedOverOn: optionalDay,
  /** 争议情况: what both sides say, and the 审核意见. */
  dispute: z.string().max(2000).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Power = Readonly<z.infer<typeof powerRow>>

/** What nobody has entered yet of an item. */
export const emptyPower = {
  code: null,
  subitem: null,
  basis: null,
  level: null,
  holderId: null,
  statusOn: null,
  bureauId: null,
  mode: null,
  batchId: null,
  intendedOn: null,
  giverConfirmedOn: null,
  takerConfirmedOn: null,
  reviewedOn: null,
  publishedNumber: null,
  publishedOn: null,
  handedOverOn: null,
  dispute: null,
  note: null,
} as const satisfies Partial<Power>

/** 承办 carries an item out for the holder, 协助 helps. Neither is the legal holder. */
export const powerOfficeRoles = [
  { code: 'handles', name: '承办', aliases: ['具体承办'] },
  { code: 'assists', name: '协助', aliases: ['协办', '配合'] },
] as const
export type PowerOfficeRole = (typeof powerOfficeRoles)[number]['code']

export const powerOfficeRow = z.object({
  id: idSchema,
  powerId: idSchema,
  unitId: idSchema,
  role: codeSchema(powerOfficeRoles),
})
export type PowerOffice = Readonly<z.infer<typeof powerOfficeRow>>

/** 依据变更: a law that was made, amended or repealed under an item. */
export const powerLawChangeRow = z.object({
  id: idSchema,
  powerId: idSchema,
  changedOn: daySchema,
  /** What changed, and what follows for the item. */
  what: z.string().trim().min(1, '请填写变更内容').max(1000),
  documentNumber: z.string().trim().max(200).nullable(),
})
export type PowerLawChange = Readonly<z.infer<typeof powerLawChangeRow>>

/** 批次 in which items are taken up (一次下放，分步承接). */
export const powerBatchRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写批次名称').max(60),
  sortNo: z.number().int(),
  /** The day on which the batch is taken up, planned or past. */
  takeUpOn: optionalDay,
  documentNumber: z.string().trim().max(80).nullable(),
  note: z.string().max(2000).nullable(),
})
export type PowerBatch = Readonly<z.infer<typeof powerBatchRow>>

/** A published version of the 清单: a name and a document for how the list stood after an entry of the 变更台账. */
export const powerVersionRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写版本名称').max(80),
  seq: z.number().int().min(1),
  publishedOn: daySchema,
  documentNumber: z.string().trim().min(1, '请填写公布文号').max(80),
  note: z.string().max(2000).nullable(),
})
export type PowerVersion = Readonly<z.infer<typeof powerVersionRow>>
