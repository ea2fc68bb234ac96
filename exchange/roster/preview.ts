import {
  type RosterChoice,
  type RosterColumn,
  type RosterContext,
  type RosterField,
  type RosterPreview,
  type RosterRow,
  rosterFields,
} from '../../domain/roster.ts'
import { failedCell, withIssue } from '../cell.ts'
import { type Header, HeaderReader } from '../header.ts'
import { firstError, importPreview } from '../import-preview.ts'
import { skipReason } from '../skip.ts'
import type { Sheet, SheetCell, Spreadsheet } from '../spreadsheet.ts'
import { type PersonMatch, type PersonMatcher, personMatcher, type UnitMatch, unitMatcher } from './match.ts'
import { type Cells, readRow } from './values.ts'

/** What a preview asks of a choice; the token of the file is the caller's. */
export type SheetChoice = Omit<RosterChoice, 'token'>

const rosterHeaders = new HeaderReader<RosterField>({
  fields: rosterFields,
  key: 'name',
  misleading: /拼音|地$|编号|代码|序号|人数|数$|说明|照片/,
})

interface Matching {
  readonly context: RosterContext
  readonly unitOf: (subdistrict: string, name: string) => UnitMatch
  readonly people: PersonMatcher
  readonly posts: ReadonlyMap<string, string>
  /** The rows seen so far, by who they are about. */
  readonly seen: Map<string, number>
}

/** Fields without a value of their own in the workbook: the unit is compared by its id, the others settle the kind. */
const notCompared: ReadonlySet<RosterField> = new Set([
  'unitName',
  'subdistrictName',
  'funding',
  'employment',
])

/** What an import of a spreadsheet would do to the workbook; writes nothing. */
export function previewRoster(
  spreadsheet: Spreadsheet,
  choice: SheetChoice,
  context: RosterContext,
): RosterPreview {
  const { sheet, header } = rosterHeaders.read(spreadsheet, choice)
  const problem = problemOf(sheet, header)
  const rows = problem === null ? readRows(sheet, header, context) : []
  return {
    ...importPreview(spreadsheet, { sheet, header }, rows, problem),
    leftOut: (context.leaveOut ?? []).filter((field) =>
      header.columns.some((column) => column.field === field),
    ),
  }
}

function problemOf(sheet: Sheet, header: Header<RosterField>): string | null {
  if (header.row < 0) {
    return `工作表“${sheet.name}”的前 30 行里没有人员名册的表头（没有“姓名”列）。请指定表头行，或另选工作表、文件。`
  }
  if (!header.columns.some((column) => column.field === 'name')) {
    return `工作表“${sheet.name}”第 ${header.row + 1} 行是表头，但其中没有“姓名”列。请指定哪一列是姓名，或另选表头行、工作表。`
  }
  return null
}

function readRows(sheet: Sheet, header: Header<RosterField>, context: RosterContext): RosterRow[] {
  const mapped = header.columns.filter(
    (column): column is RosterColumn & { field: RosterField } => column.field !== null,
  )
  const matching: Matching = {
    context,
    unitOf: unitMatcher(context.units),
    people: personMatcher(context.people),
    posts: new Map(context.posts.map((post) => [postKey(post.unitId, post.name), post.id])),
    seen: new Map(),
  }
  return sheet.rows.slice(header.row + 1).map((line, index) => {
    const fields = mapped.map((column) => [column.field, line[column.index]] as const)
    return rowOf(header.row + 1 + index, line, fields, matching)
  })
}

function rowOf(
  row: number,
  line: readonly SheetCell[],
  fields: readonly (readonly [RosterField, SheetCell | undefined])[],
  matching: Matching,
): RosterRow {
  const { cells, monthOnly, isKindGuessed } = readRow(fields, matching.context.today)
  const skipped = skipReason(line, cells, {
    name: cells.name,
    header: /^(?:姓名|名字|必填|选填|name)[*＊]?$/i,
    nameless: '没有姓名',
  })
  if (skipped !== null) return noPerson(row, cells, skipped)
  if (!cells.name) cells.name = failedCell('', '缺少姓名')
  const unit = matching.unitOf(cells.subdistrictName?.value ?? '', cells.unitName?.value ?? '')
  markUnit(cells, unit, matching.context)
  const person = findPerson(cells, monthOnly, unit, matching)
  const known = person.id === null ? undefined : matching.people.get(person.id)
  keepKnownDays(cells, monthOnly, known?.facts)
  if (isKindGuessed) keepKnownKind(cells, known?.facts.establishmentKind)
  const postName = cells.postName?.value
  const postId = unit.id && postName ? (matching.posts.get(postKey(unit.id, postName)) ?? null) : null
  const reason = firstError(cells) ?? seenBefore(row, cells, person, matching)
  for (const field of matching.context.leaveOut ?? []) leaveOut(cells, field)
  const isSame = known !== undefined && saysNothingNew(cells, unit, known)
  return {
    row,
    cells,
    unit,
    post: { id: postId, how: postId ? 'exact' : 'none' },
    person,
    action: reason !== null ? 'error' : known === undefined ? 'create' : isSame ? 'unchanged' : 'update',
    reason,
  }
}

