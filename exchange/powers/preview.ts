import { emptyPower, type Power } from '../../domain/power.ts'
import {
  type CommonFacts,
  type PowerChoice,
  type PowerField,
  type PowerPreview,
  type PowerRow,
  powerFields,
} from '../../domain/power-import.ts'
import {
  isReachable,
  outOfOrder,
  type PowerFault,
  stateFaults,
  statusSince,
} from '../../domain/powers/flow.ts'
import { withPapers } from '../../domain/powers/papers.ts'
import type { PowerContext } from '../../domain/reports/power-context.ts'
import { failedCell, withIssue } from '../cell.ts'
import { type Header, HeaderReader } from '../header.ts'
import { importPreview } from '../import-preview.ts'
import { skipReason } from '../skip.ts'
import type { Sheet, SheetCell, Spreadsheet } from '../spreadsheet.ts'
import { type Cells, PowerReader, type ReadPower } from './values.ts'

/** What a preview asks of a choice; the token of the file is the caller's. */
export type PowerSheetChoice = Omit<PowerChoice, 'token'>

const headers = new HeaderReader<PowerField>({
  fields: powerFields,
  key: 'name',
  misleading: /序号|数$|合计|页|联系|电话|备案/,
})

/** What an import of a 行政权力清单 would do to the workbook; writes nothing. */
export function previewPowers(
  spreadsheet: Spreadsheet,
  choice: PowerSheetChoice,
  context: PowerContext,
): PowerPreview {
  const { sheet, header } = headers.read(spreadsheet, choice)
  const problem = problemOf(sheet, header)
  const rows = problem === null ? readRows(sheet, header, choice.common, context) : []
  const items = rows.filter(({ action }) => action !== 'skip')
  const byDepartment = new Map<string, number>()
  for (const { cells } of items) {
    const department = cells.department?.value
    if (department) byDepartment.set(department, (byDepartment.get(department) ?? 0) + 1)
  }
  const [largest] = [...byDepartment].sort(([, a], [, b]) => b - a)
  return {
    ...importPreview(spreadsheet, { sheet, header }, rows, problem),
    departments: byDepartment.size,
    largest: largest ? { department: largest[0], items: largest[1] } : null,
    categories: new Set(items.flatMap(({ cells }) => cells.category?.value ?? [])).size,
  }
}

function problemOf(sheet: Sheet, header: Header<PowerField>): string | null {
  if (header.row < 0) {
    return `工作表“${sheet.name}”的前 30 行里没有权力清单的表头（没有“事项名称”列）。请指定表头行，或另选工作表、文件。`
  }
  if (!header.columns.some((column) => column.field === 'name')) {
    return `工作表“${sheet.name}”第 ${header.row + 1} 行是表头，但其中没有“事项名称”列。请指定哪一列是事项名称，或另选表头行、工作表。`
  }
  return null
}

function readRows(
  sheet: Sheet,
  header: Header<PowerField>,
  common: CommonFacts,
  context: PowerContext,
): PowerRow[] {
  const mapped = header.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]))
  const reader = new PowerReader(context)
  const list = new ListReader(common, context)
  return sheet.rows.slice(header.row + 1).map((line, index) => {
    const read = reader.read(mapped.map((column) => [column.field, line[column.index]] as const))
    return list.row(header.row + 1 + index, line, read)
  })
}

/** The facts of an item that a cell of the same name fills, where it has a value. */
const plainFields = ['code', 'name', 'subitem', 'basis', 'level', 'department', 'dispute', 'note'] as const
const stepFields = [
  'intendedOn',
  'giverConfirmedOn',
  'takerConfirmedOn',
  'reviewedOn',
  'publishedNumber',
  'publishedOn',
  'handedOverOn',
] as const

type Item = Omit<Power, 'id' | 'sortNo'>

/** Compares row after row with the workbook and with the rows before. */
class ListReader {
  private readonly common: CommonFacts
  private readonly context: PowerContext
  private readonly byCode: ReadonlyMap<string, Power>
  private readonly byItem: ReadonlyMap<string, Power>
  private readonly batchIds: ReadonlyMap<string, string>
  private readonly seen = new Map<string, number>()

