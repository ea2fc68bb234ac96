import { type Day, isOpenOn } from './day.ts'
import { type CapKey, capKeyText, type Quota } from './quota.ts'
import { type SettingName, settingDefaults } from './setting.ts'
import { type RowChange, type RowOf, type TableName, type TableRows, tableNames } from './tables.ts'
import { Tally } from './tally.ts'

/** The columns by which rows are looked up; each has an index. */
type IndexName =
  | 'unit.parentId'
  | 'unitRelation.fromUnitId'
  | 'unitRelation.toUnitId'
  | 'plate.unitId'
  | 'quota.unitId'
  | 'quota.documentId'
  | 'post.unitId'
  | 'position.personId'
  | 'position.unitId'
  | 'appointment.personId'
  | 'appointment.unitId'
  | 'appointment.postId'
  | 'labourContract.personId'
  | 'villageCode.villageId'
  | 'jurisdiction.villageId'
  | 'jurisdiction.unitId'
  | 'villageLiaison.villageId'
  | 'villageLiaison.personId'
  | 'villageCadre.villageId'
  | 'gridCell.villageId'
  | 'wish.personId'
  | 'lineage.sourceId'
  | 'lineage.sourceUnitId'
  | 'lineage.targetId'
  | 'floor.buildingId'
  | 'room.floorId'
  | 'occupancy.roomId'
  | 'occupancy.personId'
  | 'occupancy.unitId'
  | 'indicator.parentId'
  | 'indicatorPick.periodId'
  | 'indicatorPick.indicatorId'
  | 'indicatorPick.personId'
  | 'score.pickId'
  | 'roundPost.roundId'
  | 'roundApplication.roundId'
  | 'roundApplication.personId'
  | 'pay.personId'
  | 'power.code'
  | 'power.name'
  | 'power.batchId'
  | 'power.holderId'
  | 'powerOffice.powerId'
  | 'powerOffice.unitId'
  | 'powerLawChange.powerId'
type UndatedIndex =
  | 'villageCode.villageId'
  | 'wish.personId'
  | 'floor.buildingId'
  | 'room.floorId'
  | `lineage.${string}`
  | `power${string}`
  | `indicator${string}`
  | `score.${string}`
  | `round${string}`
  | `pay.${string}`
type IndexTable<I extends IndexName> = I extends `${infer T extends TableName}.${string}` ? T : never

/** The rows of a table by the value of a column. */
type Index = Map<string, RowOf<TableName>[]>

type Rows = { readonly [T in TableName]: Map<string, RowOf<T>> }

/**
 * A workbook in memory: the rows, the look-ups and the counts, kept current by the changes of each operation.
 * Backend and screen hold the same thing, so a rule and a preview are the same function on both sides.
 */
export class Model {
  readonly rows: Rows
  private counted: Tally | null = null
  /** Each made at its first use. */
  private readonly indexes = new Map<IndexName, Index>()
  /** The indexes of each table with their column, so that putting a row in looks nowhere else. */
  private readonly indexesOf = new Map<TableName, (readonly [string, Index])[]>()
  private day: Day

  constructor(rows: Partial<TableRows>, asOf: Day) {
    this.day = asOf
    this.rows = Object.fromEntries(tableNames.map((table) => [table, new Map()])) as unknown as Rows
    for (const table of tableNames) {
      const map = this.rows[table] as Map<string, RowOf<TableName>>
      for (const row of rows[table] ?? []) map.set(row.id, row)
    }
  }

  /** Counted at its first use: what only looks rows up, as a comparison does, does not pay for it. */
  get tally(): Tally {
    if (!this.counted) {
      this.counted = new Tally(this)
      this.counted.rebuild()
    }
    return this.counted
  }

  /** All rows, as a snapshot carries them. */
  allRows(): TableRows {
    const rows = tableNames.map((table) => [table, [...this.rows[table].values()]])
    return Object.fromEntries(rows) as unknown as TableRows
  }

  /** The day for which rows count as in force. */
  get asOf(): Day {
    return this.day
  }

  setAsOf(day: Day): void {
    if (day === this.day) return
    this.day = day
    this.counted?.rebuild()
  }

  get<T extends TableName>(table: T, id: string | null): RowOf<T> | undefined {
    return id === null ? undefined : this.rows[table].get(id)
  }

