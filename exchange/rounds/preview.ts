import type { AppointmentRound } from '../../domain/appointment-round.ts'
import type { ImportCell } from '../../domain/import-table.ts'
import type { Model } from '../../domain/model.ts'
import {
  type RoundChoice,
  type RoundField,
  type RoundPreview,
  type RoundRow,
  roundFields,
} from '../../domain/round-import.ts'
import { preferenceName } from '../../domain/rounds/explain.ts'
import { withIssue } from '../cell.ts'
import { type Header, HeaderReader } from '../header.ts'
import { firstError, importPreview } from '../import-preview.ts'
import { skipReason } from '../skip.ts'
import type { Sheet, SheetCell, Spreadsheet } from '../spreadsheet.ts'
import { findPerson, findPost } from './match.ts'
import { type Cells, readCells } from './values.ts'

const headers = new HeaderReader<RoundField>({
  fields: roundFields,
  key: 'name',
  misleading: /序号|现任|原|设岗|名额|结果|说明/,
})

/** What an import of a filled-in 报名表 would do to a round; writes nothing. */
export function previewRound(
  spreadsheet: Spreadsheet,
  choice: Omit<RoundChoice, 'token'>,
  model: Model,
): RoundPreview {
  const { sheet, header } = headers.read(spreadsheet, choice)
  const round = model.get('appointmentRound', choice.roundId)
  const problem = problemOf(sheet, header, round)
  const rows = problem === null && round ? new RoundReader(model, round).rows(sheet, header) : []
  return importPreview(spreadsheet, { sheet, header }, rows, problem)
}

function problemOf(
  sheet: Sheet,
  header: Header<RoundField>,
  round: AppointmentRound | undefined,
): string | null {
  if (!round) return '这个聘任轮次已不存在，请回到岗位聘任重新选择。'
  if (round.stage !== 'applying' && round.stage !== 'scoring') {
    return `轮次“${round.name}”不在报名或评分阶段，不能导入报名表。`
  }
  const missing = (['name', 'post'] as const).filter(
    (field) => !header.columns.some((column) => column.field === field),
  )
  if (header.row >= 0 && missing.length === 0) return null
  return `工作表“${sheet.name}”里没有报名表的表头（须有“姓名”“报名岗位”列）。请指定表头行、列，或另选工作表、文件。`
}

type Draft = Omit<RoundRow, 'action' | 'reason'> & { readonly cells: Cells }

/** Compares row after row with the round and with the rows before. */
class RoundReader {
  private readonly model: Model
  private readonly round: AppointmentRound
  /** By person and post, the row that asked first. */
  private readonly asked = new Map<string, number>()

  constructor(model: Model, round: AppointmentRound) {
    this.model = model
    this.round = round
  }

  rows(sheet: Sheet, header: Header<RoundField>): RoundRow[] {
    const mapped = header.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]))
    const read = sheet.rows.slice(header.row + 1).map((line, index) => {
      const cells = readCells(mapped.map((column) => [column.field, line[column.index]] as const))
      return this.row(header.row + 1 + index, line, cells)
    })
    this.checkWishes(read)
    return read.map((row) => this.settled(row))
  }

  private row(
    row: number,
    line: readonly SheetCell[],
    cells: Cells,
  ): Draft & { readonly skipped: string | null } {
    const subject = { name: cells.name, header: /^(?:姓名|报名人)[*＊]?$/, nameless: '没有姓名' }
    const none = { row, cells, applicationId: null, personId: null, outside: null, postId: null, patch: {} }
    const skipped = skipReason(line, cells, subject)
    if (skipped !== null) return { ...none, skipped }
    const postId = findPost(this.model, this.round, cells)
    const { personId, outside } = findPerson(this.model, this.round, cells)
    const known =
      personId === null || postId === null
        ? undefined
        : this.model
            .by('roundApplication.personId', personId)
            .find((one) => one.roundId === this.round.id && one.postId === postId)
    const who = personId ?? outside?.idNumber ?? outside?.name ?? ''
    if (who && postId) this.checkTwice(row, cells, `${who}\n${postId}`)
    return {
      ...{ row, cells, applicationId: known?.id ?? null, personId, outside, postId, skipped: null },
      patch: patchOf(cells),
    }
  }

  private checkTwice(row: number, cells: Cells, key: string): void {
    const before = this.asked.get(key)
    if (before === undefined) this.asked.set(key, row)
    else mark(cells, 'post', `与第 ${before + 1} 行重复（同一人报名同一岗位）`)
  }

  /** A person gives each wish once, with what the round has already. */
  private checkWishes(rows: readonly Draft[]): void {
    const inFile = new Set(rows.map(({ applicationId }) => applicationId))
    const taken = new Map<string, string>()
    for (const row of this.model.by('roundApplication.roundId', this.round.id)) {
      if (inFile.has(row.id)) continue
      const post = this.model.get('post', row.postId)?.name ?? ''
      taken.set(`${row.personId}\n${row.preference}`, `已报名的 ${post}`)
    }
    for (const { row, cells, personId, outside, applicationId, patch, postId } of rows) {
      const who = personId ?? outside?.idNumber ?? outside?.name
      if (!who || postId === null) continue
      const known = this.model.get('roundApplication', applicationId)?.preference
      const preference = patch.preference ?? known ?? 1
      const key = `${who}\n${preference}`
      const other = taken.get(key)
      if (other) mark(cells, 'preference', `${preferenceName(preference)}与${other}重复`)
      else taken.set(key, `第 ${row + 1} 行`)
    }
  }

  private settled({ skipped, ...draft }: Draft & { readonly skipped: string | null }): RoundRow {
    if (skipped !== null) return { ...draft, action: 'skip', reason: skipped }
    const fault = firstError(draft.cells)
    if (fault !== null) return { ...draft, action: 'error', reason: fault }
    const known = this.model.get('roundApplication', draft.applicationId)
    if (!known) return { ...draft, action: 'create', reason: null }
    const same = Object.entries(draft.patch).every(
      ([column, value]) => (known as Readonly<Record<string, unknown>>)[column] === value,
    )
    return { ...draft, action: same ? 'unchanged' : 'update', reason: null }
  }
}

function mark(cells: Cells, field: RoundField, message: string): void {
  const cell: ImportCell = cells[field] ?? { raw: '', value: null, issues: [] }
  cells[field] = withIssue(cell, 'error', message)
}

function patchOf(cells: Cells): RoundRow['patch'] {
  const number = (field: 'preference' | 'mark' | 'place') => {
    const value = cells[field]?.value
    return value ? { [field]: Number(value) } : {}
  }
  const note = cells.note?.value
  return { ...number('preference'), ...number('mark'), ...number('place'), ...(note ? { note } : {}) }
}
