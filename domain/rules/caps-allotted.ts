import { capName } from '../caps.ts'
import { quotasInForce } from './quotas-in-force.ts'
import { evidenceLimit } from './rows-behind.ts'
import { unitRule } from './rule.ts'
import { documentNumber, measureWord, quotaBasis, sources, unitTitle } from './wording.ts'

/** V3: what the units directly below have been allotted adds up to at most the unit's own approved number. */
export const capsAllotted = unitRule(
  { codes: ['V3'], title: '分配数不超核定数', basis: sources.noMoreThanApproved },
  function* (model, unit) {
    const own = quotasInForce(model, unit.id)
    if (own.size === 0) return
    const allotted = new Map<string, { sum: number; quotaIds: string[] }>()
    for (const child of model.openBy('unit.parentId', unit.id)) {
      for (const [key, quota] of quotasInForce(model, child.id)) {
        if (!own.has(key)) continue
        const given = allotted.get(key) ?? { sum: 0, quotaIds: [] }
        given.sum += quota.amount
        given.quotaIds.push(quota.id)
        allotted.set(key, given)
      }
    }
    for (const [key, given] of allotted) {
      const quota = own.get(key)
      if (!quota || given.sum <= quota.amount) continue
      const word = measureWord(quota.ledger)
      const excess = given.sum - quota.amount
      yield {
        code: 'V3',
        severity: 'block',
        subject: { table: 'unit', id: unit.id },
        aspect: key,
        magnitude: excess,
        sentence:
          `${unitTitle(model, unit.id)}${capName(quota)}核定 ${quota.amount} ${word}，` +
          `已分配下级 ${given.sum} ${word}，超出 ${excess} ${word}` +
          `（核定文件：${documentNumber(model, quota.documentId)}）。`,
        basis: quotaBasis(model, quota.documentId),
        evidence: given.quotaIds.slice(0, evidenceLimit).map((id) => ({ table: 'quota', id })),
      }
    }
  },
)
