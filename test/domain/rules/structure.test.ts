import { describe, expect, it } from 'vitest'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'
import { codesOf, found } from './found.ts'

const zone = () =>
  aWorkbook()
    .unit('管委会', { kind: 'committee' })
    .unit('孙村街道办事处', { kind: 'subdistrict', parent: '管委会' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })

describe('ancestry (S1)', () => {
  it('refuses a unit under itself or under what stands below it', () => {
    const workbook = zone()
    for (const parent of ['孙村街道办事处', '党群工作办公室']) {
      const change = workbook.change('unit', '孙村街道办事处', { parentId: workbook.idOf('unit', parent) })
      expect(checkChanges(workbook.model(), [change]).map(({ code }) => code)).toContain('S1')
    }
  })

  it('refuses that a unit goes while others stand under it', () => {
    const workbook = zone()
    const refused = checkChanges(workbook.model(), [workbook.removal('unit', '孙村街道办事处')])
    expect(refused).toMatchObject([{ code: 'S1', aspect: 'parent' }])
  })
})

describe('abolished units (S2)', () => {
  it('hold nobody and nothing', () => {
    const workbook = zone().post('党群工作办公室', '科员').position('张甲', '党群工作办公室')
    workbook.appointment('张甲', '党群工作办公室', { post: '科员' })
    const end = workbook.change('unit', '党群工作办公室', { endedOn: '2016-06-01' })
    expect(checkChanges(workbook.model(), [end])).toMatchObject([
      {
        code: 'S2',
        magnitude: 3,
        sentence:
          '孙村街道办事处党群工作办公室已于 2016-06-01 撤销，仍有 1 个岗位、1 项编制内任职、1 项岗位聘任未安置。',
      },
    ])
    expect(
      checkChanges(zone().model(), [zone().change('unit', '党群工作办公室', { endedOn: '2016-06-01' })]),
    ).toEqual([])
  })

  it('take nobody in', () => {
    const workbook = zone().unit('旧办', { parent: '孙村街道办事处', endedOn: '2016-01-01' })
    workbook.position('张甲', '党群工作办公室')
    const move = workbook.change('position', '张甲 党群工作办公室', { unitId: workbook.idOf('unit', '旧办') })
    expect(checkChanges(workbook.model(), [move]).map(({ code }) => code)).toEqual(['S2'])
  })
})

const economyPlates = [
  '经济发展中心',
  '城市管理服务中心',
  '财政所',
  '安全生产督管办',
  '建设工程质量安全督管办',
  '道路交通安全监管办',
]
const standard = (workbook: WorkbookBuilder) => {
  workbook.setting('standardStructure', 'on')
  workbook.unit('社会事业办公室', { parent: '孙村街道办事处' }).plate('社会事业办公室', '社区服务中心')
  workbook.unit('办公室', { parent: '孙村街道办事处', nameStatus: 'unverified' })
  workbook.plate('办公室', '社会治安综合治理办公室').unit('经济建设保障办公室', { parent: '孙村街道办事处' })
  for (const plate of economyPlates) workbook.plate('经济建设保障办公室', plate)
}

describe('standard structure (S3)', () => {
  it('is the four offices with their plates, and only where it is switched on', () => {
    expect(codesOf(zone().with(standard).model(), ['S3'])).toEqual([])
    expect(codesOf(zone().model(), ['S3'])).toEqual([])
    expect(found(zone().setting('standardStructure', 'on').model(), 'S3')).toHaveLength(3)
  })

  it('knows the office whose name lost its front by its plate or by 待核', () => {
    const workbook = zone().with(standard)
    const model = workbook.model()
    model.apply([workbook.change('unit', '办公室', { name: '综治办公室', nameStatus: 'settled' })])
    expect(codesOf(model, ['S3'])).toEqual([])
    model.apply([workbook.removal('plate', '社会治安综合治理办公室')])
    expect(found(model, 'S3').map(({ sentence }) => sentence)).toEqual([
      '孙村街道办事处缺标准内设机构“〔待核〕办公室（社会治安综合治理办公室）”。',
      '孙村街道办事处的“综治办公室”不在标准内设机构之内。',
    ])
  })

  it('takes a plate that became a unit of the office for the plate', () => {
    const workbook = zone().with(standard)
    const model = workbook.model()
    model.apply([workbook.removal('plate', '财政所')])
    expect(found(model, 'S3')).toMatchObject([
      { severity: 'warn', sentence: '孙村街道办事处经济建设保障办公室缺标准牌子“财政所”。' },
    ])
    workbook.unit('财政所', { kind: 'institution', parent: '经济建设保障办公室' })
    model.apply([workbook.change('unit', '财政所', {})])
    expect(codesOf(model, ['S3'])).toEqual([])
  })

  it('names the office and the plate too many', () => {
    const workbook = zone().with(standard).unit('信访办公室', { parent: '孙村街道办事处' })
    const model = workbook.plate('社会事业办公室', '老年大学').model()
    expect(found(model, 'S3').map(({ sentence }) => sentence)).toEqual([
      '孙村街道办事处社会事业办公室的牌子“老年大学”不在标准设置之内。',
      '孙村街道办事处的“信访办公室”不在标准内设机构之内。',
    ])
  })
})