  /** All rows whose indexed column holds the value, ended ones included. */
  by<I extends IndexName>(index: I, value: string): RowOf<IndexTable<I>>[] {
    return [...(this.indexOn(index).get(value) ?? [])] as RowOf<IndexTable<I>>[]
  }

  /** The first of `by`, or its only one; without a list made for it, for what looks a row up thousands of times. */
  firstBy<I extends IndexName>(index: I, value: string): RowOf<IndexTable<I>> | undefined {
    return this.indexOn(index).get(value)?.[0] as RowOf<IndexTable<I>> | undefined
  }

  /** As `by`, only rows in force on the model's day. */
  openBy<I extends Exclude<IndexName, UndatedIndex>>(index: I, value: string): RowOf<IndexTable<I>>[] {
    const rows = (this.indexOn(index).get(value) ?? []) as RowOf<IndexTable<I>>[]
    return rows.filter((row) => isOpenOn(row as DatedRow, this.day))
  }

  isOpen(row: DatedRow): boolean {
    return isOpenOn(row, this.day)
  }

  setting(name: SettingName): string {
    return this.rows.setting.get(name)?.value ?? settingDefaults[name]
  }

  /** The approved number in force for a cap of a unit. */
  quotaOf(unitId: string, key: CapKey): Quota | undefined {
    const text = capKeyText(key)
    return this.openBy('quota.unitId', unitId).find((quota) => capKeyText(quota) === text)
  }

  /** The unit and every unit above it, nearest first; a loop in broken data ends the walk. */
  pathUp(unitId: string | null): string[] {
    const path: string[] = []
    for (let id = unitId; id !== null && !path.includes(id); ) {
      path.push(id)
      id = this.rows.unit.get(id)?.parentId ?? null
    }
    return path
  }

  /** Units below in the order of the document (sortNo), in force on the model's day. */
  childrenOf(unitId: string): RowOf<'unit'>[] {
    return this.openBy('unit.parentId', unitId).sort(
      (a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id),
    )
  }

  /** Puts changes in and gives back those that would undo them, in the order in which to apply them. */
  apply(changes: readonly RowChange[]): RowChange[] {
    const inverse: RowChange[] = []
    for (const change of changes) {
      const map = this.rows[change.table] as Map<string, RowOf<TableName>>
      const before = map.get(change.id) ?? null
      inverse.unshift({ table: change.table, id: change.id, row: before } as RowChange)
      const put = () => {
        if (before) this.index(change.table, before, -1)
        if (change.row) {
          map.set(change.id, change.row)
          this.index(change.table, change.row, 1)
        } else {
          map.delete(change.id)
        }
      }
      if (this.counted) this.counted.around(change, put)
      else put()
    }
    return inverse
  }

  /** Runs a look with changes in place and takes them out again. */
  preview<R>(changes: readonly RowChange[], look: () => R): R {
    const inverse = this.apply(changes)
    try {
      return look()
    } finally {
      this.apply(inverse)
    }
  }

  private indexOn(name: IndexName): Index {
    const known = this.indexes.get(name)
    if (known) return known
    const map: Index = new Map()
    const table = name.slice(0, name.indexOf('.')) as TableName
    const entry = [name.slice(table.length + 1), map] as const
    for (const row of this.rows[table].values()) putIn(entry, row, 1)
    this.indexes.set(name, map)
    this.indexesOf.set(table, [...(this.indexesOf.get(table) ?? []), entry])
    return map
  }

  private index(table: TableName, row: RowOf<TableName>, sign: 1 | -1): void {
    for (const entry of this.indexesOf.get(table) ?? []) putIn(entry, row, sign)
  }
}

function putIn([column, map]: readonly [string, Index], row: RowOf<TableName>, sign: 1 | -1): void {
  const value = (row as Readonly<Record<string, unknown>>)[column]
  if (typeof value !== 'string') return
  const rows = map.get(value)
  if (sign === 1) {
    if (rows) rows.push(row)
    else map.set(value, [row])
  } else if (rows) {
    rows.splice(rows.indexOf(row), 1)
    if (rows.length === 0) map.delete(value)
  }
}

export interface DatedRow {
  readonly startedOn: Day | null
  readonly endedOn: Day | null
}
