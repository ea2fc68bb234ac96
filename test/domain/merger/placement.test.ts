import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createPerson,
  endAppointment,
  leavePeople,
  movePeople,
  removePerson,
} from '../../../domain/commands/people.ts'
import { abolishPost, movePosts, updatePost } from '../../../domain/commands/posts.ts'
import { lockObstacles } from '../../../domain/merger/lock.ts'
import { type PlacementBalance, placementBalance, unplacedPeople } from '../../../domain/merger/placement.ts'
import { Model } from '../../../domain/model.ts'
import { changesOf, modelOf, rowsOf, someChanges, someRows } from '../rules/random-workbook.ts'
import { abolish, perform, place, reform } from './reform.ts'

const names = ({ placed, left, waiting }: PlacementBalance) => ({
  placed: placed.map(({ name }) => name),
  left: left.map(({ name }) => name),
  waiting: waiting.map(({ name }) => name),
})
const nobody = { placed: [], left: [], waiting: [] }

describe('the 待安置 balance', () => {
  it('is even while nothing has changed', () => {
    const balance = placementBalance(reform().model(), reform().model())
    expect(names(balance)).toEqual(nobody)
    expect(balance.isOpen).toBe(false)
  })

  it('follows a person from a post that is abolished to a new one, or out of service', () => {
    const workbook = reform()
    const [base, model] = [workbook.model(), workbook.model()]
    abolish(workbook, model, '会计', '民政员', '所长')
    expect(names(placementBalance(base, model))).toEqual({ ...nobody, waiting: ['张甲', '李乙', '王丙'] })
    place(workbook, model, '张甲', '财务会计岗')
    const leave = { status: 'retired', on: '2016-06-30', reason: '到龄退休' }
    perform(model, leavePeople, { ids: [workbook.idOf('person', '王丙')], ...leave })
    const balance = placementBalance(base, model)
    expect(names(balance)).toEqual({ placed: ['张甲'], left: ['王丙'], waiting: ['李乙'] })
    expect(balance.left[0]).toMatchObject({ leftReason: '到龄退休', leftOn: '2016-06-30' })
    expect(lockObstacles(base, model)).toEqual(['仍有 1 人待安置：李乙。'])
  })

  it('does not count a post that moves with its holder, nor a move while the old seat stays', () => {
    const workbook = reform()
    const [base, model] = [workbook.model(), workbook.model()]
    const unitId = workbook.idOf('unit', '社会事业办公室')
    perform(model, movePosts, { ids: [workbook.idOf('post', '民政员')], unitId })
    perform(model, movePeople, { ids: [workbook.idOf('person', '张甲')], unitId })
    expect(names(placementBalance(base, model))).toEqual(nobody)
  })

  it('counts who lost a seat that was cut, and not who kept one', () => {
    const workbook = reform().position('赵丁', '民政办').appointment('赵丁', '民政办', { post: '民政救助岗' })
    workbook.position('钱戊', '民政办').appointment('钱戊', '民政办', { post: '民政救助岗' })
    const [base, model] = [workbook.model(), workbook.model()]
    perform(model, endAppointment, { id: workbook.idOf('appointment', '钱戊 民政办') })
    place(workbook, model, '钱戊', '财务会计岗')
    expect(names(placementBalance(base, model))).toEqual(nobody)
    perform(model, updatePost, { id: workbook.idOf('post', '民政救助岗'), patch: { headcount: 1 } })
    expect(names(placementBalance(base, model))).toEqual({ ...nobody, placed: ['钱戊'] })
  })

  it('takes in who had no post at the branch point and who came without one, and accounts for a deleted row', () => {
    const workbook = reform().person('孙己')
    const [base, model] = [workbook.model(), workbook.model()]
    perform(model, createPerson, { name: '周庚' })
    perform(model, removePerson, { id: workbook.idOf('person', '李乙') })
    expect(names(placementBalance(base, model))).toEqual({
      placed: [],
      left: ['李乙'],
      waiting: ['孙己', '周庚'],
    })
    place(workbook, model, '孙己', '民政救助岗')
    expect(names(placementBalance(base, model))).toEqual({
      placed: ['孙己'],
      left: ['李乙'],
      waiting: ['周庚'],
    })
    expect(names(placementBalance(null, model))).toEqual({ ...nobody, waiting: ['周庚'] })
  })

  it('counts everyone once: entered = placed + left + waiting, and waiting is who holds no main post', () => {
    fc.assert(
      fc.property(someRows, fc.array(someChanges, { maxLength: 6 }), (rows, sequences) => {
        const base = modelOf(rows)
        const model = new Model(rowsOf(base), base.asOf)
        for (const sequence of sequences) model.apply(changesOf(model, sequence))
        const { entered, placed, left, waiting, isOpen } = placementBalance(base, model)
        const ids = [...placed, ...left, ...waiting].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(entered.map(({ id }) => id).sort()).toEqual(ids.sort())
        expect(waiting).toEqual(unplacedPeople(model))
        expect(isOpen).toBe(waiting.length > 0)
      }),
      { numRuns: 150 },
    )
  })

  it('stays even under abolishing, placing and leaving in any order', () => {
    const workbook = reform()
    const people = ['张甲', '李乙', '王丙']
    const step = fc.record({
      how: fc.constantFrom('abolish', 'place', 'leave', 'end'),
      person: fc.constantFrom(...people),
      post: fc.constantFrom('会计', '民政员', '所长', '财务会计岗', '民政救助岗'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const [base, model] = [workbook.model(), workbook.model()]
        for (const { how, person, post } of steps) {
          const id = workbook.idOf('person', person)
          const active = model.get('person', id)?.status === 'active'
          const open = model.get('post', workbook.idOf('post', post))?.endedOn === null
          const main = model.openBy('appointment.personId', id)[0]
          if (how === 'abolish' && open) perform(model, abolishPost, { id: workbook.idOf('post', post) })
          if (how === 'place' && active && open) place(workbook, model, person, post)
          if (how === 'end' && main) perform(model, endAppointment, { id: main.id })
          if (how === 'leave' && active)
            perform(model, leavePeople, { ids: [id], status: 'left', on: model.asOf, reason: '调出' })
          const balance = placementBalance(base, model)
          const { placed, left, waiting } = balance
          expect(balance.entered).toHaveLength(placed.length + left.length + waiting.length)
        }
        // Whoever is not in the pool sits where he sat, or left a seat that is still there.
        const balance = placementBalance(base, model)
        for (const person of model.rows.person.values()) {
          if (balance.entered.some(({ id }) => id === person.id)) continue
          expect(model.openBy('appointment.personId', person.id)).toHaveLength(1)
        }
      }),
      { numRuns: 150 },
    )
  })
})
