import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AppointmentRound } from '../../domain/appointment-round.ts'
import { planRoundImport } from '../../domain/commands/round-import.ts'
import { makeId } from '../../domain/id.ts'
import { maskIdNumber } from '../../domain/id-number.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { previewRound } from '../../exchange/rounds/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { roundSheet } from '../../exchange/tables/round-tables.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { idNumber, type Line, workbookFile } from '../fixtures/rosters.ts'
import { aWorkbook, builtAsOf as today } from '../support/model-builder.ts'
import { tempFolder } from '../support/workbook.ts'

const facts = {
  preparedBy: '',
  operator: '张甲',
  today,
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}

function book(mode: AppointmentRound['mode'] = 'mutual') {
  const workbook = aWorkbook()
    .unit('甲办')
    .unit('乙办')
    .post('甲办', '综合岗')
    .post('甲办', '窗口岗')
    .round('首轮', { mode, stage: 'applying' })
    .offer('首轮', '综合岗')
    .offer('首轮', '窗口岗')
    .person('张甲', { idNumber: idNumber('1980-01-01') })
    .person('李乙')
    .person('王丙')
    .person('王丙', { as: '王丙二' })
  return { model: workbook.model(), roundId: workbook.idOf('appointmentRound', '首轮'), workbook }
}

const header = ['姓名', '身份证号', '报名岗位', '岗位所在机构', '志愿', '成绩', '岗位排序']

function read(lines: readonly Line[], mode?: AppointmentRound['mode']) {
  const { model, roundId } = book(mode)
  const file = readSpreadsheet(workbookFile([header, ...lines]), '报名表.xlsx')
  return { file, model, roundId, preview: previewRound(file, { roundId }, model) }
}

describe('a 报名表', () => {
  it('is read by name and id number, wishes in any writing', () => {
    const { preview, model, roundId } = read([
      ['张甲', idNumber('1980-01-01'), '综合岗', '甲办', '第一志愿', 88.5, 1],
      ['张甲', maskIdNumber(idNumber('1980-01-01')), '窗口岗', null, 2, null, null],
      ['李乙', null, '综合岗', null, '1', '90', null],
    ])
    expect(preview.rows.map(({ action, patch }) => [action, patch])).toMatchObject([
      ['create', { preference: 1, mark: 88.5, place: 1 }],
      ['create', { preference: 2 }],
      ['create', { preference: 1, mark: 90 }],
    ])
    let count = 0
    const newId = () => makeId(1_473_616_000_000 + ++count, new Uint8Array(10))
    const plan = planRoundImport(model, roundId, preview, { today, newId })
    model.apply(plan.changes)
    expect(model.by('roundApplication.roundId', roundId).length).toBe(preview.counts.create)
  })

  it.each([
    ['nobody of the name', ['赵丁', null, '综合岗', null, 1], 'name', '没有“赵丁”'],
    ['two of a name', ['王丙', null, '综合岗', null, 1], 'name', '有 2 个“王丙”'],
    ['no post', ['李乙', null, null, null, 1], 'post', '缺少报名岗位'],
    ['a post not offered', ['李乙', null, '驾驶员', null, 1], 'post', '没有提供岗位“驾驶员”'],
    ['a post of another unit', ['李乙', null, '综合岗', '乙办', 1], 'unit', '乙办'],
    ['a wish of 21', ['李乙', null, '综合岗', null, 21], 'preference', '1 到 20'],
    ['marks of 101', ['李乙', null, '综合岗', null, 1, 101], 'mark', '0 到 100'],
    ['a place of 1.5', ['李乙', null, '综合岗', null, 1, 90, 1.5], 'place', '整数'],
  ] as const)('%s is told at its cell', (_what, line, field, words) => {
    const [row] = read([line]).preview.rows
    expect(row?.action).toBe('error')
    expect(row?.cells[field]?.issues.map(({ message }) => message).join()).toContain(words)
  })

  it('the same post twice, and the same wish twice, of one person', async () => {
    const { preview, file } = read([
      ['李乙', null, '综合岗', null, 1],
      ['李乙', null, '综合岗', null, 2],
      ['李乙', null, '窗口岗', null, 1],
    ])
    expect(preview.rows.map(({ action }) => action)).toEqual(['create', 'error', 'error'])
    expect(preview.rows[1]?.reason).toContain('与第 2 行重复')
    expect(preview.rows[2]?.reason).toContain('第一志愿与第 2 行重复')
    const marked = readSpreadsheet(await errorWorkbook(file, preview), '问题标注.xlsx')
    expect(JSON.stringify(marked.sheets[0]?.rows.map((line) => line.map(({ text }) => text)))).toContain(
      '第一志愿与第 2 行重复',
    )
  })

  it('knows a person whose number is encrypted by the name', () => {
    const { model, roundId, workbook } = book('open')
    const id = workbook.idOf('person', '张甲')
    const person = model.get('person', id)
    if (!person) throw new Error('no person')
    model.apply([{ table: 'person', id, row: { ...person, idNumber: 'sealed1:abc:def' } }])
    const line = ['张甲', idNumber('1980-01-01'), '综合岗', null, 1]
    const file = readSpreadsheet(workbookFile([header, line]), '报名表.xlsx')
    expect(previewRound(file, { roundId }, model).rows[0]).toMatchObject({ personId: id, outside: null })
  })

  it('社会招聘 takes people from outside', () => {
    const { preview } = read([['赵丁', idNumber('1990-02-03'), '综合岗', null, 1]], 'open')
    expect(preview.rows[0]).toMatchObject({
      action: 'create',
      personId: null,
      outside: { name: '赵丁', idNumber: idNumber('1990-02-03') },
    })
  })

  it('comes back from its own sheet without a change', async () => {
    const { workbook } = book()
    workbook.application('首轮', '李乙', '综合岗', { preference: 1, mark: 77.5, place: 2, note: '说明' })
    const model = workbook.model()
    const round = [...model.rows.appointmentRound.values()][0]
    if (!round) throw new Error('no round')
    const path = join(tempFolder(), '报名表.xlsx')
    await writeXlsx(path, [roundSheet(model, round)], facts)
    const preview = previewRound(
      readSpreadsheet(readFileSync(path), '报名表.xlsx'),
      { roundId: round.id },
      model,
    )
    expect(preview.problem).toBeNull()
    expect(preview.counts).toMatchObject({ create: 0, update: 0, unchanged: 1, error: 0 })
  })

  it('without the columns, or for a round that takes none, is no 报名表', () => {
    const { model, roundId } = book()
    const file = readSpreadsheet(
      workbookFile([
        ['姓名', '性别', '年龄'],
        ['李乙', '男', 3],
      ]),
      '别的.xlsx',
    )
    expect(previewRound(file, { roundId }, model).problem).toContain('报名岗位')
    expect(previewRound(file, { roundId: makeId(1, new Uint8Array(10)) }, model).problem).toContain(
      '已不存在',
    )
  })
})
