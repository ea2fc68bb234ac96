import type { Model } from '../model.ts'
import { type CapLedger, capKinds } from '../quota.ts'

/** Sources that more than one rule names. */
export const sources = {
  regulation: '《地方各级人民政府机构设置和编制管理条例》',
  reform: '《济南高新区（综合保税区）体制机制改革方案》',
  noMoreThanApproved: '改革方案：不突破市编委核定的机构个数、编制总量和领导职数',
  realName: '机构编制实名制管理口径',
} as const

/** 编制 and 职数 are counted in 名, institutions and posts in 个. */
export function measureWord(ledger: CapLedger): string {
  return ledger === 'institutions' || ledger === 'posts' ? '个' : '名'
}

/** A unit's name as a clerk would write it: an office or institution stands behind the body it belongs to. */
export function unitTitle(model: Model, unitId: string): string {
  const unit = model.get('unit', unitId)
  if (!unit) return '（已不存在的机构）'
  if (unit.kind !== 'office' && unit.kind !== 'subOffice' && unit.kind !== 'institution') return unit.name
  const body = model
    .pathUp(unit.parentId)
    .map((id) => model.get('unit', id))
    .find((above) => above && above.kind !== 'office' && above.kind !== 'subOffice')
  return body && !unit.name.startsWith(body.name) ? `${body.name}${unit.name}` : unit.name
}

/** The 文号 of a document, or that it has not been entered. */
export function documentNumber(model: Model, documentId: string | null): string {
  const number = model.get('document', documentId)?.number.trim()
  return number ? number : '（文件未录入）'
}

/** The basis line of a cap: the document that approved the number. */
export function quotaBasis(model: Model, documentId: string): string {
  return `编制核定文件 ${documentNumber(model, documentId)}`
}

/** The kinds of 事业编制, by funding. */
export const institutionalKinds: ReadonlySet<string> = new Set(
  capKinds.establishment.filter((kind) => kind.startsWith('institutional')),
)
