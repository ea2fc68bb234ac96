import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../db/book.ts'
import { readAllRows } from '../../db/rows.ts'
import { DomainError } from '../../domain/errors.ts'
import { Model } from '../../domain/model.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import { dump, openTestWorkbook, perform } from '../support/workbook.ts'

/** A random step: numbers choose among what there is at the moment. */
const step = fc.record({
  kind: fc.constantFrom(
    'move',
    'moveUnit',
    'rename',
    'post',
    'leave',
    'abolishPost',
    'village',
    'undo',
    'redo',
  ),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function perform1(book: Book, { kind, a, b }: Step): void {
  const { rows } = book.model
  const nth = <R extends { readonly id: string }>(map: ReadonlyMap<string, R>, n: number) =>
    [...map.values()][n % map.size] as R
  if (kind === 'undo') book.undo('张甲')
  else if (kind === 'redo') book.redo('张甲')
  else if (kind === 'move')
    perform(book, 'movePeople', { ids: [nth(rows.person, a).id], unitId: nth(rows.unit, b).id })
  else if (kind === 'moveUnit')
    perform(book, 'moveUnits', { ids: [nth(rows.unit, a).id], parentId: nth(rows.unit, b).id })
  else if (kind === 'rename')
    perform(book, 'updateUnit', { id: nth(rows.unit, a).id, patch: { name: `机构${b}` } })
  else if (kind === 'post')
    perform(book, 'createPost', { unitId: nth(rows.unit, a).id, name: `岗${b}`, category: 'management' })
  else if (kind === 'leave')
    perform(book, 'leavePeople', {
      ids: [nth(rows.person, a).id],
      status: 'retired',
      on: '2016-06-01',
      reason: '退休',
    })
  else if (kind === 'abolishPost') perform(book, 'abolishPost', { id: nth(rows.post, a).id })
  else
    perform(book, 'setJurisdiction', {
      villageIds: [nth(rows.village, a).id],
      unitId: nth(rows.unit, b).id,
      kind: 'administered',
      basis: '会议纪要',
    })
}

/** Refusals are part of a clerk's day; anything else that is thrown is a bug. */
function attempt(book: Book, one: Step): void {
  try {
    perform1(book, one)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}

const sameCounts = (book: Book) => {
  const recount = new Model(readAllRows(book.db), book.today())
  for (const id of recount.rows.unit.keys()) {
    for (const key of new Set([...recount.tally.keysOf(id), ...book.model.tally.keysOf(id)])) {
      expect(book.model.tally.of(id, key), `${id} ${key}`).toBe(recount.tally.of(id, key))
    }
  }
}

describe('random days of work', () => {
  it('undo of everything gives back the first state, redo the last; counts and file agree all along', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const book = openTestWorkbook('sample')
        const first = dump(book)
        for (const one of steps) attempt(book, one)
        sameCounts(book)
        expect(evaluate(book.model, 'all').filter((finding) => finding.severity === 'block')).toEqual([])

        let undone = 0
        const last = dump(book)
        while (book.ledger.undoState().undo) {
          book.undo('张甲')
          undone += 1
        }
        expect(dump(book)).toBe(first)
        for (let n = 0; n < undone; n += 1) book.redo('张甲')
        expect(dump(book)).toBe(last)
        sameCounts(book)
        expect(book.ledger.findBreak()).toBeNull()
        book.close()
      }),
      { numRuns: 30 },
    )
  })
})
