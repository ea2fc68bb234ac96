import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { exchangePort } from '../../exchange/port.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { tempFolder } from '../support/workbook.ts'

const facts = {
  preparedBy: '测试单位',
  operator: '张甲',
  today: '2016-06-30',
  scopeName: '测试',
  madeAt: '2016-06-30 09:00',
  fonts: officialFontNames,
}

describe('办公用房台账 as .xlsx', () => {
  it('has the columns of domain.md and computes what is over for itself', async () => {
    const workbook = aWorkbook()
      .unit('党政办公室')
      .floor('一层')
      .room('一层', '101', { measuredArea: 20 })
      .room('一层', '102')
    for (const name of ['张甲', '李乙']) workbook.appointment(name, '党政办公室').occupancy(name, '101')
    workbook.appointment('王丙', '党政办公室').occupancy('王丙', '102')
    const path = join(tempFolder(), '台账.xlsx')
    await exchangePort.exportTable(
      path,
      { model: workbook.model() },
      { table: 'officeRooms', format: 'xlsx' },
      facts,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const sheet = book.worksheets[0]
    const row = (number: number) => ((sheet?.getRow(number).values ?? []) as ExcelJS.CellValue[]).slice(1)
    expect(row(3)).toEqual([
      '楼',
      '层',
      '房号',
      '用途',
      '使用面积',
      '使用人',
      '职级',
      '标准面积',
      '超(未超)',
      '单位',
    ])
    expect(row(4)?.[8]).toMatchObject({ formula: 'E4-SUM(H4:H5)', result: 2 })
    expect(row(6)?.[8]).toMatchObject({ formula: 'E6-SUM(H6:H6)', result: 9 })
    expect(row(7)?.[4]).toMatchObject({ formula: 'SUM(E4:E6)', result: 38 })
  })
})

describe('办公用房搬迁清单 as .xlsx', () => {
  it('has a sheet by person and one by room', async () => {
    const workbook = aWorkbook().unit('党政办公室').floor('一层').room('一层', '101').room('一层', '102')
    workbook.appointment('张甲', '党政办公室').occupancy('张甲', '101')
    const [before, after] = [workbook.model(), workbook.model()]
    after.apply([workbook.change('occupancy', '张甲 101', { roomId: workbook.idOf('room', '102') })])
    const path = join(tempFolder(), '清单.xlsx')
    const compared = { before, after, beforeTitle: '现行', afterTitle: '方案' }
    await exchangePort.exportTable(
      path,
      { model: after, compared },
      { table: 'roomMoves', format: 'xlsx' },
      facts,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const said = book.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues()))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['按人', '按房间'])
    expect(said[0]).toMatch(/张甲.*党政办公室.*搬迁.*101 室.*102 室/)
    expect(said[1]).toMatch(/101 室.*张甲/)
  })
})
