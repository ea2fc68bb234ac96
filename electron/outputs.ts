import { existsSync } from 'node:fs'
import { copyFile, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { dialog, shell } from 'electron'
import { DomainError } from '../domain/errors.ts'
import type { FileToken, SavedFile, TargetQuestion } from '../domain/shell.ts'
import { safeFileName } from '../web/file-name.ts'
import { askForPath, type DialogContext, writeTo } from './dialogs.ts'
import { outputPath, rememberOutput } from './output-paths.ts'

/** Asks where an output shall go; the page gets a token. Null where the clerk cancelled. */
export async function pickTarget(
  context: DialogContext,
  question: TargetQuestion,
): Promise<FileToken | null> {
  const path =
    question.kind === 'file' ? await askForPath(context, question.name) : await askForFolder(context)
  return path === null ? null : { token: rememberOutput(path), name: basename(path) }
}

async function askForFolder({ window, folder }: DialogContext): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: '选择输出文件夹',
    defaultPath: folder.path,
    properties: ['openDirectory', 'createDirectory'],
  })
  const path = filePaths[0]
  if (canceled || !path) return null
  folder.remember(path)
  return path
}

/** Copies a file of the backend to a target. Errors: fileNotFound, diskFull, inUse, forbidden. */
export async function writeFileAtTarget(
  context: DialogContext,
  target: FileToken,
  file: FileToken,
): Promise<SavedFile> {
  const source = await context.link.filePath(file.token)
  if (!source) throw new DomainError('fileNotFound', { message: '文件已不存在，请重新生成。' })
  return writeTo(await pathAt(target, file.name), (path) => copyFile(source, path))
}

/** Writes bytes to a target. Errors as `writeFileAtTarget`. */
export async function saveAtTarget(target: FileToken, name: string, bytes: Uint8Array): Promise<SavedFile> {
  return writeTo(await pathAt(target, name), (path) => writeFile(path, bytes))
}

/** The path of a target; in a folder a name of its own, nothing that lies there is written over. */
async function pathAt(target: FileToken, wanted: string): Promise<string> {
  const path = outputPath(target.token)
  if (path === null) throw new DomainError('fileNotFound', { message: '请重新选择保存的位置。' })
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return path
  const name = safeFileName(wanted)
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  let free = join(path, name)
  for (let count = 2; existsSync(free); count += 1) free = join(path, `${stem}（${count}）${extension}`)
  return free
}

/** Opens what was saved with the program that the system has for it, or shows it in its folder. */
export async function openSaved(token: string, what: 'file' | 'folder'): Promise<void> {
  const path = outputPath(token)
  if (path === null || !existsSync(path)) {
    throw new DomainError('fileNotFound', { message: '文件已不在原处，可能已被移动或删除。' })
  }
  if (what === 'folder') {
    shell.showItemInFolder(path)
    return
  }
  const trouble = await shell.openPath(path)
  if (trouble !== '') {
    throw new DomainError('notFound', { message: '没有程序可以打开这种文件，请从文件夹中打开。' })
  }
}
