import { describe, expect, it } from 'vitest'
import { officeRoomLines } from '../../../domain/reports/office-rooms.ts'
import { roomIndex } from '../../../domain/reports/room-index.ts'
import { roomMoves } from '../../../domain/reports/room-moves.ts'
import { peopleWithoutRoom } from '../../../domain/rooms/occupants.ts'
import { officeStandardOf, writeFigures } from '../../../domain/rooms/office-standard.ts'
import { aWorkbook } from '../../support/model-builder.ts'

const office = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党政办公室', { parent: '孙村街道办事处' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .post('党政办公室', '文秘', { headcount: 9 })
    .post('社会事业办公室', '民政', { headcount: 9 })
    .appointment('张甲', '党政办公室', { post: '文秘' })
    .appointment('李乙', '党政办公室', { post: '文秘' })
    .appointment('王丙', '社会事业办公室', { post: '民政' })
    .floor('一层')
    .room('一层', '102')
    .room('一层', '101')
    .room('一层', '110', { use: 'meeting' })
    .occupancy('张甲', '101')
    .occupancy('李乙', '101')

describe('办公用房台账', () => {
  it('goes by number, says a shared room once, and adds up', () => {
    const lines = officeRoomLines(office().model())
    expect(
      lines.map(({ room, who, area, standard, excess }) => [room.number, who, area, standard, excess]),
    ).toEqual([
      ['101', '张甲', 18, 9, 0],
      ['101', '李乙', null, 9, null],
      ['102', '（空置）', 18, null, null],
      ['110', '', 18, null, null],
    ])
    expect(lines[0]).toMatchObject({
      use: '办公室（2 人共用）',
      unit: '党政办公室',
      lines: 2,
      rank: '未登记',
    })
  })

  it('takes figures as they are written into the settings', () => {
    const figures = { divisionChief: 24, divisionDeputy: 18, sectionChief: 12, sectionDeputy: 12, below: 6 }
    const model = office().setting('officeStandardFigures', writeFigures(figures)).model()
    expect(officeStandardOf(model).figures).toEqual(figures)
    expect(officeRoomLines(model)[0]?.excess).toBe(6)
  })
})

describe('楼层索引', () => {
  it('leads from units and people to their rooms, people by pinyin', () => {
    const index = roomIndex(office().occupancy('王丙', '102').occupancy('社会事业办公室', '110').model())
    expect(index.people.map(({ name, rooms }) => [name, rooms])).toEqual([
      ['李乙', '101'],
      ['王丙', '102'],
      ['张甲', '101'],
    ])
    expect(index.units.map(({ name, rooms }) => [name, rooms])).toEqual([
      ['党政办公室', '101'],
      ['社会事业办公室', '102、110'],
    ])
  })

  it('leaves nobody in service out: who has no room is listed', () => {
    expect(peopleWithoutRoom(office().model()).map(({ name }) => name)).toEqual(['王丙'])
  })
})

describe('搬迁清单', () => {
  it('tells who carries what where, by person and by room; who stays is not asked to move', () => {
    const workbook = office().occupancy('王丙', '102')
    const [before, after] = [workbook.model(), workbook.model()]
    const move = workbook.rowOf('occupancy', '李乙 101')
    after.apply([
      { table: 'occupancy', id: move.id, row: { ...move, roomId: workbook.idOf('room', '102') } },
      workbook.removal('occupancy', '王丙 102'),
    ])
    const moves = roomMoves(before, after)
    expect(moves.people.map(({ name, kind, from, to }) => [name, kind, from, to])).toEqual([
      ['李乙', '搬迁', '101 室', '102 室'],
      ['王丙', '腾退', '102 室', ''],
    ])
    expect(moves.rooms.map(({ room, out, into, stay }) => [room, out, into, stay])).toEqual([
      ['101 室', '李乙', '', '张甲'],
      ['102 室', '王丙', '李乙', ''],
    ])
    expect(roomMoves(before, before)).toEqual({ people: [], rooms: [] })
  })
})
