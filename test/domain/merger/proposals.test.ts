import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePeople, setWishes } from '../../../domain/commands/placement.ts'
import { candidatesFor } from '../../../domain/merger/candidates.ts'
import { freeSeats } from '../../../domain/merger/placement.ts'
import { placementRules, proposePlacements } from '../../../domain/merger/proposals.ts'
import type { Model } from '../../../domain/model.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { aWorkbook, testId, type WorkbookBuilder } from '../../support/model-builder.ts'
import { abolish, follow, perform, reform } from './reform.ts'

const waiting = (prepare: (workbook: WorkbookBuilder) => void = () => undefined) => {
  const workbook = reform()
  prepare(workbook)
  const [base, model] = [workbook.model(), workbook.model()]
  abolish(workbook, model, '会计', '民政员', '所长')
  return { workbook, base, model }
}

const wish = (workbook: WorkbookBuilder, model: Model, person: string, ...units: readonly string[]) =>
  perform(model, setWishes, {
    personId: workbook.idOf('person', person),
    wishes: units.map((unit) => ({ unitId: workbook.idOf('unit', unit), postId: null })),
  })

describe('candidates for a post', () => {
  it('ranks by 前身, 专业 and 意愿, and says why', () => {
    const { workbook, base, model } = waiting()
    follow(workbook, model, 'post', '会计', '财务会计岗')
    follow(workbook, model, 'unit', '财政所', '经济建设保障办公室')
    wish(workbook, model, '李乙', '经济建设保障办公室')
    const [first, ...others] = candidatesFor(base, model, workbook.idOf('post', '财务会计岗'))
    expect(first?.person.name).toBe('张甲')
    expect(first?.reasons).toEqual([
      '原岗位的后继岗位（原 示例街道办事处财政所会计）',
      '原机构的后继机构（原 示例街道办事处财政所会计）',
      '岗位名称相近（原 会计）',
      '专业对口：会计学，岗位职责属财会',
      '岗位类别相同（管理岗位）',
    ])
    expect(others.map(({ person }) => person.name)).toEqual(['李乙', '王丙'])
    expect(others[0]?.reasons[0]).toBe('第一志愿')
    expect(others[1]?.against).toEqual(['现任领导正职，本岗不占领导职数'])
  })

  it('says that no number of the kind is free, and which', () => {
    const { workbook, base, model } = waiting((given) =>
      given
        .position('占编人', '社会事业办公室', { establishmentKind: 'institutionalFull' })
        .appointment('占编人', '社会事业办公室')
        .quota('社会事业办公室', 'establishment/institutionalFull', 1),
    )
    const among = candidatesFor(base, model, workbook.idOf('post', '民政救助岗'))
    expect(among.find(({ person }) => person.name === '李乙')?.against).toEqual([
      '示例街道办事处社会事业办公室事业编制（财政拨款）已满（核定 1）',
    ])
    expect(among.find(({ person }) => person.name === '张甲')?.against).toEqual([
      '示例街道办事处社会事业办公室未核定行政编制',
    ])
    expect(candidatesFor(base, model, workbook.idOf('post', '民政救助岗'), 'all')).toHaveLength(4)
  })
})

