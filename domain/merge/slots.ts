import { isRenaming } from '../lineage.ts'
import type { RowOf, TableName } from '../tables.ts'

type SlotOf<T extends TableName> = (row: RowOf<T>) => string | null

/**
 * A place that only one row can take at a time. Two copies that each put a row of their own into the same place
 * have changed the same thing, though no row is the same: a person's main post, an approved number, a village's 代管.
 */
const slots: { readonly [T in TableName]?: SlotOf<T> } = {
  appointment: (row) => (row.kind === 'main' ? `main post of ${row.personId}` : null),
  position: (row) => (row.counting === 'concurrent' ? null : `establishment of ${row.personId}`),
  quota: (row) => `quota ${row.unitId} ${row.ledger} ${row.kind} ${row.level}`,
  jurisdiction: (row) => `${row.kind} holder of ${row.villageId}`,
  villageCode: (row) => `code of ${row.villageId} on ${row.asOf}`,
  wish: (row) => `wish ${row.preference} of ${row.personId}`,
  indicatorPick: (row) => `pick ${row.indicatorId} in ${row.periodId} for ${row.personId ?? row.unitId}`,
  score: (row) => `score of ${row.pickId}`,
  roundPost: (row) => `post ${row.postId} in ${row.roundId}`,
  roundApplication: (row) => `application of ${row.personId} for ${row.postId} in ${row.roundId}`,
  pay: (row) => `pay of ${row.personId} in ${row.year}`,
  lineage: (row) =>
    `fate of ${row.sourceTable} ${row.sourceId} ${row.sourceTable === 'duty' ? row.sourceName : ''}`,
  power: (row) =>
    row.code === null ? `power ${row.department} ${row.name} ${row.subitem ?? ''}` : `power ${row.code}`,
  powerOffice: (row) => `office ${row.unitId} of ${row.powerId}`,
  powerBatch: (row) => `power batch ${row.name}`,
}

export function slotOf(table: TableName, row: RowOf<TableName> | null): string | null {
  const slot = slots[table] as SlotOf<TableName> | undefined
  return row && slot ? slot(row) : null
}

/** The row that another must go in with: a 更名 in the lineage says what the name of its row says. */
export function partnerOf(table: TableName, row: RowOf<TableName> | null): string | null {
  if (table !== 'lineage' || !row) return null
  const step = row as RowOf<'lineage'>
  return isRenaming(step) ? step.sourceId : null
}

/** The columns that name rows of other tables; a row must not outlive what it stands on. */
const references: Readonly<Record<string, readonly TableName[]>> = {
  parentId: ['unit', 'indicator'],
  unitId: ['unit'],
  fromUnitId: ['unit'],
  toUnitId: ['unit'],
  personId: ['person'],
  postId: ['post'],
  villageId: ['village'],
  buildingId: ['building'],
  floorId: ['floor'],
  roomId: ['room'],
  indicatorId: ['indicator'],
  periodId: ['assessmentPeriod'],
  pickId: ['indicatorPick'],
  roundId: ['appointmentRound'],
  documentId: ['document'],
  toleratedDocumentId: ['document'],
  holderId: ['unit'],
  bureauId: ['unit'],
  batchId: ['powerBatch'],
  powerId: ['power'],
}

/** The ids of the rows that a row refers to. */
export function referencesOf(row: RowOf<TableName>): string[] {
  return Object.entries(row).flatMap(([column, value]) =>
    column in references && typeof value === 'string' ? [value] : [],
  )
}
