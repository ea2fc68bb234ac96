import type { Model } from './model.ts'

/**
 * What a 机构编制核查 checks one by one: 机构, 编制, 领导职数, 实有人员 and 台账 are to be 准确. Its two 对应 are drawn
 * from these: 机构 as set up against as approved, people against 编制 and 职数.
 */
export const auditAspects = ['institutions', 'establishment', 'leading', 'people', 'records'] as const
export type AuditAspect = (typeof auditAspects)[number]

export const auditAspectNames: Readonly<Record<AuditAspect, string>> = {
  institutions: '机构',
  establishment: '编制',
  leading: '领导职数',
  people: '实有人员',
  records: '台账',
}

const prefix = 'auditNote'

/** A note is kept as a setting of its own, for each scope and aspect. No unit: the whole workbook. */
export function auditNoteId(unitId: string | undefined, aspect: AuditAspect): string {
  return `${prefix}/${unitId ?? 'all'}/${aspect}`
}

/** 核查说明 of an aspect as the clerk wrote it; '' where there is none. */
export function auditNote(model: Model, unitId: string | undefined, aspect: AuditAspect): string {
  return model.get('setting', auditNoteId(unitId, aspect))?.value ?? ''
}

/** What the note of a setting's id is called in the ledger; null where the setting is no note. */
export function auditNoteName(settingId: string): string | null {
  const [head, , aspect] = settingId.split('/')
  const known = auditAspects.find((one) => one === aspect)
  return head === prefix && known ? `核查说明（${auditAspectNames[known]}）` : null
}
