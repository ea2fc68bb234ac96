import { createHash } from 'node:crypto'
import type { Statement } from 'better-sqlite3'
import type { SalvagedTable, SalvageReport } from '../domain/repair.ts'
import { type TableName, tableNames } from '../domain/tables.ts'
import { type Clock, draftOf, type Signer } from './book.ts'
import { openConnection, type WritableDb } from './connection.ts'
import type { DamagedFile, LedgerReading } from './damaged-file.ts'
import { nextId } from './id-source.ts'
import { Ledger } from './ledger.ts'
import { type AnyRow, fitsImage } from './ledger-images.ts'
import { migrate } from './migrate.ts'
import { columnsOf, dropLedger, installLedger } from './triggers.ts'

type Found = Omit<SalvageReport, 'source' | 'keptAs'>

/** The rows of one table that shall stand in the new workbook, and where they come from. */
interface Chosen {
  readonly rows: ReadonlyMap<string, AnyRow>
  readonly fromLedger: number
  readonly doubtful: number
  readonly unknown: boolean
}

/** What of the tables is written while the new workbook is made; counted for the report. */
interface Tally {
  readonly refused: Map<string, number>
  cutReferences: number
}

/**
 * Writes what can be read of a damaged workbook into a new file at `target`. Where the ledger is whole it comes along
 * and proves every row; else the rows begin a new one. Errors: diskFull, workbookReadOnly.
 */
export function salvageInto(
  target: string,
  damaged: DamagedFile,
  info: AnyRow | null,
  operator: Signer,
  now: Clock,
): Found {
  const ledger = damaged.readLedger(typeof info?.genesisHash === 'string' ? info.genesisHash : null)
  const chosen = new Map(tableNames.map((table) => [table, choose(damaged, ledger, table)]))
  const db = openConnection(target, { mustExist: false })
  try {
    migrate(db)
    const tally: Tally = { refused: new Map(), cutReferences: 0 }
    const others = copyOthers(db, damaged, ledger.whole)
    // Of whatever version the rows are, the next open looks whether they are encrypted.
    db.prepare('UPDATE personalKey SET scrubbedAt = NULL').run()
    writeInfo(db, info, ledger.whole, now)
    if (ledger.whole) replay(db, ledger, chosen, tally)
    const mend = () => {
      if (!ledger.whole) for (const [table, { rows }] of chosen) insert(db, table, rows.values(), tally)
      mendReferences(db, tally)
    }
    commit(db, ledger.whole ? 'do' : 'genesis', operator, now, mend)
    return {
      at: now().toISOString(),
      ledgerWhole: ledger.whole,
      entriesRead: ledger.entries.length,
      entriesKnown: ledger.known,
      tables: tableNames.map((table) => told(db, table, chosen.get(table) as Chosen, tally)),
      cutReferences: tally.cutReferences,
      ...others,
    }
  } finally {
    db.close()
  }
}

/**
 * The rows of a table: as they were read, unless a proved entry of the ledger says otherwise. Where the ledger is
 * whole it alone decides what there is; where it is not, a row that it lacks is kept, and one that it contradicts
 * without proof too.
 */
function choose(damaged: DamagedFile, ledger: LedgerReading, table: TableName): Chosen {
  const images = new Map<string, { image: AnyRow | null; isProved: boolean }>()
  for (const [seq, change] of [...ledger.changes].sort(([a], [b]) => a - b)) {
    if (change.tableName !== table) continue
    images.set(change.rowId, { image: imageOf(change.after), isProved: ledger.proved.has(seq) })
  }
  const reading = damaged.readTable(table, images.keys())
  const rows = new Map<string, AnyRow>()
  let [fromLedger, doubtful, missing] = [0, 0, 0]
  for (const [id, { image, isProved }] of images) {
    const row = reading.rows.get(id)
    if (image && isProved && !row) missing += 1
    if (row && image && fitsImage(row, image)) rows.set(id, row)
    else if (image && (isProved || !row)) {
      rows.set(id, image)
      fromLedger += 1
    } else if (row && !(isProved && ledger.whole)) {
      rows.set(id, row)
      doubtful += 1
    }
  }
  for (const [id, row] of reading.rows) {
    if (images.has(id) || ledger.whole) continue
    rows.set(id, row)
    doubtful += 1
  }
  // A table that reads to its end and yet lacks what is proved has lost more than it shows.
  const unknown = !ledger.whole && (!reading.whole || missing > 0)
  return { rows, fromLedger, doubtful, unknown }
}

function imageOf(text: string | null): AnyRow | null {
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text) as AnyRow
  } catch {
    return null
  }
}

/** The whole ledger as it was, and the rows as it left them: the same workbook, in a file that is sound. */
function replay(
  db: WritableDb,
  ledger: LedgerReading,
  chosen: ReadonlyMap<TableName, Chosen>,
  tally: Tally,
): void {
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    dropLedger(db)
    insert(db, 'operation', ledger.entries as unknown as readonly AnyRow[], tally)
    insert(db, 'change', [...ledger.changes.values()] as unknown as readonly AnyRow[], tally)
    for (const [table, { rows }] of chosen) insert(db, table, rows.values(), tally)
    installLedger(db)
  })()
  db.pragma('foreign_keys = ON')
}

