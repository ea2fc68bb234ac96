import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileInArguments, OpenedFiles } from '../../electron/opened-files.ts'

let folder: string
let book: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-opened-'))
  book = join(folder, '孙村 2016.orgbook')
  for (const name of ['孙村 2016.orgbook', '交回.ORGPACK', '名册.xlsx']) writeFileSync(join(folder, name), '')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each<[string, () => readonly string[], () => string | null]>([
  ['a path', () => ['app', book], () => book],
  ['a path beside switches', () => ['app', '--no-sandbox', book, '--flag'], () => book],
  ['a file address', () => ['app', pathToFileURL(book).href], () => book],
  ['a relative path', () => ['app', '孙村 2016.orgbook'], () => book],
  ['an ending in capitals', () => ['app', '交回.ORGPACK'], () => join(folder, '交回.ORGPACK')],
  ['the last of two', () => ['app', '交回.ORGPACK', book], () => book],
  ['another kind of file', () => ['app', join(folder, '名册.xlsx')], () => null],
  ['a file that is gone', () => ['app', join(folder, '没有.orgbook')], () => null],
  ['an address elsewhere', () => ['app', 'file://server/share/a.orgbook', 'http://x/a.orgbook'], () => null],
  ['the program itself', () => [book], () => null],
])('%s is understood', (_case, args, path) => {
  expect(fileInArguments(args(), folder)).toBe(path())
})

test('a file is handed to the page once, the newest where two came before it asked', () => {
  const files = new OpenedFiles()
  files.offer(null)
  expect(files.take()).toBeNull()
  files.offer('/a.orgbook')
  files.offer('/b.orgbook')
  files.offer(null)
  expect([files.take(), files.take()]).toEqual(['/b.orgbook', null])
})
