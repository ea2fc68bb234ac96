import { seatsKey } from '../counting.ts'
import { rowsBehind } from './rows-behind.ts'
import { unitRule } from './rule.ts'
import { documentNumber, quotaBasis, sources, unitTitle } from './wording.ts'

/** V8S: the seats of the posts that are laid out add up to at most the approved number of posts; only a warning. */
export const seatsLaidOut = unitRule(
  { codes: ['V8S'], title: '设岗数不超核定岗位总数', basis: sources.reform },
  function* (model, unit) {
    const quota = model.quotaOf(unit.id, { ledger: 'posts', kind: 'total', level: '' })
    const seats = model.tally.of(unit.id, seatsKey)
    if (!quota || seats <= quota.amount) return
    yield {
      code: 'V8S',
      severity: 'warn',
      subject: { table: 'unit', id: unit.id },
      magnitude: seats - quota.amount,
      sentence:
        `${unitTitle(model, unit.id)}岗位总数核定 ${quota.amount} 个，已设岗 ${seats} 个，` +
        `多设 ${seats - quota.amount} 个（核定文件：${documentNumber(model, quota.documentId)}）。`,
      basis: `${sources.reform}；${quotaBasis(model, quota.documentId)}`,
      evidence: () => rowsBehind(model, unit.id, seatsKey),
    }
  },
)
