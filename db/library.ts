import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DomainError } from '../domain/errors.ts'
import type { WorkbookFile } from '../domain/workbook.ts'

const extension = '.orgbook'

interface Preferences {
  readonly lastFile?: string
  readonly operator?: string
  /** Absent: beside the workbooks. */
  readonly backupFolder?: string
}

/** The data folder: the workbooks in it, where backups go, which workbook was open last. */
export class Library {
  readonly home: string
  private readonly workbookHome: string

  constructor(dataDir: string) {
    this.home = dataDir
    this.workbookHome = join(dataDir, 'workbooks')
    mkdirSync(this.workbookHome, { recursive: true })
  }

  list(): WorkbookFile[] {
    return readdirSync(this.workbookHome)
      .filter((file) => file.endsWith(extension))
      .map((file) => {
        const stat = statSync(join(this.workbookHome, file))
        return {
          file,
          name: basename(file, extension),
          modifiedAt: stat.mtime.toISOString(),
          bytes: stat.size,
        }
      })
      .sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt))
  }

  /** The path of a workbook by its file name; a name with a folder in it is refused. Errors: forbidden. */
  pathOf(file: string): string {
    if (basename(file) !== file || !file.endsWith(extension)) throw new DomainError('forbidden')
    return join(this.workbookHome, file)
  }

  /** A path for a new workbook that no file has yet: 名称, 名称 2, 名称 3 … */
  freePath(name: string): string {
    for (let number = 1; ; number += 1) {
      const path = join(this.workbookHome, `${number === 1 ? name : `${name} ${number}`}${extension}`)
      if (!existsSync(path)) return path
    }
  }

  get backupFolder(): string {
    return this.preferences().backupFolder ?? join(this.home, 'backups')
  }

  /** Where files made for the clerk wait until the shell hands them over. */
  outbox(): string {
    const folder = join(this.home, 'outbox')
    mkdirSync(folder, { recursive: true })
    return folder
  }

  preferences(): Preferences {
    try {
      return JSON.parse(readFileSync(this.preferencesPath, 'utf8')) as Preferences
    } catch {
      // Absent at the first start; a damaged one only forgets what was open last.
      return {}
    }
  }

  remember(change: Preferences): void {
    const draft = `${this.preferencesPath}.part`
    writeFileSync(draft, JSON.stringify({ ...this.preferences(), ...change }, null, 2))
    renameSync(draft, this.preferencesPath)
  }

  private get preferencesPath(): string {
    return join(this.home, 'preferences.json')
  }
}
