import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undoPreview } from '../../db/undo-preview.ts'
import { type StackEntry, UndoStack } from '../../db/undo-stack.ts'
import { DomainError } from '../../domain/errors.ts'
import { attempt, randomStep } from '../support/random-work.ts'
import { dump, openTestWorkbook, perform, reopen, unitNamed } from '../support/workbook.ts'

/** A workbook with four changes; the dumps are the states before them and after each. */
function worked() {
  const book = openTestWorkbook()
  const unit = unitNamed(book, '孙村街道办事处')
  const states = [dump(book)]
  const step = (work: () => unknown) => {
    work()
    states.push(dump(book))
  }
  step(() => perform(book, 'updateUnit', { id: unit.id, patch: { level: '处级' } }))
  step(() => perform(book, 'createUnit', { name: '应急管理办公室', kind: 'office', parentId: unit.id }))
  const made = unitNamed(book, '应急管理办公室')
  step(() => perform(book, 'updateUnit', { id: made.id, patch: { name: '应急办' } }))
  step(() => perform(book, 'updateUnit', { id: unit.id, patch: { level: '正处级' } }))
  return { book, states, first: book.ledger.headSeq - 3, unit }
}

describe('撤销到此处', () => {
  it('says first what it would take back and what it comes to', () => {
    const { book, first } = worked()
    const preview = undoPreview(book, first)
    expect(preview.operations.map((entry) => entry.title)).toEqual([
      '修改机构 孙村街道办事处',
      expect.stringContaining('应急'),
      expect.stringContaining('应急管理办公室'),
    ])
    expect(preview).toMatchObject({ head: first + 3, count: 3, standsAsThen: true })
    expect(preview.counts).toEqual([{ table: 'unit', removed: 1, restored: 0, changed: 1 }])
  })

  it('takes everything after the entry back as one operation, and one redo brings it back', async () => {
    const { book, states, first } = worked()
    const delta = book.undoTo(first, book.ledger.headSeq, '张甲')
    expect(delta.operation).toMatchObject({ kind: 'undo', targetSeq: first + 1, seq: first + 4 })
    expect(dump(book)).toBe(states[1])
    expect(book.ledger.undoState().redo?.title).toContain('等 3 项')

    const again = await reopen(book)
    again.redo('张甲')
    expect(dump(again)).toBe(states[4])
    again.undo('张甲')
    expect(dump(again)).toBe(states[3])
    again.redo('张甲')
    again.undoTo(first + 1, again.ledger.headSeq, '张甲')
    expect(dump(again)).toBe(states[2])
    expect(again.ledger.findBreak()).toBeNull()
  })

  it('refuses where the workbook moved on since it was looked at, and where there is nothing to take back', () => {
    const { book, states, first, unit } = worked()
    const { head } = undoPreview(book, first)
    perform(book, 'updateUnit', { id: unit.id, patch: { level: '副处级' } })
    expect(() => book.undoTo(first, head, '张甲')).toThrow('undoStale')
    expect(() => undoPreview(book, book.ledger.headSeq)).toThrow('nothingToUndo')
    expect(() => undoPreview(book, book.ledger.headSeq + 9)).toThrow('notFound')
    expect(dump(book)).not.toBe(states[1])
  })

  it('says where an older change that was taken back since stays taken back', () => {
    const { book, first, unit } = worked()
    book.undo('张甲')
    perform(book, 'updateUnit', { id: unit.id, patch: { note: '记' } })
    expect(undoPreview(book, first + 3).standsAsThen).toBe(false)
    expect(undoPreview(book, first + 2).standsAsThen).toBe(true)
  })
})

const stackStep = fc.record({
  kind: fc.constantFrom('do', 'do', 'do', 'undo', 'undoTo', 'redo', 'trace'),
  back: fc.nat(8),
})

describe('the undo stack', () => {
  it('read again from the entries is the same; a redo answers its undo; nothing below the floor moves', () => {
    fc.assert(
      fc.property(fc.array(stackStep, { maxLength: 60 }), fc.nat(10), (steps, floor) => {
        const stack = new UndoStack(floor)
        const entries: StackEntry[] = []
        const add = (kind: StackEntry['kind'], targetSeq: number | null) => {
          const seq = entries.length + 1
          const entry = { seq, title: `第 ${seq} 条`, kind, targetSeq }
          entries.push(entry)
          stack.push(entry)
        }
        for (const { kind, back } of steps) {
          const before = stack.inForce().map(({ seq }) => seq)
          if (kind === 'do' || kind === 'trace') add(kind, null)
          else if (kind === 'redo') {
            const next = stack.state().redo
            const group = stack.next().map(({ seq }) => seq)
            if (next) add('redo', next.seq)
            expect(stack.inForce().map(({ seq }) => seq)).toEqual([...before, ...group])
          } else {
            const last = stack.inForce().at(-1)
            const oldest = kind === 'undo' ? last : stack.after((last?.seq ?? 0) - back - 1)[0]
            if (!oldest) continue
            add('undo', oldest.seq)
            expect(stack.inForce().map(({ seq }) => seq)).toEqual(before.filter((seq) => seq < oldest.seq))
            expect(stack.next().map(({ seq }) => seq)).toEqual(before.filter((seq) => seq >= oldest.seq))
          }
          expect(stack.inForce().every(({ seq }) => seq > floor)).toBe(true)
        }
        const again = new UndoStack(floor)
        for (const entry of entries) again.push(entry)
        expect(again.state()).toEqual(stack.state())
        expect(again.inForce()).toEqual(stack.inForce())
      }),
      { numRuns: 300 },
    )
  })

  it('random work, undone back to any entry and redone, gives the same rows in an open and a reopened file', async () => {
    const work = fc.array(fc.record({ step: randomStep, backTo: fc.option(fc.nat(20), { freq: 4 }) }), {
      minLength: 4,
      maxLength: 25,
    })
    await fc.assert(
      fc.asyncProperty(work, async (steps) => {
        const book = openTestWorkbook('sample')
        for (const { step, backTo } of steps) {
          attempt(book, step)
          if (backTo === null) continue
          const seq = Math.max(book.ledger.headSeq - backTo, 1)
          const before = dump(book)
          try {
            book.undoTo(seq, book.ledger.headSeq, '张甲')
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
            continue
          }
          const back = dump(book)
          book.redo('张甲')
          expect(dump(book)).toBe(before)
          book.undoTo(seq, book.ledger.headSeq, '张甲')
          expect(dump(book)).toBe(back)
        }
        const left = { state: book.ledger.undoState(), rows: dump(book) }
        const again = await reopen(book)
        expect({ state: again.ledger.undoState(), rows: dump(again) }).toEqual(left)
        if (left.state.redo) {
          again.redo('张甲')
          again.undo('张甲')
        }
        expect(again.ledger.findBreak()).toBeNull()
        again.close()
      }),
      { numRuns: 12 },
    )
  })
})
