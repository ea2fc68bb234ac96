import { capName } from '../caps.ts'
import { isUnderReform } from '../merger/under-way.ts'
import type { Model } from '../model.ts'
import type { CapLedger, Quota } from '../quota.ts'
import { quotasInForce, toleratedExcess } from './quotas-in-force.ts'
import { rowsBehind } from './rows-behind.ts'
import { unitRule } from './rule.ts'
import { documentNumber, measureWord, quotaBasis, sources, unitTitle } from './wording.ts'

const codes = { establishment: 'V1', leading: 'V4', posts: 'V8', institutions: 'V9' } as const
const words: Record<CapLedger, { readonly actual: string; readonly over: string }> = {
  establishment: { actual: '实有', over: '超编' },
  leading: { actual: '实配', over: '超职数' },
  posts: { actual: '聘任', over: '超岗' },
  institutions: { actual: '实设', over: '超设' },
}
const basisOf: Record<CapLedger, string> = {
  establishment: sources.regulation,
  leading: sources.regulation,
  posts: sources.reform,
  institutions: sources.regulation,
}

/** V1, V2, V4, V8, V9: at every unit that has an approved number, what there is stays within it. */
export const capsHeld = unitRule(
  {
    codes: ['V1', 'V2', 'V4', 'V8', 'V9'],
    title: '实有不超核定（编制、领导职数、岗位、机构个数）',
    basis: sources.noMoreThanApproved,
  },
  function* (model, unit) {
    for (const [key, quota] of quotasInForce(model, unit.id)) {
      const actual = model.tally.of(unit.id, key)
      const excess = actual - quota.amount
      if (excess <= 0) continue
      const tolerated = toleratedExcess(model, quota)
      const isOnTheWay = quota.ledger === 'institutions' && isUnderReform(model, unit.id)
      yield {
        code: codes[quota.ledger],
        severity: excess > tolerated && !isOnTheWay ? 'block' : 'warn',
        subject: { table: 'unit', id: unit.id },
        aspect: key,
        magnitude: excess > tolerated ? excess - tolerated : excess,
        sentence: sentence(model, quota, actual, tolerated) + (isOnTheWay ? onTheWay : ''),
        basis: `${basisOf[quota.ledger]}；${quotaBasis(model, quota.documentId)}`,
        evidence: () => rowsBehind(model, unit.id, key),
      }
    }
  },
)

const onTheWay = '并改期间原机构与新机构并存，定稿时须在核定数以内。'

function sentence(model: Model, quota: Quota, actual: number, tolerated: number): string {
  const { ledger, amount } = quota
  const unit = measureWord(ledger)
  const word = words[ledger]
  const figures = `核定 ${amount} ${unit}，${word.actual} ${actual} ${unit}，${word.over} ${actual - amount} ${unit}`
  const tolerance = tolerated > 0 ? `；${toleranceText(model, quota, unit)}` : ''
  const document = documentNumber(model, quota.documentId)
  return `${unitTitle(model, quota.unitId)}${capName(quota)}${figures}（核定文件：${document}）${tolerance}。`
}

function toleranceText(model: Model, quota: Quota, unit: string): string {
  const document = documentNumber(model, quota.toleratedDocumentId)
  return `过渡期内准予超出 ${quota.toleratedExcess} ${unit}，至 ${quota.toleratedUntil} 止（依据：${document}）`
}
