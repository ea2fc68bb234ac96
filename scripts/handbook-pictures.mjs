// npm run handbook: goes through the handbook in the browser shell, and puts the pictures that it took into docs/pictures.
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './install.mjs'

const taken = join(projectFolder, 'test-results', 'pictures', 'browser')
const docs = join(projectFolder, 'docs')
const named = readFileSync(join(docs, 'handbook.md'), 'utf8').matchAll(
  /\(pictures\/(handbook-[\w-]+\.png)\)/g,
)

const args = [
  join(projectFolder, 'scripts', 'test.mjs'),
  ...['--only', 'e2e', '--shell', 'browser', 'handbook'],
]
if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exit(1)
for (const [, name] of named) {
  const [from, to] = [join(taken, name), join(docs, 'pictures', name)]
  // A third of the size, where ImageMagick is there.
  const small = spawnSync('convert', [from, '-resize', '1100x', '-colors', '96', `png8:${to}`])
  if (small.status !== 0) copyFileSync(from, to)
}
