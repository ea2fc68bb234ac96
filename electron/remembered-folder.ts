import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The folder that a clerk last chose, so that the next dialog opens there; kept over restarts in a small file. */
export class RememberedFolder {
  private readonly file: string
  private readonly fallback: string

  constructor(file: string, fallback: string) {
    this.file = file
    this.fallback = fallback
  }

  get path(): string {
    try {
      const { folder } = JSON.parse(readFileSync(this.file, 'utf8')) as { folder?: unknown }
      if (typeof folder === 'string' && existsSync(folder)) return folder
    } catch {
      // None was chosen yet.
    }
    return this.fallback
  }

  remember(folder: string): void {
    try {
      writeFileSync(this.file, JSON.stringify({ folder }))
    } catch {
      // A comfort only: a full disk is told where something is lost by it.
    }
  }
}
