// Builds only where a source is newer than what was built: the content of every source, hashed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './install.mjs'

/** docs: the handbook is a screen. */
const sources = ['domain', 'db', 'exchange', 'electron', 'web', 'renderer', 'docs']
const settings = [
  'package-lock.json',
  'vite.config.ts',
  join('scripts', 'build.mjs'),
  join('scripts', 'needed-at-start.ts'),
]
const stampFile = join(projectFolder, 'dist', '.built-from')

/** Whether dist/ stands and is built from the sources as they are. */
export function ensureBuilt(node) {
  const now = sourceHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return true
  return build(node)
}

/** Builds whatever the state of dist/; whether it succeeded. */
export function build(node) {
  const now = sourceHash()
  const { status } = spawnSync(node, [join('scripts', 'build.mjs')], { cwd: projectFolder, stdio: 'inherit' })
  if (status === 0) writeFileSync(stampFile, now)
  return status === 0
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const path of [...settings, ...sources.flatMap(filesBelow)].sort()) {
    hash.update(path).update('\0')
    hash.update(readFileSync(join(projectFolder, path))).update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}
