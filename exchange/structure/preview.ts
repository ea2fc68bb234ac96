import type { ImportAction, ImportColumn } from '../../domain/import-table.ts'
import {
  type StructureChoice,
  type StructureContext,
  type StructureField,
  type StructurePreview,
  type StructureRow,
  structureFields,
} from '../../domain/structure.ts'
import { changesOf } from '../../domain/structure-changes.ts'
import { failedCell } from '../cell.ts'
import { type Header, HeaderReader } from '../header.ts'
import { importPreview } from '../import-preview.ts'
import { skipReason } from '../skip.ts'
import type { Sheet, SheetCell, Spreadsheet } from '../spreadsheet.ts'
import { hasError, type Item, plainName, say, segmentsOf, Units } from './item.ts'
import { refuseExcess, settleDocuments } from './numbers.ts'
import { settleParents } from './parents.ts'
import { readUnit } from './values.ts'

/** What a preview asks of a choice; the token of the file is the caller's. */
export type StructureSheetChoice = Partial<Omit<StructureChoice, 'token'>>

const headers = new HeaderReader<StructureField>({
  fields: structureFields,
  key: 'name',
  misleading: /实有|实配|实设|现有|在编|空编|超编|缺编|合计|小计|人数|序号|编号|代码|拼音|电话|姓名/,
  filler: /核定数?/,
})

/** What an import of a structure table would do to the workbook; writes nothing. */
export function previewStructure(
  spreadsheet: Spreadsheet,
  choice: StructureSheetChoice,
  context: StructureContext,
): StructurePreview {
  const { sheet, header } = headers.read(spreadsheet, choice)
  const problem = problemOf(sheet, header)
  const { rows, documentless } =
    problem === null ? readRows(sheet, header, choice, context) : { rows: [], documentless: 0 }
  return {
    ...importPreview(spreadsheet, { sheet, header }, rows, problem),
    documentless,
  }
}

function problemOf(sheet: Sheet, header: Header<StructureField>): string | null {
  if (header.row < 0) {
    return `工作表“${sheet.name}”的前 30 行里没有机构表的表头（没有“机构名称”列）。请指定表头行，或另选工作表、文件。`
  }
  if (!header.columns.some((column) => column.field === 'name')) {
    return `工作表“${sheet.name}”第 ${header.row + 1} 行是表头，但其中没有“机构名称”列。请指定哪一列是机构名称，或另选表头行、工作表。`
  }
  return null
}

type ByRow = ReadonlyMap<number, Item>
type Read = Item | { readonly row: number; readonly read: Item['read']; readonly skipped: string }

function readRows(
  sheet: Sheet,
  header: Header<StructureField>,
  choice: StructureSheetChoice,
  context: StructureContext,
): { rows: StructureRow[]; documentless: number } {
  const mapped = header.columns.filter(
    (column): column is ImportColumn<StructureField> & { field: StructureField } => column.field !== null,
  )
  const lines = sheet.rows.slice(header.row + 1).map((line, index) => {
    const fields = mapped.map(({ field, index: at, header: text }) => [field, line[at], text] as const)
    return itemOf(header.row + 1 + index, line, fields)
  })
  const items = lines.filter((line): line is Item => 'name' in line)
  const units = new Units(context, choice.targetId ?? null)
  settleParents(items, units)
  const byRow = new Map(items.map((item) => [item.row, item]))
  refusePlateTwins(items, byRow)
  const { documents, documentless } = settleDocuments(items, context, choice.document)
  refuseExcess(items, units)
  const blocked = blockedRows(items, byRow)
  const rows = lines.map((line): StructureRow => {
    if (!('name' in line)) return skippedRow(line)
    return rowOf(line, byRow, units, blocked.get(line.row) ?? null, documents.get(line) ?? null)
  })
  return { rows, documentless }
}

