import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Operation } from '../domain/operation.ts'
import { type TableName, tableNames } from '../domain/tables.ts'
import type { ReadableDb } from './connection.ts'
import { type ChangeRecord, hashOf, type Span } from './ledger.ts'
import type { AnyRow } from './ledger-images.ts'

/** Rows that could be read of a damaged table, and whether that was all of it. */
export interface Reading<K> {
  readonly rows: ReadonlyMap<K, AnyRow>
  readonly whole: boolean
}

type Entry = Operation & Span

/** The ledger as far as it can be read. */
export interface LedgerReading {
  readonly entries: readonly Entry[]
  readonly changes: ReadonlyMap<number, StoredChange>
  /** Changes of entries whose hash fits: what they say is proved. */
  readonly proved: ReadonlySet<number>
  /** Every entry is there and proved, and nothing stands behind the last one. */
  readonly whole: boolean
  /** As many entries as there are known to have been. */
  readonly known: number
}

export interface StoredChange extends ChangeRecord {
  readonly seq: number
}

/** So far behind the last number that was found others are looked for. */
const reach = 20_000

/**
 * A damaged workbook, opened as far as SQLite can. Every read goes around what is broken: from the front, from the
 * back, then one by one by the keys that are known. Only a copy is opened, never the file itself.
 */
export class DamagedFile {
  readonly db: ReadableDb

  constructor(db: ReadableDb) {
    this.db = db
  }

  /**
   * Opens a copy; where its first page is lost, with that of `donors` (backups of it, or any workbook of this
   * version: the tables stand at the same places). null where nothing of it can be read.
   */
  static open(copy: string, donors: readonly string[]): DamagedFile | null {
    const plain = tryOpen(copy)
    if (plain) return plain
    for (const donor of donors) {
      const mended = `${copy}.mended`
      if (!lendFirstPage(copy, donor, mended)) continue
      const found = tryOpen(mended)
      if (found) return found
    }
    return null
  }

  close(): void {
    this.db.close()
  }

  /** The rows of a table of the model; `ids` are those that are known from elsewhere. */
  readTable(table: TableName, ids: Iterable<string>): Reading<string> {
    return this.read<string>(table, 'id', (rows) => [...ids].filter((id) => !rows.has(id)))
  }

  /** The rows of any other table, as they come. */
  readOther(table: string): { readonly rows: readonly AnyRow[]; readonly whole: boolean } {
    const { rows, whole } = this.read<number>(table, 'rowid', numbersBetween)
    return { rows: [...rows.values()].map(({ rowid: _, ...row }) => row), whole }
  }

  /** The first row of workbookInfo; null where it is lost. */
  readInfo(): AnyRow | null {
    return this.readOther('workbookInfo').rows[0] ?? null
  }

  /** The number of the newest entry of the ledger that can be read; null where none can. */
  lastEntry(): number | null {
    const { rows } = this.read<number>('operation', 'seq', numbersBetween)
    let last: number | null = null
    for (const seq of rows.keys()) last = Math.max(last ?? 0, seq)
    return last
  }

  readLedger(genesisHash: string | null): LedgerReading {
    const operations = this.read<number>('operation', 'seq', numbersBetween)
    const changes = this.read<number>('change', 'seq', numbersBetween)
    const entries = [...operations.rows.values()].sort((a, b) => Number(a.seq) - Number(b.seq))
    return proveLedger(
      entries as unknown as Entry[],
      changes.rows as unknown as ReadonlyMap<number, StoredChange>,
      genesisHash,
      operations.whole && changes.whole,
    )
  }

