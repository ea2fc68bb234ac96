import { describe, expect, it } from 'vitest'
import { countOperations, listOperations, listOperators } from '../../db/operations.ts'
import type { OperationFilter } from '../../domain/operation-filter.ts'
import { openTestWorkbook, perform, unitNamed } from '../support/workbook.ts'

function workedBook() {
  const book = openTestWorkbook('sample')
  const unit = unitNamed(book, '孙村街道办事处')
  const [office = unit, other = unit] = book.model.childrenOf(unit.id)
  const held = [...book.model.rows.position.values()].find((row) => row.unitId === other.id)
  const person = book.model.get('person', held?.personId ?? null)
  if (!person) throw new Error('the sample has nobody there')
  perform(book, 'createPost', { unitId: office.id, name: '应急岗', category: 'management' })
  perform(book, 'updatePerson', { id: person.id, patch: { note: '记一笔' } })
  perform(book, 'updateUnit', { id: other.id, patch: { level: '科级_甲' } })
  book.undo('李乙')
  book.trace('导出名册', { command: 'exportTable', operator: '李乙', reason: '报送 100%' })
  const titles = (filter: OperationFilter) =>
    listOperations(book.db, { ...filter, limit: 100 })
      .filter((entry) => entry.kind !== 'genesis')
      .map((entry) => entry.title)
  return { book, office, other, person, titles }
}

describe('looking for entries of the 变更台账', () => {
  it('finds those that touched a unit or a row that names it', () => {
    const { office, other, titles } = workedBook()
    expect(titles({ unitId: office.id })).toEqual([expect.stringContaining('应急岗')])
    expect(titles({ unitId: other.id })).toEqual([`撤销：修改机构 ${other.name}`, `修改机构 ${other.name}`])
    expect(titles({ unitId: 'nowhere' })).toEqual([])
  })

  it('finds those of a person, and those of both', () => {
    const { office, person, titles } = workedBook()
    expect(titles({ personId: person.id })).toEqual([expect.stringContaining(person.name)])
    expect(titles({ personId: person.id, unitId: office.id })).toEqual([])
  })

  it('finds by kind, operator, command and words, which are never read as a pattern', () => {
    const { book, titles } = workedBook()
    expect(titles({ kinds: ['undo', 'trace'] })).toHaveLength(2)
    expect(titles({ operator: '李乙', kinds: ['trace'] })).toEqual(['导出名册'])
    expect(titles({ command: 'createPost' })).toHaveLength(1)
    expect(titles({ text: '100%' })).toEqual(['导出名册'])
    expect(titles({ text: '1_0' })).toEqual([])
    expect(titles({ text: '\\' })).toEqual([])
    expect(listOperators(book.db)).toEqual(['张甲', '李乙'])
  })

  it('finds by the days of the calendar, both ends included, and counts what it finds', () => {
    const { book, titles } = workedBook()
    expect(titles({ from: '2016-05-20', to: '2016-05-20' })).toHaveLength(5)
    expect(titles({ to: '2016-05-19' })).toEqual([])
    expect(titles({ from: '2016-05-21' })).toEqual([])
    expect(countOperations(book.db, { from: '2016-05-20' })).toBe(6)
    expect(countOperations(book.db, { kinds: ['undo'] })).toBe(1)
  })

  it('goes on before an entry', () => {
    const { book } = workedBook()
    const [first, second] = listOperations(book.db, { limit: 2 })
    const rest = listOperations(book.db, { limit: 1, beforeSeq: first?.seq })
    expect(rest).toEqual([second])
  })
})