describe('plates (V10)', () => {
  it('are not also the unit or a unit below it', () => {
    const workbook = zone().plate('党群工作办公室', '统战办')
    expect(codesOf(workbook.model(), ['V10'])).toEqual([])
    expect(
      checkChanges(workbook.model(), [workbook.change('plate', '统战办', { name: '党群工作办公室' })]),
    ).toMatchObject([{ code: 'V10', aspect: 'own' }])
    const doubled = workbook.unit('统战办', { kind: 'subOffice', parent: '党群工作办公室' }).model()
    expect(found(doubled, 'V10')).toMatchObject([{ severity: 'block' }])
  })
})

describe('open facts (N1, N2)', () => {
  it('asks for each ledger that has no number', () => {
    const workbook = zone().quota('孙村街道办事处', 'posts/total', 10)
    const subject = { table: 'unit', id: workbook.idOf('unit', '孙村街道办事处') }
    const open = found(workbook.model(), 'N1').filter((finding) => finding.subject.id === subject.id)
    expect(open.map(({ aspect }) => aspect)).toEqual(['institutions', 'establishment', 'leading'])
    expect(found(workbook.model(), 'N1')).toHaveLength(7)
  })

  it('lists names and bracketed bodies that wait for the clerk', () => {
    const workbook = zone().unit('办公室', { parent: '孙村街道办事处', nameStatus: 'unverified' })
    const model = workbook.plate('办公室', '社会治安综合治理办公室', { relation: 'unverified' }).model()
    expect(found(model, 'N2').map(({ subject }) => subject.table)).toEqual(['unit', 'plate'])
  })
})

describe('villages (G1, G2, G3)', () => {
  const village = () => zone().unit('章丘', { kind: 'external' }).village('甲村')

  it('have one legal parent', () => {
    expect(found(village().model(), 'G1')).toMatchObject([{ severity: 'warn', aspect: 'noLegal' }])
    const workbook = village().jurisdiction('甲村', '章丘')
    expect(codesOf(workbook.model(), ['G1'])).toEqual([])
    const second = workbook.jurisdiction('甲村', '孙村街道办事处').model()
    expect(found(second, 'G1')).toMatchObject([{ severity: 'block', aspect: 'manyLegal' }])
  })

  it('have at most one 代管, beside the legal parent, and with a basis', () => {
    const workbook = village().jurisdiction('甲村', '章丘')
    workbook.jurisdiction('甲村', '孙村街道办事处', { kind: 'administered', basis: '改革方案' })
    expect(codesOf(workbook.model(), ['G1', 'G2'])).toEqual([])
    const second = workbook.jurisdiction('甲村', '管委会', { kind: 'administered' }).model()
    expect(found(second, 'G1')).toMatchObject([{ severity: 'block', aspect: 'manyAdministered' }])
    expect(found(second, 'G2')).toMatchObject([{ severity: 'block' }])
  })

  it('are handed over when their unit ends', () => {
    const workbook = village().jurisdiction('甲村', '章丘')
    const model = workbook.model()
    model.apply([workbook.change('unit', '章丘', { endedOn: '2016-06-01' })])
    expect(found(model, 'G3')).toMatchObject([{ severity: 'warn' }])
  })
})
