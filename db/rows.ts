import { isSealedTable, type SealedTable } from '../domain/personal.ts'
import { type RowChange, type RowOf, type TableName, type TableRows, tableNames } from '../domain/tables.ts'
import type { ReadableDb, WritableDb } from './connection.ts'
import type { Vault } from './personal/vault.ts'
import { columnsOf } from './triggers.ts'

/** The statements that put rows in and take them out, made once per connection from the schema. */
export class RowStore {
  private readonly db: WritableDb
  private readonly puts = new Map<TableName, (row: RowOf<TableName>) => void>()
  private readonly removes = new Map<TableName, (id: string) => void>()
  private readonly vault: Vault

  constructor(db: WritableDb, vault: Vault) {
    this.db = db
    this.vault = vault
    for (const table of tableNames) this.prepare(table)
  }

  private prepare(table: TableName): void {
    const rest = columnsOf(this.db, table).filter((column) => column !== 'id')
    const columns = [...rest, 'id']
    // Parameters by their place: to name sixteen columns of each row costs as much as to find the row.
    const update = this.db.prepare(
      `UPDATE ${table} SET ${rest.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    )
    const insert = this.db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const remove = this.db.prepare(`DELETE FROM ${table} WHERE id = ?`)
    this.puts.set(table, (row) => {
      // An image that the ledger kept before a column was added does not name it.
      const values = columns.map((column) => (row as Readonly<Record<string, unknown>>)[column] ?? null)
      if (update.run(values).changes === 0) insert.run(values)
    })
    this.removes.set(table, (id) => {
      remove.run(id)
    })
  }

  /** Writes rows as they shall be; must run inside `commit`, else the ledger refuses it. */
  write(changes: readonly RowChange[]): void {
    for (const change of changes) {
      if (change.row) this.puts.get(change.table)?.(this.sealed(change))
      else this.removes.get(change.table)?.(change.id)
    }
  }

  private sealed(change: RowChange): RowOf<TableName> {
    return isSealedTable(change.table) && change.row
      ? this.vault.sealRow(change.table, change.row as RowOf<SealedTable>)
      : (change.row as RowOf<TableName>)
  }
}

/** Every row of the model, as it stands in the file: personal columns encrypted. */
export function readAllRows(db: ReadableDb): TableRows {
  const rows = tableNames.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()])
  return Object.fromEntries(rows) as unknown as TableRows
}
