import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Book, createBook, openBook } from '../../../db/book.ts'
import { PersonalCipher } from '../../../db/personal/cipher.ts'
import { newPersonalCipher } from '../../../db/personal/key-slots.ts'
import { Keyring } from '../../../db/personal/keyring.ts'
import { checkDigitOf } from '../../../domain/id-number.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { generateRows, sizes } from '../../bench/generate.ts'
import { tempFolder, testClock } from '../../support/workbook.ts'

/** Of an area that no county has (see fixtures). */
function withNumbers(change: RowChange, at: number): RowChange {
  if (change.table !== 'person' || !change.row) return change
  const first17 = `99000119850412${String(at % 1000).padStart(3, '0')}`
  const idNumber = first17 + checkDigitOf(first17)
  return { ...change, row: { ...change.row, idNumber, phone: `1990000${String(at).padStart(4, '0')}` } }
}

/** A workbook of 300 people with both numbers, and what a start of the program has of its key. */
function officeOf300() {
  const folder = tempFolder()
  const path = join(folder, 'a.orgbook')
  const cipher = newPersonalCipher()
  const { now } = testClock()
  createBook(path, () => generateRows(sizes.S).map(withNumbers), '张甲', now, { cipher, slots: [] }).close()
  const start = () => {
    const keyring = new Keyring(null, undefined, join(folder, 'opened'))
    const own = new PersonalCipher(cipher.keyId, cipher.dataKey)
    keyring.take(own)
    return { keyring, cipher: own }
  }
  const open = (keyring: Keyring) => openBook(path, now, async () => undefined, keyring)
  return { folder, start, open, kept: join(folder, 'opened', `${cipher.keyId}.values`) }
}

const peopleOf = (book: Book) => book.allRows().person

it('a value is opened once: the next start has all of them, and the same', async () => {
  const { start, open } = officeOf300()
  const first = start()
  const book = await open(first.keyring)
  const before = peopleOf(book)
  expect(before[0]).toMatchObject({ idNumber: expect.stringMatching(/^990001/) })
  expect(first.cipher.opened.missed).toBe(600)
  first.keyring.keepOpened()
  book.close()

  const second = start()
  const again = await open(second.keyring)
  expect(peopleOf(again)).toEqual(before)
  expect(second.cipher.opened.missed).toBe(0)
  again.setCipher(null)
  again.setCipher(second.cipher)
  expect(peopleOf(again)).toEqual(before)
  expect(second.cipher.opened.missed).toBe(0)
  again.close()
})

it('what changed since is opened from the file; a text that was altered or moved is told as not readable', async () => {
  const { start, open } = officeOf300()
  const first = start()
  const book = await open(first.keyring)
  first.keyring.keepOpened()
  const [one, two, three, four] = peopleOf(book)
  if (!one || !two || !three || !four) throw new Error('there are 300')
  const row = { ...one, phone: '19999999999' }
  book.execute(
    { title: '改电话', changes: [{ table: 'person', id: one.id, row }] },
    { command: 'updatePerson', operator: '张甲' },
  )
  book.db.exec('DROP TRIGGER ledger_person_UPDATE')
  const sealedOf = (id: string) =>
    book.db.prepare('SELECT phone FROM person WHERE id = ?').pluck().get(id) as string
  const write = book.db.prepare('UPDATE person SET phone = ? WHERE id = ?')
  write.run(sealedOf(three.id), two.id)
  write.run(
    sealedOf(four.id).replace(/(?<=^.{20})./, (letter) => (letter === 'A' ? 'B' : 'A')),
    four.id,
  )
  book.close()
  const second = start()
  const again = await open(second.keyring)
  const known = new Map(peopleOf(again).map((person) => [person.id, person]))
  expect(known.get(one.id)).toEqual(row)
  expect(known.get(two.id)?.phone).toMatch(/^unreadable:/)
  expect(known.get(three.id)).toEqual(three)
  expect(known.get(four.id)?.phone).toMatch(/^unreadable:/)
  expect(second.cipher.opened.missed).toBe(3)
  again.close()
})

it('what is kept holds no number in its bytes, and is left alone where it was altered', async () => {
  const { folder, start, open, kept } = officeOf300()
  const first = start()
  const book = await open(first.keyring)
  const before = peopleOf(book)
  first.keyring.keepOpened()
  book.close()
  const bytes = readFileSync(kept)
  for (const text of ['990001', '1990000', 'person']) expect(bytes.includes(text)).toBe(false)
  expect(readdirSync(join(folder, 'opened'))).toHaveLength(1)
  writeFileSync(kept, bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1))
  const second = start()
  const again = await open(second.keyring)
  expect(peopleOf(again)).toEqual(before)
  expect(second.cipher.opened.missed).toBe(600)
  again.close()
})

it('nothing is kept of few values, nor once the key was laid down', async () => {
  const { start, open, kept } = officeOf300()
  const { keyring, cipher } = start()
  const book = await open(keyring)
  keyring.layDown(cipher.keyId)
  keyring.keepOpened()
  expect(existsSync(kept)).toBe(false)
  keyring.take(cipher)
  cipher.opened.missed = 499
  keyring.keepOpened()
  expect(existsSync(kept)).toBe(false)
  book.close()
})
