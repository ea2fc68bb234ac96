import { describe, expect, it } from 'vitest'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { codesOf, found } from './found.ts'

const office = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群办', { parent: '孙村街道办事处' })
    .unit('社会办', { parent: '孙村街道办事处' })

describe('mixed establishment (V6)', () => {
  const institutional = { establishmentKind: 'institutionalFull' } as const

  it('refuses 行政编制 in an 所属事业单位', () => {
    const workbook = office().unit('服务中心', { kind: 'institution', parent: '社会办' })
    const model = workbook.position('张甲', '服务中心').model()
    expect(found(model, 'V6')).toMatchObject([
      {
        severity: 'block',
        sentence: '张甲占行政编制，而孙村街道办事处服务中心为所属事业单位，属混用编制。',
      },
    ])
  })

  it('refuses 事业编制 in an office where none is approved on the way up', () => {
    const workbook = office().position('张甲', '党群办', institutional)
    expect(found(workbook.model(), 'V6')).toMatchObject([{ severity: 'block' }])
    workbook.quota('孙村街道办事处', 'establishment/institutionalSelf', 3)
    expect(codesOf(workbook.model(), ['V6'])).toEqual([])
    const model = workbook.model()
    const ended = workbook.change('quota', '孙村街道办事处 establishment/institutionalSelf', {
      endedOn: '2016-06-30',
    })
    expect(checkChanges(model, [ended]).map(({ code }) => code)).toEqual(['V6'])
  })

  it('follows a branch that leaves the approved number behind', () => {
    const workbook = office().unit('巨野河街道办事处', { kind: 'subdistrict' })
    workbook.quota('孙村街道办事处', 'establishment/institutionalFull', 3)
    workbook.position('张甲', '党群办', institutional)
    const parentId = workbook.idOf('unit', '巨野河街道办事处')
    const refused = checkChanges(workbook.model(), [workbook.change('unit', '党群办', { parentId })])
    expect(refused).toMatchObject([{ code: 'V6' }])
  })

  it('warns while a body in brackets is 待核, and is content once it is a unit of its own', () => {
    const workbook = office().plate('社会办', '服务中心', { relation: 'unverified' })
    workbook.position('张甲', '社会办', institutional)
    expect(found(workbook.model(), 'V6')).toMatchObject([{ severity: 'warn' }])
    const settled = workbook.change('plate', '服务中心', { relation: 'plate' })
    expect(checkChanges(workbook.model(), [settled])).toMatchObject([{ code: 'V6' }])
    workbook.unit('服务中心', { kind: 'institution', parent: '社会办' })
    expect(checkChanges(workbook.model(), [workbook.removal('plate', '服务中心')])).toEqual([])
    expect(codesOf(workbook.model(), ['V6'])).toEqual([])
    const gone = [workbook.removal('unit', '服务中心'), workbook.removal('plate', '服务中心')]
    expect(checkChanges(workbook.model(), gone)).toMatchObject([{ code: 'V6' }])
  })

  it('lets a person who was mixed before move on', () => {
    const workbook = office().position('张甲', '党群办', institutional)
    const move = workbook.change('position', '张甲 党群办', { unitId: workbook.idOf('unit', '社会办') })
    expect(checkChanges(workbook.model(), [move])).toEqual([])
  })
})

describe('one person once (V7, V12, P1)', () => {
  it.each([
    ['contract', 'counted', ['V7']],
    ['contract', 'concurrent', []],
    [null, 'counted', []],
  ] as const)('employment %s beside a position that is %s', (employment, counting, codes) => {
    const workbook = office().position('张甲', '党群办', { counting })
    expect(codesOf(workbook.appointment('张甲', '党群办', { employment }).model(), ['V7'])).toEqual(codes)
  })

  it.each([
    ['counted', ['V12']],
    ['retainedTreatment', ['V12']],
    ['concurrent', []],
  ] as const)('a second position that is %s', (counting, codes) => {
    const workbook = office().position('张甲', '党群办').position('张甲', '社会办', { counting })
    expect(codesOf(workbook.model(), ['V12'])).toEqual(codes)
  })

  it.each([
    ['main', ['P1']],
    ['concurrent', []],
    ['secondment', []],
  ] as const)('a second appointment that is %s', (kind, codes) => {
    const workbook = office().appointment('张甲', '党群办').appointment('张甲', '社会办', { kind })
    expect(codesOf(workbook.model(), ['P1'])).toEqual(codes)
  })

  it('looks at what is in force on the day', () => {
    const workbook = office().position('张甲', '党群办', { endedOn: '2016-06-30' }).position('张甲', '社会办')
    expect(codesOf(workbook.model(), ['V12'])).toEqual([])
  })
})

