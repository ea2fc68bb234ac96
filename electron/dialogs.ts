import { copyFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type BrowserWindow, dialog, type FileFilter } from 'electron'
import { DomainError } from '../domain/errors.ts'
import type { FileToken, PickPurpose, SavedFile } from '../domain/shell.ts'
import { safeFileName } from '../web/file-name.ts'
import type { BackendLink } from './backend-link.ts'
import { rememberOutput } from './output-paths.ts'
import type { RememberedFolder } from './remembered-folder.ts'

export interface DialogContext {
  readonly window: BrowserWindow
  readonly link: BackendLink
  readonly folder: RememberedFolder
}

/** Without a filter a folder is asked for. */
const asked: Readonly<Record<PickPurpose, { readonly title: string; readonly filter?: FileFilter }>> = {
  roster: {
    title: '选择花名册',
    filter: { name: '花名册（xlsx、xls、et、csv）', extensions: ['xlsx', 'xls', 'et', 'csv', 'txt'] },
  },
  workbook: { title: '选择工作簿', filter: { name: '工作簿（orgbook）', extensions: ['orgbook'] } },
  package: { title: '选择交换包', filter: { name: '交换包（orgpack）', extensions: ['orgpack'] } },
  picture: {
    title: '选择平面图底图',
    filter: { name: '图片（png、jpg）', extensions: ['png', 'jpg', 'jpeg'] },
  },
  backupFolder: { title: '选择备份文件夹' },
}

const kinds: Readonly<Record<string, string>> = {
  xlsx: 'Excel 工作簿',
  docx: 'Word 文档',
  pdf: 'PDF 文档',
  svg: 'SVG 图形',
  png: 'PNG 图片',
  csv: 'CSV 表格',
  orgbook: '机构编制工作簿',
  orgpack: '机构编制交换包',
}

export function isPickPurpose(value: unknown): value is PickPurpose {
  return typeof value === 'string' && Object.hasOwn(asked, value)
}

/** Asks for a file; the page gets its token. Null where the clerk cancelled. */
export async function pickFile(
  { window, link, folder }: DialogContext,
  purpose: PickPurpose,
): Promise<FileToken | null> {
  const { title, filter } = asked[purpose]
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    defaultPath: folder.path,
    ...(filter
      ? { properties: ['openFile'], filters: [filter, { name: '所有文件', extensions: ['*'] }] }
      : { properties: ['openDirectory', 'createDirectory'] }),
  })
  const path = filePaths[0]
  if (canceled || !path) return null
  folder.remember(dirname(path))
  const token = await link.registerFile(path, basename(path))
  if (!token) throw new DomainError('backendDown', { message: '后台正在重新启动，请稍后再选一次文件。' })
  return token
}

/** Copies a file that the backend made to where the clerk wants it. */
export async function saveFile(context: DialogContext, file: FileToken): Promise<SavedFile | null> {
  const source = await context.link.filePath(file.token)
  if (!source) throw new DomainError('fileNotFound', { message: '文件已不存在，请重新生成。' })
  return saveAs(context, file.name, (target) => copyFile(source, target))
}

/** Writes what the page made. */
export function saveContent(
  context: DialogContext,
  name: string,
  content: string | Uint8Array,
): Promise<SavedFile | null> {
  return saveAs(context, name, (target) => writeFile(target, content))
}

/** What was saved, null where the clerk cancelled. Errors: diskFull, inUse, forbidden, fileNotFound. */
async function saveAs(
  context: DialogContext,
  suggested: string,
  write: (target: string) => Promise<void>,
): Promise<SavedFile | null> {
  const path = await askForPath(context, suggested)
  return path === null ? null : writeTo(path, write)
}

/** Where the clerk wants a file; null where they cancelled. */
export async function askForPath(
  { window, folder }: DialogContext,
  suggested: string,
): Promise<string | null> {
  const name = safeFileName(suggested)
  const extension = extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '保存',
    defaultPath: join(folder.path, name),
    ...(extension && { filters: [{ name: kinds[extension] ?? extension, extensions: [extension] }] }),
  })
  if (canceled || !filePath) return null
  folder.remember(dirname(filePath))
  return filePath
}

/** Errors: diskFull, inUse, forbidden, fileNotFound. */
export async function writeTo(path: string, write: (target: string) => Promise<void>): Promise<SavedFile> {
  await write(path).catch((error: NodeJS.ErrnoException) => {
    throw saveProblem(error)
  })
  return { name: basename(path), token: rememberOutput(path) }
}

function saveProblem(error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOSPC') {
    return new DomainError('diskFull', { message: '磁盘空间不足，没有保存。请换一个位置再保存。' })
  }
  if (error.code === 'EBUSY') {
    return new DomainError('inUse', { message: '该文件正被其他程序打开，没有保存。请关闭它，或换一个名称。' })
  }
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new DomainError('forbidden', { message: '该位置不能写入，没有保存。请换一个文件夹。' })
  }
  if (error.code === 'ENOENT') {
    return new DomainError('fileNotFound', { message: '该文件夹已不存在，没有保存。请换一个文件夹。' })
  }
  return error
}
