import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDay } from '../../domain/day.ts'
import { idNumberFault } from '../../domain/id-number.ts'
import type { RosterField, RosterPerson, RosterPreview, RosterRow } from '../../domain/roster.ts'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { previewRoster, type SheetChoice } from '../../exchange/roster/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { context, idNumber, type Line, person, workbookFile } from '../fixtures/rosters.ts'

function preview(
  lines: readonly Line[],
  options: Parameters<typeof workbookFile>[1] & {
    readonly choice?: SheetChoice
    readonly people?: readonly RosterPerson[]
  } = {},
): RosterPreview {
  const spreadsheet = readSpreadsheet(workbookFile(lines, options), '名册.xlsx')
  return previewRoster(spreadsheet, options.choice ?? {}, context(options.people))
}

/** The first person row under a one-line header. */
function row(header: readonly string[], values: Line, people: readonly RosterPerson[] = []): RosterRow {
  return preview(
    [
      ['姓名', ...header],
      ['张示例', ...values],
    ],
    { people },
  ).rows[0] as RosterRow
}

function cell(header: string, value: string | number) {
  const read = row([header], [value])
  const found = Object.entries(read.cells).find(([field]) => field !== 'name' && field !== 'termEnd')
  return found?.[1]
}

function fields(of: RosterPreview): (RosterField | null)[] {
  return of.columns.map((column) => column.field)
}

describe('the contract and the file', () => {
  it('are read from their columns, a span in one cell too', () => {
    const read = row(
      ['合同类型', '合同起止', '试用期满', '派遣单位', '人事档案存放地', '档案工资', '聘期起止'],
      [
        '固定期限',
        '2016.1.1-2018.12.31',
        '2016-06-30',
        '示例公司',
        '区人才中心',
        '二十二级3档',
        '2016.2.1-2017.1.31',
      ],
    )
    const values = Object.entries(read.cells).map(([field, { value }]) => [field, value])
    expect(Object.fromEntries(values)).toMatchObject({
      contractTerm: 'fixed',
      contractStart: '2016-01-01',
      contractEnd: '2018-12-31',
      probationUntil: '2016-06-30',
      employer: '示例公司',
      fileKeptAt: '区人才中心',
      filePay: '二十二级3档',
      termStart: '2016-02-01',
      termEnd: '2017-01-31',
    })
  })

  it('days out of order are told at their cell', () => {
    const read = row(['合同起', '合同止', '试用期止'], ['2016-01-01', '2015-12-31', '2015-06-30'])
    expect(read.cells.contractEnd?.issues[0]?.message).toBe('合同截止早于开始')
    expect(read.cells.probationUntil?.issues[0]?.message).toBe('试用期截止早于合同开始')
  })
})

