import { type UnitKind, unitKindNames, unitKinds } from '../unit.ts'
import type { CodeEntry } from './code-table.ts'

/** What tables write for 机构类别 beside its names. */
const aliases: Partial<Record<UnitKind, readonly string[]>> = {
  committee: ['管理委员会'],
  subdistrict: ['街道', '办事处', '街办', '镇', '乡', '镇街'],
  bureau: ['部门', '局', '职能部门', '派出机构'],
  office: ['科室', '内设科室', '综合办事机构', '行政机构', '党政机构', '职能科室', '办公室'],
  subOffice: ['下属机构', '下设科室', '工作站'],
  institution: ['事业单位', '直属事业单位', '下属事业单位', '事业机构', '事业站所', '站所'],
  company: ['企业', '平台公司'],
}

/** 机构类别, as tables name it. */
export const unitKindTable: readonly CodeEntry<UnitKind>[] = unitKinds.map((code) => ({
  code,
  name: unitKindNames[code],
  aliases: aliases[code] ?? [],
}))
