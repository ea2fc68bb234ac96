import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StructurePreview, StructureRow } from '../../../domain/structure.ts'
import { errorWorkbook } from '../../../exchange/error-workbook.ts'
import { readSpreadsheet } from '../../../exchange/spreadsheet.ts'
import { previewStructure, type StructureSheetChoice } from '../../../exchange/structure/preview.ts'
import { structureTemplate } from '../../../exchange/structure/template.ts'
import { type Line, workbookFile } from '../../fixtures/rosters.ts'
import { structureContext } from '../../fixtures/structures.ts'

const given = { number: '测编〔2016〕2号', issuer: '测试机关', issuedOn: '2016-05-01', title: null }

function preview(
  lines: readonly Line[],
  choice: StructureSheetChoice = {},
  options: Parameters<typeof workbookFile>[1] = {},
): StructurePreview {
  const spreadsheet = readSpreadsheet(workbookFile(lines, options), '机构.xlsx')
  return previewStructure(spreadsheet, choice, structureContext())
}

/** Rows under a header; numbers stand on the given document. */
const rowsOf = (header: Line, rows: readonly Line[], choice: StructureSheetChoice = {}) =>
  preview([header, ...rows], { document: given, ...choice }).rows

/** What is wrong, as row, field and sentence; rows below a faulty one tell it without a cell. */
function faults(rows: readonly StructureRow[]): [row: number, field: string, message: string][] {
  return rows.flatMap((row) =>
    Object.entries(row.cells).flatMap(([field, cell]) =>
      cell.issues
        .filter(({ severity }) => severity === 'error')
        .map(({ message }): [number, string, string] => [row.row, field, message]),
    ),
  )
}

const head = ['机构名称', '上级机构']

