import { describe, expect, it } from 'vitest'
import { nextRoomNumbers, rowOfRooms } from '../../../domain/rooms/numbering.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const building = () => aWorkbook().floor('一层').floor('二层')

describe('room numbers', () => {
  it('begin with the hundred of the floor and go on after the last, leaving out what is taken', () => {
    const workbook = building()
    const numbers = (floor: string) => nextRoomNumbers(workbook.model(), workbook.idOf('floor', floor), 2)
    expect([numbers('一层'), numbers('二层')]).toEqual([
      ['101', '102'],
      ['201', '202'],
    ])
    workbook.room('一层', '118').room('一层', '大厅').room('二层', '120')
    expect(numbers('一层')).toEqual(['119', '121'])
  })

  it('go on along a row of copies that stand wall to wall', () => {
    const workbook = building().room('二层', '201', { use: 'meeting', doors: '2,2000,900', seats: 12 })
    const rooms = rowOfRooms(workbook.model(), workbook.rowOf('room', '201'), 2, 'right')
    expect(rooms).toEqual([
      {
        number: '202',
        use: 'meeting',
        doors: '2,2000,900',
        seats: 12,
        outline: '4000,0 8000,0 8000,4500 4000,4500',
      },
      {
        number: '203',
        use: 'meeting',
        doors: '2,2000,900',
        seats: 12,
        outline: '8000,0 12000,0 12000,4500 8000,4500',
      },
    ])
  })
})
