import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../db/backup.ts'
import { createBook, openBook } from '../../db/book.ts'
import { readBranch } from '../../db/branch.ts'
import { writeCopy } from '../../db/copy.ts'
import { readAllRows } from '../../db/rows.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import {
  openTestWorkbook,
  perform,
  tempFolder,
  testClock,
  testKeyring,
  unitNamed,
} from '../support/workbook.ts'

const edit = (book: ReturnType<typeof openTestWorkbook>, note: string) =>
  perform(book, 'updateUnit', { id: unitNamed(book, '孙村街道办事处').id, patch: { note } })

/** Opens a workbook file as a second copy of the app would, in a process of its own. */
function openElsewhere(path: string): string {
  const script = `
    import { openConnection } from ${JSON.stringify(new URL('../../db/connection.ts', import.meta.url).href)}
    try { openConnection(process.argv[1], { mustExist: true }); console.log('opened') }
    catch (error) { console.log(error.code) }`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script, path])
  return stdout.toString().trim()
}

describe('a copy of the open workbook', () => {
  it('is one whole file that holds what was just entered', () => {
    const book = openTestWorkbook('sample')
    edit(book, '刚才')
    const path = join(tempFolder(), '副本.orgbook')
    writeCopy(book.file, path, null)
    expect(readdirSync(dirname(path))).toEqual(['副本.orgbook'])
    expect(() => checkFile(path)).not.toThrow()
    const copy = new Database(path, { readonly: true })
    expect(readAllRows(copy)).toEqual(readAllRows(book.db))
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(readBranch(copy)).toBeNull()
    copy.close()
  })

  it('leaves the workbook locked against a second copy of the app, and open for more entries', async () => {
    const book = openTestWorkbook('sample')
    writeCopy(book.file, join(tempFolder(), '一.orgbook'), null)
    expect(openElsewhere(book.path)).toBe('workbookLocked')
    edit(book, '之后')
    writeCopy(book.file, join(tempFolder(), '二.orgbook'), null)
    expect(openElsewhere(book.path)).toBe('workbookLocked')
    book.close()
    const again = await openBook(book.path, testClock().now, async () => undefined, testKeyring())
    expect(unitNamed(again, '孙村街道办事处').note).toBe('之后')
    expect(again.ledger.findBreak()).toBeNull()
    again.close()
  })

  it('is made of a workbook that is only in memory', () => {
    const { now } = testClock()
    const book = createBook(':memory:', (context) => buildTemplate('sample', context), '张甲', now)
    const path = join(tempFolder(), '副本.orgbook')
    writeCopy(book.file, path, null)
    expect(() => checkFile(path)).not.toThrow()
    book.close()
  })

  it('leaves nothing behind where it cannot get its name', () => {
    const book = openTestWorkbook()
    const folder = tempFolder()
    mkdirSync(join(folder, '方案.orgbook', '占用'), { recursive: true })
    expect(() => writeCopy(book.file, join(folder, '方案.orgbook'), null)).toThrow()
    expect(readdirSync(folder)).toEqual(['方案.orgbook'])
  })
})
