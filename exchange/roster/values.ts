import { isMasked } from '../../domain/id-number.ts'
import { contractTermTable } from '../../domain/labour-contract.ts'
import type { RosterCell, RosterField } from '../../domain/roster.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { educations } from '../../domain/vocabulary/education.ts'
import { ethnicGroups } from '../../domain/vocabulary/ethnic-group.ts'
import { personStatuses } from '../../domain/vocabulary/person-status.ts'
import { politicalStatuses } from '../../domain/vocabulary/political-status.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { blankCell, failedCell, goodCell, maskedCell, withIssue } from '../cell.ts'
import { type Coded, codedBy, codeOf, unknownCode } from '../codes.ts'
import { type ReadDay, readDay, splitSpan } from '../dates.ts'
import type { SheetCell } from '../spreadsheet.ts'
import { settleEstablishment } from './establishment.ts'
import { checkAgainstId, readIdNumber } from './id-number.ts'

export type Cells = Partial<Record<RosterField, RosterCell>>

/** A row's values as they would be written. */
export interface ReadRow {
  readonly cells: Cells
  /** Day fields of which the file gives the month only: the workbook may know the day already. */
  readonly monthOnly: ReadonlySet<RosterField>
  /** 事业编制 without a word of its funding: the workbook may know the kind already. */
  readonly isKindGuessed: boolean
}

const nothing = /^(?:无|暂无|空|null|n\/a|[-—–/\\、.]+)$/i
const scientific = /^\d(?:\.\d+)?E\+?\d+$/i
const betweenHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

const coded: Partial<Record<RosterField, Coded>> = {
  sex: codedBy('性别', sexes),
  // The workbook keeps the name of a 民族, not its number.
  ethnicGroup: codedBy('民族', ethnicGroups, (entry) => entry.name),
  politicalStatus: codedBy('政治面貌', politicalStatuses),
  education: codedBy('学历', educations),
  postCategory: codedBy('岗位类别', postCategories),
  appointmentMode: codedBy('聘任方式', appointmentModes),
  contractTerm: codedBy('合同类型', contractTermTable),
  status: codedBy('人员状态', personStatuses),
}
const dayFields: ReadonlySet<RosterField> = new Set([
  'birthDate',
  'workStartedOn',
  'positionStartedOn',
  'termStart',
  'termEnd',
  'contractStart',
  'contractEnd',
  'probationUntil',
])
const pastFields: ReadonlySet<RosterField> = new Set(['birthDate', 'workStartedOn', 'positionStartedOn'])

/** The most letters that the workbook keeps of a plain text; the same bounds as the person, position and post rows. */
const lengths: Partial<Record<RosterField, number>> = {
  name: 40,
  degree: 20,
  major: 40,
  rank: 40,
  fileKeptAt: 80,
  filePay: 40,
  employer: 80,
  postGrade: 20,
  phone: 40,
  note: 2000,
}
/** Columns such as 学历/学位 hold a second field behind a slash. */
const secondOf: Partial<Record<RosterField, RosterField>> = { education: 'degree', postCategory: 'postGrade' }

/** Columns such as 聘期起止 hold the first and the last day in one cell. */
const spanOf: Partial<Record<RosterField, RosterField>> = {
  termStart: 'termEnd',
  contractStart: 'contractEnd',
}

/** Reads the mapped cells of a row, and compares them with each other; `today` bounds days that must be past. */
export function readRow(
  fields: readonly (readonly [RosterField, SheetCell | undefined])[],
  today: string,
): ReadRow {
  const cells: Cells = {}
  const monthOnly = new Set<RosterField>()
  for (const [field, cell] of fields) {
    if (cell === undefined || cell.kind === 'empty') continue
    if (cell.kind === 'error') {
      cells[field] = failedCell(cell.text, `单元格是错误值 ${cell.text}，请在表中改正`)
    } else if (dayFields.has(field)) {
      readDays(cells, monthOnly, field, cell, today)
    } else {
      readText(cells, field, cell)
    }
  }
  const isKindGuessed = settleEstablishment(cells)
  checkAgainstId(cells, monthOnly.has('birthDate'))
  checkOrder(cells)
  return { cells, monthOnly, isKindGuessed }
}

function readText(cells: Cells, field: RosterField, cell: SheetCell): void {
  if (nothing.test(cell.text)) {
    cells[field] = blankCell(cell.text)
  } else if (field === 'idNumber') {
    cells.idNumber = readIdNumber(cell)
  } else if (field === 'phone') {
    cells.phone = readPhone(cell)
  } else if (coded[field]) {
    readCoded(cells, field, coded[field], cell.text)
  } else {
    cells[field] = readPlain(field, cell.text)
  }
}

