import { describe, expect, it } from 'vitest'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { aWorkbook, type WorkbookBuilder } from '../../support/model-builder.ts'
import { codesOf, found } from './found.ts'

const twoOffices = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict', level: '处级' })
    .unit('党群办', { parent: '孙村街道办事处' })
    .unit('社会办', { parent: '孙村街道办事处' })

const staffed = (workbook: WorkbookBuilder, unit: string, names: readonly string[]) => {
  for (const name of names) workbook.position(name, unit)
  return workbook
}

describe('establishment (V1, V2)', () => {
  it.each([
    [2, []],
    [1, ['V1']],
  ])('2 people against %i approved', (amount, codes) => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲', '李乙'])
    const model = workbook.quota('孙村街道办事处', 'establishment/administrative', amount).model()
    expect(codesOf(model, ['V1'])).toEqual(codes)
  })

  it('says unit, cap, figures and document, and shows the rows behind', () => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲', '李乙'])
    const model = workbook.quota('孙村街道办事处', 'establishment/total', 1).model()
    const [finding] = found(model, 'V1')
    expect(finding?.sentence).toBe(
      '孙村街道办事处编制总量核定 1 名，实有 2 名，超编 1 名（核定文件：〔示例〕1号）。',
    )
    expect(finding?.basis).toContain('《地方各级人民政府机构设置和编制管理条例》')
    expect(finding?.evidence.map(({ id }) => id).sort()).toEqual([
      workbook.idOf('position', '张甲 党群办'),
      workbook.idOf('position', '李乙 党群办'),
    ])
  })

  it('counts no 兼任, and everybody without a number is free', () => {
    const workbook = twoOffices().position('张甲', '党群办')
    workbook.position('张甲', '社会办', { counting: 'concurrent' })
    expect(codesOf(workbook.quota('孙村街道办事处', 'establishment/total', 1).model(), ['V1'])).toEqual([])
  })

  it('refuses the person too many, with the reason', () => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲']).position('李乙', '社会办')
    workbook.quota('党群办', 'establishment/administrative', 1)
    const move = workbook.change('position', '李乙 社会办', { unitId: workbook.idOf('unit', '党群办') })
    const refused = checkChanges(workbook.model(), [move])
    expect(refused.map(({ code }) => code)).toEqual(['V1'])
    expect(refused[0]?.evidence).toHaveLength(2)
  })

  it('lets an excess stay and shrink, and refuses that it grows (只减不增)', () => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲', '李乙', '王丙']).position('赵丁', '社会办')
    workbook.quota('党群办', 'establishment/total', 1)
    const model = workbook.model()
    const unitId = workbook.idOf('unit', '社会办')
    const away = workbook.change('position', '张甲 党群办', { unitId })
    const swap = workbook.change('position', '赵丁 社会办', { unitId: workbook.idOf('unit', '党群办') })
    expect(checkChanges(model, [away])).toEqual([])
    expect(checkChanges(model, [away, swap])).toEqual([])
    expect(checkChanges(model, [swap])).toMatchObject([
      { code: 'V1', magnitude: 3, sentence: expect.stringContaining('只减不增') },
    ])
  })

  it('takes a number below what there is for a fact, and then holds it', () => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲', '李乙']).position('赵丁', '社会办')
    workbook.quota('党群办', 'establishment/total', 2)
    const model = workbook.model()
    const cut = workbook.change('quota', '党群办 establishment/total', { amount: 1 })
    const swap = workbook.change('position', '赵丁 社会办', { unitId: workbook.idOf('unit', '党群办') })
    expect(checkChanges(model, [cut])).toEqual([])
    expect(checkChanges(model, [cut, swap]).map(({ code }) => code)).toEqual(['V1'])
  })

  it('looks at every level on the way up', () => {
    const workbook = staffed(twoOffices(), '党群办', ['张甲'])
    workbook.unit('巨野河街道办事处', { kind: 'subdistrict' }).unit('经济办', { parent: '巨野河街道办事处' })
    workbook.position('李乙', '经济办').quota('孙村街道办事处', 'establishment/total', 1)
    const move = workbook.change('position', '李乙 经济办', { unitId: workbook.idOf('unit', '社会办') })
    const refused = checkChanges(workbook.model(), [move])
    expect(refused.map(({ subject }) => subject.id)).toEqual([workbook.idOf('unit', '孙村街道办事处')])
  })
})

describe('allotment (V3)', () => {
  it.each([
    [3, 2, []],
    [3, 3, ['V3']],
  ])('%i and %i allotted of 5', (first, second, codes) => {
    const model = twoOffices()
      .quota('孙村街道办事处', 'establishment/administrative', 5)
      .quota('党群办', 'establishment/administrative', first)
      .quota('社会办', 'establishment/administrative', second)
      .model()
    expect(codesOf(model, ['V3'])).toEqual(codes)
  })

  it('keeps the kinds apart', () => {
    const model = twoOffices()
      .quota('孙村街道办事处', 'establishment/administrative', 5)
      .quota('党群办', 'establishment/support', 9)
      .model()
    expect(codesOf(model, ['V3'])).toEqual([])
  })
})

