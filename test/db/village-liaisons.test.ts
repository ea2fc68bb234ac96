import { expect, it } from 'vitest'
import type { Book } from '../../db/book.ts'
import { dump, openTestWorkbook, perform, reopen } from '../support/workbook.ts'

/** The sample with a village and two people in service. */
function sample() {
  const book = openTestWorkbook('sample')
  const [village, other] = [...book.model.rows.village.values()]
  const [person, second] = [...book.model.rows.person.values()].filter(({ status }) => status === 'active')
  if (!village || !other || !person || !second) throw new Error('the sample has villages and people')
  return { book, village, other, person, second }
}

const open = (book: Book, villageId: string) => book.current().openBy('villageLiaison.villageId', villageId)

it('包村 is dated, survives a restart and is taken back', async () => {
  const { book, village, other, person } = sample()
  const before = dump(book)
  const delta = perform(book, 'addVillageLiaison', {
    villageIds: [village.id, other.id],
    personId: person.id,
    startedOn: '2016-05-18',
  })
  expect(delta.operation?.title).toContain(`包村干部 ${person.name}`)
  const again = await reopen(book)
  const [row] = open(again, village.id)
  expect(row).toMatchObject({ personId: person.id, startedOn: '2016-05-18', endedOn: null })
  perform(again, 'updateVillageLiaison', { id: row?.id ?? '', patch: { note: '驻村' } })
  expect(open(again, village.id)[0]?.note).toBe('驻村')
  again.undo('张甲')
  again.undo('张甲')
  expect(dump(again)).toBe(before)
})

it('a village may have several, but nobody twice and nobody who has left', () => {
  const { book, village, person, second } = sample()
  const add = (personId: string) => perform(book, 'addVillageLiaison', { villageIds: [village.id], personId })
  add(person.id)
  add(second.id)
  expect(open(book, village.id)).toHaveLength(2)
  expect(() => add(person.id)).toThrow(`${person.name}已是${village.name}的包村干部。`)
  perform(book, 'leavePeople', { ids: [second.id], status: 'retired', on: '2016-05-20', reason: '退休' })
  const held = book.model.by('villageLiaison.personId', second.id)
  expect(held.every((row) => row.endedOn !== null)).toBe(true)
  expect(() => add(second.id)).toThrow('已不在职')
})

it('解除 ends it on the day; one that never was in force leaves nothing behind', () => {
  const { book, village, person } = sample()
  const ids = { villageIds: [village.id], personId: person.id }
  perform(book, 'addVillageLiaison', { ...ids, startedOn: '2016-05-19' })
  perform(book, 'endVillageLiaison', { id: open(book, village.id)[0]?.id ?? '', on: '2016-05-20' })
  expect(open(book, village.id)).toEqual([])
  expect(book.model.by('villageLiaison.villageId', village.id)).toHaveLength(1)
  perform(book, 'addVillageLiaison', { ...ids, startedOn: '2016-05-20' })
  perform(book, 'endVillageLiaison', { id: open(book, village.id)[0]?.id ?? '', on: '2016-05-20' })
  expect(book.model.by('villageLiaison.villageId', village.id)).toHaveLength(1)
})
