import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noteAudit } from '../../domain/commands/audit.ts'
import type { PaperFacts, PaperSource } from '../../domain/exchange-port.ts'
import { makeId } from '../../domain/id.ts'
import { Model } from '../../domain/model.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import { appointmentNotice } from '../../exchange/documents/appointment-notice.ts'
import { auditReport } from '../../exchange/documents/audit-report.ts'
import { type OfficialDocument, withNumbers } from '../../exchange/documents/document.ts'
import { mandate } from '../../exchange/documents/mandate.ts'
import { exportTable, previewTable } from '../../exchange/tables/export.ts'
import { keptFolder } from '../support/kept-folder.ts'
import { aWorkbook } from '../support/model-builder.ts'

const today = '2016-06-30'
const facts: PaperFacts = {
  preparedBy: '测试单位',
  operator: '张甲',
  today,
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}
const context = { today, newId: () => makeId(1, new Uint8Array(10)) }

function templateModel(template: 'sample' | 'reform'): Model {
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_463_616_000_000 + count, new Uint8Array(10))
  }
  const model = new Model({}, today)
  model.apply(buildTemplate(template, { today, newId }))
  return model
}

const unitOf = (model: Model, name: string) =>
  [...model.rows.unit.values()].find((unit) => unit.name === name)?.id ?? ''

/** What is read on the page: headings with their numbers, text, and the cells of tables. */
function textOf(document: OfficialDocument): string {
  const lines = withNumbers(document.blocks).flatMap((block) => {
    if (block.kind === 'table') {
      return block.table.rows.map((row) =>
        block.table.columns.map(({ key }) => String(row.cells[key] ?? '')).join(' '),
      )
    }
    return block.kind === 'signature' ? block.lines : [block.text]
  })
  return [document.title, document.number ?? '', ...lines].join('\n')
}

describe('三定规定', () => {
  it('has the customary parts in their order', () => {
    const document = mandate(templateModel('sample'), unitOf(templateModel('sample'), '孙村街道办事处'))
    const parts = withNumbers(document.blocks).flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(parts).toEqual([
      '一、职责调整',
      '二、主要职责',
      '三、内设机构',
      '四、人员编制',
      '五、其他事项',
      '六、附则',
    ])
  })

  it('says what is open instead of filling it in', () => {
    const model = templateModel('reform')
    const text = textOf(mandate(model, unitOf(model, '孙村街道办事处')))
    expect(text).toContain('核定编制〔待填：编制总数〕')
    expect(text).toContain('核定领导职数〔待填：正职、副职各几名〕')
    expect(text).toContain('〔待填：孙村街道办事处的主要职责〕')
    expect(text).toContain('办公室〔待核〕')
    expect(text).toContain('加挂北区办事处牌子')
    expect(text).toMatch(/代管村（居）14个〔待核〕/)
  })

  it('gives duties, offices, plates and approved numbers as they are entered', () => {
    const model = aWorkbook()
      .document('济编〔2016〕9号', { issuer: '市编委', title: '关于某街道机构设置的批复' })
      .unit('甲街道办事处', {
        kind: 'subdistrict',
        level: '处级',
        duties: '1.宣传法律法规；\n2.组织公共服务。',
        documentId: null,
      })
      .unit('党建办公室', { parent: '甲街道办事处', duties: '负责党的建设' })
      .plate('党建办公室', '群团工作部')
      .unit('综合办公室', { parent: '甲街道办事处' })
      .unit('文化站', { parent: '甲街道办事处', kind: 'institution' })
      .quota('甲街道办事处', 'institutions/internalOffice', 2)
      .quota('甲街道办事处', 'establishment/total', 40, { document: '济编〔2016〕9号' })
      .quota('甲街道办事处', 'establishment/administrative', 25)
      .quota('甲街道办事处', 'leading/chief/处级', 2)
      .quota('甲街道办事处', 'leading/deputy/处级', 4)
      .quota('党建办公室', 'establishment/total', 7)
      .model()
    const text = textOf(mandate(model, unitOf(model, '甲街道办事处')))
    expect(text).toContain('（一）宣传法律法规。\n（二）组织公共服务。')
    expect(text).toContain('设下列2个内设机构（核定2个）')
    expect(text).toContain('（一）党建办公室\n加挂群团工作部牌子。负责党的建设。')
    expect(text).toContain('核定编制40名，其中：行政编制25名（济编〔2016〕9号）。')
    expect(text).toContain('核定处级领导职数正职2名、副职4名。')
    expect(text).toContain('党建办公室 7 待填 待填')
    expect(text).toContain('所属事业单位：文化站')
  })

  it('tells which duties came, went and ended', () => {
    const model = aWorkbook()
      .unit('甲街道办事处', { kind: 'subdistrict' })
      .unit('党建办公室', { parent: '甲街道办事处' })
      .unit('乙局', { kind: 'bureau' })
      .model()
    const [street, bureau] = [unitOf(model, '党建办公室'), unitOf(model, '乙局')]
    const step = (id: string, sourceName: string, from: string, to: string | null) => ({
      table: 'lineage' as const,
      id,
      row: {
        id,
        sourceTable: 'duty' as const,
        sourceId: from,
        sourceName,
        sourceUnitId: from,
        fate: to ? ('transfer' as const) : ('abolish' as const),
        targetTable: to ? ('unit' as const) : null,
        targetId: to,
        targetName: to ? (model.get('unit', to)?.name ?? null) : null,
        effectiveOn: '2016-06-01',
        basis: null,
        note: null,
      },
    })
    model.apply([
      step(makeId(1, new Uint8Array(10)), '安全监管', bureau, street),
      step(makeId(2, new Uint8Array(10)), '招商引资', street, bureau),
      step(makeId(3, new Uint8Array(10)), '收费管理', street, null),
    ])
    const text = textOf(mandate(model, unitOf(model, '甲街道办事处')))
    expect(text).toContain('（一）划入的职责\n安全监管（由乙局划入）。')
    expect(text).toContain('（二）划出的职责\n招商引资（划给乙局）。')
    expect(text).toContain('（三）取消的职责\n收费管理。')
  })

  it('asks for a unit', () => {
    expect(() => mandate(new Model({}, today), undefined)).toThrow('请选择机构。')
  })
})

