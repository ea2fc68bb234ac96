import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { RestoreDrill } from '../domain/backup.ts'
import { DomainError } from '../domain/errors.ts'
import type { WorkbookFile } from '../domain/workbook.ts'
import { readJson, writeJson } from './json-file.ts'
import { PlanFolder } from './plans.ts'

const extension = '.orgbook'
const plansSuffix = '.plans'

interface Preferences {
  readonly lastFile?: string
  readonly operator?: string
  /** Absent or null: beside the workbooks. */
  readonly backupFolder?: string | null
  /** The last 恢复演练 of each workbook, by its file. */
  readonly drills?: Readonly<Record<string, RestoreDrill>>
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

  /**
   * The path of a workbook, or of a plan in the folder beside its workbook, by the name that the renderer holds.
   * Anything else with a folder in it is refused. Errors: forbidden.
   */
  pathOf(file: string): string {
    const [name = '', folder, ...more] = file.split('/').reverse()
    const isPlain = (part: string) => basename(part) === part && !part.includes('\\') && part !== '..'
    const isInPlans = folder === undefined || (isPlain(folder) && folder.endsWith(plansSuffix))
    if (more.length > 0 || !isPlain(name) || !isInPlans || !name.endsWith(extension)) {
      throw new DomainError('forbidden')
    }
    return join(this.workbookHome, ...(folder === undefined ? [name] : [folder, name]))
  }

  /** The name by which the renderer knows a path of `pathOf`. */
  fileOf(path: string): string {
    return relative(this.workbookHome, path).split(sep).join('/')
  }

  /** As `fileOf`, for any path that exists: null where it is no workbook or plan of this folder. */
  fileAt(path: string): string | null {
    const inside = relative(realpathSync(this.workbookHome), realpathSync(path)).split(sep).join('/')
    try {
      return this.fileOf(this.pathOf(inside))
    } catch {
      return null
    }
  }

  /** The workbook to which a plan belongs; a workbook's own name. */
  mainFileOf(file: string): string {
    const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : null
    return folder === null ? file : `${folder.slice(0, -plansSuffix.length)}${extension}`
  }

  plansOf(file: string): PlanFolder {
    const main = this.mainFileOf(file)
    return new PlanFolder(this.workbookHome, `${main.slice(0, -extension.length)}${plansSuffix}`)
  }

  /** A path for a new file that is not there yet: 名称, 名称 2, 名称 3 …; in the folder of `beside` where given. */
  freePath(name: string, beside?: string): string {
    const home = beside === undefined ? this.workbookHome : dirname(beside)
    for (let number = 1; ; number += 1) {
      const path = join(home, `${number === 1 ? name : `${name} ${number}`}${extension}`)
      if (!existsSync(path)) return path
    }
  }

  get backupFolder(): string {
    return this.preferences().backupFolder ?? join(this.home, 'backups')
  }

  /** The chosen folder's name; null where backups stand beside the workbooks. */
  get backupFolderName(): string | null {
    const chosen = this.preferences().backupFolder
    return chosen ? basename(chosen) : null
  }

  /**
   * The folder into which a backup can go. A chosen one that is not there is not made: where a drive was unplugged,
   * the copies would stand on the very disk that they shall outlive. Errors: backupFolderMissing.
   */
  requireBackupFolder(): string {
    const chosen = this.preferences().backupFolder
    if (chosen && !existsSync(chosen)) throw new DomainError('backupFolderMissing')
    return this.backupFolder
  }

  lastDrillOf(file: string): RestoreDrill | null {
    return this.preferences().drills?.[file] ?? null
  }

  rememberDrill(file: string, drill: RestoreDrill): void {
    this.remember({ drills: { ...this.preferences().drills, [file]: drill } })
  }

  /** Where files made for the clerk wait until the shell hands them over; made by whoever writes there. */
  outbox(): string {
    return join(this.home, 'outbox')
  }

  /** Where the values of encrypted columns that were opened once wait, encrypted as a whole, for the next start. */
  get openedFolder(): string {
    return join(this.home, 'opened')
  }

  preferences(): Preferences {
    // Absent at the first start; a damaged one only forgets what was open last.
    return readJson<Preferences>(this.preferencesPath) ?? {}
  }

  remember(change: Preferences): void {
    writeJson(this.preferencesPath, { ...this.preferences(), ...change })
  }

  private get preferencesPath(): string {
    return join(this.home, 'preferences.json')
  }
}
