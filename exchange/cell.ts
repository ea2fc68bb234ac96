import type { ImportCell, ImportIssue } from '../domain/import-table.ts'

/** A cell that holds nothing to write, and nothing wrong. */
export function blankCell(raw: string): ImportCell {
  return { raw, value: null, issues: [] }
}

/** A cell that can be written as it is. */
export function goodCell(raw: string, value: string): ImportCell {
  return { raw, value, issues: [] }
}

/** A cell that cannot be read. */
export function failedCell(raw: string, message: string): ImportCell {
  return { raw, value: null, issues: [{ severity: 'error', message }] }
}

/** A value that was masked on its way out: it never replaces the full one. */
export function maskedCell(raw: string): ImportCell {
  return { raw, value: null, issues: [{ severity: 'warning', message: '已脱敏，不写入' }] }
}

/** The same cell with one more issue; an error takes its value away. */
export function withIssue(cell: ImportCell, severity: ImportIssue['severity'], message: string): ImportCell {
  const value = severity === 'error' ? null : cell.value
  return { raw: cell.raw, value, issues: [...cell.issues, { severity, message }] }
}
