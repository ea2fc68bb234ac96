import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Book, openBook } from '../../db/book.ts'
import { netChangesSince } from '../../db/branch.ts'
import { writeCopy } from '../../db/copy.ts'
import { readIncoming } from '../../db/merge.ts'
import type { Branch, MergeDecision } from '../../domain/branch.ts'
import { isSameRow, type NetChange } from '../../domain/merge/net-change.ts'
import { decidedChanges, threeWay } from '../../domain/merge/three-way.ts'
import type { RowOf, TableName } from '../../domain/tables.ts'
import { attempt, randomStep } from '../support/random-work.ts'
import {
  dump,
  openTestWorkbook,
  perform,
  tempFolder,
  testClock,
  testKeyring,
  unitNamed,
} from '../support/workbook.ts'

const branchOf = (book: Book): Branch => ({
  branchId: 'b',
  kind: 'copy',
  name: '副本',
  author: '李乙',
  createdAt: '2016-05-20T01:00:00.000Z',
  baseSeq: book.ledger.headSeq,
  baseHash: book.ledger.headHash,
  baseName: '现行',
  lockedAt: null,
  lockedBy: null,
  adoptedAt: null,
})

/** A copy as another clerk opens it: another machine, another clock. */
async function copyOf(book: Book): Promise<Book> {
  const path = join(tempFolder(), '副本.orgbook')
  writeCopy(book.file, path, branchOf(book))
  const copy = await openBook(
    path,
    testClock('2016-05-21T09:00:00+08:00').now,
    async () => undefined,
    testKeyring(),
  )
  onTestFinished(() => copy.close())
  return copy
}

/** The screen's merge without its questions: what the clerk decided goes in, whatever the rules say of it. */
function mergeInto(book: Book, other: Book, decisions: readonly MergeDecision[] = []) {
  const { merge } = readIncoming(book, other.db)
  const { changes, undecided } = decidedChanges(merge, decisions)
  book.execute({ title: '收回', changes }, { command: 'mergeBranch', operator: '张甲' }, 'load')
  return { merge, undecided }
}

const keyOf = ({ table, id }: { table: string; id: string }) => `${table} ${id}`

function rowsOf(book: Book): Map<string, RowOf<TableName>> {
  const rows = book.allRows()
  return new Map(
    (Object.keys(rows) as TableName[]).flatMap((table) =>
      rows[table].map((row): [string, RowOf<TableName>] => [`${table} ${row.id}`, row]),
    ),
  )
}

describe('a branch', () => {
  it('holds the same rows and the same ledger, and its branch point cannot be undone in it', async () => {
    const book = openTestWorkbook('sample')
    perform(book, 'updateUnit', { id: unitNamed(book, '孙村街道办事处').id, patch: { note: '甲' } })
    const copy = await copyOf(book)
    expect(dump(copy)).toBe(dump(book))
    expect(copy.ledger.headHash).toBe(book.ledger.headHash)
    expect(copy.ledger.findBreak()).toBeNull()
    expect(copy.ledger.undoState()).toEqual({ undo: null, redo: null })
    expect(book.ledger.undoState().undo).not.toBeNull()
  })

  it('undone to its branch point has no net change', async () => {
    const copy = await copyOf(openTestWorkbook('sample'))
    const base = copy.ledger.headSeq
    perform(copy, 'createUnit', { name: '新设科', kind: 'office' })
    expect(netChangesSince(copy.db, base)).toHaveLength(1)
    copy.undo('李乙')
    expect(netChangesSince(copy.db, base)).toEqual([])
  })
})

