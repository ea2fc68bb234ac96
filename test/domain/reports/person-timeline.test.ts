import { describe, expect, it } from 'vitest'
import { personTimeline } from '../../../domain/reports/person-timeline.ts'
import { aWorkbook } from '../../support/model-builder.ts'

describe('the timeline of a person', () => {
  it('sets both tracks side by side by their days, and ends with retirement', () => {
    const built = aWorkbook()
      .unit('办公室')
      .unit('社会办')
      .post('办公室', '文书')
      .post('社会办', '民政')
      .person('张甲', { birthDate: '1980-05-01', workStartedOn: '2002-07-01' })
      .position('张甲', '办公室', { startedOn: '2012-03-01', title: '科员', documentNumber: '〔示例〕1号' })
      .appointment('张甲', '办公室', {
        post: '文书',
        startedOn: '2012-03-01',
        endedOn: '2016-06-01',
        as: '旧',
      })
      .appointment('张甲', '社会办', {
        post: '民政',
        mode: 'competitive',
        startedOn: '2016-06-01',
        termEndsOn: '2019-06-01',
      })
    const days = personTimeline(built.model(), built.rowOf('person', '张甲'))
    expect(days.map(({ on, isAhead }) => [on, isAhead])).toEqual([
      ['1980-05-01', false],
      ['2002-07-01', false],
      ['2012-03-01', false],
      ['2016-06-01', false],
      ['2019-06-01', true],
      ['2043-05-01', true],
    ])
    expect(days[2]).toMatchObject({
      position: ['上编 办公室：科员，行政编制，〔示例〕1号'],
      appointment: ['聘任 办公室：文书，直接聘任'],
    })
    expect(days[3]?.appointment).toEqual([
      '聘任终止 办公室文书',
      '聘任 社会办：民政，竞争聘任，聘期至 2019-06-01',
    ])
    expect(days[4]?.appointment).toEqual(['聘期届满 社会办民政'])
    expect(days[5]?.life).toEqual(['到法定退休年龄（63岁）'])
  })

  it('puts what began before the records first, and tells nothing of whom nothing is known', () => {
    const built = aWorkbook().unit('办公室').position('张甲', '办公室').person('李乙')
    const model = built.model()
    expect(personTimeline(model, built.rowOf('person', '张甲')).map(({ on }) => on)).toEqual([null])
    expect(personTimeline(model, built.rowOf('person', '李乙'))).toEqual([])
  })
})
