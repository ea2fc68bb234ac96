import { expect, it } from 'vitest'
import { countSeats, gradeKey, gradeOf } from '../../../domain/reports/post-grades.ts'
import { aWorkbook } from '../../support/model-builder.ts'

it.each([
  ['management', '七级', '七级'],
  ['management', '管理七级', '七级'],
  ['management', '7级', '七级'],
  ['management', '七级职员', '七级'],
  ['management', '二级', '未定级'],
  ['professional', '专技 12级', '十二级'],
  ['professional', '十三级', '十三级'],
  ['support', '技术工三级', '三级'],
  ['support', '普通工', '普通工'],
  ['management', null, '未定级'],
  ['professional', '中级', '未定级'],
] as const)('a %s post of %s stands under %s', (category, grade, column) => {
  expect(gradeOf({ category, grade })).toBe(column)
})

it('seats are counted where they are and in every unit above', () => {
  const workbook = aWorkbook()
    .unit('街道', { kind: 'subdistrict' })
    .unit('办公室', { parent: '街道' })
    .post('街道', '书记', { grade: '五级' })
    .post('办公室', '科员岗', { grade: '九级', headcount: 3 })
    .post('办公室', '撤销的岗', { grade: '九级', endedOn: '2016-06-01' })
  const seats = countSeats(workbook.model())
  const [street, office] = [workbook.idOf('unit', '街道'), workbook.idOf('unit', '办公室')]
  const ninth = gradeKey('management', '九级')
  expect([seats.of(street, ninth), seats.ownOf(street, ninth), seats.of(office, ninth)]).toEqual([3, 0, 3])
  expect(seats.of(street, gradeKey('management', '五级'))).toBe(1)
})