describe('a fault', () => {
  it.each<[string, Line, Line[], [number, string, string][], StructureSheetChoice?]>([
    ['a name that is missing', [...head, '备注'], [[null, '甲街道', '有字']], [[1, 'name', '缺少机构名称']]],
    [
      'a parent that is nowhere',
      head,
      [['甲科', '无此街道']],
      [[1, 'parent', '找不到上级机构“无此街道”：表中没有这一行，工作簿里也没有']],
    ],
    ['a unit above itself', head, [['甲科', '甲科']], [[1, 'parent', '上级机构是它自己']]],
    [
      'a loop of two',
      head,
      [
        ['甲科', '乙科'],
        ['乙科', '甲科'],
      ],
      [
        [1, 'parent', '甲科→乙科→甲科'],
        [2, 'parent', '乙科→甲科→乙科'],
      ],
    ],
    [
      'a loop of three, and a row below it',
      head,
      [
        ['甲', '丙'],
        ['乙', '甲'],
        ['丙', '乙'],
        ['丁', '甲'],
      ],
      [
        [1, 'parent', '甲→丙→乙→甲'],
        [2, 'parent', '绕成一圈'],
        [3, 'parent', '绕成一圈'],
      ],
    ],
    [
      'a unit under two parents of one office',
      head,
      [
        ['甲街道', null],
        ['乙办', '甲街道'],
        ['丙站', '甲街道'],
        ['丙站', '乙办'],
      ],
      [[4, 'parent', '“丙站”在第 4 行的上级是“甲街道”，这里又是“乙办”；一个机构只能有一个上级']],
    ],
    [
      'two parents in one cell',
      head,
      [
        ['甲街道', null],
        ['乙街道', null],
        ['丙科', '甲街道、乙街道'],
      ],
      [[3, 'parent', '写了两个上级机构“甲街道、乙街道”']],
    ],
    [
      'a name twice under one parent',
      head,
      [
        ['甲街道', null],
        ['丙科', '甲街道'],
        ['丙 科', '甲街道'],
      ],
      [[3, 'name', '与第 3 行重复']],
    ],
    [
      'a parent that is there twice',
      head,
      [
        ['甲街道', null],
        ['乙街道', null],
        ['党政办', '甲街道'],
        ['党政办', '乙街道'],
        ['信访科', '党政办'],
      ],
      [[5, 'parent', '表中有 2 个“党政办”（第 4 行、第 5 行），请写明路径，如“甲街道/党政办”']],
    ],
    [
      'a parent that is in the workbook twice',
      head,
      [['信访科', '党群工作办公室']],
      [[1, 'parent', '工作簿中有多个“党群工作办公室”：管委会/孙村街道办事处/党群工作办公室']],
    ],
    [
      'a parent outside the chosen place',
      head,
      [['信访科', '巨野河街道办事处']],
      [[1, 'parent', '不在所选的导入位置“孙村街道办事处”之下']],
      { targetId: 's0' },
    ],
    [
      'a unit that stands elsewhere in the workbook',
      head,
      [
        ['党群工作办公室', '新办公室'],
        ['新办公室', '孙村街道办事处'],
      ],
      [[1, 'parent', '工作簿中“党群工作办公室”的上级是“孙村街道办事处”']],
    ],
    [
      'a negative number',
      ['机构名称', '行政编制'],
      [['甲街道', -3]],
      [[1, 'administrative', '核定数不能为负，现为 -3']],
    ],
    [
      'half a post',
      ['机构名称', '工勤编制'],
      [['甲街道', 2.5]],
      [[1, 'support', '核定数应为整数，现为 2.5']],
    ],
    ['a number in words', ['机构名称', '行政编制'], [['甲街道', '三名']], [[1, 'administrative', '不是数']]],
    [
      '职数 in one figure',
      ['机构名称', '领导职数'],
      [['甲街道', '3']],
      [[1, 'leading', '没有分清正职、副职']],
    ],
    [
      'numbers without a document',
      ['机构名称', '行政编制'],
      [['甲街道', 5]],
      [[1, 'administrative', '核定数没有批准文号、机关和日期']],
      { document: undefined },
    ],
    [
      'half a document',
      ['机构名称', '行政编制', '批准文号', '批准日期'],
      [['甲街道', 5, '测编〔2016〕9号', '2016-05-01']],
      [[1, 'documentNumber', '批准文件缺机关']],
    ],
    [
      'a day that is none',
      ['机构名称', '行政编制', '批准文号', '批准机关', '批准日期'],
      [['甲街道', 5, '测编〔2016〕9号', '测试机关', '2016-02-30']],
      [[1, 'documentDate', '不是日历上有的日期']],
    ],
    [
      'children with more than their parent',
      [...head, '行政编制'],
      [
        ['甲街道', null, 10],
        ['乙科', '甲街道', 6],
        ['丙科', '甲街道', 5],
      ],
      [[1, 'administrative', '下级行政编制合计 11 名，超过甲街道核定的 10 名（超 1 名）']],
    ],
    [
      'children with more than the workbook gives their parent',
      [...head, '行政编制'],
      [['新科', '孙村街道办事处', 5]],
      [[1, 'administrative', '合计 11 名，超过孙村街道办事处核定的 10 名']],
    ],
    [
      'leading posts of one level beyond the number above',
      [...head, '正职'],
      [
        ['甲街道', null, 1],
        ['乙科', '甲街道', 1],
        ['丙科', '甲街道', 1],
      ],
      [[1, 'chief', '上下级职数级别不同的，请分别填写“级别”']],
    ],
    [
      'more internal offices than approved',
      [...head, '内设机构数'],
      [
        ['甲街道', null, 1],
        ['乙科', '甲街道', null],
        ['丙科', '甲街道', null],
      ],
      [[1, 'internalOffices', '甲街道核定内设机构 1 个，导入后有 2 个']],
    ],
    [
      'a plate with numbers',
      ['机构名称', '加挂牌子'],
      [['甲街道', '信访办（编制2名）']],
      [[1, 'plates', '加挂牌子不单列编制、职数']],
    ],
    [
      'a plate as a row',
      ['机构名称', '机构类别'],
      [['信访办', '加挂牌子']],
      [[1, 'kind', '加挂牌子不是单独的机构']],
    ],
    [
      'a plate that is a unit as well',
      [...head, '加挂牌子'],
      [
        ['甲街道', null, '信访办'],
        ['信访办', '甲街道', null],
      ],
      [[2, 'name', '“信访办”是“甲街道”的加挂牌子（第 2 行）']],
    ],
    [
      'a kind that is none',
      ['机构名称', '机构类别'],
      [['甲街道', '超市']],
      [[1, 'kind', '“超市”不是规定的机构类别']],
    ],
    [
      'a post twice',
      ['机构名称', '岗位'],
      [['甲街道', '主任1、主任2']],
      [[1, 'posts', '岗位“主任”写了两次']],
    ],
    ['a name too long', head, [['长'.repeat(81), null]], [[1, 'name', '超过 80 个字']]],
  ])('%s is told at its cell', (_what, header, rows, expected, choice) => {
    const found = faults(rowsOf(header, rows, choice))
    expect(found.map(([row, field]) => [row, field])).toEqual(expected.map(([row, field]) => [row, field]))
    for (const [index, [, , message]] of expected.entries()) expect(found[index]?.[2]).toContain(message)
  })

  it('keeps back what is below it, and nothing else', () => {
    const rows = rowsOf(head, [
      ['甲街道', '无此街道'],
      ['乙科', '甲街道'],
      ['丙街道', null],
    ])
    expect(rows.map(({ action, reason }) => [action, reason?.slice(0, 8)])).toEqual([
      ['error', '找不到上级机构“'],
      ['error', '上级机构“甲街道'],
      ['create', undefined],
    ])
  })

  it('is marked in the workbook of faults', async () => {
    const lines: Line[] = [
      ['机构名称', '上级机构', '行政编制'],
      ['甲街道', null, -1],
      ['乙科', '无此街道', null],
    ]
    const spreadsheet = readSpreadsheet(workbookFile(lines), '机构.xlsx')
    const bytes = await errorWorkbook(spreadsheet, previewStructure(spreadsheet, {}, structureContext()))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('C2').note).toContain('不能为负')
    expect(sheet?.getCell('B3').note).toContain('找不到上级机构')
    expect(sheet?.getCell('D3').text).toContain('上级机构：找不到上级机构')
  })
})

