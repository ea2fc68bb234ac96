import { birthDateOf, idNumberFault, isMasked, sexOf, upgradeIdNumber } from '../../domain/id-number.ts'
import type { RosterCell, RosterField, RosterIssue } from '../../domain/roster.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { failedCell, maskedCell, withIssue } from '../cell.ts'
import type { SheetCell } from '../spreadsheet.ts'

const scientific = /^\d(?:\.\d+)?E\+?\d+$/i

/** An id number as 18 digits. A sheet keeps 15 digits of a number, so an id number kept as a number is lost. */
export function readIdNumber(cell: SheetCell): RosterCell {
  const raw = cell.text
  const text = raw
    .normalize('NFKC')
    .replace(/[\s'’‘`]/g, '')
    .toUpperCase()
  if (isMasked(text)) return maskedCell(raw)
  if (scientific.test(text) || (cell.kind === 'number' && text.length > 15)) {
    return failedCell(
      raw,
      '身份证号在 Excel 中丢失了末几位，无法恢复；请先把该列设为“文本”，再按证件重新填写完整号码',
    )
  }
  const fault = idNumberFault(text)
  if (fault === 'form') {
    const found = text.length === 18 ? '其中有不该有的字符' : `现为 ${text.length} 位`
    // Never the number itself: a sentence may be sent on.
    return failedCell(raw, `身份证号应为 18 位、前 17 位为数字，${found}，请核对`)
  }
  if (fault === 'birthDate') return failedCell(raw, '身份证号第 7 位起的出生日期不是日历上有的日期，请核对')
  if (fault === 'checkDigit') return failedCell(raw, '身份证号的校验码（末位）不符，请核对各位数字')
  const value = upgradeIdNumber(text)
  const warning: RosterIssue = {
    severity: 'warning',
    message: '15 位旧号码，按 GB 11643 转为 18 位',
  }
  return { raw, value, issues: fault === 'legacy' ? [warning] : [] }
}

/** Compares 出生年月 and 性别 with the id number; a month alone takes its day from the number. */
export function checkAgainstId(cells: Partial<Record<RosterField, RosterCell>>, birthIsMonth: boolean): void {
  const id = cells.idNumber?.value
  if (!id) return
  const born = birthDateOf(id)
  const { birthDate, sex } = cells
  if (born && birthDate?.value && birthDate.value !== born) {
    const sameMonth = birthIsMonth && birthDate.value.slice(0, 7) === born.slice(0, 7)
    cells.birthDate = sameMonth
      ? { raw: birthDate.raw, value: born, issues: [] }
      : withIssue(birthDate, 'error', `与身份证号中的出生日期 ${born} 不一致`)
  } else if (birthIsMonth && birthDate?.value) {
    cells.birthDate = { raw: birthDate.raw, value: birthDate.value, issues: [] }
  }
  if ((sex?.value === 'male' || sex?.value === 'female') && sex.value !== sexOf(id)) {
    cells.sex = withIssue(sex, 'error', `与身份证号中的性别（${codeName(sexes, sexOf(id))}）不一致`)
  }
}