  constructor(common: CommonFacts, context: PowerContext) {
    this.common = common
    this.context = context
    const listed = context.powers.filter(({ status }) => status !== 'cancelled')
    this.byCode = new Map(listed.flatMap((power) => (power.code === null ? [] : [[power.code, power]])))
    this.byItem = new Map(listed.map((power) => [itemKey(power), power]))
    this.batchIds = new Map(context.batches.map(({ name, id }) => [name, id]))
  }

  row(row: number, line: readonly SheetCell[], read: ReadPower): PowerRow {
    const { cells, offices } = read
    const subject = {
      name: cells.name,
      header: /^(?:事项名称|职权名称|权力名称|项目名称)[*＊]?$/,
      nameless: '没有事项名称',
    }
    const skipped = skipReason(line, cells, subject)
    const title = `${cells.name?.value ?? ''}${cells.subitem?.value ? `（${cells.subitem.value}）` : ''}`
    const none = { row, cells, title, powerId: null, after: null, offices: [], newBatch: null, status: null }
    if (skipped !== null) return { ...none, action: 'skip', reason: skipped }
    spreadConfirmation(cells)
    this.fill(cells)
    const named = this.required(cells)
    if (named === null) return { ...none, action: 'error', reason: firstError(cells) }
    const known = this.known(cells, named)
    const after = this.after(cells, named, known)
    const faults = [...stateFaults({ ...after, id: '', sortNo: 0 }, this.context.today)]
    if (known && !isReachable(known.status, after.status)) {
      faults.push({ at: 'status', sentence: outOfOrder(known.status, after.status) })
    }
    const loose = markFaults(cells, faults)
    const reason = firstError(cells) ?? loose ?? this.seenBefore(row, after, known)
    if (reason !== null) return { ...none, powerId: known?.id ?? null, action: 'error', reason }
    const batch = cells.batch?.value ?? null
    const newBatch = batch !== null && !this.batchIds.has(batch) ? batch : null
    const isSame = known !== undefined && newBatch === null && this.isSame(known, after, offices)
    return {
      ...none,
      powerId: known?.id ?? null,
      after,
      offices,
      newBatch,
      status: after.status,
      action: known === undefined ? 'create' : isSame ? 'unchanged' : 'update',
      reason: null,
    }
  }

  /** What the whole file has in common stands in for an empty cell. */
  private fill(cells: Cells): void {
    const { department, batch, categoryId } = this.common
    const given = { department, batch, category: categoryId } as const
    for (const [field, value] of Object.entries(given) as [
      'department' | 'batch' | 'category',
      string | undefined,
    ][]) {
      if (value && (cells[field] === undefined || cells[field].raw === '')) {
        cells[field] = { raw: '', value, issues: [] }
      }
    }
  }

  private required(cells: Cells): { name: string; department: string; categoryId: string } | null {
    const labels = { name: '事项名称', department: '原实施部门', category: '类别' } as const
    for (const [field, label] of Object.entries(labels) as [keyof typeof labels, string][]) {
      const cell = cells[field]
      if (cell === undefined || (cell.value === null && cell.issues.length === 0)) {
        cells[field] = failedCell(cell?.raw ?? '', `缺少${label}`)
      }
    }
    const [name, department, categoryId] = [cells.name?.value, cells.department?.value, cells.category?.value]
    return name && department && categoryId ? { name, department, categoryId } : null
  }

  private known(cells: Cells, named: { name: string; department: string }): Power | undefined {
    const code = cells.code?.value
    const same = code ? this.byCode.get(code) : undefined
    return same ?? this.byItem.get(itemKey({ ...named, subitem: cells.subitem?.value ?? null }))
  }