describe('posts and their holders (P2, P3, P4)', () => {
  it('holds at most as many as it has seats', () => {
    const workbook = office().post('党群办', '科员').appointment('张甲', '党群办', { post: '科员' })
    expect(codesOf(workbook.model(), ['P2'])).toEqual([])
    const model = workbook.appointment('李乙', '党群办', { post: '科员' }).model()
    expect(found(model, 'P2')).toMatchObject([
      { magnitude: 1, sentence: '孙村街道办事处党群办“科员”设岗 1 个，已聘 2 人，超 1 人。' },
    ])
  })

  it('stands in the unit of the appointment', () => {
    const workbook = office().post('党群办', '科员').appointment('张甲', '社会办', { post: '科员' })
    expect(found(workbook.model(), 'P3')).toMatchObject([{ severity: 'block' }])
  })

  it('is there, and not ended', () => {
    const workbook = office().post('党群办', '科员').appointment('张甲', '党群办', { post: '科员' })
    const ended = workbook.change('post', '科员', { endedOn: '2016-06-01' })
    expect(checkChanges(workbook.model(), [ended])).toMatchObject([{ code: 'P4', aspect: 'ended' }])
    expect(checkChanges(workbook.model(), [workbook.removal('post', '科员')])).toMatchObject([
      { code: 'P4', aspect: '岗位' },
    ])
    const codes = checkChanges(workbook.model(), [workbook.removal('unit', '党群办')]).map(({ code }) => code)
    expect(codes).toEqual(['P4', 'P4'])
  })

  it('leaves an ended unit to S2', () => {
    const workbook = office().post('党群办', '科员').appointment('张甲', '党群办', { post: '科员' })
    const end = { endedOn: '2016-06-01' }
    const changes = [workbook.change('post', '科员', end), workbook.change('unit', '党群办', end)]
    expect(checkChanges(workbook.model(), changes).map(({ code }) => code)).toEqual(['S2'])
  })
})

describe('people who stand nowhere, or should (P5, P8)', () => {
  it('lists whoever is in service and not placed', () => {
    expect(found(aWorkbook().person('张甲').model(), 'P5')).toMatchObject([
      { severity: 'list', sentence: '张甲在职，既无编制内任职也无岗位聘任，待安置。' },
    ])
    expect(codesOf(office().appointment('张甲', '党群办').model(), ['P5'])).toEqual([])
    expect(codesOf(aWorkbook().person('张甲', { status: 'retired' }).model(), ['P5'])).toEqual([])
  })

  it.each(['left', 'retired'] as const)('finds what somebody who has %s still holds', (status) => {
    const workbook = office().position('张甲', '党群办').appointment('张甲', '党群办')
    const change = workbook.change('person', '张甲', { status })
    expect(checkChanges(workbook.model(), [change])).toMatchObject([{ code: 'P8', magnitude: 2 }])
  })
})

describe('appointments (P6, P7)', () => {
  it('lists those without a mode', () => {
    const model = office().appointment('张甲', '党群办', { mode: null }).model()
    expect(found(model, 'P6')).toMatchObject([{ severity: 'list' }])
  })

  it.each([
    ['2016-08-30', []],
    ['2016-08-29', ['张甲在孙村街道办事处党群办的聘期将于 2016-08-29 届满（还有 60 天）。']],
    ['2016-06-30', ['张甲在孙村街道办事处党群办的聘期将于 2016-06-30 届满（还有 0 天）。']],
    ['2016-06-29', ['张甲在孙村街道办事处党群办的聘期已于 2016-06-29 届满，尚未续聘或解聘。']],
  ])('a term until %s', (termEndsOn, sentences) => {
    const model = office().appointment('张甲', '党群办', { termEndsOn }).model()
    expect(found(model, 'P7').map(({ sentence }) => sentence)).toEqual(sentences)
  })
})

describe('dates (V14)', () => {
  it.each([
    ['1990-05-05', '2006-05-05', []],
    ['1990-05-05', '2006-05-04', ['张甲参加工作时间 2006-05-04 早于 16 周岁（出生日期 1990-05-05）。']],
    ['1990-05-05', '1990-05-05', ['张甲参加工作时间 1990-05-05 不晚于出生日期 1990-05-05。']],
  ])('born %s, at work from %s', (birthDate, workStartedOn, sentences) => {
    const model = aWorkbook().person('张甲', { birthDate, workStartedOn }).model()
    expect(found(model, 'V14').map(({ sentence }) => sentence)).toEqual(sentences)
  })

  it('finds what starts after its end, in every table', () => {
    const reversed = { startedOn: '2016-05-02', endedOn: '2016-05-01' }
    const model = aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict', ...reversed })
      .plate('孙村街道办事处', '北区办事处', reversed)
      .quota('孙村街道办事处', 'posts/total', 1, reversed)
      .post('孙村街道办事处', '科员', reversed)
      .person('张甲', { workStartedOn: '2016-05-02', leftOn: '2016-05-01' })
      .position('张甲', '孙村街道办事处', reversed)
      .appointment('张甲', '孙村街道办事处', { ...reversed, termEndsOn: '2016-05-01' })
      .village('甲村', reversed)
      .jurisdiction('甲村', '孙村街道办事处', reversed)
      .model()
    const findings = found(model, 'V14')
    expect(findings.every(({ severity }) => severity === 'block')).toBe(true)
    expect(findings.map(({ subject, aspect }) => `${subject.table} ${aspect}`)).toEqual([
      'unit reversed',
      'plate reversed',
      'quota reversed',
      'post reversed',
      'person reversed',
      'position reversed',
      'appointment reversed',
      'appointment term',
      'village reversed',
      'jurisdiction reversed',
    ])
  })

  it('warns of a position that starts in the future', () => {
    const model = office().position('张甲', '党群办', { startedOn: '2016-07-01' }).model()
    expect(found(model, 'V14')).toMatchObject([{ severity: 'warn', aspect: 'future' }])
  })
})
