import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movePeople } from '../../../domain/commands/people.ts'
import { movePosts } from '../../../domain/commands/posts.ts'
import { setJurisdiction } from '../../../domain/commands/villages.ts'
import { compare } from '../../../domain/comparison/compare.ts'
import type { Difference } from '../../../domain/comparison/difference.ts'
import { isOpenOn } from '../../../domain/day.ts'
import type { Plan } from '../../../domain/finding.ts'
import { Model } from '../../../domain/model.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { aWorkbook, builtAsOf, testId, type WorkbookBuilder } from '../../support/model-builder.ts'
import { changesOf, modelOf, rowsOf, someChanges, someRows } from '../rules/random-workbook.ts'

const nothing: Difference = {
  units: [],
  plates: [],
  posts: [],
  quotas: [],
  people: [],
  villages: [],
  lineage: [],
}

function office() {
  return aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党政办公室', { parent: '孙村街道办事处' })
    .unit('经济发展办公室', { parent: '孙村街道办事处' })
    .post('党政办公室', '文秘')
    .position('张甲', '党政办公室')
    .appointment('张甲', '党政办公室', { post: '文秘' })
    .village('甲村')
    .jurisdiction('甲村', '孙村街道办事处')
}

function context() {
  let count = 900_000
  return {
    today: builtAsOf,
    newId: () => {
      count += 1
      return testId(count)
    },
  }
}

/** The workbook before, and after the changes of a plan. */
function sides(workbook: WorkbookBuilder, change: (model: Model) => Plan | readonly RowChange[]) {
  const [before, after] = [workbook.model(), workbook.model()]
  const made = change(after)
  after.apply('changes' in made ? made.changes : made)
  return { before, after, difference: compare(before, after) }
}

