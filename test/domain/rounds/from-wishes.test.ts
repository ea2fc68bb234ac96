import { expect, it } from 'vitest'
import { applicationsFromWishes } from '../../../domain/rounds/from-wishes.ts'
import { roundFacts } from '../../../domain/rounds/solve.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { aWorkbook, testId } from '../../support/model-builder.ts'

it('wishes for posts of the round become applications, once, behind what is asked for already', () => {
  const workbook = aWorkbook()
    .unit('甲办')
    .post('甲办', '综合岗')
    .post('甲办', '窗口岗')
    .post('甲办', '档案岗')
    .round('首轮', { stage: 'applying' })
    .offer('首轮', '综合岗')
    .offer('首轮', '窗口岗')
    .application('首轮', '张甲', '窗口岗', { preference: 1 })
    .person('李乙')
    .person('王丙', { status: 'left' })
  const model = workbook.model()
  const wish = (at: number, person: string, post: string, preference: number): RowChange => {
    const [personId, postId] = [workbook.idOf('person', person), workbook.idOf('post', post)]
    const row = { id: testId(9000 + at), personId, unitId: workbook.idOf('unit', '甲办'), postId, preference }
    return { table: 'wish', id: row.id, row }
  }
  model.apply([
    wish(1, '张甲', '窗口岗', 1),
    wish(2, '张甲', '综合岗', 2),
    wish(3, '李乙', '档案岗', 1),
    wish(4, '李乙', '综合岗', 2),
    wish(5, '王丙', '综合岗', 1),
  ])
  const round = [...model.rows.appointmentRound.values()][0]
  if (!round) throw new Error('no round')
  const named = applicationsFromWishes(model, roundFacts(model, round)).map(
    ({ personId, postId, preference }) => [
      model.get('person', personId)?.name,
      model.get('post', postId)?.name,
      preference,
    ],
  )
  expect(named).toEqual([
    ['张甲', '综合岗', 2],
    ['李乙', '综合岗', 1],
  ])
})
