import { describe, expect, it } from 'vitest'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { aWorkbook, powerPapers } from '../../support/model-builder.ts'
import { found } from './found.ts'

const zone = () =>
  aWorkbook()
    .unit('管委会', { kind: 'committee' })
    .unit('孙村街道办事处', { kind: 'subdistrict', parent: '管委会' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })

const takenUp = { ...powerPapers, status: 'takenUp', handedOverOn: '2016-06-30' } as const

describe('taken up (V19)', () => {
  it('needs both confirmations and the publication', () => {
    const sound = zone().power('校车使用审查', { ...takenUp, holder: '管委会' })
    expect(found(sound.model(), 'V19')).toEqual([])
    for (const column of [
      'giverConfirmedOn',
      'takerConfirmedOn',
      'publishedNumber',
      'publishedOn',
    ] as const) {
      const change = sound.change('power', '校车使用审查', { [column]: null })
      const refused = checkChanges(sound.model(), [change])
      expect(refused.map(({ code }) => code)).toContain('V19')
    }
  })

  it('says which papers are missing', () => {
    const bare = zone().power('校车使用审查', { status: 'takenUp', holder: '管委会' })
    expect(found(bare.model(), 'V19')[0]?.sentence).toBe(
      '“校车使用审查”列为“已承接”，缺放权意向日期、放权方确认日期、承接方确认日期、合法性审查日期、公布文号、公布日期、交接日期。',
    )
    expect(found(bare.model(), 'Q3')).toEqual([])
  })
})

describe('an item listed twice (Q1)', () => {
  it('is found by its code, or by department, item and sub-item', () => {
    const twice = zone()
      .power('校车使用审查', { code: 'A-1' })
      .power('教师资格认定', { code: 'A-1' })
      .power('临时用地审批', { as: '甲' })
      .power('临时用地审批', { as: '乙' })
      .power('临时用地审批', { as: '丙', subitem: '延期' })
      .power('临时用地审批', { as: '丁', department: '市国土资源局' })
    const findings = found(twice.model(), 'Q1')
    expect(findings.map(({ aspect }) => aspect)).toEqual(['code', 'code', 'item', 'item'])
    expect(findings[0]?.sentence).toBe(
      '“校车使用审查”（市城管局）重复列入：编码 A-1 与“教师资格认定”（市城管局）相同。',
    )
  })

  it('may be listed anew after it was cancelled', () => {
    const anew = zone()
      .power('校车使用审查', { as: '旧', code: 'A-1', status: 'cancelled' })
      .power('校车使用审查', { as: '新', code: 'A-1' })
    expect(found(anew.model(), 'Q1')).toEqual([])
  })
})

describe('the holder (Q2)', () => {
  it('is the 管委会, never a subdistrict or its office', () => {
    for (const holder of ['孙村街道办事处', '社会事业办公室']) {
      const wrong = zone().power('校车使用审查', { holder })
      expect(found(wrong.model(), 'Q2')).toMatchObject([{ severity: 'block', aspect: 'holder' }])
    }
    const right = zone()
      .power('校车使用审查', { holder: '管委会' })
      .powerOffice('校车使用审查', '社会事业办公室')
    expect(found(right.model(), 'Q2')).toEqual([])
  })

  it('warns of an office that is gone', () => {
    const gone = zone()
      .unit('旧办', { parent: '孙村街道办事处', endedOn: '2016-06-01' })
      .power('校车使用审查', { holder: '管委会' })
      .powerOffice('校车使用审查', '旧办')
    expect(found(gone.model(), 'Q2')).toMatchObject([
      { severity: 'warn', sentence: '“校车使用审查”的承办科室孙村街道办事处旧办已撤销，应改派。' },
    ])
  })
})

describe('the steps (Q3)', () => {
  const refusal = (columns: object) => {
    const workbook = zone().power('校车使用审查', { holder: '管委会' })
    const change = workbook.change('power', '校车使用审查', columns)
    return checkChanges(workbook.model(), [change]).map(({ code, sentence }) => `${code} ${sentence}`)
  }

  it('are refused before those that they stand on', () => {
    expect(refusal({ reviewedOn: '2016-05-20' })).toEqual([
      'Q3 “校车使用审查”（拟下放）：尚未登记放权方书面确认，不能先登记合法性审查；尚未登记承接方书面确认，不能先登记合法性审查。',
    ])
    expect(refusal({ intendedOn: '2016-04-01' })).toEqual([])
  })

  it('are refused with an earlier date than the step before, and before their day has come', () => {
    expect(refusal({ intendedOn: '2016-04-01', giverConfirmedOn: '2016-03-01' })).toEqual([
      'Q3 “校车使用审查”（拟下放）：放权方书面确认日期 2016-03-01 早于放权意向日期 2016-04-01。',
    ])
    expect(refusal({ intendedOn: '2106-04-01' })).toEqual([
      'Q3 “校车使用审查”（拟下放）：放权意向日期 2106-04-01 未到。',
    ])
  })

  it('let a hand-over be planned for what is not taken up yet', () => {
    expect(refusal({ ...powerPapers, status: 'released', handedOverOn: '2016-09-01' })).toEqual([])
  })
})

describe('what an office carries (Q4)', () => {
  const loaded = (limit: string) =>
    zone()
      .post('社会事业办公室', '科员', { headcount: 2 })
      .power('甲')
      .power('乙')
      .power('丙')
      .power('丁', { status: 'cancelled' })
      .with((workbook) =>
        ['甲', '乙', '丙', '丁'].map((name) => workbook.powerOffice(name, '社会事业办公室')),
      )
      .setting('powersPerPost', limit)

  it('is warned of above the number that the workbook sets, with the items behind it', () => {
    const [finding] = found(loaded('1').model(), 'Q4')
    expect(finding).toMatchObject({ severity: 'warn', magnitude: 1 })
    expect(finding?.sentence).toBe(
      '孙村街道办事处社会事业办公室承办 3 项，岗位 2 个，按每岗 1 项可承办 2 项，多 1 项。',
    )
    expect(finding?.evidence).toHaveLength(3)
  })

  it('is not judged where nothing is set', () => {
    expect(found(loaded('').model(), 'Q4')).toEqual([])
    expect(found(loaded('2').model(), 'Q4')).toEqual([])
  })
})