describe('the header', () => {
  it('is found below a title and instructions, with stars and spaces in its words', () => {
    const read = preview(
      [
        ['孙村街道办事处机构编制实名制花名册', null, null],
        ['填表说明：1．带 * 的为必填项；2．姓名应与身份证一致，出生年月填到月', null, null],
        ['姓 名 *', ' 性别*', '编制所在机构（科室）'],
        ['张示例', '男', '党群工作办公室'],
      ],
      { merges: ['A1:C1', 'A2:C2'] },
    )
    expect(read.headerRow).toBe(2)
    expect(fields(read)).toEqual(['name', 'sex', 'unitName'])
    expect(read.rows.map((line) => line.row)).toEqual([3])
  })

  it('may have two lines, merged or with blanks', () => {
    const lines: Line[] = [
      ['姓名', '聘期', null, '部门'],
      [null, '起', '止', null],
      ['张示例', '2016-01-01', '2018-12-31', '办公室'],
    ]
    const expected = ['name', 'termStart', 'termEnd', 'unitName']
    const merged = preview(lines, { merges: ['A1:A2', 'B1:C1', 'D1:D2'] })
    expect([merged.headerRow, fields(merged)]).toEqual([1, expected])
    expect(merged.columns[1]?.header).toBe('聘期/起')
    const blank = preview([
      ['姓名', '联系', null],
      [null, '手机号', '邮箱'],
      ['张示例', '13800000000', 'a@example.com'],
    ])
    expect([blank.headerRow, fields(blank)]).toEqual([1, ['name', 'phone', null]])
  })

  it('is not looked for on hidden sheets and instructions', () => {
    const read = preview(
      [
        ['姓名', '性别'],
        ['张示例', '男'],
      ],
      {
        more: { 填表说明: [['姓名', '性别', '民族', '学历']], 旧名册: [['姓名', '性别', '民族', '学历']] },
        hidden: ['旧名册'],
      },
    )
    expect(read.sheet).toBe('花名册')
    expect(read.sheets.map((sheet) => sheet.hidden)).toEqual([false, false, true])
  })

  it('says what is missing where there is none, and follows the clerk who points at it', () => {
    const lines: Line[] = [
      ['甲', '乙'],
      ['张示例', '男'],
    ]
    const read = preview(lines)
    expect([read.headerRow, read.rows]).toEqual([-1, []])
    expect(read.problem).toContain('没有“姓名”列')
    const chosen = preview(lines, { choice: { headerRow: 0, mapping: { '0': 'name', '1': 'sex' } } })
    expect(chosen.problem).toBeNull()
    expect(chosen.rows[0]?.cells.sex?.value).toBe('male')
  })
})