describe('a merge of two random days of work', () => {
  it('brings in what only the other side touched, keeps what only this side touched, reports the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomStep, { maxLength: 12 }),
        fc.array(randomStep, { maxLength: 12 }),
        async (mine, others) => {
          const book = openTestWorkbook('sample')
          const base = book.ledger.headSeq
          const copy = await copyOf(book)
          for (const one of mine) attempt(book, one)
          for (const one of others) attempt(copy, one)
          const [ours, theirs] = [netChangesSince(book.db, base), netChangesSince(copy.db, base)]
          const [before, there] = [rowsOf(book), rowsOf(copy)]
          const { merge } = mergeInto(book, copy)
          const after = rowsOf(book)
          const contested = new Set(
            merge.conflicts.flatMap((conflict) => [...conflict.ours, ...conflict.theirs].map(keyOf)),
          )
          const oursBy = new Map(ours.map((change) => [keyOf(change), change]))
          for (const change of theirs) {
            const key = keyOf(change)
            const other = oursBy.get(key)
            if (other && !isSameRow(other.after, change.after)) expect(contested.has(key), key).toBe(true)
            else if (!contested.has(key)) expect(after.get(key), key).toEqual(there.get(key))
          }
          // Nothing of this side is lost, contested or not, until the clerk says so.
          for (const change of ours) expect(after.get(keyOf(change))).toEqual(before.get(keyOf(change)))
          expect(book.ledger.findBreak()).toBeNull()
          if (merge.clean.length > 0) {
            book.undo('张甲')
            expect(rowsOf(book)).toEqual(before)
          }
          copy.close()
          book.close()
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('comes to the same rows whichever way the disjoint edits are merged', async () => {
    const book = openTestWorkbook('sample')
    const [north, south] = [await copyOf(book), await copyOf(book)]
    perform(north, 'updateUnit', { id: unitNamed(north, '孙村街道办事处').id, patch: { note: '北' } })
    perform(south, 'updateUnit', { id: unitNamed(south, '巨野河街道办事处').id, patch: { note: '东' } })
    mergeInto(north, south)
    mergeInto(south, north)
    expect(dump(north)).toBe(dump(south))
  })
})

describe('a conflict', () => {
  it('of one row shows both sides and takes the one that the clerk chose', async () => {
    const book = openTestWorkbook('sample')
    const copy = await copyOf(book)
    const id = unitNamed(book, '孙村街道办事处').id
    perform(book, 'updateUnit', { id, patch: { name: '孙村办' } })
    perform(copy, 'updateUnit', { id, patch: { name: '北区办' } })
    const { merge, undecided } = mergeInto(book, copy)
    expect(undecided).toEqual([id])
    expect(merge.conflicts[0]?.ours[0]?.row).toMatchObject({ name: '孙村办' })
    expect(merge.conflicts[0]?.theirs[0]?.row).toMatchObject({ name: '北区办' })
    expect(unitNamed(book, '孙村办').id).toBe(id)
    mergeInto(book, copy, [{ key: id, take: 'theirs' }])
    expect(unitNamed(book, '北区办').id).toBe(id)
  })

  it('of one post: both sides moved the same person, and only one main post is left', async () => {
    const book = openTestWorkbook('sample')
    const copy = await copyOf(book)
    const [east, north] = ['巨野河街道办事处', '孙村街道办事处']
    const office = unitNamed(book, '社会事业办公室', north).id
    const person = book.model.openBy('appointment.unitId', office).find((row) => row.kind === 'main')
      ?.personId as string
    perform(book, 'movePeople', { ids: [person], unitId: unitNamed(book, east).id, tracks: 'post' })
    perform(copy, 'movePeople', {
      ids: [person],
      unitId: unitNamed(copy, north).id,
      tracks: 'post',
    })
    const { merge } = readIncoming(book, copy.db)
    const [conflict] = merge.conflicts
    if (!conflict) throw new Error('the two moves went in side by side')
    mergeInto(book, copy, [{ key: conflict.key, take: 'theirs' }])
    const open = book.model
      .by('appointment.personId', person)
      .filter((row) => row.kind === 'main' && row.endedOn === null)
    expect(open.map((row) => book.model.get('unit', row.unitId)?.name)).toEqual([north])
  })

  it('of a row that the other side built on: a removed plate and its new note', () => {
    const plate = { table: 'unit', id: 'u1' } as const
    const row = (columns: object) => ({ id: 'u1', ...columns }) as unknown as RowOf<TableName>
    const removed: NetChange = { ...plate, before: row({}), after: null }
    const child: NetChange = {
      table: 'plate',
      id: 'p1',
      before: null,
      after: { id: 'p1', unitId: 'u1' } as unknown as RowOf<TableName>,
    }
    expect(threeWay([removed], [child])).toMatchObject({ clean: [], conflicts: [{}] })
    expect(threeWay([child], [removed])).toMatchObject({ clean: [], conflicts: [{}] })
  })
})