describe('机构编制核查情况报告', () => {
  const overfull = () =>
    aWorkbook()
      .unit('甲街道办事处', { kind: 'subdistrict', level: '处级' })
      .unit('党建办公室', { parent: '甲街道办事处' })
      .quota('甲街道办事处', 'institutions/internalOffice', 1)
      .quota('甲街道办事处', 'establishment/total', 1)
      .quota('甲街道办事处', 'leading/chief', 1)
      .position('张三', '甲街道办事处', { leading: 'chief' })
      .position('李四', '党建办公室')
      .model()

  it('goes through the five aspects, then the two correspondences', () => {
    const headings = withNumbers(auditReport(templateModel('sample'), undefined).blocks).flatMap((block) =>
      block.kind === 'heading' ? [block.text.replace(/：.*/, '')] : [],
    )
    expect(headings).toEqual([
      '一、基本情况',
      '二、逐项核对情况',
      '（一）机构',
      '（二）编制',
      '（三）领导职数',
      '（四）实有人员',
      '（五）台账',
      '三、对应情况',
      '（一）机构设置与批准的机构',
      '（二）实有人员与批准的编制和领导职数',
      '四、存在问题和整改安排',
    ])
  })

  it('sets what is there against what was approved, and says what is over, by which document', () => {
    const text = textOf(auditReport(overfull(), undefined))
    expect(text).toContain('编制总量核定1名，实有2名，超1名')
    expect(text).toContain('（二）编制：发现问题1项')
    expect(text).toContain('（三）领导职数：经核对准确')
    expect(text).toContain('（一）机构：经核对准确')
    expect(text).toContain('实有人员与批准的编制和领导职数不完全对应，有1项不符')
    expect(text).toContain('超编的不再进人，按只减不增逐步消化')
    expect(text).toContain('〔示例〕1号')
  })

  it('never calls an open number right', () => {
    const model = aWorkbook()
      .unit('甲街道办事处', { kind: 'subdistrict' })
      .position('张三', '甲街道办事处')
      .model()
    const text = textOf(auditReport(model, undefined))
    expect(text).toContain('编制总量核定待填，实有1名')
    expect(text).toContain('核定数待填，补录后再核对')
  })

  it('prints the note of an aspect under it, and only for the scope it was written for', () => {
    const model = overfull()
    const unitId = unitOf(model, '甲街道办事处')
    const note = { unitId, aspect: 'establishment' as const, note: '军转安置一人，年内消化。' }
    model.apply(noteAudit.plan(model, note, context).changes)
    expect(textOf(auditReport(model, unitId))).toContain('说明：军转安置一人，年内消化。')
    expect(textOf(auditReport(model, undefined))).not.toContain('军转安置')
    model.apply(noteAudit.plan(model, { ...note, note: '' }, context).changes)
    expect(textOf(auditReport(model, unitId))).not.toContain('说明')
  })

  it('says so where there is nothing to audit', () => {
    expect(textOf(auditReport(new Model({}, today), undefined))).toContain('还没有机构')
  })
})

