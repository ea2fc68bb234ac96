import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** What stands in a file of JSON; null where it is absent, undefined where it cannot be read as JSON. */
export function readJson<T>(path: string): T | null | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : undefined
  }
}

/** Writes a file of JSON; whoever reads it meets the old text or the new one, never half of it, also after a power cut. */
export function writeJson(path: string, value: unknown): void {
  const draft = `${path}.part`
  const file = openSync(draft, 'w')
  try {
    writeFileSync(file, JSON.stringify(value, null, 2))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
