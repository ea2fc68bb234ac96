import { createHash } from 'node:crypto'
import { DomainError } from '../domain/errors.ts'
import type { PictureShape } from '../domain/exchange-port.ts'
import type { PictureFacts } from '../domain/floor.ts'
import { aboutFile } from './about-file.ts'
import type { Book } from './book.ts'
import { asDomainError, type ReadableDb, type WritableDb } from './connection.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/** Scanned plans: kept under the SHA-256 of their bytes, never changed and never taken out (migration 004). */
export function pictureHandlers(around: FileSurroundings): Record<string, Handler> {
  return {
    takePicture: async ({ token }: { token: string }): Promise<PictureFacts> => {
      const source = around.files.source(token)
      const shape = await aboutFile(source.name, () => around.exchange.readPictureShape(source))
      return putPicture(around.requireBook(), source.bytes, shape)
    },
    readPicture: ({ id }: { id: string }) => readPicture(around.requireBook().db, id),
  }
}

/** The same picture again is the same row. Errors: planLocked, workbookGone, diskFull, workbookReadOnly. */
function putPicture(book: Book, bytes: Uint8Array, shape: PictureShape): PictureFacts {
  if (book.branch?.lockedAt) throw new DomainError('planLocked')
  book.requireFile()
  const id = createHash('sha256').update(bytes).digest('hex')
  try {
    book.db
      .prepare(`
        INSERT INTO picture (id, mime, width, height, bytes)
        VALUES (@id, @mime, @width, @height, @bytes)
        ON CONFLICT (id) DO NOTHING`)
      .run({ id, ...shape, bytes })
  } catch (error) {
    throw asDomainError(error)
  }
  return { id, ...shape }
}

/** Errors: notFound. */
function readPicture(db: ReadableDb, id: string): PictureFacts & { readonly base64: string } {
  const row = db.prepare('SELECT mime, width, height, bytes FROM picture WHERE id = ?').get(id) as
    | (PictureShape & { readonly bytes: Buffer })
    | undefined
  if (!row) throw new DomainError('notFound', { message: '找不到这一层的底图，请重新铺设。' })
  const { bytes, ...shape } = row
  return { id, ...shape, base64: bytes.toString('base64') }
}

/** Takes over the pictures that another copy of the workbook has and this one has not, before rows that name them. */
export function copyPictures(from: ReadableDb, to: WritableDb): void {
  const known = new Set(to.prepare('SELECT id FROM picture').pluck().all())
  const missing = (from.prepare('SELECT id FROM picture').pluck().all() as string[]).filter(
    (id) => !known.has(id),
  )
  const read = from.prepare('SELECT id, mime, width, height, bytes FROM picture WHERE id = ?')
  const write = to.prepare(`
    INSERT INTO picture (id, mime, width, height, bytes)
    VALUES (@id, @mime, @width, @height, @bytes)`)
  for (const id of missing) write.run(read.get(id))
}
