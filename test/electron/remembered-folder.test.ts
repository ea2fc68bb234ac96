import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RememberedFolder } from '../../electron/remembered-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-folder-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the next dialog opens where the last one ended, after a restart too', () => {
  const chosen = join(folder, 'U 盘')
  mkdirSync(chosen)
  const file = join(folder, 'dialogs.json')
  expect(new RememberedFolder(file, '/documents').path).toBe('/documents')
  new RememberedFolder(file, '/documents').remember(chosen)
  expect(new RememberedFolder(file, '/documents').path).toBe(chosen)
})

test('a folder that is gone, and a broken note, are forgotten', () => {
  const file = join(folder, 'dialogs.json')
  new RememberedFolder(file, '/documents').remember(join(folder, 'pulled out'))
  expect(new RememberedFolder(file, '/documents').path).toBe('/documents')
  writeFileSync(file, '{"folder":')
  expect(new RememberedFolder(file, '/documents').path).toBe('/documents')
})