  private after(cells: Cells, named: { categoryId: string }, known: Power | undefined): Item {
    const {
      id: _id,
      sortNo: _sortNo,
      ...before
    } = known ?? {
      id: '',
      sortNo: 0,
      ...emptyPower,
      status: 'proposed' as const,
      name: '',
      department: '',
      categoryId: '',
      holderId: null,
    }
    const plain = [...plainFields, ...stepFields].flatMap((field) => {
      const value = cells[field]?.value
      return value ? [[field, value]] : []
    })
    const { department: _department, categoryId: _categoryId, status, batch: _batch, ...papers } = this.common
    const said = cells.status?.value ?? (known ? null : status) ?? before.status
    const item: Item = {
      ...before,
      ...(Object.fromEntries(plain) as Partial<Item>),
      categoryId: named.categoryId,
      holderId: cells.holder?.value ?? before.holderId ?? this.context.committee?.id ?? null,
      bureauId: cells.bureau?.value ?? before.bureauId,
      mode: (cells.mode?.value ?? before.mode) as Item['mode'],
      batchId: this.batchIds.get(cells.batch?.value ?? '') ?? before.batchId,
      status: said as Item['status'],
    }
    const {
      id: _none,
      sortNo: _zero,
      ...filled
    } = withPapers({ ...item, id: '', sortNo: 0 }, plainPapers(papers, said))
    const since = statusSince({ ...filled, id: '', sortNo: 0 })
    const changed = filled.status !== known?.status
    return { ...filled, statusOn: since ?? (changed ? this.context.today : filled.statusOn) }
  }

  /** The same code, the same item, or the same row of the workbook as an earlier row. */
  private seenBefore(row: number, item: Item, known: Power | undefined): string | null {
    const keys: [string, string][] = [
      [`item ${itemKey(item)}`, '部门、事项名称、子项均相同'],
      ...(item.code === null ? [] : [[`code ${item.code}`, '编码相同'] as [string, string]]),
      ...(known ? [[`known ${known.id}`, '对应工作簿中的同一事项'] as [string, string]] : []),
    ]
    const found = keys.find(([key]) => this.seen.has(key))
    if (found) return `与第 ${(this.seen.get(found[0]) ?? 0) + 1} 行重复（${found[1]}）`
    for (const [key] of keys) this.seen.set(key, row)
    return null
  }

  private isSame(known: Power, after: Item, offices: ReadPower['offices']): boolean {
    const before = known as Readonly<Record<string, unknown>>
    if (Object.entries(after).some(([column, value]) => column !== 'statusOn' && before[column] !== value))
      return false
    const own = this.context.officesOf(known.id)
    return offices.every(({ unitId, role }) => own.some((row) => row.unitId === unitId && row.role === role))
  }
}

/** Papers that a status does not need are not pressed on the items that do not have it: 争议 was not published. */
function plainPapers(
  papers: Omit<CommonFacts, 'department' | 'categoryId' | 'status' | 'batch'>,
  status: string,
) {
  if (status === 'takenUp') return papers
  const { handedOverOn: _handedOverOn, ...published } = papers
  return status === 'released' || status === 'proposed' ? published : {}
}

function spreadConfirmation(cells: Cells): void {
  const both = cells.confirmedOn
  if (!both) return
  cells.giverConfirmedOn ??= both
  cells.takerConfirmedOn ??= both
}

/** Writes each fault at its cell; the first one that has no cell is answered, for the row. */
function markFaults(cells: Cells, faults: readonly PowerFault[]): string | null {
  let loose: string | null = null
  for (const { at, sentence } of faults) {
    const field = at === 'holderId' ? 'holder' : at
    const cell = cells[field]
    if (cell) cells[field] = withIssue(cell, 'error', sentence)
    else loose ??= sentence
  }
  return loose
}

function firstError(cells: Cells): string | null {
  for (const cell of Object.values(cells)) {
    const error = cell.issues.find((issue) => issue.severity === 'error')
    if (error) return error.message
  }
  return null
}

function itemKey({ department, name, subitem }: Pick<Power, 'department' | 'name' | 'subitem'>): string {
  return `${department}\n${name}\n${subitem ?? ''}`
}
