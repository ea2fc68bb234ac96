import { describe, expect, it } from 'vitest'
import { put } from '../../../domain/commands/change.ts'
import type { Finding } from '../../../domain/finding.ts'
import { findingKindOf, findingKinds } from '../../../domain/finding-kinds.ts'
import { todoCounts } from '../../../domain/reports/todos.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const office = () =>
  aWorkbook()
    .unit('甲街道', { kind: 'subdistrict' })
    .unit('甲办', { parent: '甲街道' })
    .post('甲办', '文秘', { headcount: 3 })

describe('what waits today', () => {
  it('counts every finding in exactly one kind', () => {
    const model = office()
      .person('待安置的')
      .appointment('聘期满的', '甲办', { post: '文秘', termEndsOn: '2016-07-10' })
      .unit('待核办', { parent: '甲街道', nameStatus: 'unverified' })
      .model()
    const findings = evaluate(model, 'all')
    const counts = todoCounts(model, findings, null)
    const kinds = new Set(findings.map(findingKindOf))
    const sum = [...kinds].reduce((all, kind) => all + counts[kind], 0)
    expect(sum).toBe(findings.length)
    expect(counts).toMatchObject({ terms: 1, unplaced: 1, unverified: 1, numbers: 4 })
    for (const kind of kinds) expect(findingKinds[kind]).toBeTruthy()
  })

  it('puts what is refused first, whatever its code', () => {
    const block = { severity: 'block', code: 'P7' } as Pick<Finding, 'severity' | 'code'>
    expect(findingKindOf(block)).toBe('over')
  })

  it('tells retirements twelve months ahead, and none of whoever has left', () => {
    const man = { sex: 'male', birthDate: '1956-12-01' } as const
    const model = office()
      .person('将退休', man)
      .person('已退休', { ...man, status: 'retired', leftOn: '2016-06-01' })
      .person('还早', { sex: 'male', birthDate: '1966-12-01' })
      .model()
    expect(todoCounts(model, [], null).retiring).toBe(1)
  })

  it('counts the rounds that are not through yet', () => {
    const model = office()
      .round('第一轮', { stage: 'publicized' })
      .round('第二轮', { stage: 'appointed', appointedOn: '2016-06-01' })
      .model()
    expect(todoCounts(model, [], null).rounds).toBe(1)
  })

  it('counts 未处置 only against the branch point of a plan', () => {
    const workbook = office()
    const [base, model] = [workbook.model(), workbook.model()]
    const sources = workbook.idOf('unit', '甲街道')
    model.apply([put('setting', { id: 'mergerSources', value: sources })])
    expect(todoCounts(model, [], null).dispositions).toBe(0)
    // Two units and a post.
    expect(todoCounts(model, [], base).dispositions).toBe(3)
  })
})
