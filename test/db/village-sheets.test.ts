import { expect, it } from 'vitest'
import { villageGroups } from '../../domain/reports/villages.ts'
import { villageLiaisonsTable } from '../../exchange/tables/village-liaisons-table.ts'
import { villageSheetsTable } from '../../exchange/tables/village-sheets-table.ts'
import { dump, openTestWorkbook, perform, reopen } from '../support/workbook.ts'

function reform() {
  const book = openTestWorkbook('reform')
  const [village] = [...book.model.rows.village.values()]
  if (!village) throw new Error('the template has villages')
  return { book, village }
}

it('两委成员 and 网格 survive a restart, stand in the table, and are taken back', async () => {
  const { book, village } = reform()
  const before = dump(book)
  const villageId = village.id
  perform(book, 'addVillageCadre', { villageId, name: '示例甲', title: '党支部书记' })
  perform(book, 'addVillageCadre', { villageId, name: '示例甲', title: '村委会主任' })
  perform(book, 'addGridCell', { villageId, name: '第一网格', workerName: '示例乙', households: 40 })
  perform(book, 'addGridCell', { villageId, name: '第二网格' })
  const again = await reopen(book)
  const rows = villageSheetsTable(again.current()).rows
  const row = rows.find(({ cells }) => cells.village === village.name)
  expect(row?.cells).toMatchObject({
    cadres: '党支部书记示例甲、村委会主任示例甲',
    cells: 2,
    workers: '第一网格（示例乙）、第二网格（网格员未定）',
  })
  for (let step = 0; step < 4; step += 1) again.undo('张甲')
  expect(dump(again)).toBe(before)
})

it('the same cell or office twice is refused at its field; an ended one makes room', () => {
  const { book, village } = reform()
  const villageId = village.id
  const cadre = { villageId, name: '示例甲', title: '党支部书记', startedOn: '2016-05-18' }
  perform(book, 'addVillageCadre', cadre)
  expect(() => perform(book, 'addVillageCadre', cadre)).toThrow(`${village.name}已登记党支部书记示例甲。`)
  const [held] = book.current().openBy('villageCadre.villageId', villageId)
  perform(book, 'endVillageCadre', { id: held?.id ?? '', on: '2016-05-19' })
  expect(book.current().openBy('villageCadre.villageId', villageId)).toEqual([])
  perform(book, 'addGridCell', { villageId, name: '第一网格' })
  expect(() => perform(book, 'addGridCell', { villageId, name: '第一网格' })).toThrow('已有网格“第一网格”')
})

it('a term that ends before it starts is refused', () => {
  const { book, village } = reform()
  const cell = { villageId: village.id, name: '第一网格', startedOn: '2016-05-01' }
  perform(book, 'addGridCell', cell)
  const [row] = book.current().openBy('gridCell.villageId', village.id)
  perform(book, 'endGridCell', { id: row?.id ?? '', on: '2016-05-19' })
  expect(() =>
    perform(book, 'updateGridCell', { id: row?.id ?? '', patch: { startedOn: '2016-06-01' } }),
  ).toThrow()
})

it('villages count under 实际管理 or under 行政隶属, and no village is lost either way', () => {
  const { book } = reform()
  const counts = (by: 'actual' | 'legal') =>
    Object.fromEntries(
      villageGroups(book.current(), undefined, by).map(({ unitName, villages }) => [
        unitName,
        villages.length,
      ]),
    )
  // The article: 孙村 looks after 13 villages and the farm, 巨野河 after its own 28 and the 25 of 孙村.
  expect(counts('actual')).toEqual({ 孙村街道办事处: 14, 巨野河街道办事处: 53 })
  expect(counts('legal')).toEqual({ 孙村街道办事处: 25, 巨野河街道办事处: 28, 章丘市高官寨镇: 14 })
})

it('the tables of villages head their first column by whom they count for', () => {
  const { book } = reform()
  const heads = (by: 'actual' | 'legal') =>
    [villageSheetsTable, villageLiaisonsTable].map((table) => {
      const unit = table(book.current(), undefined, by).columns.find(({ key }) => key === 'unit')
      return unit?.header
    })
  expect(heads('actual')).toEqual([['实际管理机构'], ['实际管理机构']])
  expect(heads('legal')).toEqual([['行政隶属'], ['行政隶属']])
})
