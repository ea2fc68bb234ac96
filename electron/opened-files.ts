import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the packages claim as theirs (electron-builder.yml). */
const openable = new Set(['.orgbook', '.orgpack'])

/**
 * The workbook or package among the arguments that a program was started with, as a path; null where none is.
 * A double click gives a path, some Linux desktops a file address. `folder` is where relative paths start.
 */
export function fileInArguments(args: readonly string[], folder: string): string | null {
  const paths = args.slice(1).flatMap((arg) => pathOf(arg, folder) ?? [])
  return paths.findLast((path) => openable.has(extname(path).toLowerCase()) && existsSync(path)) ?? null
}

function pathOf(arg: string, folder: string): string | null {
  if (arg.startsWith('-')) return null
  if (!arg.startsWith('file:')) return resolve(folder, arg)
  try {
    return fileURLToPath(arg)
  } catch {
    return null // An address of another machine.
  }
}

/** Files that the clerk opens from outside wait here until the page asks: the newest one, once. */
export class OpenedFiles {
  private waiting: string | null = null

  offer(path: string | null): void {
    this.waiting = path ?? this.waiting
  }

  take(): string | null {
    const path = this.waiting
    this.waiting = null
    return path
  }
}
