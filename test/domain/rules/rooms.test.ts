import { describe, expect, it } from 'vitest'
import type { Model } from '../../../domain/model.ts'
import { officeRankOf } from '../../../domain/rooms/occupants.ts'
import { officeStandardOf } from '../../../domain/rooms/office-standard.ts'
import { readOfficeRank } from '../../../domain/vocabulary/office-rank.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { found } from './found.ts'

const office = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict', level: '处级' })
    .unit('党政办公室', { parent: '孙村街道办事处', level: '科级' })
    .post('孙村街道办事处', '办事处主任', { leading: 'chief' })
    .post('党政办公室', '主任', { leading: 'chief' })
    .post('党政办公室', '文秘', { headcount: 9 })
    .floor('一层')

const aspects = (model: Model) => found(model, 'V16').map(({ aspect }) => aspect.replace(/ .*/, ''))

describe('办公用房 (V16)', () => {
  it.each([
    ['正处级', 'divisionChief'],
    ['二级调研员', 'divisionChief'],
    ['四级调研员', 'divisionDeputy'],
    ['副调研员', 'divisionDeputy'],
    ['副处级', 'divisionDeputy'],
    ['一级主任科员', 'sectionChief'],
    ['副主任科员', 'sectionDeputy'],
    ['一级科员', 'below'],
    ['高级工', null],
  ])('reads %s as %s', (text, rank) => {
    expect(readOfficeRank(text)).toBe(rank)
  })

  it('measures a room by the post held, and by the rank only where the post names none', () => {
    const workbook = office()
      .appointment('张甲', '孙村街道办事处', { post: '办事处主任' })
      .position('张甲', '孙村街道办事处', { rank: '副处级' })
      .appointment('李乙', '党政办公室', { post: '主任' })
      .appointment('王丙', '党政办公室', { post: '文秘' })
      .position('王丙', '党政办公室', { rank: '副科级' })
      .appointment('赵丁', '党政办公室', { post: '文秘' })
    const model = workbook.model()
    const rankOf = (name: string) => officeRankOf(model, workbook.idOf('person', name))
    expect(['张甲', '李乙', '王丙', '赵丁'].map(rankOf)).toEqual([
      'divisionChief',
      'sectionChief',
      'sectionDeputy',
      null,
    ])
  })

  it('lists a room that is larger than what its people are due, with the document, until it is not', () => {
    const workbook = office()
      .appointment('王丙', '党政办公室', { post: '文秘' })
      .appointment('赵丁', '党政办公室', { post: '文秘' })
      .room('一层', '101')
      .occupancy('王丙', '101')
    const [finding] = found(workbook.model(), 'V16')
    expect(finding?.sentence).toBe('101 室使用面积 18 m²，王丙共 1 人标准合计 9 m²，超 9 m²。')
    expect(finding?.basis).toContain('发改投资〔2014〕2674号')
    expect(finding?.basis).toContain('待核')
    expect(aspects(workbook.occupancy('赵丁', '101').model())).toEqual([])
  })

  it('takes the figures of the level that was chosen, and those that were changed', () => {
    const leader = () =>
      office()
        .appointment('李乙', '党政办公室', { post: '主任' })
        .room('一层', '101')
        .occupancy('李乙', '101')
    expect(aspects(leader().model())).toEqual(['area'])
    expect(aspects(leader().setting('officeStandardLevel', 'county').model())).toEqual([])
    const changed = leader().setting('officeStandardFigures', '24,18,18,12,9')
    expect(aspects(changed.model())).toEqual([])
    expect(officeStandardOf(changed.model()).figures.sectionDeputy).toBe(12)
  })

  it('the measured area wins over the drawing', () => {
    const workbook = office()
      .appointment('王丙', '党政办公室', { post: '文秘' })
      .room('一层', '101', { measuredArea: 9 })
      .occupancy('王丙', '101')
    expect(aspects(workbook.model())).toEqual([])
  })

  it('lists an empty office, and no empty meeting room', () => {
    const workbook = office().room('一层', '101').room('一层', '102', { use: 'meeting' })
    expect(aspects(workbook.model())).toEqual(['empty'])
    expect(aspects(workbook.occupancy('党政办公室', '101').model())).toEqual([])
  })

  it('lists more people than seats, and less than the least area where one was set', () => {
    const workbook = office().room('一层', '101', { seats: 2 })
    for (const name of ['甲', '乙', '丙']) {
      workbook.appointment(name, '党政办公室', { post: '文秘' }).occupancy(name, '101')
    }
    expect(aspects(workbook.model())).toEqual(['seats'])
    expect(aspects(workbook.setting('officeLeastArea', '7').model())).toEqual(['seats', 'crowded'])
  })

  it('lists a second office; the standard is due once; a leader is called one', () => {
    const workbook = office()
      .appointment('张甲', '孙村街道办事处', { post: '办事处主任' })
      .room('一层', '101')
      .room('一层', '102')
      .occupancy('张甲', '101')
      .occupancy('张甲', '102')
    const findings = found(workbook.model(), 'V16')
    expect(findings.map(({ aspect }) => aspect)).toEqual(['area', 'rooms'])
    expect(findings[0]?.sentence).toContain('102 室')
    expect(findings[1]?.sentence).toBe('领导干部张甲有 2 处办公用房（101 室、102 室）。')
  })

  it('gives who left a month, then warns', () => {
    const leftOn = (day: string | null) =>
      office()
        .person('钱戊', { status: 'retired', leftOn: day })
        .room('一层', '101', { use: 'meeting' })
        .occupancy('钱戊', '101')
        .model()
    const severities = ['2016-06-10', '2016-05-30', '2016-05-29', null].map(
      (day) => found(leftOn(day), 'V16')[0]?.severity,
    )
    expect(severities).toEqual(['list', 'list', 'warn', 'warn'])
  })

  it('tells rooms that overlap once, and not rooms that share a wall', () => {
    const workbook = office()
      .room('一层', '101', { use: 'meeting' })
      .room('一层', '102', { use: 'meeting' })
      .room('一层', '103', { use: 'meeting', outline: '7000,0 9000,0 9000,2000 7000,2000' })
    const findings = found(workbook.model(), 'V16')
    expect(findings.map(({ sentence }) => sentence)).toEqual(['103 室与 102 室的轮廓重叠，请调整。'])
  })
})
