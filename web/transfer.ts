import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '../domain/errors.ts'
import type { BackendHost, FileToken } from '../domain/shell.ts'
import { safeFileName } from './file-name.ts'

/** Rosters are a few megabytes, workbooks with fifty thousand people below a hundred. */
export const defaultUploadLimit = 200 * 1024 * 1024

/** Takes the raw body of a request as a file of the backend. Errors: fileTooLarge, diskFull, invalidInput. */
export async function takeUpload(
  request: IncomingMessage,
  backend: BackendHost,
  folder: string,
  limit: number,
): Promise<FileToken> {
  const name = uploadName(request)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const path = join(folder, randomUUID(), name)
  try {
    await mkdir(dirname(path), { recursive: true })
    await pipeline(request, atMost(limit), createWriteStream(path))
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new DomainError('diskFull', { message: '磁盘空间不足，文件没有读入。请清理磁盘后重试。' })
    }
    throw error
  }
  return backend.registerFile(path, name)
}

function uploadName(request: IncomingMessage): string {
  const header = request.headers['x-file-name']
  try {
    if (typeof header === 'string') return safeFileName(decodeURIComponent(header))
  } catch {
    // Falls through: a header that is no URL text is no name.
  }
  throw new DomainError('invalidInput', { message: '文件没有名称。' })
}

function atMost(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length
      if (size > limit) next(tooLarge(limit))
      else next(null, chunk)
    },
  })
}

function tooLarge(limit: number): DomainError {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return new DomainError('fileTooLarge', { message: `文件超过 ${megabytes} MB，没有读入。` })
}

/** Sends a file of the backend as a download; false where the token is unknown or the file is gone. */
export async function sendFile(
  token: string,
  backend: BackendHost,
  response: ServerResponse,
): Promise<boolean> {
  const path = backend.filePath(token)
  const size =
    path &&
    (await stat(path)
      .then((found) => found.size)
      .catch(() => null))
  if (!path || size === null) return false
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': attachment(basename(path)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  await pipeline(createReadStream(path), response)
  return true
}

/** RFC 6266: the name in UTF-8, and one in ASCII for whatever cannot read that. */
function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
