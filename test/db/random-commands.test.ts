import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../db/book.ts'
import { readAllRows } from '../../db/rows.ts'
import { Model } from '../../domain/model.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import { attempt, randomStep as step } from '../support/random-work.ts'
import { dump, openTestWorkbook } from '../support/workbook.ts'

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
