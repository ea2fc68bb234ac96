import { expect, it } from 'vitest'
import { personTimeline } from '../../domain/reports/person-timeline.ts'
import { termsEnding } from '../../domain/reports/terms-ending.ts'
import { dump, openTestWorkbook, perform, reopen } from '../support/workbook.ts'

function book() {
  const workbook = openTestWorkbook('sample')
  const person = [...workbook.model.rows.person.values()].find(({ status }) => status === 'active')
  if (!person) throw new Error('the sample has people')
  return { workbook, person }
}

it('a contract survives a restart, stands on the timeline and among what ends, and is taken back', async () => {
  const { workbook, person } = book()
  const before = dump(workbook)
  const personId = person.id
  const startedOn = '2016-05-20'
  perform(workbook, 'addLabourContract', {
    ...{ personId, term: 'fixed', startedOn, endsOn: '2016-08-19', probationUntil: '2016-06-19' },
    employer: '示例人力公司',
  })
  perform(workbook, 'updatePerson', {
    id: personId,
    patch: { fileKeptAt: '区人才服务中心', filePay: '二十二级3档' },
  })
  const again = await reopen(workbook)
  const own = termsEnding(again.current(), '2016-05-20').filter((line) => line.person.id === personId)
  expect(own.map(({ kind, on }) => `${kind} ${on}`)).toEqual(['probation 2016-06-19', 'contract 2016-08-19'])
  const told = personTimeline(again.current(), person).flatMap(({ appointment }) => appointment)
  expect(told).toContain('签订固定期限劳动合同，至 2016-08-19，示例人力公司')
  again.undo('张甲')
  again.undo('张甲')
  expect(dump(again)).toBe(before)
})

it('days out of order, a missing or needless end, and two contracts at once are told at the field', () => {
  const { workbook, person } = book()
  const personId = person.id
  const add = (given: object) =>
    perform(workbook, 'addLabourContract', {
      personId,
      term: 'fixed',
      startedOn: '2016-01-01',
      endsOn: '2016-12-31',
      ...given,
    })
  const fault = (given: object) => {
    try {
      add(given)
    } catch (error) {
      return (error as { readonly detail: { readonly field: string; readonly message: string } }).detail
    }
    throw new Error('it was taken')
  }
  expect(fault({ endsOn: null })).toMatchObject({
    field: 'endsOn',
    message: '固定期限的合同请填写截止日期。',
  })
  expect(fault({ term: 'openEnded' }).field).toBe('endsOn')
  expect(fault({ endsOn: '2015-12-31' }).field).toBe('endsOn')
  expect(fault({ probationUntil: '2015-12-31' }).field).toBe('probationUntil')
  expect(fault({ probationUntil: '2017-01-01' }).field).toBe('probationUntil')
  expect(fault({ startedOn: '1900-01-01' }).field).toBe('startedOn')
  add({})
  expect(fault({ startedOn: '2016-12-31', endsOn: '2017-12-31' }).message).toContain(
    '2016-01-01 至 2016-12-31',
  )
  add({ startedOn: '2017-01-01', endsOn: '2017-12-31' })
})