describe('比较', () => {
  it('tells 新设, 撤销, 更名 and 划转 of units, and both at once', () => {
    const workbook = office()
    const { difference } = sides(workbook, () => [
      workbook.change('unit', '党政办公室', { name: '办公室', duties: '综合协调' }),
      workbook.change('unit', '经济发展办公室', { endedOn: '2016-06-30' }),
      {
        table: 'unit',
        id: testId(800),
        row: {
          ...workbook.rowOf('unit', '党政办公室'),
          id: testId(800),
          name: '社会事业办公室',
          sortNo: 999,
        },
      },
    ])
    expect(difference.units.map(({ kinds, before, after }) => [kinds, before?.name, after?.name])).toEqual([
      [['renamed', 'changed'], '党政办公室', '办公室'],
      [['removed'], '经济发展办公室', undefined],
      [['added'], undefined, '社会事业办公室'],
    ])
  })

  it('sees no difference in the order of siblings', () => {
    const workbook = office()
    const { difference } = sides(workbook, () => [workbook.change('unit', '党政办公室', { sortNo: 77 })])
    expect(difference).toEqual(nothing)
  })

  it('compares a moved person by the place, not by the rows that the move closed and opened', () => {
    const workbook = office()
    const unitId = workbook.idOf('unit', '经济发展办公室')
    const ids = [workbook.idOf('person', '张甲')]
    const { before, after, difference } = sides(workbook, (model) =>
      movePeople.plan(model, { ids, unitId, tracks: 'both' }, context()),
    )
    expect(difference.people).toMatchObject([
      { move: 'placed', before: { postId: workbook.idOf('post', '文秘') }, after: { unitId, postId: null } },
    ])
    expect({ ...difference, people: [] }).toEqual(nothing)
    const back = movePeople.plan(
      after,
      {
        ids,
        unitId: workbook.idOf('unit', '党政办公室'),
        postId: workbook.idOf('post', '文秘'),
        tracks: 'both',
      },
      context(),
    )
    after.apply(back.changes)
    expect(compare(before, after)).toEqual(nothing)
  })

  it('tells 随岗 moves, 待安置, 离岗, 新进 and 编制 alone', () => {
    const workbook = office()
      .position('李乙', '党政办公室')
      .appointment('李乙', '党政办公室')
      .position('王丙', '党政办公室')
      .appointment('王丙', '党政办公室')
      .position('赵丁', '党政办公室')
      .appointment('赵丁', '党政办公室')
    const unitId = workbook.idOf('unit', '经济发展办公室')
    const { difference } = sides(workbook, (model) => {
      const posts = movePosts.plan(
        model,
        { ids: [workbook.idOf('post', '文秘')], unitId, tracks: 'both' },
        context(),
      )
      return [
        ...posts.changes,
        workbook.removal('appointment', '李乙 党政办公室'),
        workbook.change('person', '王丙', { status: 'retired', leftOn: '2016-06-30', leftReason: '退休' }),
        workbook.change('position', '赵丁 党政办公室', { unitId }),
        { table: 'person', id: testId(801), row: { ...workbook.rowOf('person', '张甲'), id: testId(801) } },
      ]
    })
    expect(
      difference.people.map(({ person, move }) => [person.id === testId(801) ? '新' : person.name, move]),
    ).toEqual([
      ['张甲', 'placed'],
      ['李乙', 'waiting'],
      ['王丙', 'left'],
      ['赵丁', 'establishment'],
      ['新', 'joined'],
    ])
    expect(difference.posts.map((row) => row.kinds)).toEqual([['moved']])
  })

  it('knows people by the day: whoever came later was not there, whoever leaves later still is', () => {
    const workbook = aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .appointment('张甲', '孙村街道办事处', { startedOn: '2016-03-01' })
      .person('李乙', { status: 'retired', leftOn: '2016-05-01', leftReason: '退休' })
      .appointment('李乙', '孙村街道办事处', { startedOn: '2010-01-01', endedOn: '2016-05-01' })
    const [before, after] = [
      new Model(workbook.rows(), '2016-01-01'),
      new Model(workbook.rows(), '2016-06-01'),
    ]
    expect(compare(before, after).people.map(({ person, move }) => [person.name, move])).toEqual([
      ['张甲', 'joined'],
      ['李乙', 'left'],
    ])
  })

  it('tells who looks after a village on either side', () => {
    const workbook = office().unit('巨野河街道办事处', { kind: 'subdistrict' })
    const unitId = workbook.idOf('unit', '巨野河街道办事处')
    const { difference } = sides(workbook, (model) =>
      setJurisdiction.plan(
        model,
        { villageIds: [workbook.idOf('village', '甲村')], unitId, kind: 'administered', basis: '改革方案' },
        context(),
      ),
    )
    expect(difference.villages).toMatchObject([
      { kinds: ['moved'], before: { administeredUnitId: null }, after: { administeredUnitId: unitId } },
    ])
  })

  it('compares an approved number by what it says, also when it was ended and set anew', () => {
    const workbook = office().quota('孙村街道办事处', 'establishment/total', 30)
    const quota = workbook.rowOf('quota', '孙村街道办事处 establishment/total')
    const renewed = (amount: number): RowChange[] => [
      workbook.change('quota', '孙村街道办事处 establishment/total', { endedOn: builtAsOf }),
      { table: 'quota', id: testId(700), row: { ...quota, id: testId(700), amount, startedOn: builtAsOf } },
    ]
    expect(sides(workbook, () => renewed(30)).difference).toEqual(nothing)
    expect(sides(workbook, () => renewed(28)).difference.quotas).toMatchObject([
      { kinds: ['changed'], before: { amount: 30 }, after: { amount: 28 } },
    ])
  })

  it('finds nothing between a workbook and itself, in whatever order its rows were read', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const model = modelOf(rows)
        const read = rowsOf(model)
        const turned = Object.fromEntries(
          Object.entries(read).map(([table, list]) => [table, list.toReversed()]),
        )
        const other = new Model(structuredClone(turned) as unknown as typeof read, builtAsOf)
        expect(compare(model, other)).toEqual(nothing)
      }),
      { numRuns: 300 },
    )
  })

  it('names exactly the units, posts and plates whose words differ, and mirrors when the sides change', () => {
    const bare = (row: object | undefined) => {
      if (!row || !isOpenOn(row as { startedOn: null; endedOn: null }, builtAsOf)) return ''
      return JSON.stringify({ ...row, sortNo: 0 })
    }
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const before = modelOf(rows)
        const after = new Model(rowsOf(before), builtAsOf)
        const changes = changesOf(after, steps)
        after.apply(changes)
        const there = compare(before, after)
        const back = compare(after, before)
        for (const [table, list] of [
          ['unit', there.units],
          ['post', there.posts],
          ['plate', there.plates],
        ] as const) {
          const ids = new Set([...before.rows[table].keys(), ...after.rows[table].keys()])
          const differing = [...ids].filter(
            (id) => bare(before.get(table, id)) !== bare(after.get(table, id)),
          )
          expect(list.map((row) => row.id).sort()).toEqual(differing.sort())
        }
        const touched = new Set(changes.map((change) => change.id))
        const mayMove = (id: string) =>
          touched.has(id) ||
          [...before.by('position.personId', id), ...before.by('appointment.personId', id)]
            .concat(after.by('position.personId', id), after.by('appointment.personId', id))
            .some((row) => touched.has(row.id))
        expect(there.people.every(({ person }) => mayMove(person.id))).toBe(true)
        expect(back.people.length).toBe(there.people.length)
        expect(back.villages.length).toBe(there.villages.length)
        expect(back.quotas.length).toBe(there.quotas.length)
      }),
      { numRuns: 300 },
    )
  })
})
