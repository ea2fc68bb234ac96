import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createBook } from '../../db/book.ts'
import { generateRows, type Size } from './generate.ts'

/** A data folder whose one workbook is the generated one, open at the start. */
export async function dataFolder(folder: string, size: Size): Promise<string> {
  const dataDir = join(folder, size.name)
  mkdirSync(join(dataDir, 'workbooks'), { recursive: true })
  const path = join(dataDir, 'workbooks', '测.orgbook')
  createBook(
    path,
    () => generateRows(size),
    '测',
    () => new Date(),
  ).close()
  const { Library } = await import('../../db/library.ts')
  new Library(dataDir).remember({ lastFile: '测.orgbook' })
  return dataDir
}
