import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fetchScanner, scanShell } from '../support/scanner.ts'

const hasScanner = fetchScanner()
if (!hasScanner) console.warn('the scanner cannot be fetched from the npm registry: it does not run.')

/** The rows of the table in docs/security.md that explains what the scanner says. */
function explained(): ReadonlySet<string> {
  const text = readFileSync(resolve(import.meta.dirname, '..', '..', join('docs', 'security.md')), 'utf8')
  const rows = text.matchAll(/^\| `(\w+_CHECK)` *\| `?([^`|]+?)`? *\|/gm)
  return new Set(Array.from(rows, ([, check, file]) => `${check} ${file}`))
}

test.runIf(hasScanner || process.env.CI)('what the scanner finds is explained, each and no other', () => {
  const found = scanShell()
  const keys = new Set(found.map(({ check, file }) => `${check} ${file}`))
  const news = found.filter(({ check, file }) => !explained().has(`${check} ${file}`))
  expect(news).toEqual([])
  expect([...explained()].filter((key) => !keys.has(key))).toEqual([])
})
