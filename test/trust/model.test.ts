import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Book, openBook } from '../../db/book.ts'
import { readAllRows } from '../../db/rows.ts'
import { findingKey } from '../../domain/finding.ts'
import { Model } from '../../domain/model.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import { tableNames } from '../../domain/tables.ts'
import { attempt, randomStep } from '../support/random-work.ts'
import { dump, openTestWorkbook, tempFolder, testClock } from '../support/workbook.ts'

/** quality.md, Trust: at least this many random sequences in a run. */
const sequences = 1000

/**
 * The plainest workbook there is: every state that was, kept whole, and a mark at the present one. An undo goes back a
 * state, a redo forward, a change forgets what was ahead. It knows nothing of ledger, triggers or deltas.
 */
class PlainWorkbook {
  private readonly states: string[]
  private at = 0

  constructor(first: string) {
    this.states = [first]
  }

  get state(): string {
    return this.states[this.at] ?? ''
  }

  get first(): string {
    return this.states[0] ?? ''
  }

  get undoable(): number {
    return this.at
  }

  get redoable(): number {
    return this.states.length - 1 - this.at
  }

  go(by: 1 | -1): void {
    this.at = Math.min(Math.max(this.at + by, 0), this.states.length - 1)
  }

  change(state: string): void {
    this.states.splice(this.at + 1, this.states.length, state)
    this.at += 1
  }
}

/** The rows that the backend holds in memory, in the order in which `dump` reads the file. */
function held(book: Book): string {
  const rows = tableNames
    .map((table) => [table, [...book.model.rows[table].values()].sort((a, b) => (a.id < b.id ? -1 : 1))])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return JSON.stringify(rows)
}

const plain = (text: string) =>
  JSON.stringify(
    (JSON.parse(text) as [string, Record<string, unknown>[]][]).map(([table, rows]) => [
      table,
      rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  )

const findingsOf = (model: Model) => evaluate(model, 'all').map(findingKey).sort()

test(`${sequences} random sequences of commands, undo and redo end as a plain workbook does`, async () => {
  const folder = tempFolder()
  const template = openTestWorkbook('sample', folder)
  const source = template.path
  template.close()
  await fc.assert(
    fc.asyncProperty(fc.array(randomStep, { minLength: 1, maxLength: 12 }), async (steps) => {
      const path = join(folder, '一轮.orgbook')
      copyFileSync(source, path)
      const book = await openBook(path, testClock('2016-05-21T09:00:00+08:00').now, async () => undefined)
      try {
        const expected = new PlainWorkbook(dump(book))
        for (const step of steps) {
          const entry = book.ledger.headSeq
          attempt(book, step)
          const happened = book.ledger.headSeq > entry
          if (step.kind === 'undo' || step.kind === 'redo') {
            const by = step.kind === 'undo' ? -1 : 1
            expect(happened).toBe((by === -1 ? expected.undoable : expected.redoable) > 0)
            if (happened) expected.go(by)
          } else if (happened) expected.change(dump(book))
          expect(dump(book)).toBe(expected.state)
        }
        expect(plain(held(book))).toBe(plain(dump(book)))
        expect(findingsOf(book.model)).toEqual(findingsOf(new Model(readAllRows(book.db), book.today())))
        while (book.ledger.undoState().undo) book.undo('张甲')
        expect(dump(book)).toBe(expected.first)
        expect(book.ledger.findBreak()).toBeNull()
      } finally {
        book.close()
      }
    }),
    { numRuns: sequences },
  )
})