describe('a value', () => {
  it.each([
    ['1985-03-12', '1985-03-12'],
    ['1985/3/2', '1985-03-02'],
    ['1985.3.2', '1985-03-02'],
    ['1985年3月2日', '1985-03-02'],
    ['19850302', '1985-03-02'],
    ['31119', '1985-03-13'],
    [31119, '1985-03-13'],
    ['1985-03-12T00:00:00.000Z', '1985-03-12'],
    ['1985.03', '1985-03-01'],
    ['198503', '1985-03-01'],
    ['1985年3月', '1985-03-01'],
    [1985.1, '1985-10-01'],
  ])('of 出生年月 %s is %s', (raw, day) => {
    const read = cell('出生年月', raw)
    expect(read?.value).toBe(day)
    expect(read?.issues.map((issue) => issue.severity)).toEqual(day.endsWith('-01') ? ['warning'] : [])
  })

  it.each(['1985', '85.3.2', '1985-13-01', '1985-02-30', '2099-01-01', '三月'])(
    'of 出生年月 %s is refused with a sentence',
    (raw) => {
      const read = cell('出生年月', raw)
      expect([read?.value, read?.issues[0]?.severity]).toEqual([null, 'error'])
    },
  )

  it.each([
    ['性别', '女性', 'female'],
    ['民族', '回', '回族'],
    ['政治面貌', '党员', 'member'],
    ['学历', '大学', 'bachelor'],
    ['编制类别', '事业编制(财政拨款)', 'institutionalFull'],
    ['聘任方式', '竞聘', 'competitive'],
    ['人员状态', '在岗', 'active'],
  ])('of %s %s is the code', (header, raw, code) => {
    expect(cell(header, raw)?.value).toBe(code)
  })

  it('in a short form of 民族 or 政治面貌, or with spaces in a name, is taken and said', () => {
    const read = row(['政治面貌', '民族'], ['党员', '汉'])
    expect(read.cells.politicalStatus?.issues[0]?.message).toBe('按全称“中共党员”记')
    expect(read.cells.ethnicGroup?.issues[0]?.message).toBe('按全称“汉族”记')
    expect(cell('政治面貌', '中共党员')?.issues).toEqual([])
    const spaced = preview([['姓名'], ['张 示'], ['张示例']]).rows.map((one) => one.cells.name)
    expect(spaced.map((one) => [one?.value, one?.issues.length])).toEqual([
      ['张示', 1],
      ['张示例', 0],
    ])
  })

  it('outside a vocabulary names what is allowed', () => {
    expect(cell('聘任方式', '正式')?.issues[0]?.message).toBe(
      '“正式”不是规定的聘任方式，可填：直接聘任、竞争聘任、双向选择聘任、社会招聘',
    )
  })

  it('may hold two fields', () => {
    const both = row(
      ['学历/学位', '岗位类别/等级', '聘期起止'],
      ['本科/学士', '管理岗位/七级', '2016.01至2018.12'],
    )
    const values = Object.fromEntries(Object.entries(both.cells).map(([field, one]) => [field, one.value]))
    expect(values).toEqual({
      name: '张示例',
      education: 'bachelor',
      degree: '学士',
      postCategory: 'management',
      postGrade: '七级',
      termStart: '2016-01-01',
      termEnd: '2018-12-01',
    })
  })

  it('of a day in any spelling is that day', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2016-05-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, of] = day.split('-').map(Number)
        for (const text of [
          `${year}.${month}.${of}`,
          `${year}年${month}月${of}日`,
          day.replaceAll('-', ''),
        ]) {
          expect(cell('出生日期', text)?.value).toBe(day)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('never leaves the reader as a day or an id number that does not exist', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const read = row(['身份证号', '出生年月'], [text, text])
        const born = read.cells.birthDate?.value ?? null
        const id = read.cells.idNumber?.value ?? null
        expect(born === null || isDay(born)).toBe(true)
        expect(id === null || idNumberFault(id) === null).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('编制类别, 经费形式 and 用工形式', () => {
  const kindOf = (header: readonly string[], values: Line) => {
    const { cells } = row(header, values)
    return [cells.establishmentKind?.value, cells.employment?.value ?? null]
  }

  it('settle each other', () => {
    const both = ['编制类别', '经费形式']
    expect(kindOf(both, ['事业编制', '差额拨款'])).toEqual(['institutionalPartial', null])
    expect(kindOf(both, ['事业', '自收自支'])).toEqual(['institutionalSelf', null])
    expect(kindOf(['编制类别'], ['劳务派遣'])).toEqual(['offEstablishment', 'dispatch'])
    expect(kindOf(['编制类别', '用工形式'], ['编外', '公益性岗位'])).toEqual([
      'offEstablishment',
      'publicWelfare',
    ])
    expect(kindOf(['用工形式'], ['合同制'])).toEqual(['offEstablishment', 'contract'])
    expect(kindOf(['用工形式'], ['行政编制'])).toEqual(['administrative', null])
  })

  it('say what is open, and what was not taken', () => {
    const read = (header: readonly string[], values: Line) => {
      const all = Object.values(row(header, values).cells).flatMap((one) => one.issues)
      return all.map((issue) => `${issue.severity} ${issue.message}`)
    }
    expect(read(['编制类别'], ['事业编制'])).toEqual(['warning 经费形式未写明，按财政拨款记'])
    expect(read(['编制类别', '经费形式'], ['全额事业编制', '差额'])).toEqual([
      'warning 与编制类别“全额事业编制”不一致，以编制类别为准',
    ])
    expect(read(['编制类别', '经费形式'], ['行政编制', '企业化管理'])[0]).toContain('未采用')
    expect(read(['编制类别', '用工形式'], ['行政编制', '劳务派遣'])[0]).toContain('未采用')
    expect(read(['编制类别', '用工形式'], ['行政编制', '行政编制'])).toEqual([])
    expect(read(['用工形式'], ['正式'])[0]).toContain('“正式”不是规定的用工形式')
  })

  it('a bare 事业编制 does not overwrite the kind that the workbook knows', () => {
    const facts = { ...person().facts, establishmentKind: 'institutionalSelf' }
    const read = row(['出生年月', '编制类别'], ['1985.03', '事业编制'], [person({ facts })])
    expect([read.action, read.cells.establishmentKind?.value]).toEqual(['unchanged', 'institutionalSelf'])
  })
})

describe('an id number', () => {
  const good = idNumber('1985-03-12')

  it('is checked digit by digit, and converted from its 15-digit form', () => {
    expect(cell('身份证号', good)?.value).toBe(good)
    const wrong = good.slice(0, 17) + (good.endsWith('1') ? '2' : '1')
    expect(cell('身份证号', wrong)?.issues[0]?.message).toContain('校验码')
    const old = cell('身份证号', `370112${'850312'}001`)
    expect([old?.value, old?.issues[0]?.severity]).toEqual([good, 'warning'])
  })

  it('stands in no sentence about it', () => {
    for (const wrong of [`${good}1`, good.slice(0, 16), `${good.slice(0, 10)}AB${good.slice(12)}`]) {
      const message = cell('身份证号', wrong)?.issues[0]?.message ?? ''
      expect(message).toContain('应为 18 位')
      expect(message).not.toContain(wrong.slice(0, 8))
    }
    expect(cell('身份证号', '370112850312001')?.issues[0]?.message).not.toContain('370112')
  })

  it('that Excel turned into a number is refused, as text and as number', () => {
    expect(cell('身份证号', '3.70112E+17')?.issues[0]?.message).toContain('丢失了末几位')
    expect(cell('身份证号', Number(good.replace('X', '0')))?.issues[0]?.message).toContain('丢失了末几位')
  })

  it('must agree with birth date and sex, and gives the day of a month', () => {
    const header = ['身份证号', '出生年月', '性别']
    const wrong = row(header, [good, '1986-03-12', '女'])
    expect(wrong.action).toBe('error')
    expect(wrong.cells.birthDate?.issues[0]?.message).toContain('1985-03-12')
    expect(wrong.cells.sex?.issues[0]?.message).toContain('男')
    const right = row(header, [good, '1985.03', '男'])
    expect(right.cells.birthDate).toEqual({ raw: '1985.03', value: '1985-03-12', issues: [] })
  })

  it('that is masked is accepted and never written', () => {
    const read = row(['身份证号', '联系电话'], ['370112********001X', '138****0000'])
    expect(read.action).toBe('create')
    expect([read.cells.idNumber?.value, read.cells.phone?.value]).toEqual([null, null])
    expect(read.cells.idNumber?.issues[0]?.message).toContain('已脱敏')
  })
})

describe('a unit', () => {
  const unit = (subdistrict: string | null, name: string) =>
    row(['单位名称', '科室'], [subdistrict, name]).unit

  it('is matched by path, by subdistrict and name, and by a name that only one has', () => {
    expect(unit(null, '巨野河街道办事处/办公室')).toMatchObject({ id: 's1o2', how: 'path' })
    expect(unit(null, '高新区管委会／巨野河街道办事处／办公室')).toMatchObject({ id: 's1o2', how: 'path' })
    expect(unit('孙村街道', '办公室')).toMatchObject({ id: 's0o2', how: 'exact' })
    expect(unit(null, '综合行政执法中队')).toMatchObject({ id: 'law', how: 'exact' })
    expect(unit('孙村街道办事处', '社会事业办公室（社区服务中心）')).toMatchObject({
      id: 's0o1',
      how: 'exact',
    })
    expect(row(['街道'], ['孙村街道办事处']).unit).toMatchObject({ id: 's0', how: 'exact' })
  })

  it('is ambiguous where both subdistricts have the office, and offers both', () => {
    const read = unit(null, '党群工作办公室')
    expect([read.id, read.how]).toEqual([null, 'ambiguous'])
    expect(read.suggestions.map((one) => one.id)).toEqual(['s0o0', 's1o0'])
  })

  it('is suggested by a similar name, and never of the other subdistrict', () => {
    expect(unit('巨野河街道办事处', '党群办')).toMatchObject({ id: 's1o0', how: 'similar' })
    expect(unit(null, '党群办')).toMatchObject({ id: null, how: 'similar' })
    expect(unit(null, '技术部')).toMatchObject({ id: null, how: 'none', suggestions: [] })
  })

  it('that is not found is said in its cell, and the person still comes in', () => {
    const read = row(['科室'], ['技术部'])
    expect(read.action).toBe('create')
    expect(read.cells.unitName?.issues[0]?.message).toContain('本工作簿里没有机构“技术部”')
  })

  it('gives the post of that name', () => {
    expect(row(['单位名称', '科室', '岗位'], ['孙村街道', '党群工作办公室', '组织干事']).post.id).toBe('p1')
  })
})

describe('a person of the workbook', () => {
  const known = [person()]

  it.each([
    ['idNumber', ['身份证号'], [idNumber('1985-03-12')]],
    ['nameAndBirth', ['出生年月'], ['1985.03']],
    ['nameInUnit', ['科室'], ['孙村街道办事处/党群工作办公室']],
  ] as const)('is known by %s, and unchanged where nothing new is said', (how, header, values) => {
    const read = row(header, values, known)
    expect(read.person).toEqual({ id: 'zhang', how })
    expect(read.action).toBe('unchanged')
  })

  it('is brought up to date by a new value or another unit', () => {
    expect(row(['出生年月', '性别'], ['1985.03', '女'], [person({ idNumber: null })]).action).toBe('update')
    const moved = row(['出生年月', '科室'], ['1985.03', '孙村街道办事处/办公室'], known)
    expect([moved.action, moved.unit.id]).toEqual(['update', 's0o2'])
  })

  it('is not taken for another of the same name', () => {
    const other = row(['身份证号', '科室'], [idNumber('1990-01-01'), '孙村街道办事处/党群工作办公室'], known)
    expect([other.person.id, other.action]).toEqual([null, 'create'])
    expect(other.cells.name?.issues[0]?.message).toContain('同名')
  })
})

describe('the rows', () => {
  it('that are no people are passed over, each with its reason', () => {
    const read = preview([
      ['序号', '姓名', '性别', '备注'],
      [1, '张 三', '男', null],
      [null, null, null, null],
      ['小计', null, 1, null],
      ['序号', '姓名', '性别', '备注'],
      ['注：本表一式两份', null, null, null],
      [2, null, null, null],
      [3, null, '女', '新来'],
      ['合计', '2 人', null, null],
    ])
    expect(read.rows.map((one) => [one.action, one.reason])).toEqual([
      ['create', null],
      ['skip', '空行'],
      ['skip', '合计行'],
      ['skip', '重复的表头'],
      ['skip', '说明行'],
      ['skip', '没有可导入的内容'],
      ['error', '缺少姓名'],
      ['skip', '合计行'],
    ])
    expect(read.rows[0]?.cells.name?.value).toBe('张三')
    expect(read.counts).toEqual({ create: 1, update: 0, unchanged: 0, skip: 6, error: 1 })
  })

  it('of one person twice are refused from the second on', () => {
    const id = idNumber('1985-03-12')
    const read = preview([
      ['姓名', '身份证号'],
      ['张示例', id],
      ['李示例', null],
      ['张示例', id],
      ['李示例', null],
    ])
    expect(read.rows.map((one) => one.action)).toEqual(['create', 'create', 'error', 'error'])
    expect(read.rows[2]?.reason).toContain('与第 2 行重复')
  })
})

describe('the error workbook', () => {
  it('colours the faulty cell, comments it and adds the column 问题', async () => {
    const id = idNumber('1985-03-12')
    const spreadsheet = readSpreadsheet(
      workbookFile([
        ['姓名', '身份证号', '性别'],
        ['张示例', id, '女'],
        ['李示例', null, '男'],
      ]),
      '名册.xlsx',
    )
    const bytes = await errorWorkbook(spreadsheet, previewRoster(spreadsheet, {}, context()))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    expect(sheet.getCell('D1').value).toBe('问题')
    expect(sheet.getCell('D2').value).toBe('性别：与身份证号中的性别（男）不一致')
    expect(sheet.getCell('C2').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(JSON.stringify(sheet.getCell('C2').note)).toContain('不一致')
    expect(sheet.getCell('B2').value).toBe(id)
    // What the clerk types into a cell, empty or not, stays text: an id number keeps its digits.
    expect([sheet.getCell('B2').numFmt, sheet.getCell('C2').numFmt]).toEqual(['@', '@'])
    expect(sheet.getColumn(2).numFmt).toBe('@')
    expect(sheet.getCell('D3').value).toBeNull()
  })
})
