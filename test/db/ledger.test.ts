import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openBook } from '../../db/book.ts'
import { currentVersion } from '../../db/migrate.ts'
import {
  dump,
  openTestWorkbook,
  perform,
  reopen,
  tempFolder,
  testClock,
  testKeyring,
  unitNamed,
} from '../support/workbook.ts'

describe('the ledger', () => {
  it('refuses a write outside an operation, from any program', () => {
    const book = openTestWorkbook()
    expect(() => book.db.prepare("UPDATE unit SET note = 'x'").run()).toThrow(/NOT NULL/)
    expect(() => book.db.prepare('DELETE FROM village').run()).toThrow(/NOT NULL/)
  })

  it('is append-only', () => {
    const book = openTestWorkbook()
    expect(() => book.db.prepare("UPDATE operation SET title = 'x'").run()).toThrow(/append-only/)
    expect(() => book.db.prepare('DELETE FROM change').run()).toThrow(/append-only/)
  })

  it('leaves nothing behind where the work fails', () => {
    const book = openTestWorkbook()
    const before = dump(book)
    const seq = book.ledger.headSeq
    const bad = () =>
      book.execute(
        {
          title: '坏的改动',
          changes: [
            { table: 'setting', id: 'preparedBy', row: { id: 'preparedBy', value: '写了又撤' } },
            { table: 'plate', id: 'p', row: { id: 'p', unitId: 'nowhere' } as never },
          ],
        },
        { command: 'test', operator: '张甲' },
        'load',
      )
    expect(bad).toThrow()
    expect(dump(book)).toBe(before)
    expect(book.ledger.headSeq).toBe(seq)
    expect(book.model.setting('preparedBy')).toBe('')
  })

  it('undoes and redoes after a restart, to the last byte', async () => {
    const book = openTestWorkbook()
    const suncun = unitNamed(book, '孙村街道办事处')
    const first = dump(book)
    perform(book, 'createUnit', { name: '应急管理办公室', kind: 'office', parentId: suncun.id })
    perform(book, 'updateUnit', { id: suncun.id, patch: { level: '处级' } })
    const last = dump(book)

    const again = await reopen(book)
    expect(again.ledger.undoState().undo?.title).toBe('修改机构 孙村街道办事处')
    again.undo('张甲')
    again.undo('张甲')
    expect(dump(again)).toBe(first)
    expect(again.ledger.undoState().undo).toBeNull()

    const third = await reopen(again)
    third.redo('张甲')
    third.redo('张甲')
    expect(dump(third)).toBe(last)
    expect(() => third.redo('张甲')).toThrow('nothingToRedo')
    expect(third.ledger.findBreak()).toBeNull()
  })

  it('forgets what could be redone when something new is done', () => {
    const book = openTestWorkbook()
    const suncun = unitNamed(book, '孙村街道办事处')
    perform(book, 'updateUnit', { id: suncun.id, patch: { level: '处级' } })
    book.undo('张甲')
    perform(book, 'updateUnit', { id: suncun.id, patch: { level: '正处级' } })
    expect(book.ledger.undoState().redo).toBeNull()
  })

  it('tells which entry was tampered with', async () => {
    const book = openTestWorkbook()
    const suncun = unitNamed(book, '孙村街道办事处')
    perform(book, 'updateUnit', { id: suncun.id, patch: { level: '处级' } })
    const seq = book.ledger.headSeq
    book.db.exec('DROP TRIGGER keep_operation_UPDATE')
    book.db.prepare("UPDATE operation SET operator = '他人' WHERE seq = ?").run(seq)
    expect(book.ledger.findBreak()).toBe(seq)
  })

  it('proves whose profile signed an entry, and with which role', () => {
    const book = openTestWorkbook()
    book.trace('查看', { command: 'test', operator: { name: '李录', id: 'li', role: 'clerk' } })
    expect(book.ledger.findBreak()).toBeNull()
    book.db.exec('DROP TRIGGER keep_operation_UPDATE')
    for (const change of ["operatorRole = 'reviewer'", "operatorId = 'other'", 'operatorId = NULL']) {
      book.db.exec('SAVEPOINT before')
      book.db.prepare(`UPDATE operation SET ${change} WHERE seq = ?`).run(book.ledger.headSeq)
      expect(book.ledger.findBreak()).toBe(book.ledger.headSeq)
      book.db.exec('ROLLBACK TO before')
    }
  })

  it('writes no entry for a command that changes nothing', () => {
    const book = openTestWorkbook()
    const suncun = unitNamed(book, '孙村街道办事处')
    const delta = perform(book, 'updateUnit', { id: suncun.id, patch: { name: suncun.name } })
    expect(delta.operation).toBeNull()
  })
})

describe('opening a workbook', () => {
  const open = (path: string) => openBook(path, testClock().now, async () => undefined, testKeyring())
  const copyOf = (path: string, change: (db: Database.Database) => void) => {
    const copy = join(tempFolder(), 'copy.orgbook')
    copyFileSync(path, copy)
    const db = new Database(copy)
    change(db)
    db.close()
    return copy
  }

  it('refuses a second copy of the app on the same workbook', async () => {
    const book = openTestWorkbook()
    await expect(open(book.path)).rejects.toMatchObject({ code: 'workbookLocked' })
  })

  it('refuses a file of a newer version and leaves it as it is', async () => {
    const book = openTestWorkbook()
    book.close()
    const newer = copyOf(book.path, (db) => db.pragma(`user_version = ${currentVersion + 1}`))
    await expect(open(newer)).rejects.toMatchObject({ code: 'workbookNewer' })
  })

  it('tells a foreign database, a text file, a cut file and a missing one apart', async () => {
    const { writeFileSync, readFileSync } = await import('node:fs')
    const book = openTestWorkbook()
    book.close()
    const foreign = join(tempFolder(), 'foreign.orgbook')
    new Database(foreign).exec('CREATE TABLE t (a)').close()
    const text = join(tempFolder(), 'text.orgbook')
    writeFileSync(text, '这不是工作簿。'.repeat(100))
    const cut = join(tempFolder(), 'cut.orgbook')
    writeFileSync(cut, readFileSync(book.path).subarray(0, 20_000))
    await expect(open(foreign)).rejects.toMatchObject({ code: 'notAWorkbook' })
    await expect(open(text)).rejects.toMatchObject({ code: 'notAWorkbook' })
    await expect(open(cut)).rejects.toMatchObject({ code: 'workbookBroken' })
    await expect(open(join(tempFolder(), 'none.orgbook'))).rejects.toMatchObject({ code: 'workbookMissing' })
  })
})
