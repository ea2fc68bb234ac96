import type { ImportCell } from '../../domain/import-table.ts'
import { postRow } from '../../domain/post.ts'
import { type CapField, capFields, type StructureField, type StructurePost } from '../../domain/structure.ts'
import type { UnitKind } from '../../domain/unit.ts'
import { unitKindTable } from '../../domain/vocabulary/unit-kind.ts'
import { blankCell, failedCell, goodCell, withIssue } from '../cell.ts'
import { codedBy, codeOf, unknownCode } from '../codes.ts'
import { readDay } from '../dates.ts'
import type { SheetCell } from '../spreadsheet.ts'

export type Cells = Partial<Record<StructureField, ImportCell>>

/** A row's cells with what they hold as values. */
export interface ReadUnit {
  readonly cells: Cells
  readonly numbers: Partial<Record<CapField, number>>
  readonly plates: string[]
  readonly posts: StructurePost[]
  readonly kind: UnitKind | null
}

const kinds = codedBy('机构类别', unitKindTable)
const nothing = /^(?:无|暂无|空|null|n\/a|[-—–/\\、.]+)$/i
const separators = /[、，,；;\n]+/
const betweenHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** A plate with a number behind it claims an establishment of its own (V10). */
const plateNumber = /编制|职数|[（(]\s*\d+\s*[名人个]?\s*[)）]$|[:：×xX]?\s*\d+\s*[名人个]?$/
const post = /^(.*?)\s*(?:[（(]\s*(\d+)\s*[名人个]?\s*[)）]|[×xX*:：]?\s*(\d+)\s*[名人个]?)?$/

/** The most letters that the workbook keeps; the same bounds as the unit and document rows. */
const lengths: Partial<Record<StructureField, number>> = {
  name: 80,
  level: 20,
  documentNumber: 80,
  documentIssuer: 80,
  duties: 8000,
  note: 2000,
}
const numberFields: ReadonlySet<StructureField> = new Set(capFields)

/** Reads the mapped cells of a row, each for itself. */
export function readUnit(
  fields: readonly (readonly [field: StructureField, cell: SheetCell | undefined, header: string])[],
): ReadUnit {
  const read: ReadUnit & { kind: UnitKind | null } = {
    cells: {},
    numbers: {},
    plates: [],
    posts: [],
    kind: null,
  }
  for (const [field, cell, header] of fields) {
    if (cell === undefined || cell.kind === 'empty') continue
    const { text } = cell
    if (cell.kind === 'error') {
      read.cells[field] = failedCell(text, `单元格是错误值 ${text}，请在表中改正`)
    } else if (nothing.test(text)) {
      read.cells[field] = blankCell(text)
    } else if (numberFields.has(field)) {
      readNumber(read, field as CapField, text, header)
    } else {
      read.cells[field] = readCell(read, field, cell)
    }
  }
  return read
}

function readCell(
  read: ReadUnit & { kind: UnitKind | null },
  field: StructureField,
  cell: SheetCell,
): ImportCell {
  const { text } = cell
  if (field === 'leading') return readLeading(read, text)
  if (field === 'plates') return readPlates(read, text)
  if (field === 'posts') return readPosts(read, text)
  if (field === 'documentDate') {
    const { day, issues } = readDay(cell)
    return { raw: text, value: day, issues }
  }
  if (field === 'kind') {
    if (/^加挂(?:牌子|机构)$|^牌子$/.test(text)) return readPlateRow(text)
    const code = codeOf(kinds, text)
    if (code === undefined) return unknownCode(kinds, text)
    read.kind = code as UnitKind
    return goodCell(text, code)
  }
  return readPlain(field, text)
}

function readPlateRow(text: string): ImportCell {
  return failedCell(
    text,
    '加挂牌子不是单独的机构，不单列编制、职数；请写入所挂机构的“加挂牌子”一列，并删去这一行',
  )
}

