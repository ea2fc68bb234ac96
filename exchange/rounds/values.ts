import type { ImportCell } from '../../domain/import-table.ts'
import type { RoundField } from '../../domain/round-import.ts'
import { educations } from '../../domain/vocabulary/education.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { blankCell, failedCell, goodCell } from '../cell.ts'
import { codedBy, codeOf, unknownCode } from '../codes.ts'
import { readDay } from '../dates.ts'
import { numberCell } from '../numbers.ts'
import { readIdNumber } from '../roster/id-number.ts'
import type { SheetCell } from '../spreadsheet.ts'

export type Cells = Partial<Record<RoundField, ImportCell>>

const coded = { sex: codedBy('性别', sexes), education: codedBy('学历', educations) } as const
/** The most letters that the workbook keeps of a plain text. */
const lengths: Partial<Record<RoundField, number>> = { name: 40, note: 2000, phone: 40 }
const betweenHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
const ordinals = '一二三四五六七八九十'
const nothing = /^(?:无|暂无|空|[-—–/]+)$/

/** The mapped cells of a row, each read for itself. */
export function readCells(fields: readonly (readonly [RoundField, SheetCell | undefined])[]): Cells {
  const cells: Cells = {}
  for (const [field, cell] of fields) {
    if (cell !== undefined && cell.kind !== 'empty') cells[field] = readCell(field, cell)
  }
  return cells
}

function readCell(field: RoundField, cell: SheetCell): ImportCell {
  const raw = cell.text.trim()
  if (cell.kind === 'error') return failedCell(raw, `单元格是错误值 ${raw}，请在表中改正`)
  if (nothing.test(raw)) return blankCell(raw)
  switch (field) {
    case 'idNumber':
      return readIdNumber(cell)
    case 'mark':
      return numberCell(cell, '成绩', 100)
    case 'preference':
      return wholeCell(cell, wishNumber(raw), '志愿', 20)
    case 'place':
      return wholeCell(cell, raw, '岗位排序', 1000)
    case 'birthDate': {
      const { day, issues } = readDay(cell)
      return { raw, value: day, issues }
    }
    case 'sex':
    case 'education': {
      const value = codeOf(coded[field], raw)
      return value === undefined ? unknownCode(coded[field], raw) : goodCell(raw, value)
    }
    default: {
      const value = field === 'name' ? raw.replaceAll(betweenHan, '') : raw
      const most = lengths[field] ?? 80
      return value.length > most ? failedCell(raw, `超过 ${most} 个字，请缩短`) : goodCell(raw, value)
    }
  }
}

/** 第一志愿, 一, 第1志愿 and 1 are the same wish. */
function wishNumber(raw: string): string {
  const word = raw.replaceAll(/[第志愿\s]/g, '')
  const at = word.length === 1 ? ordinals.indexOf(word) : -1
  return at < 0 ? word : String(at + 1)
}

function wholeCell(cell: SheetCell, text: string, label: string, most: number): ImportCell {
  const raw = cell.text.trim()
  const value = Number(text.normalize('NFKC'))
  if (Number.isInteger(value) && value >= 1 && value <= most) return goodCell(raw, String(value))
  return failedCell(raw, `${label}应为 1 到 ${most} 的整数`)
}
