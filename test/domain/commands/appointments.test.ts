import { describe, expect, it } from 'vitest'
import type { Appointment } from '../../../domain/appointment.ts'
import { createAppointment, renewAppointment, updateAppointment } from '../../../domain/commands/people.ts'
import { DomainError } from '../../../domain/errors.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { perform } from '../merger/reform.ts'

/** 张甲 was 文书 until 2015 and is 会计 now; 李乙 waits; 文书 is held by 王丙. */
const office = () =>
  aWorkbook()
    .unit('办公室')
    .post('办公室', '文书')
    .post('办公室', '会计')
    .post('办公室', '档案员')
    .person('张甲', { birthDate: '1980-05-01' })
    .appointment('张甲', '办公室', {
      post: '文书',
      startedOn: '2012-01-01',
      endedOn: '2015-01-01',
      as: '旧',
    })
    .appointment('张甲', '办公室', {
      post: '会计',
      startedOn: '2015-01-01',
      termEndsOn: '2016-06-01',
      as: '现',
    })
    .person('李乙', { birthDate: '1980-05-01' })
    .appointment('王丙', '办公室', { post: '文书', as: '王丙' })

/** The field at which a refusal is told, with its sentence. */
function refusal(work: () => unknown): readonly [string | undefined, string] {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return [error.detail.field, error.message]
    throw error
  }
  throw new Error('nothing was refused')
}

describe('an appointment that cannot be', () => {
  const appoint = (person: string, given: Partial<Appointment> & { readonly post?: string }) => {
    const built = office()
    const { post, ...columns } = given
    const postId = post ? built.idOf('post', post) : null
    const personId = built.idOf('person', person)
    const input = { personId, unitId: built.idOf('unit', '办公室'), postId, ...columns }
    return refusal(() => perform(built.model(), createAppointment, input))
  }

  it.each([
    ['李乙', { startedOn: '1979-01-01' }, 'startedOn', '聘期开始 1979-01-01 不晚于出生日期 1980-05-01。'],
    [
      '李乙',
      { startedOn: '2016-01-01', termEndsOn: '2015-12-31' },
      'termEndsOn',
      '聘期截止 2015-12-31 早于聘期开始 2016-01-01。',
    ],
    ['李乙', { post: '文书' }, 'postId', '岗位 文书 设岗 1 个，已聘 1 人，没有空岗。'],
    [
      '张甲',
      { post: '档案员', startedOn: '2016-06-30' },
      'startedOn',
      '与办公室会计的主岗聘期（2015-01-01 至 今）重叠；请先免去原岗位，或改为兼任、借调、挂职。',
    ],
  ])('%s %o is told at %s', (person, given, field, sentence) => {
    expect(appoint(person, given)).toEqual([field, sentence])
  })

  it('is an old one stretched into the next', () => {
    const built = office()
    const input = { id: built.idOf('appointment', '旧'), patch: { endedOn: '2015-03-01' } }
    expect(refusal(() => perform(built.model(), updateAppointment, input))[0]).toBe('startedOn')
  })

  it('is no 兼任 beside the main post, and no note on a post that is over its number', () => {
    const built = office().appointment('赵丁', '办公室', { post: '文书', as: '赵丁' })
    const model = built.model()
    const unitId = built.idOf('unit', '办公室')
    const personId = built.idOf('person', '张甲')
    perform(model, createAppointment, { personId, unitId, kind: 'concurrent' })
    expect(model.openBy('appointment.personId', personId)).toHaveLength(2)
    const id = built.idOf('appointment', '赵丁')
    perform(model, updateAppointment, { id, patch: { note: '待调整' } })
    expect(model.get('appointment', id)?.note).toBe('待调整')
  })
})

describe('续聘', () => {
  it('ends the term that runs and opens the next at the same post', () => {
    const built = office()
    const model = built.model()
    const id = built.idOf('appointment', '现')
    const title = perform(model, renewAppointment, {
      id,
      on: '2016-06-01',
      termEndsOn: '2019-06-01',
      documentNumber: '〔示例〕9号',
    })
    expect(title).toBe('续聘 张甲 至 2019-06-01')
    expect(model.get('appointment', id)).toMatchObject({ endedOn: '2016-06-01', termEndsOn: '2016-06-01' })
    expect(model.openBy('appointment.personId', built.idOf('person', '张甲'))).toMatchObject([
      {
        postId: built.idOf('post', '会计'),
        startedOn: '2016-06-01',
        termEndsOn: '2019-06-01',
        documentNumber: '〔示例〕9号',
      },
    ])
  })

  it.each([
    ['现', '2014-12-31', '2019-01-01', 'on'],
    ['现', '2016-07-01', '2019-01-01', 'on'],
    ['现', '2016-06-01', '2016-06-01', 'termEndsOn'],
    ['旧', '2016-06-01', '2019-01-01', 'on'],
  ])('%s from %s to %s is told at %s', (as, on, termEndsOn, field) => {
    const built = office()
    const input = { id: built.idOf('appointment', as), on, termEndsOn }
    expect(refusal(() => perform(built.model(), renewAppointment, input))[0]).toBe(field)
  })
})