function itemOf(
  row: number,
  line: readonly SheetCell[],
  fields: readonly (readonly [StructureField, SheetCell | undefined, string])[],
): Read {
  const read = readUnit(fields)
  const { cells } = read
  const skipped = skipReason(line, cells, {
    name: cells.name,
    header: /^(?:机构名称|机构|单位名称|必填|选填)[*＊]?$/,
    nameless: '没有机构名称',
  })
  if (skipped !== null) return { row, read, skipped }
  if (!cells.name?.value) cells.name ??= failedCell('', '缺少机构名称')
  return {
    row,
    read,
    name: plainName(cells.name.value ?? ''),
    above: segmentsOf(cells.parent?.value ?? ''),
    parent: null,
    unit: null,
    kind: 'office',
    faulty: hasError(read),
  }
}

/** A body that its parent carries as a plate is no unit of its own beside it (V10). */
function refusePlateTwins(items: readonly Item[], byRow: ByRow): void {
  for (const item of items) {
    const own = item.read.plates.find((plate) => plainName(plate) === item.name)
    if (own) say(item, 'plates', `加挂的牌子“${own}”与本机构同名`)
    const upper = item.parent?.of === 'row' ? byRow.get(item.parent.row) : undefined
    if (upper?.read.plates.some((plate) => plainName(plate) === item.name)) {
      say(
        item,
        'name',
        `“${item.name}”是“${upper.name}”的加挂牌子（第 ${upper.row + 1} 行），不单列机构、编制、职数；请删去这一行或那块牌子`,
      )
    }
  }
}

/** Rows below a faulty row: they cannot be set up before it. */
function blockedRows(items: readonly Item[], byRow: ByRow): ReadonlyMap<number, string> {
  const blocked = new Map<number, string>()
  for (const item of items) {
    const seen = new Set<Item>([item])
    let at = item.parent?.of === 'row' ? byRow.get(item.parent.row) : undefined
    while (at && !seen.has(at)) {
      if (at.faulty && !at.unit) {
        blocked.set(item.row, `上级机构“${at.name}”所在的第 ${at.row + 1} 行有误，改正后一并导入`)
        break
      }
      seen.add(at)
      at = at.parent?.of === 'row' ? byRow.get(at.parent.row) : undefined
    }
  }
  return blocked
}

function rowOf(
  item: Item,
  byRow: ByRow,
  units: Units,
  blocked: string | null,
  document: StructureRow['document'],
): StructureRow {
  const { read, row, unit, kind } = item
  const { cells, numbers, plates, posts } = read
  const said = Object.values(cells).flatMap((cell) => cell.issues)
  const reason = said.find(({ severity }) => severity === 'error')?.message ?? blocked
  const draft = { row, cells, numbers, plates, posts, kind, document, unitId: unit?.id ?? null }
  const changes = unit ? changesOf(draft, unit, read.kind !== null) : []
  const action: ImportAction =
    reason !== null ? 'error' : unit === null ? 'create' : changes.length > 0 ? 'update' : 'unchanged'
  return { ...draft, parent: item.parent, path: pathOf(item, byRow, units), action, reason, changes }
}

function pathOf(item: Item, byRow: ByRow, units: Units): string {
  const names: string[] = []
  const seen = new Set<Item>()
  let at: Item | undefined = item
  while (at && !seen.has(at)) {
    seen.add(at)
    names.unshift(at.unit?.name ?? at.read.cells.name?.value ?? '')
    if (at.unit) return [...segmentsAbove(at.unit.path), ...names].join('/')
    if (at.parent?.of === 'unit') return [units.get(at.parent.id)?.path ?? '', ...names].join('/')
    at = at.parent?.of === 'row' ? byRow.get(at.parent.row) : undefined
  }
  return names.join('/')
}

const segmentsAbove = (path: string) => path.split('/').slice(0, -1)

function skippedRow({ row, read, skipped }: Extract<Read, { skipped: string }>): StructureRow {
  return {
    row,
    cells: read.cells,
    unitId: null,
    parent: null,
    path: '',
    kind: 'office',
    numbers: {},
    plates: [],
    posts: [],
    document: null,
    changes: [],
    action: 'skip',
    reason: skipped,
  }
}
