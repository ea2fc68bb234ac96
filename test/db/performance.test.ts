import { expect, it } from 'vitest'
import type { Book } from '../../db/book.ts'
import type { CommandInput } from '../../domain/contract.ts'
import { dump, openTestWorkbook, perform, reopen } from '../support/workbook.ts'

const newest = (book: Book, table: 'indicator' | 'assessmentPeriod' | 'indicatorPick') => {
  const row = [...book.current().rows[table].values()].at(-1)
  if (!row) throw new Error(`no ${table}`)
  return row.id
}

/** A 二级 and a 三级 indicator, and the year 2016. */
function library() {
  const book = openTestWorkbook('sample')
  const [person] = [...book.model.rows.person.values()]
  const [unit] = [...book.model.rows.unit.values()].filter(({ kind }) => kind === 'office')
  if (!person || !unit) throw new Error('the sample has people and offices')
  const add = (input: Pick<CommandInput<'createIndicator'>, 'code' | 'name' | 'level' | 'parentId'>) => {
    perform(book, 'createIndicator', { method: 'ratio', cycle: 'year', ...input })
    return newest(book, 'indicator')
  }
  const department = add({ code: 'B1', name: '信访办结率', level: 'department' })
  const personal = add({ code: 'C1', name: '个人办结率', level: 'person', parentId: department })
  perform(book, 'createAssessmentPeriod', {
    name: '2016 年度',
    cycle: 'year',
    firstOn: '2016-01-01',
    lastOn: '2016-12-31',
  })
  const periodId = newest(book, 'assessmentPeriod')
  const forUnit = { indicatorId: department, unitId: unit.id, weight: 100, target: 90 }
  const forPerson = { indicatorId: personal, personId: person.id, weight: 60, target: 90 }
  return { book, periodId, department, personal, person, forUnit, forPerson }
}

it('a year is drawn, scored, closed, survives a restart, and is taken back', async () => {
  const { book, periodId, forUnit, forPerson, person } = library()
  const before = dump(book)
  perform(book, 'pickIndicators', { periodId, picks: [forUnit, forPerson] })
  const picks = book.current().by('indicatorPick.periodId', periodId)
  const pickId = picks.find(({ personId }) => personId === person.id)?.id ?? ''
  perform(book, 'setScores', { scores: [{ pickId, patch: { actual: 45 } }] })
  expect(book.current().by('score.pickId', pickId)).toMatchObject([{ actual: 45, points: 50 }])
  expect(() => perform(book, 'closeAssessmentPeriod', { id: periodId })).toThrow()
  expect(book.current().get('assessmentPeriod', periodId)?.closedOn).toBeNull()
  perform(book, 'updatePick', { id: pickId, patch: { weight: 100, target: 60 } })
  expect(book.current().by('score.pickId', pickId)).toMatchObject([{ points: 75 }])
  perform(book, 'closeAssessmentPeriod', { id: periodId })
  const again = await reopen(book)
  expect(() => perform(again, 'setScores', { scores: [{ pickId, patch: { points: 80 } }] })).toThrow(
    '只能查看',
  )
  expect(() => perform(again, 'removePerson', { id: person.id })).toThrow('已有考核记录')
  perform(again, 'reopenAssessmentPeriod', { id: periodId })
  for (let steps = 0; steps < 5; steps += 1) again.undo('张甲')
  expect(dump(again)).toBe(before)
})

it('a 三级 indicator needs its 二级 in the same period, and a score its range', () => {
  const { book, periodId, forUnit, forPerson } = library()
  expect(() => perform(book, 'pickIndicators', { periodId, picks: [forPerson] })).toThrow()
  perform(book, 'pickIndicators', { periodId, picks: [forUnit, forPerson] })
  const pickId = newest(book, 'indicatorPick')
  expect(() => perform(book, 'setScores', { scores: [{ pickId, patch: { points: 101 } }] })).toThrow()
  perform(book, 'setScores', { scores: [{ pickId, patch: { points: 100 } }] })
  perform(book, 'setScores', { scores: [{ pickId, patch: { points: null } }] })
  expect(book.current().by('score.pickId', pickId)).toMatchObject([{ points: null }])
})

it('a closed period is kept as it is, also from what another copy did to it', () => {
  const { book, periodId, forUnit } = library()
  perform(book, 'pickIndicators', { periodId, picks: [forUnit] })
  const [pick] = book.current().by('indicatorPick.periodId', periodId)
  if (!pick) throw new Error('a pick was made')
  perform(book, 'closeAssessmentPeriod', { id: periodId })
  const scored = {
    id: pick.id,
    pickId: pick.id,
    actual: null,
    points: 90,
    assessor: null,
    appeal: null,
    note: null,
  }
  const changes = [{ table: 'score', id: pick.id, row: scored } as const]
  const incoming = { title: '采纳方案', changes }
  const note = { command: 'mergeBranch', operator: '张甲' }
  expect(() => book.execute(incoming, note)).toThrow('请先重新打开')
  const period = book.current().get('assessmentPeriod', periodId)
  if (!period) throw new Error('the period is there')
  const reopened = { table: 'assessmentPeriod', id: periodId, row: { ...period, closedOn: null } } as const
  book.execute({ ...incoming, changes: [reopened, ...changes] }, note)
  expect(book.current().by('score.pickId', pick.id)).toMatchObject([{ points: 90 }])
})

it('answers what cannot be with a sentence', () => {
  const { book, periodId, department, personal, forUnit } = library()
  perform(book, 'pickIndicators', { periodId, picks: [forUnit] })
  expect(() => perform(book, 'pickIndicators', { periodId, picks: [forUnit] })).toThrow('已抽取给同一对象')
  const toUnit = { ...forUnit, indicatorId: personal }
  expect(() => perform(book, 'pickIndicators', { periodId, picks: [toUnit] })).toThrow('请选择人员')
  expect(() => perform(book, 'removeIndicator', { id: department })).toThrow('还有下级指标')
  const wrong = { id: personal, patch: { parentId: personal } }
  expect(() => perform(book, 'updateIndicator', wrong)).toThrow('上级指标应高一层')
})