function readPlain(field: StructureField, raw: string): ImportCell {
  const lines = raw
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
  const joined = lines.filter((line) => line !== '').join('\n')
  const value = field === 'name' || field === 'parent' ? joined.replaceAll(betweenHan, '') : joined
  const limit = lengths[field] ?? 400
  return value.length > limit ? failedCell(raw, `超过 ${limit} 个字，请缩短`) : goodCell(raw, value)
}

function readNumber(read: ReadUnit, field: CapField, raw: string, header: string): void {
  const text = raw.replaceAll(/[\s,，]/g, '').replace(/[名个人]$/, '')
  const fault = numberFault(text, raw)
  if (fault !== null) {
    read.cells[field] = failedCell(raw, fault)
    return
  }
  read.numbers[field] = Number(text)
  const cell = goodCell(raw, text)
  const isBare = field === 'institutionalFull' && !/全额|拨款|公益/.test(header)
  read.cells[field] = isBare ? withIssue(cell, 'warning', '经费形式未写明，按财政拨款（全额）记') : cell
}

function numberFault(text: string, raw: string): string | null {
  if (!/^[-+－]?\d+(?:\.\d+)?$/.test(text)) return `“${raw}”不是数，请填核定的整数`
  const number = Number(text.replace('－', '-'))
  if (number < 0) return `核定数不能为负，现为 ${raw}`
  if (!Number.isInteger(number)) return `核定数应为整数，现为 ${raw}`
  return number > 100_000 ? `核定数 ${raw} 过大，请核对` : null
}

/** 1正2副, 正职1副职2: both numbers of 领导职数 in one cell. */
function readLeading(read: ReadUnit, raw: string): ImportCell {
  const text = raw.replaceAll(/[\s、，,；;：:名个人]/g, '').replaceAll('职', '')
  const behind = /^(?:(\d+)正)?(?:(\d+)副)?$/.exec(text)
  const before = /^(?:正(\d+))?(?:副(\d+))?$/.exec(text)
  const found = text === '' ? null : (behind ?? before)
  if (!found) return failedCell(raw, `“${raw}”没有分清正职、副职，请写成“1正2副”或分两列填写`)
  if (found[1] !== undefined) read.numbers.chief ??= Number(found[1])
  if (found[2] !== undefined) read.numbers.deputy ??= Number(found[2])
  return goodCell(raw, raw)
}

function readPlates(read: ReadUnit, raw: string): ImportCell {
  const names = partsOf(raw)
  const counted = names.find((name) => plateNumber.test(name))
  if (counted !== undefined) {
    return failedCell(raw, `加挂牌子不单列编制、职数，请从“${counted}”中去掉编制数`)
  }
  const long = names.find((name) => name.length > 80)
  if (long !== undefined) return failedCell(raw, '牌子名称超过 80 个字，请缩短；几个牌子之间用顿号隔开')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return failedCell(raw, `牌子“${twice}”写了两次`)
  read.plates.push(...names)
  return goodCell(raw, names.join('、'))
}

/** 主任1、副主任2、科员5; a post without a number has one seat. */
function readPosts(read: ReadUnit, raw: string): ImportCell {
  const found = partsOf(raw).map((part) => {
    const [, name = '', bracketed, plain] = post.exec(part) ?? []
    return { name: name.trim(), headcount: Number(bracketed ?? plain ?? '1') }
  })
  const nameless = found.find(({ name }) => name === '')
  if (nameless) return failedCell(raw, '有的岗位没有名称，请写成“主任1、副主任2、科员5”')
  const faulty = found.find(
    ({ name, headcount }) =>
      !postRow.shape.name.safeParse(name).success || !postRow.shape.headcount.safeParse(headcount).success,
  )
  if (faulty) return failedCell(raw, `岗位“${faulty.name}”的名称或个数 ${faulty.headcount} 不合要求，请核对`)
  const twice = found.find(({ name }, index) => found.findIndex((one) => one.name === name) !== index)
  if (twice) return failedCell(raw, `岗位“${twice.name}”写了两次，请合并成一项`)
  read.posts.push(...found)
  return goodCell(raw, found.map(({ name, headcount }) => `${name}${headcount}`).join('、'))
}

function partsOf(text: string): string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
