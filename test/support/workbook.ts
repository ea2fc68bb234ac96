import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Book, createBook, type NewKey, openBook } from '../../db/book.ts'
import { MachineKey, newPersonalCipher } from '../../db/personal/key-slots.ts'
import { Keyring } from '../../db/personal/keyring.ts'
import type { Command } from '../../domain/commands/command.ts'
import { type CommandInput, type CommandName, commands } from '../../domain/contract.ts'
import type { Delta } from '../../domain/operation.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import type { TemplateName } from '../../domain/workbook.ts'

/** A folder that is gone when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orgbook-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that a test moves itself; ids made within one millisecond still differ by their random part. */
export function testClock(start = '2016-05-20T09:00:00+08:00') {
  let at = new Date(start).getTime()
  const now = () => {
    at += 1
    return new Date(at)
  }
  return { now, advance: (milliseconds: number) => (at += milliseconds) }
}

/** What the keychain of the tests' computer keeps; passphrases cost little there. */
export const testMachineKey = Buffer.from('the machine key of the test bench', 'latin1')
export const quickPassphrase = { N: 1024, r: 8, p: 1 } as const
export const testKeyring = () => new Keyring(new MachineKey(testMachineKey), quickPassphrase)

export function testKey(): NewKey {
  const cipher = newPersonalCipher()
  return { cipher, slots: [new MachineKey(testMachineKey).wrap(cipher, '2016-05-20T01:00:00.000Z')] }
}

/** A real workbook file made from a template; its numbers are encrypted, and open by the keychain. */
export function openTestWorkbook(template: TemplateName = 'reform', folder = tempFolder()): Book {
  const { now } = testClock()
  const book = createBook(
    join(folder, '测试.orgbook'),
    (context) => buildTemplate(template, context),
    '张甲',
    now,
    testKey(),
  )
  onTestFinished(() => book.close())
  return book
}

export function reopen(book: Book): Promise<Book> {
  book.close()
  return openBook(book.path, testClock().now, async () => undefined, testKeyring()).then((again) => {
    onTestFinished(() => again.close())
    return again
  })
}

/** Runs a command as the dispatch would. */
export function perform<N extends CommandName>(book: Book, name: N, input: CommandInput<N>): Delta {
  const command = commands[name] as unknown as Command
  const plan = command.plan(book.current(), command.input.parse(input), book.context())
  return book.execute(plan, { command: name, operator: '张甲' })
}

/** Every model row of the file as text (pictures are no rows of the model: they only ever come; requests are not undone): two workbooks are the same when this is. */
export function dump(book: Book): string {
  const tables = book.db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('operation', 'change', 'workbookInfo', 'openOperation', 'branch', 'picture', 'personalKey', 'personalKeySlot', 'approvalRequest') ORDER BY name",
    )
    .pluck()
    .all() as string[]
  return JSON.stringify(
    tables.map((table) => [table, book.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )
}

export function unitNamed(book: Book, name: string, parentName?: string) {
  const unit = [...book.model.rows.unit.values()].find(
    (row) => row.name === name && (!parentName || book.model.get('unit', row.parentId)?.name === parentName),
  )
  if (!unit) throw new Error(`no unit ${name}`)
  return unit
}
