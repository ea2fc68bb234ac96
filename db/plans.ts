import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Branch, PlanFile } from '../domain/branch.ts'
import { changeCountSince, readBranch } from './branch.ts'
import { checkReadable } from './migrate.ts'

const extension = '.orgbook'
const registryName = 'plans.json'

/**
 * The plans of a workbook: a folder beside it, and a list of what ought to be in it, so that a plan whose file was
 * moved or deleted is told, not silently gone. A file that was put back, or in, is found again.
 */
export class PlanFolder {
  private readonly home: string
  /** The folder's name, which stands before a plan's file name wherever the renderer names it. */
  private readonly folder: string

  constructor(workbookHome: string, folder: string) {
    this.home = join(workbookHome, folder)
    this.folder = folder
  }

  pathOf(name: string): string {
    return join(this.home, `${name}${extension}`)
  }

  fileOf(name: string): string {
    return `${this.folder}/${name}${extension}`
  }

  has(name: string): boolean {
    return existsSync(this.pathOf(name)) || this.registry().some((branch) => branch.name === name)
  }

  /** Makes the folder where it is not there yet. */
  prepare(): void {
    mkdirSync(this.home, { recursive: true })
  }

  /** The plans in the order in which they were made; the open one, whose file is locked, as it is handed in. */
  list(open: PlanFile | null): PlanFile[] {
    const known = new Map(this.registry().map((branch) => [branch.name, branch]))
    const names = existsSync(this.home)
      ? readdirSync(this.home)
          .filter((file) => file.endsWith(extension))
          .map((file) => file.slice(0, -extension.length))
      : []
    const found = names.flatMap((name) =>
      open?.file === this.fileOf(name) ? [open] : this.read(name, known.get(name)),
    )
    const there = new Set(names)
    const lost = [...known.values()]
      .filter((branch) => !there.has(branch.name))
      .map((branch) => this.entry(branch.name, branch, 'missing'))
    return [...found, ...lost].sort((a, b) => a.branch.createdAt.localeCompare(b.branch.createdAt))
  }

  remember(branch: Branch): void {
    this.prepare()
    this.write([...this.registry().filter(({ name }) => name !== branch.name), branch])
  }

  /** Takes a plan off the list; its file, where it is still there, stays on the disk. */
  forget(name: string): void {
    this.write(this.registry().filter((branch) => branch.name !== name))
  }

  private read(name: string, known: Branch | undefined): PlanFile[] {
    const path = this.pathOf(name)
    let db: Database.Database | undefined
    try {
      db = new Database(path, { readonly: true, fileMustExist: true })
      checkReadable(db)
      const branch = readBranch(db)
      if (!branch) return []
      return [
        {
          ...this.entry(name, branch, 'ready'),
          changeCount: changeCountSince(db, branch.baseSeq),
          modifiedAt: statSync(path).mtime.toISOString(),
        },
      ]
    } catch {
      // Whatever is wrong with it is told when it is opened; the list only marks it.
      return known ? [this.entry(name, known, 'broken')] : []
    } finally {
      db?.close()
    }
  }

  private entry(name: string, branch: Branch, state: PlanFile['state']): PlanFile {
    return { file: this.fileOf(name), state, branch, changeCount: 0, modifiedAt: null }
  }

  private registry(): Branch[] {
    try {
      return JSON.parse(readFileSync(join(this.home, registryName), 'utf8')) as Branch[]
    } catch {
      // Absent before the first plan; without it the files themselves are still found.
      return []
    }
  }

  private write(branches: readonly Branch[]): void {
    this.prepare()
    const path = join(this.home, registryName)
    writeFileSync(`${path}.part`, JSON.stringify(branches, null, 2))
    renameSync(`${path}.part`, path)
  }
}