describe('岗位聘任通知', () => {
  const staffed = () =>
    aWorkbook()
      .unit('甲街道办事处', { kind: 'subdistrict' })
      .unit('党建办公室', { parent: '甲街道办事处' })
      .post('党建办公室', '主任')
      .post('党建办公室', '干事', { headcount: 5 })
      .person('张三', { idNumber: '11010519491231002X' })
      .appointment('张三', '党建办公室', {
        post: '主任',
        mode: 'competitive',
        startedOn: '2016-06-01',
        termEndsOn: '2019-05-31',
        documentNumber: '济高聘〔2016〕3号',
      })
      .appointment('李四', '党建办公室', { post: '干事', mode: null })

  it('of one person is a sentence with post, mode, term and document', () => {
    const model = staffed().model()
    const zhang = [...model.rows.person.values()].find(({ name }) => name === '张三')?.id ?? ''
    const text = textOf(appointmentNotice(model, undefined, [zhang]))
    expect(text).toContain('关于张三同志岗位聘任的通知')
    expect(text).toContain(
      '聘任张三同志为甲街道办事处党建办公室主任（管理岗位，竞争聘任），聘期自2016年6月1日起至2019年5月31日止。依据：济高聘〔2016〕3号。',
    )
    expect(text).not.toContain('李四')
  })

  it('says what is open, and never carries an id number or a kind of establishment', () => {
    const text = textOf(appointmentNotice(staffed().model(), undefined, undefined))
    expect(text).toContain('关于张三等2名同志岗位聘任的通知')
    expect(text).toContain('〔待填：聘任方式〕')
    expect(text).toContain('〔待填：聘期届满日期〕')
    expect(text).not.toMatch(/110105|行政编制|事业编制|编外/)
  })

  it('of many people is a list, everybody once', () => {
    const model = templateModel('sample')
    const document = appointmentNotice(model, undefined, undefined)
    const table = document.blocks.find((block) => block.kind === 'table')
    const names = table?.kind === 'table' ? table.table.rows.map(({ cells }) => cells.name) : []
    const open = [...model.rows.appointment.values()].filter((row) => model.isOpen(row))
    expect(names).toHaveLength(open.length)
    expect(document.title).toBe(`关于${String(names[0])}等${new Set(names).size}名同志岗位聘任的通知`)
  })

  it('is refused in a sentence where nobody is appointed', () => {
    expect(() => appointmentNotice(new Model({}, today), undefined, undefined)).toThrow('没有在聘人员')
  })
})

describe('the preview of a document', () => {
  it('shows its own title, its number and its text', async () => {
    const preview = await previewTable(
      { model: templateModel('sample') },
      { table: 'appointmentNotice' },
      facts,
    )
    expect(preview.title).toBe('岗位聘任通知')
    expect(preview.heading?.title).toMatch(/^关于.+岗位聘任的通知$/)
    expect(preview.blocks.map(({ kind }) => kind)).toContain('table')
  })
})

const folder = keptFolder()
/** soffice is on every machine of ours and in CI; elsewhere these are skipped, and say so. */
const office = spawnSync('soffice', ['--version']).status === 0

describe.runIf(office)('the pages of a document', () => {
  const model = templateModel('sample')
  const street = unitOf(model, '孙村街道办事处')
  it.each([
    ['mandate', street, ['孙村街道办事处主要职责内设机构', '一、职责调整', '六、附则', '社区服务中心']],
    ['auditReport', undefined, ['机构编制核查情况报告', '二、逐项核对情况', '（五）台账', '专此报告']],
    ['appointmentNotice', street, ['岗位聘任的通知', '竞争聘任', '特此通知']],
  ] as const)(
    'of %s hold its text, A4 upright, with numbers and 内部资料',
    async (table, unitId, words) => {
      const path = join(folder(), `${table}.docx`)
      const source: PaperSource = { model }
      const request = { table, format: 'docx', ...(unitId ? { unitId } : {}) } as const
      await exportTable(path, source, request, facts)
      execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder(), path], {
        stdio: 'ignore',
      })
      const pdf = path.replace('.docx', '.pdf')
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
      const flat = text.replace(/\s+/g, '')
      for (const word of words) expect(flat).toContain(word)
      expect(flat).toContain('—1—')
      expect(flat).toContain('内部资料')
      expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/595\.\d* x 84\d/)
    },
    120_000,
  )
})
