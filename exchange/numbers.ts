import type { ImportCell } from '../domain/import-table.ts'
import { failedCell, goodCell } from './cell.ts'
import type { SheetCell } from './spreadsheet.ts'

/** A figure of at least 0, at most `most`, with at most two decimals kept; 1,234.50 and full-width digits are read. */
export function numberCell(cell: SheetCell, label: string, most: number): ImportCell {
  const raw = cell.text.trim()
  const typed = raw.normalize('NFKC').replaceAll(/[,\s￥¥元分%]/g, '')
  if (cell.kind === 'error') return failedCell(raw, `单元格是错误值 ${raw}，请在表中改正`)
  if (!/^[-+]?\d+(\.\d+)?$/.test(typed)) return failedCell(raw, `${label}“${raw}”应为数字`)
  const value = Number(typed)
  if (value < 0) return failedCell(raw, `${label}不能为负`)
  if (value > most) return failedCell(raw, `${label}应在 0 到 ${most} 之间`)
  return goodCell(raw, String(Math.round(value * 100) / 100))
}
