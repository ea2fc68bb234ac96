import { type SealedTable, sealedColumnsOf, sealedPrefix, sealedTables } from '../../domain/personal.ts'
import type { RowOf } from '../../domain/tables.ts'
import { readBranch, writeBranch } from '../branch.ts'
import type { ReadableDb, WritableDb } from '../connection.ts'
import { rechain } from '../ledger.ts'
import { installLedger } from '../triggers.ts'
import type { PersonalCipher } from './cipher.ts'
import { sealValue, Vault } from './vault.ts'

/** The entries of the ledger that were given another hash, and the hash that the last one had. */
export interface Sealing {
  readonly first: number
  readonly last: number
  readonly oldHead: string
}

/**
 * Encrypts what stands unencrypted in a file, the images of its ledger too: they would tell the numbers for ever.
 * The chain is computed anew over the encrypted images, in the same way in every branch, so that branches still share
 * their entries. Only for a file whose chain has been proved; to be called within a transaction. null where no image
 * had to be rewritten.
 */
export function sealFile(db: WritableDb, cipher: PersonalCipher): Sealing | null {
  const oldHead = db.prepare('SELECT hash FROM operation ORDER BY seq DESC LIMIT 1').pluck().get() as string
  liftGuards(db)
  for (const table of sealedTables) sealRows(db, cipher, table)
  const rewrote = sealImages(db, cipher) ? rechain(db) : null
  if (rewrote) moveBranchPoint(db)
  installLedger(db)
  return rewrote && { ...rewrote, oldHead }
}

/** The triggers would refuse the rewriting, and record the values once more. */
function liftGuards(db: WritableDb): void {
  for (const guard of ['keep_change', 'keep_operation', ...sealedTables.map((table) => `ledger_${table}`)]) {
    db.exec(`DROP TRIGGER IF EXISTS ${guard}_UPDATE`)
  }
}

function sealRows(db: WritableDb, cipher: PersonalCipher, table: SealedTable): void {
  const vault = new Vault(true, cipher)
  const columns = sealedColumnsOf(table)
  const update = db.prepare(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
  )
  const rows = db.prepare(`SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${plainRow(table)}`)
  for (const row of rows.all() as RowOf<SealedTable>[]) update.run(vault.sealRow(table, row))
}

/** Image by image and column by column, so that every other character of an image stays as the trigger wrote it. */
function sealImages(db: WritableDb, cipher: PersonalCipher): boolean {
  let count = 0
  for (const { table, column, image, value, isPlain } of imageValues()) {
    const rows = db
      .prepare(`
        SELECT seq, rowId, ${value} AS value
        FROM change
        WHERE tableName = '${table}' AND ${isPlain}`)
      .all() as { seq: number; rowId: string; value: string | number }[]
    const update = db.prepare(
      `UPDATE change SET ${image} = json_replace(${image}, '$.${column}', ?) WHERE seq = ?`,
    )
    for (const { seq, rowId, value } of rows) update.run(sealValue(cipher, table, rowId, column, value), seq)
    count += rows.length
  }
  return count > 0
}

/** Every place in an image of the ledger where a value could stand, and the condition that it is not encrypted. */
function imageValues() {
  return sealedTables.flatMap((table) =>
    sealedColumnsOf(table).flatMap((column) =>
      ['before', 'after'].map((image) => {
        const value = `${image} ->> '$.${column}'`
        return { table, column, image, value, isPlain: plain(value) }
      }),
    ),
  )
}

/** The branch point names the hash of its entry. */
function moveBranchPoint(db: WritableDb): void {
  const branch = readBranch(db)
  if (!branch) return
  const hash = db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck().get(branch.baseSeq)
  if (typeof hash === 'string') writeBranch(db, { ...branch, baseHash: hash })
}

const plain = (value: string) => `(${value} IS NOT NULL AND ${value} NOT LIKE '${sealedPrefix}%')`

const plainRow = (table: SealedTable) => sealedColumnsOf(table).map(plain).join(' OR ')

/** Whose the values of a row are. */
const owners: Readonly<Record<SealedTable, string>> = { person: 'id', pay: 'personId' }

/** Of how many people a value stands in the file unencrypted; any version of a workbook. */
export function countPlainPeople(db: ReadableDb): number {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck()
  const owned = sealedTables
    .filter((table) => isThere.get(table) === 1)
    .map((table) => `SELECT ${owners[table]} FROM ${table} WHERE ${plainRow(table)}`)
  return db
    .prepare(`SELECT count(*) FROM (${owned.join(' UNION ')})`)
    .pluck()
    .get() as number
}

/** Whether a value stands in the file unencrypted, in a row or in the ledger; any version of a workbook. */
export function holdsPlainValues(db: ReadableDb): boolean {
  if (countPlainPeople(db) > 0) return true
  const ofTable = sealedTables.map((table) => {
    const isPlain = imageValues().flatMap((each) => (each.table === table ? [each.isPlain] : []))
    return `(tableName = '${table}' AND (${isPlain.join(' OR ')}))`
  })
  const found = db.prepare(`SELECT 1 FROM change WHERE ${ofTable.join(' OR ')} LIMIT 1`)
  return found.pluck().get() === 1
}

/** Rewrites a file so that nothing of what was replaced can be read from its bytes, nor from its log's. */
export function scrubFile(db: WritableDb, at: string): void {
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.prepare('UPDATE personalKey SET scrubbedAt = ?').run(at)
}
