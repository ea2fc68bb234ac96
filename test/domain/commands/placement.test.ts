import { describe, expect, it } from 'vitest'
import { endAppointment, leavePeople } from '../../../domain/commands/people.ts'
import { placePeople, setWishes } from '../../../domain/commands/placement.ts'
import { abolish, perform, place, reform } from '../merger/reform.ts'

describe('安置', () => {
  it('takes the establishment along from wherever it stands, with mode and basis on the appointment', () => {
    const workbook = reform()
    const model = workbook.model()
    abolish(workbook, model, '会计')
    const id = workbook.idOf('person', '张甲')
    const unitId = workbook.idOf('unit', '经济建设保障办公室')
    const title = perform(model, placePeople, {
      placements: [{ personId: id, unitId, postId: workbook.idOf('post', '财务会计岗'), mode: 'mutual' }],
      on: '2016-06-30',
      basis: '〔示例〕3号',
    })
    expect(title).toBe('安置 张甲 到 经济建设保障办公室 财务会计岗')
    expect(model.openBy('appointment.personId', id)).toMatchObject([
      { unitId, mode: 'mutual', documentNumber: '〔示例〕3号', employment: null, kind: 'main' },
    ])
    expect(model.openBy('position.personId', id)).toMatchObject([
      { unitId, establishmentKind: 'administrative' },
    ])
  })

  it('moves the post track alone where that is asked, and keeps the 用工形式 of 编外 people', () => {
    const workbook = reform().appointment('外聘', '民政办', { employment: 'dispatch' })
    const model = workbook.model()
    abolish(workbook, model, '会计')
    perform(model, endAppointment, { id: workbook.idOf('appointment', '外聘 民政办') })
    place(workbook, model, '外聘', '民政救助岗')
    const outside = workbook.idOf('person', '外聘')
    expect(model.openBy('appointment.personId', outside)).toMatchObject([{ employment: 'dispatch' }])
    perform(model, placePeople, {
      placements: [
        {
          personId: workbook.idOf('person', '张甲'),
          unitId: workbook.idOf('unit', '社会事业办公室'),
          postId: null,
        },
      ],
      tracks: 'post',
    })
    const positions = model.openBy('position.personId', workbook.idOf('person', '张甲'))
    expect(positions).toMatchObject([{ unitId: workbook.idOf('unit', '财政所') }])
  })

  it('refuses the same person twice, somebody who has left, and a post of another unit', () => {
    const workbook = reform()
    const model = workbook.model()
    const personId = workbook.idOf('person', '张甲')
    const unitId = workbook.idOf('unit', '社会事业办公室')
    const one = { personId, unitId, postId: null }
    expect(() => perform(model, placePeople, { placements: [one, one] })).toThrow('张甲在名单中重复。')
    const wrong = { ...one, postId: workbook.idOf('post', '财务会计岗') }
    expect(() => perform(model, placePeople, { placements: [wrong] })).toThrow('不属于所选机构')
    perform(model, leavePeople, { ids: [personId], status: 'left', on: '2016-06-01', reason: '调出' })
    expect(() => perform(model, placePeople, { placements: [one] })).toThrow('张甲已离岗，不能安置。')
  })
})

describe('意愿', () => {
  it('takes the place of the wishes before, in their order', () => {
    const workbook = reform()
    const model = workbook.model()
    const personId = workbook.idOf('person', '张甲')
    const to = (unit: string) => ({ unitId: workbook.idOf('unit', unit), postId: null })
    const wishes = () =>
      model.by('wish.personId', personId).map(({ unitId, preference }) => [preference, unitId])
    perform(model, setWishes, { personId, wishes: [to('民政办'), to('财政所'), to('社会事业办公室')] })
    expect(perform(model, setWishes, { personId, wishes: [to('财政所')] })).toBe('登记意愿 张甲')
    expect(wishes()).toEqual([[1, workbook.idOf('unit', '财政所')]])
    expect(() => perform(model, setWishes, { personId, wishes: [to('财政所'), to('财政所')] })).toThrow(
      '第 2 志愿与前面的重复。',
    )
    expect(perform(model, setWishes, { personId, wishes: [] })).toBe('清除意愿 张甲')
    expect(wishes()).toEqual([])
  })
})