describe('a table', () => {
  it('may have a title, two header lines, totals and notes', () => {
    const read = preview(
      [
        ['甲街道机构编制表', null, null, null, null, null],
        ['序号', '机构名称', '编制核定数', null, '领导职数', null],
        [null, null, '行政', '全额', '正', '副'],
        [1, '甲街道', 5, 3, 1, 2],
        ['合计', null, 5, 3, 1, 2],
        ['注：示例', null, null, null, null, null],
      ],
      { document: given },
      { merges: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'] },
    )
    expect(read.columns.map(({ field }) => field)).toEqual([
      null,
      'name',
      'administrative',
      'institutionalFull',
      'chief',
      'deputy',
    ])
    expect(read.rows.map(({ action, reason }) => reason ?? action)).toEqual(['create', '合计行', '说明行'])
    expect(read.rows[0]?.numbers).toEqual({ administrative: 5, institutionalFull: 3, chief: 1, deputy: 2 })
  })

  it('of approved and actual numbers gives the approved ones', () => {
    const read = preview(
      [
        ['机构名称', '行政编制', null, '事业编制（自收自支）核定数'],
        [null, '核定', '实有', null],
        ['甲街道', 5, 9, 1],
      ],
      { document: given },
      { merges: ['A1:A2', 'B1:C1', 'D1:D2'] },
    )
    expect(read.rows[0]?.numbers).toEqual({ administrative: 5, institutionalSelf: 1 })
  })

  it('finds what is there by its path, and says what it changes', () => {
    const rows = rowsOf(
      ['机构名称', '上级机构', '行政编制', '主要职责', '加挂牌子', '岗位'],
      [
        ['党群工作办公室', '孙村街道办事处', 6, '负责党建', null, '主任'],
        ['党群工作办公室', '巨野河街道办事处', 4, '负责党建\n负责群团', '工会、妇联', '主任2、干事3'],
        ['组织科', '孙村街道办事处/党群工作办公室', null, null, null, null],
      ],
    )
    expect(rows.map(({ action, unitId, kind }) => [action, unitId, kind])).toEqual([
      ['unchanged', 's0o', 'office'],
      ['update', 's1o', 'office'],
      ['create', null, 'subOffice'],
    ])
    expect(rows[1]?.changes).toEqual([
      '主要职责更新',
      '行政编制 待核 → 4',
      '加挂 工会',
      '加挂 妇联',
      '岗位 主任 1 → 2',
      '设岗 干事 3',
    ])
    expect(rows[2]?.path).toBe('管委会/孙村街道办事处/党群工作办公室/组织科')
  })

  it('goes below the chosen unit, which its first row may be', () => {
    const rows = rowsOf(
      head,
      [
        ['孙村街道办事处', null],
        ['新科', null],
        ['新组', '新科'],
      ],
      { targetId: 's0' },
    )
    expect(rows.map(({ action, path }) => [action, path])).toEqual([
      ['unchanged', '管委会/孙村街道办事处'],
      ['create', '管委会/孙村街道办事处/新科'],
      ['create', '管委会/孙村街道办事处/新科/新组'],
    ])
  })

  it('takes a document by its number alone where it is known', () => {
    const rows = rowsOf(
      ['机构名称', '行政编制', '批准文号', '批准机关', '批准日期'],
      [
        ['甲街道', 5, '济编〔2016〕1号', null, null],
        ['乙街道', 5, '测编〔2016〕9号', null, null],
        ['丙街道', 5, '测编〔2016〕9号', '测试机关', '2016年5月1日'],
        ['丁街道', 5, null, null, null],
      ],
    )
    expect(rows.map(({ document }) => document)).toMatchObject([
      { number: '济编〔2016〕1号', issuer: '市编委' },
      { number: '测编〔2016〕9号', issuedOn: '2016-05-01' },
      { number: '测编〔2016〕9号', issuedOn: '2016-05-01' },
      given,
    ])
    expect(rows.map(({ action }) => action)).toEqual(['create', 'create', 'create', 'create'])
  })

  it('without a column of names is none, and the answer says so', () => {
    expect(
      preview([
        ['姓名', '性别'],
        ['张示例', '男'],
      ]).problem,
    ).toContain('没有“机构名称”列')
  })

  it('that is the blank template has nothing to import', async () => {
    const spreadsheet = readSpreadsheet(await structureTemplate(), '模板.xlsx')
    const read = previewStructure(spreadsheet, {}, structureContext())
    expect([read.sheet, read.headerRow, read.problem]).toEqual(['机构表', 2, null])
    expect(read.columns.every(({ confidence }) => confidence === 'sure')).toBe(true)
    expect(read.rows).toEqual([])
  })
})

describe('any tree', () => {
  /** Parents by index: each unit stands under an earlier one or on top. */
  const trees = fc
    .array(fc.nat(), { minLength: 1, maxLength: 25 })
    .map((picks) => picks.map((pick, index) => (index === 0 ? -1 : (pick % (index + 1)) - 1)))

  it('written as a table and read back is the same tree in any order of the rows', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.nat()), (parents, order) => {
        const name = (index: number) => `机构${String.fromCharCode(0x4e00 + index)}`
        const lines = parents.map((parent, index): Line => [name(index), parent < 0 ? null : name(parent)])
        const shuffled = lines
          .map((line) => ({ line, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line)
        const rows = rowsOf(head, shuffled)
        expect(rows.map(({ action }) => action)).toEqual(rows.map(() => 'create'))
        const byRow = new Map(rows.map((row) => [row.row, row.cells.name?.value]))
        const read = new Map(
          rows.map(({ cells, parent }) => [
            cells.name?.value,
            parent?.of === 'row' ? byRow.get(parent.row) : null,
          ]),
        )
        expect(read).toEqual(new Map(lines.map(([unit, upper]) => [unit, upper])))
      }),
      { numRuns: 60 },
    )
  })
})
