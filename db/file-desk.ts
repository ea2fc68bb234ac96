import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '../domain/errors.ts'
import type { SourceFile } from '../domain/exchange-port.ts'
import type { FileToken } from '../domain/shell.ts'

interface HeldFile {
  readonly path: string
  readonly name: string
}

/** The files that pass between the clerk and the workbook. The renderer holds their tokens, never a path. */
export class FileDesk {
  private readonly outbox: () => string
  private readonly files = new Map<string, HeldFile>()

  /** `outbox`: the folder for what is made here; it goes with the session. */
  constructor(outbox: () => string) {
    this.outbox = outbox
  }

  register(path: string, name: string): FileToken {
    const token = randomUUID()
    this.files.set(token, { path, name })
    return { token, name }
  }

  pathOf(token: string): string | null {
    return this.files.get(token)?.path ?? null
  }

  /** A file that the clerk handed in. Errors: fileNotFound. */
  held(token: string): HeldFile {
    const file = this.files.get(token)
    if (!file || !existsSync(file.path)) throw new DomainError('fileNotFound')
    return file
  }

  /** As `held`, read whole. Errors: fileNotFound. */
  source(token: string): SourceFile {
    const { path, name } = this.held(token)
    return { bytes: new Uint8Array(readFileSync(path)), name }
  }

  /** A place in the outbox for a file that is yet to be written. */
  make(name: string): { readonly file: FileToken; readonly path: string } {
    const folder = join(this.outbox(), randomUUID())
    mkdirSync(folder, { recursive: true })
    const path = join(folder, name)
    return { file: this.register(path, name), path }
  }

  write(name: string, bytes: Uint8Array): FileToken {
    const { file, path } = this.make(name)
    writeFileSync(path, bytes)
    return file
  }

  /** The clerk's own table with its faulty cells marked (问题标注). */
  writeMarked(source: SourceFile, bytes: Uint8Array): FileToken {
    return this.write(`${source.name.replace(/\.[^.]*$/, '')}（问题标注）.xlsx`, bytes)
  }

  clear(): void {
    rmSync(this.outbox(), { recursive: true, force: true })
  }
}
