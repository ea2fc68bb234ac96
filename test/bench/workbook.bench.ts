import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Book, createBook, openBook } from '../../db/book.ts'
import { maskRows } from '../../db/masking.ts'
import { PersonalCipher } from '../../db/personal/cipher.ts'
import { newPersonalCipher } from '../../db/personal/key-slots.ts'
import { Keyring } from '../../db/personal/keyring.ts'
import { readAllRows } from '../../db/rows.ts'
import { movePeople } from '../../domain/commands/people.ts'
import { Model } from '../../domain/model.ts'
import { checkChanges } from '../../domain/rules/check-changes.ts'
import { type RowChange, tableNames } from '../../domain/tables.ts'
import { buildIndex, search } from '../../renderer/screens/search.ts'
import { generateRows, type Size, seeded, sizes } from './generate.ts'
import { type BenchRow, limitRow, median, percentile, ratioRow, timed } from './row.ts'

const now = () => new Date()

/** Moves that are made before the counted ones. */
const warmUp = 100

function benchBook(size: Size, folder: string): Book {
  return createBook(join(folder, `${size.name}.orgbook`), () => generateRows(size), '测', now)
}

/** Moves of one person each, to offices with room, as the plan and the dispatch do them. */
function movesOf(book: Book, many: number) {
  const random = seeded(7)
  const people = [...book.model.rows.person.keys()]
  const offices = [...book.model.rows.unit.values()]
    .filter((unit) => unit.kind === 'office')
    .map((unit) => unit.id)
  return Array.from({ length: many }, () => ({
    ids: [people[Math.floor(random() * people.length)] as string],
    unitId: offices[Math.floor(random() * offices.length)] as string,
    tracks: 'both' as const,
  }))
}

/** One ledgered move against the same four row writes in a bare transaction with the same durability. */
function benchMove(folder: string): BenchRow {
  const book = benchBook(sizes.M, folder)
  const bare = new Database(join(folder, 'bare.db'))
  bare.pragma('locking_mode = EXCLUSIVE')
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  const schema = book.db
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('appointment', 'position') AND type <> 'trigger' AND sql IS NOT NULL",
    )
    .pluck()
    .all() as string[]
  bare.exec(schema.join(';\n').replaceAll(/REFERENCES \w+ \(id\) DEFERRABLE INITIALLY DEFERRED/g, ''))
  const put = Object.fromEntries(
    (['appointment', 'position'] as const).map((table) => {
      const columns = bare.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
      return [
        table,
        bare.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${columns.map((c) => `@${c}`).join(', ')})`),
      ]
    }),
  )
  bare.transaction(() => {
    for (const table of ['appointment', 'position'] as const) {
      for (const row of book.model.rows[table].values()) put[table]?.run(row)
    }
  })()

  const ours: number[] = []
  const raw: number[] = []
  for (const input of movesOf(book, warmUp + 400)) {
    const plan = movePeople.plan(book.current(), input, book.context())
    raw.push(
      timed(() =>
        bare.transaction(() => {
          for (const change of plan.changes) if (change.row) put[change.table]?.run(change.row)
        })(),
      ),
    )
    ours.push(
      timed(() => {
        const planned = movePeople.plan(book.current(), input, book.context())
        book.execute(planned, { command: 'movePeople', operator: '测' })
      }),
    )
  }
  bare.close()
  book.close()
  // The first ones meet code that is not compiled yet, on one side only: no clerk's day is made of them.
  const [oursWarm, rawWarm] = [ours.slice(warmUp), raw.slice(warmUp)]
  return ratioRow('一次入账的人员调整（M，p95）', percentile(oursWarm, 0.95), percentile(rawWarm, 0.95), 2)
}

/** What nobody can do without: every row of the model, as SQLite gives it. */
function readRaw(path: string): void {
  const db = new Database(path, { readonly: true })
  for (const table of tableNames) db.prepare(`SELECT * FROM ${table}`).all()
  db.close()
}

/** Milliseconds from the call to a snapshot that could go out. */
async function opening(path: string, keyring: () => Keyring | undefined): Promise<number> {
  const started = performance.now()
  const book = await openBook(path, now, async () => undefined, keyring())
  maskRows(book.allRows())
  const taken = performance.now() - started
  book.close()
  return taken
}

/** An id number and a phone of everybody, each encrypted: the first opening, and those after it. */
async function benchEncrypted(folder: string): Promise<BenchRow[]> {
  const { dataKey, keyId } = newPersonalCipher()
  const keptIn = join(folder, 'opened')
  // As each start of the program has it: the key is at hand, and nothing else.
  const keyring = () => {
    const fresh = new Keyring(null, undefined, keptIn)
    fresh.take(new PersonalCipher(keyId, dataKey))
    return fresh
  }
  const path = join(folder, 'encrypted.orgbook')
  const key = { cipher: new PersonalCipher(keyId, dataKey), slots: [] }
  createBook(path, () => generateRows(sizes.L).map(withNumbers), '测', now, key).close()
  const first = keyring()
  const firstTime = await opening(path, () => first)
  first.keepOpened()
  const raw: number[] = []
  const open: number[] = []
  for (let run = 0; run < 5; run += 1) {
    raw.push(timed(() => readRaw(path)))
    open.push(await opening(path, keyring))
  }
  return [
    ratioRow('打开已解锁的加密工作簿（L，第一次）', firstTime, median(raw), 10),
    ratioRow('打开已解锁的加密工作簿（L）', median(open), median(raw), 2),
  ]
}

function withNumbers(change: RowChange, at: number): RowChange {
  if (change.table !== 'person' || !change.row) return change
  const idNumber = `990001${19_600_101 + (at % 30) * 10_000}${String(at % 10_000).padStart(4, '0')}`
  return { ...change, row: { ...change.row, idNumber, phone: `199${String(at).padStart(8, '0')}` } }
}

async function benchLarge(folder: string): Promise<BenchRow[]> {
  const made = benchBook(sizes.L, folder)
  const path = made.path
  const rules = movesOf(made, 200).map((input) => {
    const plan = movePeople.plan(made.current(), input, made.context())
    return timed(() => checkChanges(made.model, plan.changes))
  })
  made.close()

  const raw: number[] = []
  const open: number[] = []
  for (let run = 0; run < 3; run += 1) {
    raw.push(timed(() => readRaw(path)))
    open.push(await opening(path, () => undefined))
  }

  const book = await openBook(path, now, async () => undefined)
  const model = new Model(readAllRows(book.db), book.today())
  book.close()
  const index = buildIndex(model)
  const typed = ['z', 'zh', 'zhang', 'zw', '张', '张伟', '12街道', 'zonghegang', 'lxm', '不存在的人']
  const searches = typed.flatMap((text) => [
    timed(() => search(index, text, 20)),
    timed(() => search(index, text, 20)),
  ])
  return [
    limitRow('一次调整后的规则检查（L，p95）', percentile(rules, 0.95), 5),
    ratioRow('打开工作簿到快照就绪（L）', median(open), median(raw), 2),
    limitRow('边输边搜（L，最慢一次）', Math.max(...searches), 30),
  ]
}

export async function benchWorkbook(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return [benchMove(folder), ...(await benchLarge(folder)), ...(await benchEncrypted(folder))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
