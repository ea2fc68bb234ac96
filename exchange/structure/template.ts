import ExcelJS from 'exceljs'
import { type StructureField, structureFields, structureLabel } from '../../domain/structure.ts'
import { unitKindTable } from '../../domain/vocabulary/unit-kind.ts'

/** The columns of the template, a group over those that share it; width in characters. */
const columns: readonly (readonly [field: StructureField, group: string, head: string, width: number])[] = [
  ['name', '', '机构名称*', 24],
  ['parent', '', '上级机构', 22],
  ['kind', '', '机构类别', 12],
  ['level', '', '级别', 8],
  ['plates', '', '加挂牌子', 22],
  ['administrative', '编制核定数', '行政编制', 8],
  ['institutionalFull', '编制核定数', '事业编制（全额）', 9],
  ['institutionalPartial', '编制核定数', '事业编制（差额）', 9],
  ['institutionalSelf', '编制核定数', '事业编制（自收自支）', 10],
  ['support', '编制核定数', '工勤编制', 8],
  ['chief', '领导职数', '正职', 6],
  ['deputy', '领导职数', '副职', 6],
  ['internalOffices', '', '内设机构数', 8],
  ['documentNumber', '', '批准文号', 18],
  ['documentIssuer', '', '批准机关', 16],
  ['documentDate', '', '批准日期', 12],
  ['duties', '', '主要职责', 44],
  ['posts', '', '岗位', 26],
  ['note', '', '备注', 16],
]

const notes: Readonly<Partial<Record<StructureField, string>>> = {
  name: '必填。一行一个机构，用全称。行的先后不限，上级不必在下级之前。',
  parent:
    '填上级机构的全称；没有上级的留空，导入时放到所选的位置。有同名机构时写路径，如“甲街道办事处/党政办公室”。一个机构只能有一个上级。',
  kind: `可填：${unitKindTable
    .filter(({ code }) => code !== 'external')
    .map(({ name }) => name)
    .join('、')}。不填的按名称和上级判断，预览中可以看到。`,
  level: '如 正处级、正科级；用作领导职数分级，可不填。',
  plates: '几个牌子用顿号隔开。加挂牌子不单列编制、职数，不要另占一行。',
  administrative: '核定数，不是实有数，填整数；不清楚的留空（待核），不要填 0。各类编制同此。',
  chief: '核定的领导职数，正、副分列；写在一格的可写“1正2副”，列名为“领导职数”。',
  internalOffices: '该机构核定的内设机构个数。下级机构的编制、职数合计不能超过上级的核定数。',
  documentNumber:
    '核定数的批准文件。有核定数的行，文号、机关、日期须齐全；全表同一文件的可都留空，导入时填一次。',
  documentDate: '如 2010-06-18、2010年6月18日。',
  duties: '一条一行（格内换行用 Alt+回车），或用分号隔开。',
  posts: '可不填。写成“主任1、副主任2、科员5”；不写个数的按 1 个记。',
}

/** Rows that the notes show filled in; the import passes over the sheet. */
const example: readonly (readonly string[])[] = [
  ['机构名称*', '上级机构', '机构类别', '加挂牌子', '行政编制', '正职', '副职', '岗位'],
  ['甲街道办事处', '', '街道办事处', '', '30', '2', '5', '书记1、主任1'],
  ['党政办公室', '甲街道办事处', '内设机构', '信访办公室', '6', '1', '1', '主任1、副主任1、科员4'],
]

const thin = { style: 'thin', color: { argb: 'FF808080' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const head: Partial<ExcelJS.Style> = {
  font: { name: '宋体', size: 10, bold: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const body: Partial<ExcelJS.Style> = {
  font: { name: '宋体', size: 10 },
  border,
  alignment: { vertical: 'top', wrapText: true },
  numFmt: '@',
}

/** 机构表空白模板: a sheet to fill in, with a list to choose 机构类别 from, and a sheet 填表说明. */
export async function structureTemplate(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  writeForm(book.addWorksheet('机构表', { views: [{ state: 'frozen', xSplit: 1, ySplit: 3 }] }))
  writeNotes(book.addWorksheet('填表说明'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function writeForm(sheet: ExcelJS.Worksheet): void {
  sheet.columns = columns.map(([, , , width]) => ({ width }))
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.getCell(1, 1).value = '机构设置、编制、职数、职责表（一行一个机构，说明见“填表说明”）'
  sheet.getCell(1, 1).style = {
    font: { name: '宋体', size: 14, bold: true },
    alignment: { horizontal: 'center' },
  }
  columns.forEach(([, group, name], index) => {
    sheet.getCell(2, index + 1).value = group || name
    sheet.getCell(3, index + 1).value = name
    for (const row of [2, 3]) sheet.getCell(row, index + 1).style = head
  })
  for (const [from, to] of spans()) {
    if (from === to) sheet.mergeCells(2, from + 1, 3, from + 1)
    else sheet.mergeCells(2, from + 1, 2, to + 1)
  }
  const kinds = unitKindTable.filter(({ code }) => code !== 'external').map(({ name }) => name)
  const kindAt = columns.findIndex(([field]) => field === 'kind') + 1
  for (let row = 4; row <= 43; row += 1) {
    for (let column = 1; column <= columns.length; column += 1) sheet.getCell(row, column).style = body
    sheet.getCell(row, kindAt).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${kinds.join(',')}"`],
    }
  }
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}

/** Runs of columns under one group; a column without a group is a run of its own. */
function spans(): [number, number][] {
  const found: [number, number][] = []
  columns.forEach(([, group], index) => {
    const last = found.at(-1)
    if (last && group !== '' && columns[last[0]]?.[1] === group) last[1] = index
    else found.push([index, index])
  })
  return found
}

function writeNotes(sheet: ExcelJS.Worksheet): void {
  sheet.columns = [{ width: 22 }, { width: 90 }, ...example.slice(2).map(() => ({ width: 12 }))]
  const put = (row: number, values: readonly string[], style: Partial<ExcelJS.Style>) =>
    values.forEach((text, index) => {
      const cell = sheet.getCell(row, index + 1)
      cell.value = text
      cell.style = style
    })
  put(1, ['列', '怎样填'], head)
  const told = structureFields.flatMap(({ field }) => {
    const note = notes[field]
    return note === undefined ? [] : [[structureLabel(field), note]]
  })
  told.forEach((line, index) => {
    put(index + 2, line, body)
  })
  const from = told.length + 4
  sheet.getCell(from - 1, 1).value = '填写示例（虚构）'
  example.forEach((line, index) => {
    put(from + index, line, index === 0 ? head : body)
  })
}