describe('leading posts (V4)', () => {
  const leaders = () =>
    twoOffices()
      .position('张甲', '孙村街道办事处', { leading: 'deputy' })
      .position('李乙', '孙村街道办事处', { leading: 'deputy' })

  it('counts 正 and 副 apart, and by level', () => {
    const model = leaders()
      .quota('孙村街道办事处', 'leading/chief', 0)
      .quota('孙村街道办事处', 'leading/deputy/处级', 1)
      .model()
    expect(found(model, 'V4').map(({ aspect }) => aspect)).toEqual(['leading/deputy/处级'])
  })

  it('shows a tolerated excess red and does not block it, until its time is over', () => {
    const given = (toleratedUntil: string) => {
      const workbook = leaders().document('〔示例〕2号')
      const toleratedDocumentId = workbook.idOf('document', '〔示例〕2号')
      const tolerance = { toleratedExcess: 1, toleratedUntil, toleratedDocumentId }
      return found(workbook.quota('孙村街道办事处', 'leading/deputy', 1, tolerance).model(), 'V4')
    }
    expect(given('2017-06-30')).toMatchObject([
      { severity: 'warn', sentence: expect.stringContaining('〔示例〕2号') },
    ])
    expect(given('2016-06-29')).toMatchObject([{ severity: 'block', magnitude: 1 }])
  })

  it('counts no 保留待遇', () => {
    const workbook = leaders().position('王丙', '党群办', {
      leading: 'deputy',
      counting: 'retainedTreatment',
    })
    expect(codesOf(workbook.quota('孙村街道办事处', 'leading/deputy', 2).model(), ['V4'])).toEqual([])
  })
})

describe('posts (V8, V8S)', () => {
  const posts = (headcount: number) =>
    twoOffices()
      .post('党群办', '科员', { headcount })
      .appointment('张甲', '党群办', { post: '科员' })
      .appointment('李乙', '党群办', { post: '科员' })

  it('counts main appointments in total and by category', () => {
    const model = posts(2)
      .quota('孙村街道办事处', 'posts/total', 1)
      .quota('孙村街道办事处', 'posts/management', 1)
      .model()
    expect(found(model, 'V8').map(({ aspect }) => aspect)).toEqual(['posts/total/', 'posts/management/'])
  })

  it('warns where more seats are laid out than approved', () => {
    const model = posts(5).quota('孙村街道办事处', 'posts/total', 4).model()
    expect(found(model, 'V8S')).toMatchObject([{ severity: 'warn', magnitude: 1 }])
  })
})

describe('institutions (V9)', () => {
  it('counts offices, no plates and no 下设机构', () => {
    const workbook = twoOffices()
      .plate('社会办', '社区服务中心')
      .unit('财政所', { kind: 'subOffice', parent: '社会办' })
    expect(
      codesOf(workbook.quota('孙村街道办事处', 'institutions/internalOffice', 2).model(), ['V9']),
    ).toEqual([])
    const third = workbook.unit('经济办', { parent: '孙村街道办事处' }).model()
    expect(found(third, 'V9')).toMatchObject([{ severity: 'block', magnitude: 1 }])
  })
})

describe('documents (V17)', () => {
  it('finds an approved number without its document', () => {
    const workbook = twoOffices().document('〔示例〕9号')
    workbook.quota('孙村街道办事处', 'establishment/total', 9, { document: '〔示例〕9号' })
    expect(checkChanges(workbook.model(), [workbook.removal('document', '〔示例〕9号')])).toMatchObject([
      { code: 'V17', aspect: 'document' },
    ])
  })

  it('finds a tolerated excess without document or end, and its document taken away', () => {
    const bare = twoOffices().quota('孙村街道办事处', 'leading/deputy', 1, { toleratedExcess: 1 })
    expect(found(bare.model(), 'V17')).toMatchObject([
      { aspect: 'tolerated', sentence: expect.stringContaining('缺依据文件和过渡期截止日期') },
    ])
    const workbook = twoOffices().document('〔示例〕2号')
    workbook.quota('孙村街道办事处', 'leading/deputy', 1, {
      toleratedExcess: 1,
      toleratedUntil: '2017-06-30',
      toleratedDocumentId: workbook.idOf('document', '〔示例〕2号'),
    })
    expect(codesOf(workbook.model(), ['V17'])).toEqual([])
    expect(checkChanges(workbook.model(), [workbook.removal('document', '〔示例〕2号')])).toHaveLength(1)
  })

  it('finds two numbers in force for one cap', () => {
    const workbook = twoOffices()
      .quota('孙村街道办事处', 'posts/total', 1)
      .quota('孙村街道办事处', 'posts/total', 2, { as: '新' })
    expect(found(workbook.model(), 'V17')).toMatchObject([{ severity: 'block', aspect: 'posts/total/' }])
    const ended = workbook.change('quota', '孙村街道办事处 posts/total', { endedOn: '2016-06-01' })
    const model = workbook.model()
    model.apply([ended])
    expect(evaluate(model, 'all').filter(({ code }) => code === 'V17')).toEqual([])
  })
})
