import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/**
 * The kinds of 机构. Whether a kind counts against the cap on institutions, and on which,
 * is said by the counting rules (domain/counting.ts), never here.
 */
export const unitKinds = [
  'committee', // 管委会
  'subdistrict', // 街道办事处
  'bureau', // 工作部门
  'office', // 内设机构
  'subOffice', // 下设机构
  'institution', // 所属事业单位
  'park', // 园区
  'company', // 公司
  'external', // 区外机构：只作为隶属的一端，不属本册
] as const
export type UnitKind = (typeof unitKinds)[number]

export const unitKindNames: Readonly<Record<UnitKind, string>> = {
  committee: '管委会',
  subdistrict: '街道办事处',
  bureau: '工作部门',
  office: '内设机构',
  subOffice: '下设机构',
  institution: '所属事业单位',
  park: '园区',
  company: '公司',
  external: '区外机构',
}

/** 主要职责所属：改革要求机构设置和人员编制向社会管理和公共服务倾斜. */
export const dutyFields = ['party', 'socialManagement', 'publicService', 'economy', 'general'] as const
export type DutyField = (typeof dutyFields)[number]

export const dutyFieldNames: Readonly<Record<DutyField, string>> = {
  party: '党的建设',
  socialManagement: '社会管理',
  publicService: '公共服务',
  economy: '经济服务',
  general: '综合保障',
}

/** Whether a fact is settled, or is read into a damaged source and waits for the clerk (待核). */
export const verifications = ['settled', 'unverified'] as const
export type Verification = (typeof verifications)[number]

export const unitRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写机构名称').max(80),
  nameStatus: z.enum(verifications),
  kind: z.enum(unitKinds),
  parentId: idSchema.nullable(),
  level: z.string().max(20).nullable(),
  dutyField: z.enum(dutyFields).nullable(),
  duties: z.string().max(8000).nullable(),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  documentId: idSchema.nullable(),
  note: z.string().max(2000).nullable(),
})
export type Unit = Readonly<z.infer<typeof unitRow>>

/** Typed relations of two units beside 隶属, each with its dates: 合署办公, 业务指导. */
export const unitRelationKinds = ['coLocation', 'guidance'] as const

export const unitRelationRow = z.object({
  id: idSchema,
  fromUnitId: idSchema,
  toUnitId: idSchema,
  kind: z.enum(unitRelationKinds),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  basis: z.string().max(400).nullable(),
})
export type UnitRelation = Readonly<z.infer<typeof unitRelationRow>>
