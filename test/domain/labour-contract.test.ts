import { describe, expect, it } from 'vitest'
import { longestProbation } from '../../domain/labour-contract.ts'
import { probationLength } from '../../domain/rules/probation.ts'
import { aWorkbook } from '../support/model-builder.ts'

describe('the longest 试用期 by the length of a contract (domain-facts.md 3.3)', () => {
  it.each([
    ['2016-01-01', '2016-03-30', 0],
    ['2016-01-01', '2016-03-31', 1],
    ['2016-01-01', '2016-12-30', 1],
    ['2016-01-01', '2016-12-31', 2],
    ['2016-01-01', '2018-12-30', 2],
    ['2016-01-01', '2018-12-31', 6],
  ])('%s to %s: %i months', (startedOn, endsOn, months) => {
    expect(longestProbation({ term: 'fixed', startedOn, endsOn })).toBe(months)
  })

  it('six months without an end, none for a task, twelve for a 聘用合同', () => {
    const days = { startedOn: '2016-01-01', endsOn: null }
    expect(longestProbation({ term: 'openEnded', ...days })).toBe(6)
    expect(longestProbation({ term: 'task', ...days })).toBe(0)
    expect(longestProbation({ term: 'service', ...days })).toBe(12)
    expect(longestProbation({ term: 'fixed', ...days })).toBeNull()
  })

  it('a longer one is told, one to the last day allowed is not', () => {
    const term = { startedOn: '2016-01-01', endsOn: '2018-12-31' }
    const found = (probationUntil: string) =>
      probationLength
        .run(
          aWorkbook()
            .labourContract('张甲', { ...term, probationUntil })
            .model(),
          'all',
        )
        .map(({ sentence }) => sentence)
    expect(found('2016-06-30')).toEqual([])
    expect(found('2016-07-01')).toEqual(['张甲的固定期限劳动合同试用期至 2016-07-01，超过 6 个月。'])
  })
})
