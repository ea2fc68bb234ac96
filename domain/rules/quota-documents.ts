import { capName } from '../caps.ts'
import { isOpenOn } from '../day.ts'
import { capKeyText, type Quota } from '../quota.ts'
import { hasDocument } from './quotas-in-force.ts'
import { unitRule } from './rule.ts'
import { unitTitle } from './wording.ts'

/** V17: every approved number has its document, every tolerated excess has document and end, no cap has two numbers. */
export const quotaDocuments = unitRule(
  {
    codes: ['V17'],
    title: '核定数须有批准文件',
    basis: '核定数的文号、机关、日期和有效期须齐全（V17）',
  },
  function* (model, unit) {
    const inForce = new Map<string, Quota[]>()
    for (const quota of model.by('quota.unitId', unit.id)) {
      const place = `${unitTitle(model, unit.id)}${capName(quota)}`
      const subject = { table: 'quota', id: quota.id } as const
      if (!hasDocument(model, quota.documentId)) {
        const sentence = `${place}核定 ${quota.amount}，缺批准文件的文号或发文机关，不能录入。`
        yield { code: 'V17', severity: 'block', subject, aspect: 'document', sentence }
      }
      if (quota.toleratedExcess > 0) {
        const missing: string[] = []
        if (!hasDocument(model, quota.toleratedDocumentId)) missing.push('依据文件')
        if (quota.toleratedUntil === null) missing.push('过渡期截止日期')
        if (missing.length > 0) {
          const sentence = `${place}准予超出 ${quota.toleratedExcess}，缺${missing.join('和')}。`
          yield { code: 'V17', severity: 'block', subject, aspect: 'tolerated', sentence }
        }
      }
      if (!isOpenOn(quota, model.asOf)) continue
      const key = capKeyText(quota)
      inForce.set(key, [...(inForce.get(key) ?? []), quota])
    }
    for (const [key, quotas] of inForce) {
      const [first] = quotas
      if (!first || quotas.length === 1) continue
      yield {
        code: 'V17',
        severity: 'block',
        subject: { table: 'unit', id: unit.id },
        aspect: key,
        magnitude: quotas.length - 1,
        sentence:
          `${unitTitle(model, unit.id)}${capName(first)}同时有 ${quotas.length} 个有效的核定数，` +
          '应将旧文件核定的数注明失效日期。',
        evidence: quotas.map(({ id }) => ({ table: 'quota', id })),
      }
    }
  },
)
