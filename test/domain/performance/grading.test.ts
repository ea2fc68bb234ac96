import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grade, type Graded, grade, readDistribution } from '../../../domain/performance/grading.ts'

const some = fc.array(fc.record({ total: fc.integer({ min: 0, max: 100 }), vetoed: fc.boolean() }), {
  maxLength: 40,
})
const set = fc.record({ top: fc.nat(40), tail: fc.nat(30) })
const gradesOf = (top: number, tail: number): Grade[] => [
  { name: '优秀', share: top },
  { name: '合格', share: null },
  { name: '末位', share: tail },
]
const order = ['优秀', '合格', '末位']

describe('等次', () => {
  it('never put a higher total below a lower one, and equal totals stay together', () => {
    fc.assert(
      fc.property(some, set, (people, { top, tail }) => {
        const names = grade(people, gradesOf(top, tail))
        people.forEach((one, a) => {
          people.forEach((other, b) => {
            if (one.vetoed || other.vetoed || one.total < other.total) return
            expect(order.indexOf(names[a] ?? '')).toBeLessThanOrEqual(order.indexOf(names[b] ?? ''))
          })
        })
      }),
    )
  })

  it('give the best grade to no more than its share, and 否决 always the last', () => {
    fc.assert(
      fc.property(some, set, (people, { top, tail }) => {
        const names = grade(people, gradesOf(top, tail))
        const best = names.filter((name) => name === '优秀').length
        expect(best).toBeLessThanOrEqual((top / 100) * people.length)
        people.forEach(({ vetoed }, index) => {
          if (vetoed) expect(names[index]).toBe('末位')
        })
      }),
    )
  })

  it('name at least 5 % last, as at the end of 2016, and nobody where all are equal', () => {
    const people = Array.from({ length: 1000 }, (_, index): Graded => ({ total: index / 10, vetoed: false }))
    const last = (all: readonly Graded[]) =>
      grade(all, gradesOf(0, 5)).filter((name) => name === '末位').length
    expect(last(people)).toBe(50)
    expect(last(people.map(() => ({ total: 90, vetoed: false })))).toBe(0)
  })

  it.each([
    ['合格:', '至少写两个等次'],
    ['优秀:15,末位:5', '有且只有一个等次不写比例'],
    ['优秀:60,合格:,末位:50', '合计 110%'],
    ['优秀:多,合格:', '应为数字'],
    ['合格:,合格:5', '不能重复'],
  ])('%s is answered at once', (text, fault) => {
    expect(readDistribution(text)).toMatchObject({ fault: expect.stringContaining(fault) })
  })
})
