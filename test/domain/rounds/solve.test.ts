import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainRound } from '../../../domain/rounds/explain.ts'
import { roundFacts, solveRound, tiedPosts, unsettledPairs } from '../../../domain/rounds/solve.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'

function factsOf(workbook: WorkbookBuilder) {
  const model = workbook.model()
  const round = [...model.rows.appointmentRound.values()][0]
  if (!round) throw new Error('no round')
  const facts = roundFacts(model, round)
  const nameOf = (id: string) => {
    const row = model.get('roundApplication', id)
    return `${model.get('person', row?.personId ?? null)?.name} ${model.get('post', row?.postId ?? null)?.name}`
  }
  const settled = () => {
    const won = solveRound(facts)
    const applications = facts.applications.map((row) =>
      won.has(row.id) ? { ...row, chosenBy: 'matching' as const } : row,
    )
    return { ...facts, applications }
  }
  return { model, facts, nameOf, settled }
}

const twoPosts = () =>
  aWorkbook()
    .unit('甲办')
    .post('甲办', '综合岗')
    .post('甲办', '窗口岗')
    .round('首轮')
    .offer('首轮', '综合岗')
    .offer('首轮', '窗口岗')

describe('a round', () => {
  const workbook = twoPosts()
    .application('首轮', '张甲', '综合岗', { preference: 1, mark: 80 })
    .application('首轮', '张甲', '窗口岗', { preference: 2, mark: 70 })
    .application('首轮', '李乙', '综合岗', { preference: 1, mark: 90 })
    .application('首轮', '王丙', '窗口岗', { preference: 1 })
  const { model, nameOf, settled, facts } = factsOf(workbook)

  it('gives each post to the best who ask for it, and says why', () => {
    expect([...solveRound(facts)].map(nameOf).sort()).toEqual(['张甲 窗口岗', '李乙 综合岗'])
    const told = explainRound(model, settled())
    const sentences = Object.fromEntries([...told].map(([id, sentence]) => [nameOf(id), sentence]))
    expect(sentences).toEqual({
      '张甲 综合岗': '第一志愿；该岗位把其排在第 2 位（2 人，名额 1 个），名额由李乙取得。',
      '张甲 窗口岗':
        '第二志愿；该岗位把其排在第 1 位（1 人，名额 1 个）。第一志愿 综合岗由排在前面的李乙取得。',
      '李乙 综合岗': '第一志愿；该岗位把其排在第 1 位（2 人，名额 1 个）。',
      '王丙 窗口岗': '第一志愿；该岗位没有给出排序或成绩，未列入。',
    })
  })

  it('岗位排序 goes before marks, and those whom nothing tells apart are named', () => {
    const ranked = factsOf(
      twoPosts()
        .application('首轮', '张甲', '综合岗', { mark: 80, place: 1 })
        .application('首轮', '李乙', '综合岗', { mark: 90, place: 2 })
        .application('首轮', '王丙', '窗口岗', { mark: 60 })
        .application('首轮', '赵丁', '窗口岗', { mark: 60 }),
    )
    const facts = ranked.settled()
    expect([...solveRound(facts)].map(ranked.nameOf).sort()).toEqual(['张甲 综合岗', '王丙 窗口岗'])
    const [tied, ...more] = tiedPosts(facts)
    expect(tied?.personIds.map((id) => ranked.model.get('person', id)?.name)).toEqual(['王丙', '赵丁'])
    expect(more).toEqual([])
  })

  it('直接聘任 compares nobody', () => {
    const { facts, nameOf } = factsOf(
      aWorkbook()
        .unit('甲办')
        .post('甲办', '综合岗')
        .round('直聘', { mode: 'direct' })
        .offer('直聘', '综合岗')
        .application('直聘', '张甲', '综合岗'),
    )
    expect([...solveRound(facts)].map(nameOf)).toEqual(['张甲 综合岗'])
  })
})

describe('whatever is wished and ranked', () => {
  const people = ['甲', '乙', '丙', '丁', '戊']
  const posts = ['一岗', '二岗', '三岗']
  const wish = fc.record({
    mark: fc.option(fc.integer({ min: 0, max: 5 })),
    place: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  const drawn = fc.record({
    seats: fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 2 }),
    ),
    asks: fc.array(fc.tuple(fc.shuffledSubarray(posts), fc.array(wish, { minLength: 3, maxLength: 3 })), {
      minLength: people.length,
      maxLength: people.length,
    }),
  })

  it('nobody gets two posts, no post too many, and no pair would rather have each other', () => {
    fc.assert(
      fc.property(drawn, ({ seats, asks }) => {
        const workbook = aWorkbook().unit('甲办').round('轮')
        posts.forEach((post, at) => {
          workbook.post('甲办', post, { headcount: 3 }).offer('轮', post, seats[at])
        })
        asks.forEach(([wished, facts], person) => {
          wished.forEach((post, at) => {
            workbook.application('轮', people[person] ?? '', post, { preference: at + 1, ...facts[at] })
          })
        })
        const { settled } = factsOf(workbook)
        const facts = settled()
        const held = facts.applications.filter(({ chosenBy }) => chosenBy !== null)
        expect(new Set(held.map(({ personId }) => personId)).size).toBe(held.length)
        for (const { postId, seats: most } of facts.posts) {
          expect(held.filter((row) => row.postId === postId).length).toBeLessThanOrEqual(most)
        }
        expect(unsettledPairs(facts)).toEqual([])
      }),
    )
  })
})
