import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Matching, matchByWishes } from '../../../domain/merger/matching.ts'

const people = ['甲', '乙', '丙', '丁', '戊', '己']
const posts = ['一', '二', '三', '四']

const someMatching: fc.Arbitrary<Matching> = fc.record({
  wishes: fc
    .tuple(...people.map(() => fc.shuffledSubarray(posts)))
    .map((lists) => new Map(people.map((person, at) => [person, lists[at] ?? []]))),
  seats: fc
    .tuple(...posts.map(() => fc.nat(3)))
    .map((counts) => new Map(posts.map((post, at) => [post, counts[at] ?? 0]))),
  ranking: fc
    .tuple(...posts.map(() => fc.shuffledSubarray(people)))
    .map((lists) => new Map(posts.map((post, at) => [post, lists[at] ?? []]))),
})

describe('双向选择', () => {
  it('gives a seat to the one whom the post prefers, and the other the next wish', () => {
    const matched = matchByWishes({
      wishes: new Map([
        ['甲', ['一', '二']],
        ['乙', ['一', '二']],
      ]),
      seats: new Map([
        ['一', 1],
        ['二', 1],
      ]),
      ranking: new Map([
        ['一', ['乙', '甲']],
        ['二', ['乙', '甲']],
      ]),
    })
    expect([...matched].sort()).toEqual([
      ['乙', '一'],
      ['甲', '二'],
    ])
  })

  it('fills no post over its seats, and leaves no pair that would rather have each other', () => {
    fc.assert(
      fc.property(someMatching, (matching) => {
        const matched = matchByWishes(matching)
        const heldBy = (post: string) => people.filter((person) => matched.get(person) === post)
        const rank = (post: string, person: string) => (matching.ranking.get(post) ?? []).indexOf(person)
        for (const post of posts)
          expect(heldBy(post).length).toBeLessThanOrEqual(matching.seats.get(post) ?? 0)
        for (const person of people) {
          const wishes = matching.wishes.get(person) ?? []
          const got = matched.get(person)
          if (got) expect([wishes.includes(got), rank(got, person) >= 0]).toEqual([true, true])
          for (const dearer of got ? wishes.slice(0, wishes.indexOf(got)) : wishes) {
            if (rank(dearer, person) < 0) continue
            expect(heldBy(dearer)).toHaveLength(matching.seats.get(dearer) ?? 0)
            expect(heldBy(dearer).every((other) => rank(dearer, other) < rank(dearer, person))).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