/** The file's value helps to tell who is meant and whether the row is right; it is not written. */
function leaveOut(cells: Cells, field: RosterField): void {
  const cell = cells[field]
  if (cell) cells[field] = { ...cell, value: null }
}

function noPerson(row: number, cells: Cells, reason: string): RosterRow {
  return {
    row,
    cells,
    unit: { id: null, how: 'none', suggestions: [] },
    post: { id: null, how: 'none' },
    person: { id: null, how: 'none' },
    action: 'skip',
    reason,
  }
}

/** Says in the cell that names the unit what came of looking for it. */
function markUnit(cells: Cells, unit: UnitMatch, context: RosterContext): void {
  if (unit.how === 'exact' || unit.how === 'path') return
  const field = cells.unitName?.value ? 'unitName' : 'subdistrictName'
  const cell = cells[field]
  if (!cell?.value) return
  const paths = unit.suggestions.map((suggestion) => suggestion.path).join('、')
  cells[field] = withIssue(cell, 'warning', unitWarning(cell.value, unit, paths, context))
}

/** No error: a person whose unit is not settled is taken in all the same, and waits in the 待安置 pool. */
function unitWarning(name: string, unit: UnitMatch, paths: string, context: RosterContext): string {
  if (unit.id !== null) {
    const path = context.units.find((candidate) => candidate.id === unit.id)?.path
    return `名称相近，按“${path}”对应，请核对`
  }
  const rest = '请选定机构，未选定的先进入待安置'
  if (unit.how === 'ambiguous') return `有多个同名机构：${paths}；${rest}`
  return `本工作簿里没有机构“${name}”${paths ? `，相近的有：${paths}` : ''}；${rest}`
}

function findPerson(
  cells: Cells,
  monthOnly: ReadonlySet<RosterField>,
  unit: UnitMatch,
  { people }: Matching,
): PersonMatch {
  const name = cells.name?.value
  if (!name) return { id: null, how: 'none' }
  const rawId = cells.idNumber?.raw ?? ''
  const match = people.find({
    name,
    idNumber: cells.idNumber?.value ?? null,
    // A roster that was exported while its numbers were locked says only that there is one.
    maskedId: rawId.includes('*') ? rawId.trim() : null,
    birthDate: cells.birthDate?.value ?? null,
    birthIsMonth: monthOnly.has('birthDate') && (cells.birthDate?.issues.length ?? 0) > 0,
    unitId: unit.id,
  })
  const known = match.id === null ? undefined : people.get(match.id)
  if (match.how === 'idNumber' && known && known.name !== name && cells.name) {
    cells.name = withIssue(cells.name, 'warning', `该身份证号在工作簿中是“${known.name}”，将改名`)
  } else if (!known && people.namesakes(name) > 0 && cells.name) {
    cells.name = withIssue(cells.name, 'warning', '工作簿中已有同名人员，但无法确认是同一人，请核对')
  }
  return match
}

/** A month in the file does not overwrite the day that the workbook knows of the same month. */
function keepKnownDays(
  cells: Cells,
  monthOnly: ReadonlySet<RosterField>,
  facts: Readonly<Partial<Record<RosterField, string>>> | undefined,
): void {
  for (const field of monthOnly) {
    const cell = cells[field]
    const known = facts?.[field]
    if (!cell?.value || !known || known.slice(0, 7) !== cell.value.slice(0, 7)) continue
    // An id number has filled in the day already where the issue is gone.
    if (cell.issues.length > 0) cells[field] = { raw: cell.raw, value: known, issues: [] }
  }
}

/** A bare 事业编制 says nothing against the kind that the workbook knows. */
function keepKnownKind(cells: Cells, known: string | undefined): void {
  const raw = cells.establishmentKind?.raw
  if (raw !== undefined && known?.startsWith('institutional')) {
    cells.establishmentKind = { raw, value: known, issues: [] }
  }
}

/** The same id number, the same person of the workbook, or a row that nothing tells from an earlier one. */
function seenBefore(row: number, cells: Cells, person: PersonMatch, { seen }: Matching): string | null {
  const value = (field: RosterField) => cells[field]?.value ?? ''
  const idNumber = value('idNumber')
  const described = ['name', 'birthDate', 'subdistrictName', 'unitName', 'phone'] as const
  const keys = [
    idNumber ? `id ${idNumber}` : `who ${described.map((field) => value(field)).join('\n')}`,
    ...(person.id ? [`known ${person.id}`] : []),
  ]
  const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined)
  if (earlier === undefined) {
    for (const key of keys) seen.set(key, row)
    return null
  }
  const why = idNumber ? '身份证号相同或是同一人' : '姓名、机构等均相同，没有身份证号可以区分'
  return `与第 ${earlier + 1} 行重复（${why}）`
}

function saysNothingNew(cells: Cells, unit: UnitMatch, known: RosterContext['people'][number]): boolean {
  if (unit.id !== null && unit.id !== known.unitId) return false
  return Object.entries(cells).every(([field, cell]) => {
    if (notCompared.has(field as RosterField) || cell.value === null) return true
    return cell.value === known.facts[field as RosterField]
  })
}

function postKey(unitId: string, name: string): string {
  return `${unitId}\n${name.replaceAll(/\s/g, '')}`
}