  private read<K extends string | number>(
    table: string,
    key: string,
    missing: (rows: ReadonlyMap<K, AnyRow>) => Iterable<K>,
  ): Reading<K> {
    const rows = new Map<K, AnyRow>()
    const columns = key === 'rowid' ? 'rowid, *' : '*'
    const scan = (order: 'ASC' | 'DESC') => {
      try {
        const query = this.db.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${key} ${order}`)
        for (const row of query.iterate() as Iterable<AnyRow>) {
          const id = row[key] as K
          if (rows.has(id) && order === 'DESC') return
          rows.set(id, row)
        }
        return true
      } catch {
        return false
      }
    }
    if (scan('ASC')) return { rows, whole: true }
    scan('DESC')
    this.probe(table, key, columns, missing(rows), rows)
    return { rows, whole: false }
  }

  private probe<K extends string | number>(
    table: string,
    key: string,
    columns: string,
    keys: Iterable<K>,
    rows: Map<K, AnyRow>,
  ): void {
    try {
      const one = this.db.prepare(`SELECT ${columns} FROM ${table} WHERE ${key} = ?`)
      for (const id of keys) {
        const row = attempt(() => one.get(id) as AnyRow | undefined)
        if (row) rows.set(id, row)
      }
    } catch {
      // The table itself is not known to the file any more: what the scans found is all.
    }
  }
}

/** The numbers that were not read, up to the largest that was and some way behind it. */
function* numbersBetween(rows: ReadonlyMap<number, AnyRow>): Generator<number> {
  let last = 0
  for (const number of rows.keys()) last = Math.max(last, number)
  for (let number = 1; number <= last + reach; number += 1) if (!rows.has(number)) yield number
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function tryOpen(path: string): DamagedFile | null {
  let db: ReadableDb | undefined
  try {
    db = new Database(path, { fileMustExist: true })
    db.unsafeMode(true)
    // A schema with a broken line still tells of the tables that are whole.
    db.pragma('writable_schema = ON')
    db.pragma('cell_size_check = ON')
    const known = new Set(
      db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[],
    )
    if (known.has('change') && tableNames.some((table) => known.has(table))) {
      return new DamagedFile(db)
    }
  } catch {
    // As damaged as it can be: the next way of opening it is tried.
  }
  db?.close()
  return null
}

/** Bytes of a page: SQLite's default, which no migration changes. */
const pageBytes = 4096

/**
 * Copies a file and lays another workbook's first page over its own: the file's length and no free pages are what is
 * said of it. False where either of them has no such page.
 */
function lendFirstPage(damaged: string, donor: string, mended: string): boolean {
  const pages = Math.floor(statSync(damaged).size / pageBytes)
  const page = Buffer.alloc(pageBytes)
  if (pages < 2 || !existsSync(donor)) return false
  const from = openSync(donor, 'r')
  try {
    if (readSync(from, page, 0, pageBytes, 0) < pageBytes) return false
  } finally {
    closeSync(from)
  }
  copyFileSync(damaged, mended)
  const hasLog = existsSync(`${damaged}-wal`)
  if (hasLog) copyFileSync(`${damaged}-wal`, `${mended}-wal`)
  // https://www.sqlite.org/fileformat.html, The Database Header.
  page.fill(hasLog ? 2 : 1, 18, 20)
  page.writeUInt32BE(pages, 28)
  page.fill(0, 32, 40)
  page.copy(page, 92, 24, 28)
  const to = openSync(mended, 'r+')
  try {
    writeSync(to, page, 0, pageBytes, 0)
  } finally {
    closeSync(to)
  }
  return true
}

/** Which entries their hashes prove: each from the one before it, as far as that can be read. */
function proveLedger(
  entries: readonly Entry[],
  changes: ReadonlyMap<number, StoredChange>,
  genesisHash: string | null,
  readWhole: boolean,
): LedgerReading {
  const proved = new Set<number>()
  let previous: Pick<Entry, 'seq' | 'hash' | 'changesTo'> | null =
    genesisHash === null ? null : { seq: 0, hash: genesisHash, changesTo: 1 }
  let unproved = 0
  for (const entry of entries) {
    // A garbled entry may claim any number of changes.
    const count = Math.min(entry.changesTo - entry.changesFrom, changes.size + 1)
    const numbers = Array.from({ length: Math.max(0, count) }, (_, at) => entry.changesFrom + at)
    const records = numbers.flatMap((number) => changes.get(number) ?? [])
    const fits =
      previous?.seq === entry.seq - 1 &&
      previous.changesTo === entry.changesFrom &&
      records.length === numbers.length &&
      hashOf(previous.hash, entry, records) === entry.hash
    if (fits) for (const number of numbers) proved.add(number)
    else unproved += 1
    previous = entry
  }
  const last = entries.at(-1)
  const whole =
    readWhole && entries.length > 0 && unproved === 0 && changes.size === (last?.changesTo ?? 0) - 1
  return { entries, changes, proved, whole, known: last?.seq ?? 0 }
}
