import { capName } from '../../../domain/caps.ts'
import type { Model } from '../../../domain/model.ts'
import type { RowChange, TableName } from '../../../domain/tables.ts'
import type { OperationDetail } from '../../../domain/workbook.ts'
import { fieldName, tableTitles } from './field-names.ts'
import { settingName, valueName } from './field-values.ts'

/** One row that an entry of the 台账 touched: what it is called, what happened, and field by field old and new. */
export interface ChangedRow {
  readonly title: string
  readonly kind: '新增' | '修改' | '删除'
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[]
}

/** Rows as they were and as they are. */
export type BeforeAfter = Pick<OperationDetail, 'before' | 'after'>

type Values = Readonly<Record<string, unknown>>

/** The rows of an entry in the order in which they were touched, at most `limit`. */
export function changedRows(model: Model, detail: BeforeAfter, limit: number): ChangedRow[] {
  const before = new Map(detail.before.map((change) => [`${change.table} ${change.id}`, change]))
  const names = new Names(model, detail)
  return detail.after.slice(0, limit).map((after) => {
    const old = before.get(`${after.table} ${after.id}`)
    const [was, is] = [(old?.row ?? null) as Values | null, after.row as Values | null]
    const title = `${tableTitles[after.table]} ${names.titleOf(is ? after : old)}`.trim()
    const columns = Object.keys(is ?? was ?? {}).filter((column) => isTold(after.table, column))
    const changed = columns.filter((column) => !isSame(was?.[column], is?.[column]))
    const fields = changed.map((column) => ({
      name: fieldName(after.table, column) ?? column,
      before: names.textOf(after.table, column, was),
      after: names.textOf(after.table, column, is),
    }))
    return { title, kind: was ? (is ? '修改' : '删除') : '新增', fields }
  })
}

/** A step of the 沿革 is called by its source and says where it leads; which rows these are is for the program. */
const untold: { readonly [T in TableName]?: readonly string[] } = {
  lineage: ['sourceTable', 'sourceId', 'sourceName', 'sourceUnitId', 'targetTable', 'targetId'],
}

const isTold = (table: TableName, column: string) =>
  column !== 'id' && column !== 'sortNo' && !untold[table]?.includes(column)

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''
const isSame = (a: unknown, b: unknown) => a === b || (isEmpty(a) && isEmpty(b))

/** Ids by what they stand for; rows of the entry itself count too, for they may be gone from the workbook. */
class Names {
  private readonly model: Model
  private readonly own = new Map<string, string>()

  constructor(model: Model, detail: BeforeAfter) {
    this.model = model
    for (const { id, row } of [...detail.before, ...detail.after]) {
      const { name, number } = (row ?? {}) as Values
      if (name ?? number) this.own.set(id, String(name ?? number))
    }
  }

  textOf(table: RowChange['table'], column: string, row: Values | null): string {
    const value = row?.[column]
    if (!row || isEmpty(value)) return ''
    return /(Id|^id)$/.test(column)
      ? this.nameOf(String(value))
      : valueName(table, column, String(value), row)
  }

  titleOf(change: RowChange | undefined): string {
    if (!change?.row) return ''
    if (change.table === 'setting') return settingName(change.id)
    if (change.table === 'quota') return `${this.nameOf(change.row.unitId)} ${capName(change.row)}`
    if (change.table === 'lineage') return change.row.sourceName
    const row = change.row as Values
    const own = row.name ?? row.number
    return own
      ? String(own)
      : this.nameOf(String(row.personId ?? row.villageId ?? row.fromUnitId ?? row.unitId ?? ''))
  }

  private nameOf(id: string): string {
    const { model } = this
    const row = model.get('unit', id) ?? model.get('post', id) ?? model.get('person', id)
    const name = row?.name ?? model.get('village', id)?.name ?? model.get('document', id)?.number
    return name ?? this.own.get(id) ?? '（已删除）'
  }
}
