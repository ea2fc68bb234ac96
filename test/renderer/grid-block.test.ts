import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  filterRows,
  type GridColumn,
  moveOf,
  readCell,
  rowTexts,
  selectionAfter,
} from '../../renderer/views/grid.ts'
import { blockOf, blockText, fillDown, pasteInto, readBlock } from '../../renderer/views/grid-block.ts'

type Row = readonly string[]

const taken = async () => true

function columnsOf(many: number): GridColumn<Row>[] {
  return Array.from({ length: many }, (_, index) => ({
    id: `c${index}`,
    header: `列${index}`,
    width: 80,
    text: (row: Row) => row[index] ?? '',
    edit: { kind: 'text' as const, commit: taken },
  }))
}

const here = (row: number, column: number) => blockOf({ row, column }, { row, column })

describe('剪贴板', () => {
  it('gives back every block that it wrote, tabs and line ends in a cell included', () => {
    const cell = fc.string({ unit: fc.constantFrom('村', 'a', '"', '\t', '\n', ' ') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((wide) => fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1 }))
    fc.assert(
      fc.property(block, (rows) => {
        // What Excel copies ends with a line end; without it an empty last line could not be told.
        const text = `${blockText(rows, columnsOf(rows[0]?.length ?? 0))}\n`
        expect(readBlock(text)).toEqual(rows)
      }),
    )
  })

  it.each([
    [
      '甲\t乙\r\n丙\t丁\r\n',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ],
    ['甲\t', [['甲', '']]],
    ['"两\n行"\t乙', [['两\n行', '乙']]],
    ['"甲"组', [['"甲"组']]],
    ['', [['']]],
  ])('reads %j', (text, cells) => {
    expect(readBlock(text)).toEqual(cells)
  })

  it('says what a paste changes, and leaves out what is the same or outside', () => {
    const rows = [
      ['甲', '1'],
      ['乙', '2'],
    ]
    const { cells, outside } = pasteInto('甲\t9\n丙\t2\n丁\t3', rows, columnsOf(2), here(0, 0))
    expect(cells.map(({ before, after }) => `${before}→${after}`)).toEqual(['1→9', '乙→丙'])
    expect(outside).toBe(2)
  })

  it('fills a block with one value, and the first row down', () => {
    const rows = [['甲'], ['乙'], ['丙']]
    const all = blockOf({ row: 2, column: 0 }, { row: 0, column: 0 })
    expect(pasteInto('丁', rows, columnsOf(1), all).cells.map(({ before }) => before)).toEqual([
      '甲',
      '乙',
      '丙',
    ])
    const down = fillDown(rows, columnsOf(1), all).cells
    expect(down.map(({ before, after }) => `${before}→${after}`)).toEqual(['乙→甲', '丙→甲'])
  })
})

describe('单元格', () => {
  const options = [{ value: 'member', label: '中共党员' }]

  it.each([
    ['number', '12', { value: '12' }],
    ['number', '十二', { fault: '应为数字' }],
    ['number', '1.5', { fault: '应为整数' }],
    ['day', '2016.5.19', { value: '2016-05-19' }],
    ['day', '2016-02-30', { fault: '应为日期，如 2016-05-19' }],
    ['select', '中共党员', { value: 'member' }],
    ['select', '党员？', { fault: '不在可选项中' }],
    ['select', '', { value: '' }],
    ['text', ' 孙村 ', { value: '孙村' }],
  ] as const)('a %s cell reads %j', (kind, text, read) => {
    expect(readCell({ kind, options, commit: taken }, text, null)).toEqual(read)
  })

  it('takes a fraction where there may be one, and is not emptied where it must be filled', () => {
    expect(readCell({ kind: 'number', decimals: true, commit: taken }, '1.5', null)).toEqual({ value: '1.5' })
    expect(readCell({ kind: 'text', required: true, commit: taken }, '　', null)).toEqual({
      fault: '不能为空',
    })
  })

  it('never leaves the grid, whatever key is pressed', () => {
    const size = { rows: 5, columns: 3, page: 4 }
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']
    const presses = fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()))
    fc.assert(
      fc.property(presses, (list) => {
        const end = list.reduce((at, [key, ctrl]) => moveOf(key, ctrl, at, size) ?? at, { row: 2, column: 1 })
        expect(end.row >= 0 && end.row < 5 && end.column >= 0 && end.column < 3).toBe(true)
      }),
    )
    expect(moveOf('x', false, { row: 0, column: 0 }, size)).toBeNull()
  })
})

describe('筛选与选择', () => {
  it('finds rows in which every word stands', () => {
    const rows = [
      ['张甲', '党群工作办公室'],
      ['张乙', '办公室'],
    ]
    const found = filterRows(rows, rowTexts(rows, columnsOf(2)), '张 党群')
    expect(found.map(([name]) => name)).toEqual(['张甲'])
  })

  it('selects one, adds one, and all from the first click up to here', () => {
    const keys = ['a', 'b', 'c', 'd']
    const selected = new Set(['b'])
    expect(selectionAfter(keys, selected, 'b', 3, { add: false, extend: false })).toEqual(['d'])
    expect(selectionAfter(keys, selected, 'b', 3, { add: true, extend: false })).toEqual(['b', 'd'])
    expect(selectionAfter(keys, selected, 'b', 1, { add: true, extend: false })).toEqual([])
    expect(selectionAfter(keys, selected, 'c', 0, { add: false, extend: true })).toEqual(['a', 'b', 'c'])
  })
})
