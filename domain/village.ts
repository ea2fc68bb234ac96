import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { verifications } from './unit.ts'

/** 行政村, 社区, 农场. */
export const villageKinds = ['village', 'community', 'farm'] as const
export type VillageKind = (typeof villageKinds)[number]

export const villageKindNames: Readonly<Record<VillageKind, string>> = {
  village: '行政村',
  community: '社区',
  farm: '农场',
}

export const villageRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写村（居）名称').max(40),
  kind: z.enum(villageKinds),
  households: z.number().int().min(0).nullable(),
  population: z.number().int().min(0).nullable(),
  areaHectares: z.number().min(0).nullable(),
  sortNo: z.number().int(),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  nameStatus: z.enum(verifications),
  note: z.string().max(2000).nullable(),
})
export type Village = Readonly<z.infer<typeof villageRow>>

/** The code and the spelling of a village's name in the statistics of one date; the village itself stays the same. */
export const villageCodeRow = z.object({
  id: idSchema,
  villageId: idSchema,
  asOf: daySchema,
  code: z.string().regex(/^\d{12}$/, '统计用区划代码为 12 位数字'),
  name: z.string().trim().min(1).max(60),
  streetName: z.string().max(60).nullable(),
  source: z.string().max(200).nullable(),
})
export type VillageCode = Readonly<z.infer<typeof villageCodeRow>>