/** Writes rows one by one; one that the schema refuses is counted, never the end of the others. */
function insert(db: WritableDb, table: string, rows: Iterable<AnyRow>, tally: Tally): void {
  const columns = columnsOf(db, table)
  const statements = new Map<string, Statement>()
  for (const row of rows) {
    const own = columns.filter((column) => row[column] !== undefined)
    const sql = `INSERT INTO ${table} (${own.join(', ')}) VALUES (${own.map(() => '?').join(', ')})`
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    try {
      statement.run(own.map((column) => row[column]))
    } catch (error) {
      if (!/^SQLITE_(CONSTRAINT|MISMATCH)/.test(String((error as { code?: unknown }).code))) throw error
      tally.refused.set(table, (tally.refused.get(table) ?? 0) + 1)
    }
  }
}

interface Violation {
  readonly table: string
  readonly parent: string
  readonly fkid: number
}

/** Empties references to rows that are lost; a row that cannot be without what it belongs to goes, and is counted. */
function mendReferences(db: WritableDb, tally: Tally): void {
  for (;;) {
    const found = db.pragma('foreign_key_check') as Violation[]
    const kinds = new Map(found.map((each) => [`${each.table}/${each.fkid}`, each]))
    if (kinds.size === 0) return
    for (const { table, parent, fkid } of kinds.values()) {
      const keys = db.pragma(`foreign_key_list(${table})`) as { id: number; from: string; to: string }[]
      const key = keys.find(({ id }) => id === fkid)
      if (!key) return
      const isNeeded =
        db
          .prepare('SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?')
          .pluck()
          .get(table, key.from) === 1
      const orphans = `${key.from} IS NOT NULL AND ${key.from} NOT IN (SELECT ${key.to} FROM ${parent})`
      if (isNeeded) {
        const { changes } = db.prepare(`DELETE FROM ${table} WHERE ${orphans}`).run()
        tally.refused.set(table, (tally.refused.get(table) ?? 0) + changes)
      } else {
        tally.cutReferences += db
          .prepare(`UPDATE ${table} SET ${key.from} = NULL WHERE ${orphans}`)
          .run().changes
      }
    }
  }
}

const ownTables: ReadonlySet<string> = new Set([
  ...tableNames,
  'operation',
  'change',
  'openOperation',
  'workbookInfo',
])

/** What stands beside model and ledger: scanned plans (each proved by its own hash), the branch point, and the like. */
function copyOthers(db: WritableDb, damaged: DamagedFile, withBranch: boolean) {
  const pictures = { picturesKept: 0, picturesLost: 0 }
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  for (const table of names.filter((name) => !ownTables.has(name))) {
    if (table === 'branch' && !withBranch) continue
    const { rows, whole } = damaged.readOther(table)
    const sound = table === 'picture' ? rows.filter(isSoundPicture) : rows
    const tally: Tally = { refused: new Map(), cutReferences: 0 }
    insert(db, table, sound, tally)
    if (table !== 'picture') continue
    pictures.picturesKept = sound.length - (tally.refused.get(table) ?? 0)
    pictures.picturesLost = rows.length - pictures.picturesKept + (whole ? 0 : 1)
  }
  return pictures
}

function isSoundPicture({ id, bytes }: AnyRow): boolean {
  return bytes instanceof Uint8Array && createHash('sha256').update(bytes).digest('hex') === id
}

function writeInfo(db: WritableDb, info: AnyRow | null, ledgerWhole: boolean, now: Clock): void {
  const id = typeof info?.workbookId === 'string' ? info.workbookId : nextId(now())
  const createdAt = typeof info?.createdAt === 'string' ? info.createdAt : now().toISOString()
  // A ledger of its own begins where no other one does: the two can never be taken for each other.
  const genesis = ledgerWhole ? info?.genesisHash : createHash('sha256').update(nextId(now())).digest('hex')
  db.prepare('INSERT INTO workbookInfo (workbookId, createdAt, genesisHash) VALUES (?, ?, ?)').run(
    id,
    createdAt,
    genesis,
  )
}

function commit(
  db: WritableDb,
  kind: 'do' | 'genesis',
  operator: Signer,
  now: Clock,
  work: () => void,
): void {
  const note = { command: 'salvageWorkbook', operator }
  if (kind === 'genesis') {
    new Ledger(db).commit(draftOf('genesis', '抢救工作簿：读得出的记录', note, now, null), work)
    return
  }
  const broken = db.pragma('foreign_key_check') as unknown[]
  const title = broken.length > 0 ? '抢救工作簿：取消指向已丢失记录的引用' : '抢救工作簿：内容完整'
  new Ledger(db).commit(draftOf(broken.length > 0 ? 'do' : 'trace', title, note, now, null), work)
}

function told(db: WritableDb, table: TableName, chosen: Chosen, tally: Tally): SalvagedTable {
  return {
    table,
    kept: db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    fromLedger: chosen.fromLedger,
    doubtful: chosen.doubtful,
    refused: tally.refused.get(table) ?? 0,
    unknown: chosen.unknown,
  }
}