describe('placing everyone by a rule', () => {
  it('原岗位对应 follows the lineage and says who has no successor', () => {
    const { workbook, base, model } = waiting()
    follow(workbook, model, 'post', '会计', '财务会计岗')
    follow(workbook, model, 'unit', '民政办', '社会事业办公室')
    const { placements, unplaced } = proposePlacements(base, model, 'origin')
    expect(placements.map(({ personId, postId }) => [personId, postId])).toEqual([
      [workbook.idOf('person', '张甲'), workbook.idOf('post', '财务会计岗')],
      [workbook.idOf('person', '李乙'), workbook.idOf('post', '民政救助岗')],
    ])
    expect(placements[0]?.reason).toContain('原岗位的后继岗位')
    expect(unplaced.map(({ person, why }) => `${person.name} ${why}`)).toEqual([
      '王丙 没有与原岗位、原机构对应的空岗',
    ])
  })

  it('专业 needs a 专业; 意愿 needs a wish', () => {
    const { workbook, base, model } = waiting()
    const byMajor = proposePlacements(base, model, 'major')
    expect(byMajor.placements.map(({ postId }) => model.get('post', postId)?.name)).toEqual([
      '财务会计岗',
      '民政救助岗',
    ])
    expect(byMajor.unplaced.map(({ why }) => why)).toEqual(['未登记专业'])
    wish(workbook, model, '王丙', '经济建设保障办公室', '社会事业办公室')
    wish(workbook, model, '张甲', '经济建设保障办公室')
    const byWish = proposePlacements(base, model, 'wish')
    expect(
      byWish.placements.map(({ personId, reason }) => [model.get('person', personId)?.name, reason]),
    ).toEqual([
      ['张甲', expect.stringContaining('第一志愿')],
      ['王丙', expect.stringContaining('第二志愿')],
    ])
    expect(byWish.unplaced.map(({ why }) => why)).toEqual(['未登记意愿'])
  })

  it('leaves out who would break a cap, with the sentence of the rule', () => {
    const { workbook, base, model } = waiting((given) =>
      given.quota('社会事业办公室', 'establishment/institutionalFull', 0),
    )
    follow(workbook, model, 'unit', '民政办', '社会事业办公室')
    const { unplaced } = proposePlacements(base, model, 'origin')
    expect(unplaced.find(({ person }) => person.name === '李乙')?.why).toContain('超编 1 名')
  })

  it('never gives a post more people than free seats, breaks no cap, and leaves the model as it was', () => {
    const some = fc.record({
      seats: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      people: fc.array(fc.constantFrom('会计学', '法学', '社会工作', null), { minLength: 1, maxLength: 8 }),
      wishes: fc.array(fc.shuffledSubarray([0, 1, 2, 3]), { minLength: 8, maxLength: 8 }),
      quota: fc.nat(8),
      rule: fc.constantFrom(...placementRules),
    })
    fc.assert(
      fc.property(some, ({ seats, people, wishes, quota, rule }) => {
        const workbook = aWorkbook().unit('街道', { kind: 'subdistrict' }).unit('旧办', { parent: '街道' })
        seats.forEach((headcount, at) => {
          workbook
            .unit(`新办${at}`, { parent: '街道' })
            .post(`新办${at}`, `会计综治民政岗${at}`, { headcount })
        })
        people.forEach((major, at) => {
          workbook.post('旧办', `会计综治民政岗${at % 4}`, { endedOn: '2016-01-01' })
          workbook.person(`人${at}`, { major }).position(`人${at}`, '旧办')
        })
        workbook.quota('新办0', 'establishment/administrative', quota)
        const model = workbook.model()
        people.forEach((_major, at) => {
          const asked = (wishes[at] ?? []).filter((unit) => unit < seats.length)
          wish(workbook, model, `人${at}`, ...asked.map((unit) => `新办${unit}`))
        })
        const before = JSON.stringify(model.allRows())
        const { placements, unplaced } = proposePlacements(null, model, rule)
        expect(JSON.stringify(model.allRows())).toBe(before)
        expect(placements.length + unplaced.length).toBe(people.length)
        for (const post of model.rows.post.values()) {
          const given = placements.filter(({ postId }) => postId === post.id)
          expect(given.length).toBeLessThanOrEqual(freeSeats(model, post.id))
        }
        if (placements.length === 0) return
        let count = 0
        const newId = () => {
          count += 1
          return testId(700_000 + count)
        }
        const input = placePeople.input.parse({ placements })
        const plan = placePeople.plan(model, input, { today: model.asOf, newId })
        expect(checkChanges(model, plan.changes)).toEqual([])
      }),
      { numRuns: 120 },
    )
  })
})
