import { tableNames } from '../domain/tables.ts'
import type { ReadableDb, WritableDb } from './connection.ts'

/** The columns of a table as the file has them. */
export function columnsOf(db: ReadableDb, table: string): readonly string[] {
  return db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
}

/**
 * Writes the triggers that make the ledger: each write to a model table becomes a `change` row of the open operation.
 * Without one `operationSeq` is NULL and the NOT NULL constraint refuses the write, whichever program attempts it.
 * Generated from the schema, so that a new column is recorded from its first day.
 */
export function installLedger(db: WritableDb): void {
  for (const table of tableNames) {
    const columns = columnsOf(db, table)
    const image = (row: 'OLD' | 'NEW') =>
      `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`
    const record = (event: string, id: string, before: string, after: string, when = '') => `
      DROP TRIGGER IF EXISTS ledger_${table}_${event};
      CREATE TRIGGER ledger_${table}_${event} AFTER ${event} ON ${table}${when}
      BEGIN
        INSERT INTO change (operationSeq, tableName, rowId, before, after)
        VALUES ((SELECT seq FROM openOperation), '${table}', ${id}, ${before}, ${after});
      END;`
    db.exec(record('INSERT', 'NEW.id', 'NULL', image('NEW')))
    db.exec(record('UPDATE', 'NEW.id', image('OLD'), image('NEW')))
    db.exec(record('DELETE', 'OLD.id', image('OLD'), 'NULL'))
  }
  for (const table of ['operation', 'change']) {
    for (const event of ['UPDATE', 'DELETE']) {
      db.exec(`
        DROP TRIGGER IF EXISTS keep_${table}_${event};
        CREATE TRIGGER keep_${table}_${event} BEFORE ${event} ON ${table}
        BEGIN
          SELECT RAISE(ABORT, 'the ledger is append-only');
        END;`)
    }
  }
}

/** Lets rows be written that the ledger already tells of; only while a file is made that is nobody's workbook yet. */
export function dropLedger(db: WritableDb): void {
  for (const table of tableNames) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) db.exec(`DROP TRIGGER ledger_${table}_${event}`)
  }
}
