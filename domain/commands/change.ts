import type { Day } from '../day.ts'
import { DomainError } from '../errors.ts'
import type { DatedRow, Model } from '../model.ts'
import type { RowChange, RowOf, TableName } from '../tables.ts'

const missing: Partial<Record<TableName, string>> = {
  unit: '机构',
  post: '岗位',
  person: '人员',
  plate: '牌子',
  village: '村（居）',
  quota: '核定数',
  labourContract: '合同',
  villageLiaison: '包村干部',
  villageCadre: '两委成员',
  gridCell: '网格',
  building: '楼',
  floor: '楼层',
  room: '房间',
  occupancy: '用房登记',
  indicator: '指标',
  assessmentPeriod: '考核周期',
  indicatorPick: '考核指标',
  appointmentRound: '聘任轮次',
  roundPost: '轮次岗位',
  roundApplication: '报名',
  power: '权力事项',
  powerBatch: '批次',
  powerVersion: '清单版本',
}

/** The row of an id; notFound where another window or an undo has taken it away meanwhile. */
export function requireRow<T extends TableName>(model: Model, table: T, id: string): RowOf<T> {
  const row = model.get(table, id)
  if (!row)
    throw new DomainError('notFound', { message: `这条${missing[table] ?? '记录'}已不存在，请刷新后再试。` })
  return row
}

/** A row as it shall be. */
export function put<T extends TableName>(table: T, row: RowOf<T>): RowChange {
  return { table, id: row.id, row } as unknown as RowChange
}

export function remove(table: TableName, id: string): RowChange {
  return { table, id, row: null } as RowChange
}

/** What a patch changes; null where it changes nothing. */
export function patched<T extends TableName>(
  table: T,
  row: RowOf<T>,
  patch: Partial<RowOf<T>>,
): RowChange | null {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined)
  const before = row as Readonly<Record<string, unknown>>
  if (entries.every(([key, value]) => before[key] === value)) return null
  return put(table, { ...row, ...Object.fromEntries(entries) })
}

/**
 * Ends a dated row on a day. A row that began on that very day never was in force: it is taken out,
 * so that moves to and fro within a day leave no empty spans behind.
 */
export function endRow<
  T extends
    | 'position'
    | 'appointment'
    | 'quota'
    | 'jurisdiction'
    | 'labourContract'
    | 'villageLiaison'
    | 'villageCadre'
    | 'gridCell'
    | 'occupancy',
>(table: T, row: RowOf<T>, on: Day): RowChange {
  const dated = row as DatedRow
  if (dated.startedOn !== null && dated.startedOn >= on) return remove(table, row.id)
  return put(table, { ...row, endedOn: on })
}

/** The next place in the document's order below a unit. */
export function nextSortNo(rows: readonly { readonly sortNo: number }[]): number {
  return rows.reduce((last, row) => Math.max(last, row.sortNo), 0) + 10
}
