import { payOf } from '../../domain/commands/pay.ts'
import type { ImportCell } from '../../domain/import-table.ts'
import type { Model } from '../../domain/model.ts'
import { mostPay, payAmountNames, payAmounts } from '../../domain/pay.ts'
import {
  type PayChoice,
  type PayField,
  type PayImportRow,
  type PayPreview,
  payFields,
} from '../../domain/pay-import.ts'
import type { Person } from '../../domain/person.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { failedCell, goodCell, withIssue } from '../cell.ts'
import { HeaderReader } from '../header.ts'
import { firstError, importPreview } from '../import-preview.ts'
import { numberCell } from '../numbers.ts'
import { skipReason } from '../skip.ts'
import type { SheetCell, Spreadsheet } from '../spreadsheet.ts'

type Cells = Partial<Record<PayField, ImportCell>>

const headers = new HeaderReader<PayField>({
  fields: payFields,
  key: 'name',
  misleading: /序号|合计|年收入|应发|实发|扣|税|公积金|保险/,
})

/** What an import of a sheet of pay would do for a year; writes nothing. */
export function previewPay(
  spreadsheet: Spreadsheet,
  choice: Omit<PayChoice, 'token'>,
  model: Model,
): PayPreview {
  const { sheet, header } = headers.read(spreadsheet, choice)
  const has = (field: PayField) => header.columns.some((column) => column.field === field)
  const isReadable = header.row >= 0 && has('name') && payAmounts.some(has)
  const problem = isReadable
    ? null
    : `工作表“${sheet.name}”里没有薪酬表的表头：应有“姓名”列和“月工资、月考核奖、年终奖”中的一列。请指定表头行，或另选工作表、文件。`
  const reader = new PayReader(model, choice.year)
  const mapped = header.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]))
  const rows = isReadable
    ? sheet.rows.slice(header.row + 1).map((line, at) => {
        const read = mapped.map(({ index, field }) => [field, line[index]] as const)
        return reader.row(header.row + 1 + at, line, read)
      })
    : []
  return importPreview(spreadsheet, { sheet, header }, rows, problem)
}

/** Finds whom each row is about, and compares it with what was entered. */
class PayReader {
  private readonly model: Model
  private readonly year: number
  private readonly byName = new Map<string, Person[]>()
  private readonly byNumber = new Map<string, Person>()
  private readonly seen = new Map<string, number>()

  constructor(model: Model, year: number) {
    this.model = model
    this.year = year
    for (const person of model.rows.person.values()) {
      this.byName.set(person.name, [...(this.byName.get(person.name) ?? []), person])
      if (person.idNumber !== null) this.byNumber.set(person.idNumber, person)
    }
  }

  row(
    row: number,
    line: readonly SheetCell[],
    read: readonly (readonly [PayField, SheetCell | undefined])[],
  ): PayImportRow {
    const cells: Cells = {}
    for (const [field, cell] of read) {
      if (cell && cell.kind !== 'empty') cells[field] = readCell(field, cell)
    }
    const none = { row, cells, personId: null, patch: {} }
    const subject = { name: cells.name, header: /^(?:人员)?姓名[*＊]?$/, nameless: '没有姓名' }
    const skipped = skipReason(line, cells, subject)
    if (skipped !== null) return { ...none, action: 'skip', reason: skipped }
    const person = this.personOf(cells, row)
    // A name that could not be read says why itself.
    if (typeof person === 'string' && !cells.name?.issues.length) {
      cells.name = withIssue(cells.name ?? { raw: '', value: null, issues: [] }, 'error', person)
    }
    const fault = firstError(cells)
    if (fault !== null || typeof person === 'string') {
      return { ...none, action: 'error', reason: fault }
    }
    const known = payOf(this.model, person.id, this.year)
    const patch = Object.fromEntries(
      payAmounts.flatMap((field) => {
        const value = cells[field]?.value
        return value == null || Number(value) === known?.[field] ? [] : [[field, Number(value)]]
      }),
    )
    const action = Object.keys(patch).length === 0 ? 'unchanged' : known ? 'update' : 'create'
    return { ...none, personId: person.id, patch, action, reason: null }
  }

  /** By the id number where the row has a whole one, else by the name, with the office where two have it. */
  private personOf(cells: Cells, row: number): Person | string {
    const number = cells.idNumber?.raw.toUpperCase() ?? ''
    const name = cells.name?.value ?? ''
    if (name === '') return '缺少姓名'
    const found = /^\d{17}[\dX]$/.test(number) ? this.byNumber.get(number) : undefined
    if (found && found.name !== name) return `身份证号对应“${found.name}”，与本行姓名不符`
    const person = found ?? this.only(this.byName.get(name) ?? [], cells.unit?.raw ?? '')
    if (typeof person === 'string') return person
    const before = this.seen.get(person.id)
    if (before !== undefined) return `与第 ${before + 1} 行是同一人`
    this.seen.set(person.id, row)
    return person
  }

  private only(people: readonly Person[], unit: string): Person | string {
    const [first] = people
    if (!first) return '工作簿里没有这个人，请先登记人员'
    if (people.length === 1) return first
    const there = people.filter((person) => unit !== '' && this.worksAt(person, unit))
    const [one] = there
    return one && there.length === 1 ? one : `有 ${people.length} 位同名人员，请补身份证号或任岗机构`
  }

  private worksAt(person: Person, unit: string): boolean {
    const post = this.model.openBy('appointment.personId', person.id).find(({ kind }) => kind === 'main')
    if (!post) return false
    return [unitTitle(this.model, post.unitId), this.model.get('unit', post.unitId)?.name].includes(unit)
  }
}

function readCell(field: PayField, cell: SheetCell): ImportCell {
  const raw = cell.text.trim()
  const amount = payAmounts.find((one) => one === field)
  if (amount) return numberCell(cell, payAmountNames[amount], mostPay)
  if (cell.kind === 'error') return failedCell(raw, `单元格是错误值 ${raw}，请在表中改正`)
  return goodCell(raw, field === 'name' ? raw.replaceAll(/\s/g, '') : raw)
}
