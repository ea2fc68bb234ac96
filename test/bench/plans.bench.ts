import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Book, createBook, openBook } from '../../db/book.ts'
import { writeCopy } from '../../db/copy.ts'
import { readIncoming } from '../../db/merge.ts'
import { readAllRows } from '../../db/rows.ts'
import { compare } from '../../domain/comparison/compare.ts'
import { decidedChanges } from '../../domain/merge/three-way.ts'
import { Model } from '../../domain/model.ts'
import type { RowChange } from '../../domain/tables.ts'
import { generateRows, sizes } from './generate.ts'
import { type BenchRow, median, ratioRow, timed } from './row.ts'

const now = () => new Date()
const changeCount = 2_000
const runs = 5

/** Notes on every other person, from one half of them or the other: disjoint, as two clerks work on two offices. */
function edit(book: Book, half: 0 | 1): void {
  const people = [...book.model.rows.person.values()].filter((_, index) => index % 2 === half)
  for (const person of people.slice(0, changeCount)) {
    const changes = [{ table: 'person', id: person.id, row: { ...person, note: `改${half}` } } as RowChange]
    book.execute({ title: '修改人员', changes }, { command: 'updatePerson', operator: '测' }, 'load')
  }
}

/** Branch, compare and merge at L, with 2,000 changes on each side. */
export async function benchPlans(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const book = createBook(join(folder, 'L.orgbook'), () => generateRows(sizes.L), '测', now)
    const branch = {
      branchId: 'b',
      kind: 'plan',
      name: '方案A',
      author: '测',
      createdAt: now().toISOString(),
      baseSeq: book.ledger.headSeq,
      baseHash: book.ledger.headHash,
      baseName: '现行',
      lockedAt: null,
      lockedBy: null,
      adoptedAt: null,
    } as const
    const plan = join(folder, '方案A.orgbook')
    const [ours, plain]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run += 1) {
      ours.push(timed(() => writeCopy(book.file, plan, branch)))
      plain.push(timed(() => copySynced(plan, join(folder, 'plain.db'))))
    }
    const rows = [ratioRow('新立方案（L）', median(ours), median(plain), 1.5)]

    const other = await openBook(plan, now, async () => undefined)
    edit(other, 1)
    edit(book, 0)
    other.close()
    rows.push(benchCompare(book, plan), await benchMerge(book, plan, folder))
    book.close()
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function copySynced(from: string, to: string): void {
  copyFileSync(from, to)
  const file = openSync(to, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/** Reading both files' rows and finding what differs, against reading them. */
function benchCompare(book: Book, plan: string): BenchRow {
  const [ours, raw]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    const other = new Database(plan, { readonly: true })
    raw.push(
      timed(() => {
        readAllRows(book.db)
        readAllRows(other)
      }),
    )
    ours.push(
      timed(() => {
        const [left, right] = [readAllRows(book.db), readAllRows(other)]
        compare(new Model(left, book.today()), new Model(right, book.today()))
      }),
    )
    other.close()
  }
  return ratioRow('比较两份工作簿（L，各 2,000 项改动）', median(ours), median(raw), 2)
}

/** The whole merge, read, decided, checked and ledgered, against the same rows in one bare transaction. */
async function benchMerge(book: Book, plan: string, folder: string): Promise<BenchRow> {
  const bare = new Database(join(folder, 'bare.db'))
  bare.pragma('locking_mode = EXCLUSIVE')
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  const sql = book.db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'person'").pluck().get() as string
  bare.exec(sql)
  const columns = bare.prepare("SELECT name FROM pragma_table_info('person')").pluck().all() as string[]
  const put = bare.prepare(
    `INSERT OR REPLACE INTO person VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  bare.transaction(() => {
    for (const row of book.model.rows.person.values()) put.run(row)
  })()

  const [ours, raw]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    // Each run merges into a workbook of its own: 2,000 changes on each side, not those of the runs before as well.
    const path = join(folder, `采纳${run}.orgbook`)
    writeCopy(book.file, path, null)
    const into = await openBook(path, now, async () => undefined)
    into.current()
    const other = new Database(plan, { readonly: true })
    let changes: readonly RowChange[] = []
    ours.push(
      timed(() => {
        const { merge } = readIncoming(into, other)
        changes = decidedChanges(merge, []).changes
        into.execute({ title: '采纳', changes }, { command: 'mergeBranch', operator: '测' })
      }),
    )
    if (changes.length !== changeCount) throw new Error(`${changes.length} rows were merged`)
    raw.push(
      timed(() =>
        bare.transaction(() => {
          for (const change of changes) if (change.row) put.run(change.row)
        })(),
      ),
    )
    other.close()
    into.close()
    rmSync(path)
  }
  bare.close()
  return ratioRow('合并 2,000 项不相交的改动（L）', median(ours), median(raw), 3)
}