function readCoded(cells: Cells, field: RosterField, code: Coded, raw: string): void {
  const whole = codeOf(code, raw)
  if (whole !== undefined) {
    cells[field] = inFull(field, goodCell(raw, whole), code)
    return
  }
  const second = secondOf[field]
  const [first = '', rest] = second ? raw.split(/[/／\n]/, 2) : [raw]
  const value = codeOf(code, first)
  if (second && value !== undefined && rest !== undefined) {
    cells[field] = goodCell(raw, value)
    const text = rest.trim()
    if (text !== '') cells[second] ??= readPlain(second, text)
    return
  }
  cells[field] = unknownCode(code, raw)
}

/** 民族 and 政治面貌 are written in full (domain-facts.md 2.2): a short form is taken, and said. */
function inFull(field: RosterField, cell: RosterCell, code: Coded): RosterCell {
  const full = code.names.get(cell.value ?? '')
  if ((field !== 'politicalStatus' && field !== 'ethnicGroup') || full === undefined) return cell
  return cell.raw.trim() === full ? cell : withIssue(cell, 'warning', `按全称“${full}”记`)
}

function readPlain(field: RosterField, raw: string): RosterCell {
  const text = raw.trim()
  const value = field === 'name' ? text.replaceAll(betweenHan, '') : text
  const limit = lengths[field] ?? 80
  if (value.length > limit) return failedCell(raw, `超过 ${limit} 个字，请缩短`)
  if (field === 'name' && isMasked(value)) return failedCell(raw, '姓名已脱敏，无法对应到人')
  const read = goodCell(raw, value)
  return field === 'name' && value !== text ? withIssue(read, 'warning', '已去掉姓名中的空格') : read
}

function readPhone(cell: SheetCell): RosterCell {
  const raw = cell.text
  if (isMasked(raw)) return maskedCell(raw)
  if (scientific.test(raw)) return failedCell(raw, '电话在 Excel 中成了科学记数，请把该列设为“文本”后重填')
  const plain = readPlain('phone', raw)
  const digits = raw.replace(/\D/g, '').length
  return digits < 7 && plain.value !== null ? withIssue(plain, 'warning', '电话不足 7 位，请核对') : plain
}

function readDays(
  cells: Cells,
  monthOnly: Set<RosterField>,
  field: RosterField,
  cell: SheetCell,
  today: string,
): void {
  const raw = cell.text
  if (nothing.test(raw) || /^(?:至今|长期|无固定期限)$/.test(raw)) {
    cells[field] ??= blankCell(raw)
    return
  }
  const lastField = spanOf[field]
  const span = lastField ? splitSpan(raw) : null
  if (lastField && span) {
    const [start, end] = span
    if (start) readDays(cells, monthOnly, field, { text: start, kind: 'text' }, today)
    if (end) readDays(cells, monthOnly, lastField, { text: end, kind: 'text' }, today)
    return
  }
  const read: ReadDay = readDay(cell)
  if (read.monthOnly) monthOnly.add(field)
  const dayCell: RosterCell = { raw, value: read.day, issues: read.issues }
  const isLate = read.day !== null && pastFields.has(field) && read.day > today
  cells[field] = isLate ? withIssue(dayCell, 'error', `${read.day} 晚于今天`) : dayCell
}

/** Days that cannot follow each other as they stand (V14). */
function checkOrder(cells: Cells): void {
  const { birthDate, workStartedOn, termStart, termEnd } = cells
  if (birthDate?.value && workStartedOn?.value && workStartedOn.value <= birthDate.value) {
    cells.workStartedOn = withIssue(workStartedOn, 'error', '参加工作时间早于出生日期')
  }
  const { contractStart, contractEnd, probationUntil } = cells
  if (contractStart?.value && contractEnd?.value && contractEnd.value < contractStart.value) {
    cells.contractEnd = withIssue(contractEnd, 'error', '合同截止早于开始')
  }
  if (contractStart?.value && probationUntil?.value && probationUntil.value < contractStart.value) {
    cells.probationUntil = withIssue(probationUntil, 'error', '试用期截止早于合同开始')
  }
  if (termStart?.value && termEnd?.value && termEnd.value < termStart.value) {
    cells.termEnd = withIssue(termEnd, 'error', '聘期结束早于开始')
  }
}
