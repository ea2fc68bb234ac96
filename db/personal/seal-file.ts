import type { Person } from '../../domain/person.ts'
import { personalColumns, sealedPrefix } from '../../domain/personal.ts'
import { readBranch, writeBranch } from '../branch.ts'
import type { ReadableDb, WritableDb } from '../connection.ts'
import { rechain } from '../ledger.ts'
import { installLedger } from '../triggers.ts'
import type { PersonalCipher } from './cipher.ts'
import { Vault } from './vault.ts'

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
  sealPeople(db, cipher)
  const rewrote = sealImages(db, cipher) ? rechain(db) : null
  if (rewrote) moveBranchPoint(db)
  installLedger(db)
  return rewrote && { ...rewrote, oldHead }
}

/** The triggers would refuse the rewriting, and record the numbers once more. */
function liftGuards(db: WritableDb): void {
  db.exec(`
    DROP TRIGGER IF EXISTS keep_change_UPDATE;
    DROP TRIGGER IF EXISTS keep_operation_UPDATE;
    DROP TRIGGER IF EXISTS ledger_person_UPDATE;`)
}

function sealPeople(db: WritableDb, cipher: PersonalCipher): void {
  const vault = new Vault(true, cipher)
  const update = db.prepare('UPDATE person SET idNumber = @idNumber, phone = @phone WHERE id = @id')
  const people = db.prepare(`SELECT id, idNumber, phone FROM person WHERE ${plainPerson}`).all() as Person[]
  for (const person of people) update.run(vault.sealPerson(person))
}

/** Image by image and column by column, so that every other character of an image stays as the trigger wrote it. */
function sealImages(db: WritableDb, cipher: PersonalCipher): boolean {
  let count = 0
  for (const image of ['before', 'after']) {
    for (const column of personalColumns) {
      const value = `${image} ->> '$.${column}'`
      const rows = db
        .prepare(`
          SELECT seq, rowId, ${value} AS value
          FROM change
          WHERE tableName = 'person' AND ${value} IS NOT NULL AND ${value} NOT LIKE '${sealedPrefix}%'`)
        .all() as { seq: number; rowId: string; value: string }[]
      const update = db.prepare(
        `UPDATE change SET ${image} = json_replace(${image}, '$.${column}', ?) WHERE seq = ?`,
      )
      for (const { seq, rowId, value } of rows) update.run(cipher.seal(rowId, column, value), seq)
      count += rows.length
    }
  }
  return count > 0
}

/** The branch point names the hash of its entry. */
function moveBranchPoint(db: WritableDb): void {
  const branch = readBranch(db)
  if (!branch) return
  const hash = db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck().get(branch.baseSeq)
  if (typeof hash === 'string') writeBranch(db, { ...branch, baseHash: hash })
}

const plainPerson = personalColumns
  .map((column) => `(${column} IS NOT NULL AND ${column} NOT LIKE '${sealedPrefix}%')`)
  .join(' OR ')

/** How many people have a number that stands in the file unencrypted. */
export function countPlainPeople(db: ReadableDb): number {
  return db.prepare(`SELECT count(*) FROM person WHERE ${plainPerson}`).pluck().get() as number
}

/** Whether a number stands in the file unencrypted, in a row or in the ledger; any version of a workbook. */
export function holdsPlainNumbers(db: ReadableDb): boolean {
  if (countPlainPeople(db) > 0) return true
  const values = ['before', 'after'].flatMap((image) =>
    personalColumns.map((column) => `${image} ->> '$.${column}'`),
  )
  const isPlain = values.map((value) => `(${value} IS NOT NULL AND ${value} NOT LIKE '${sealedPrefix}%')`)
  return (
    db
      .prepare(`SELECT 1 FROM change WHERE tableName = 'person' AND (${isPlain.join(' OR ')}) LIMIT 1`)
      .pluck()
      .get() === 1
  )
}

/** Rewrites a file so that nothing of what was replaced can be read from its bytes, nor from its log's. */
export function scrubFile(db: WritableDb, at: string): void {
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.prepare('UPDATE personalKey SET scrubbedAt = ?').run(at)
}
