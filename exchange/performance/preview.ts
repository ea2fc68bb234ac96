import type { ImportCell } from '../../domain/import-table.ts'
import type { Model } from '../../domain/model.ts'
import { scoreCeiling } from '../../domain/performance/scoring.ts'
import {
  type ScoreChoice,
  type ScoreField,
  type ScorePreview,
  type ScoreRow,
  scoreFields,
} from '../../domain/score-import.ts'
import { failedCell, goodCell, withIssue } from '../cell.ts'
import { type Header, HeaderReader } from '../header.ts'
import { firstError, importPreview } from '../import-preview.ts'
import { numberCell } from '../numbers.ts'
import { skipReason } from '../skip.ts'
import type { Sheet, SheetCell, Spreadsheet } from '../spreadsheet.ts'

type Cells = Partial<Record<ScoreField, ImportCell>>

const headers = new HeaderReader<ScoreField>({
  fields: scoreFields,
  key: 'code',
  misleading: /编码|权重|目标|单位|机构|计分法|序号/,
})

/** The longest that the workbook keeps; the same bounds as the row of a score. */
const lengths = { assessor: 40, appeal: 2000 } as const
/** An 完成值 has a measure of its own, and no bound but this one against a slip of the hand. */
const mostActual = 1_000_000_000

/** What an import of filled-in 考核计分表 would do to the scores; writes nothing. */
export function previewScores(
  spreadsheet: Spreadsheet,
  choice: Omit<ScoreChoice, 'token'>,
  model: Model,
): ScorePreview {
  const { sheet, header } = headers.read(spreadsheet, choice)
  const problem = problemOf(sheet, header)
  const rows = problem === null ? readRows(sheet, header, model) : []
  return importPreview(spreadsheet, { sheet, header }, rows, problem)
}

function problemOf(sheet: Sheet, header: Header<ScoreField>): string | null {
  if (header.row >= 0 && header.columns.some(({ field }) => field === 'code')) return null
  return `工作表“${sheet.name}”里没有“识别码”列。请用本软件导出的考核计分表填写后导入。`
}

function readRows(sheet: Sheet, header: Header<ScoreField>, model: Model): ScoreRow[] {
  const seen = new Map<string, number>()
  return sheet.rows.slice(header.row + 1).map((line, index) => {
    const row = header.row + 1 + index
    const cells: Cells = {}
    for (const { index: column, field } of header.columns) {
      const cell = line[column]
      if (field !== null && cell && cell.kind !== 'empty') cells[field] = readCell(field, cell)
    }
    return readRow(model, row, line, cells, seen)
  })
}

function readCell(field: ScoreField, cell: SheetCell): ImportCell {
  const raw = cell.text.trim()
  if (field === 'actual') return numberCell(cell, '完成值', mostActual)
  if (field === 'points') return numberCell(cell, '得分', Number.POSITIVE_INFINITY)
  const most = field === 'assessor' || field === 'appeal' ? lengths[field] : 400
  return raw.length > most ? failedCell(raw, `超过 ${most} 个字`) : goodCell(raw, raw)
}

function readRow(
  model: Model,
  row: number,
  line: readonly SheetCell[],
  cells: Cells,
  seen: Map<string, number>,
): ScoreRow {
  const none = { row, cells, pickId: null, patch: {} }
  const subject = { name: cells.subject, header: /^考核对象$/, nameless: '没有考核对象' }
  const skipped = isNote(line) ? '说明行' : skipReason(line, cells, subject)
  if (skipped !== null) return { ...none, action: 'skip', reason: skipped }
  const found = pickOf(model, cells, seen, row)
  if (typeof found === 'string') {
    cells.code = withIssue(cells.code ?? { raw: '', value: null, issues: [] }, 'error', found)
    return { ...none, action: 'error', reason: found }
  }
  checkRange(model, cells, found.periodId)
  const fault = firstError(cells)
  if (fault !== null) return { ...none, pickId: found.id, action: 'error', reason: fault }
  const known = model.firstBy('score.pickId', found.id)
  const patch = patchOf(cells, known)
  const action = Object.keys(patch).length === 0 ? 'unchanged' : known?.points == null ? 'create' : 'update'
  return { ...none, pickId: found.id, patch, action, reason: null }
}

/** A note below the table stands alone in its line; some programs write it into each cell that is merged with it. */
function isNote(line: readonly SheetCell[]): boolean {
  const texts = line.flatMap(({ kind, text }) => (kind === 'empty' ? [] : [text]))
  return texts.length > 0 && texts.every((text) => text === texts[0])
}

/** The pick of a row, or why the row cannot be told. */
function pickOf(model: Model, cells: Cells, seen: Map<string, number>, row: number) {
  const code = cells.code?.raw ?? ''
  const pick = model.get('indicatorPick', code)
  if (code === '') return '没有识别码，请用导出的计分表填写'
  if (!pick) return '识别码不对应本工作簿的考核指标，请勿改动这一列'
  const name = (model.get('person', pick.personId) ?? model.get('unit', pick.unitId))?.name
  if (cells.subject && cells.subject.raw !== name)
    return `识别码对应“${name}”，与本行“${cells.subject.raw}”不符`
  const period = model.get('assessmentPeriod', pick.periodId)
  if (!period || period.closedOn !== null) return `考核周期“${period?.name}”已关闭，不能改动得分`
  const before = seen.get(code)
  if (before !== undefined) return `与第 ${before + 1} 行重复`
  seen.set(code, row)
  return pick
}

function checkRange(model: Model, cells: Cells, periodId: string): void {
  const { points } = cells
  if (!points || points.value === null) return
  const ceiling = scoreCeiling(model, model.get('assessmentPeriod', periodId))
  if (Number(points.value) > ceiling)
    cells.points = withIssue(points, 'error', `得分应在 0 到 ${ceiling} 之间`)
}

/** What differs from the workbook. Points that stand there as they were do not hold back those of a new 完成值. */
function patchOf(
  cells: Cells,
  known: { readonly [K in ScoreField]?: unknown } | undefined,
): ScoreRow['patch'] {
  const number = (field: 'actual' | 'points') => {
    const value = cells[field]?.value
    return value == null || Number(value) === known?.[field] ? {} : { [field]: Number(value) }
  }
  const text = (field: 'assessor' | 'appeal') => {
    const value = cells[field]?.value
    return !value || value === known?.[field] ? {} : { [field]: value }
  }
  return { ...number('actual'), ...number('points'), ...text('assessor'), ...text('appeal') }
}
