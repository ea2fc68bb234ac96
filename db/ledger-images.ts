import type { TableName } from '../domain/tables.ts'
import { tableNames } from '../domain/tables.ts'
import type { ReadableDb } from './connection.ts'

/** A row of any table, column by column. */
export type AnyRow = Readonly<Record<string, unknown>>

/** The rows of one table as the ledger left them, by their id; null where it says that the row is gone. */
export type TableImages = ReadonlyMap<string, AnyRow | null>

/** What the last change of each row left of it. */
export function lastImagesOf(db: ReadableDb, table: TableName): TableImages {
  const records = db
    .prepare(`
      SELECT rowId, after, max(seq)
      FROM change
      WHERE tableName = ?
      GROUP BY rowId`)
    .raw()
    .iterate(table) as Iterable<readonly [string, string | null]>
  const images = new Map<string, AnyRow | null>()
  for (const [id, after] of records) images.set(id, after === null ? null : (JSON.parse(after) as AnyRow))
  return images
}

/** Whether a row is what an image says; a column that the image does not know was added after it was taken. */
export function fitsImage(row: AnyRow, image: AnyRow): boolean {
  return Object.entries(image).every(([column, value]) => row[column] === value)
}

/** The rows of the model, and how many are not as the ledger says: changed, too many, or missing. */
export function compareWithLedger(db: ReadableDb): { readonly rows: number; readonly differing: number } {
  let rows = 0
  let differing = 0
  for (const table of tableNames) {
    const images = lastImagesOf(db, table)
    let fitting = 0
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<AnyRow>) {
      rows += 1
      const image = images.get(String(row.id))
      if (image && fitsImage(row, image)) fitting += 1
      else differing += 1
    }
    const expected = [...images.values()].filter((image) => image !== null).length
    differing += Math.max(0, expected - fitting)
  }
  return { rows, differing }
}
