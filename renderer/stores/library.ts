import { DomainError } from '../../domain/errors.ts'
import type { FileToken } from '../../domain/shell.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'
import { openRepair } from './repair.ts'
import { load, useWorkbook } from './workbook.ts'

async function thenLoad(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call()
    await load()
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}

export const createWorkbook = (input: Parameters<typeof api.createWorkbook>[0]) =>
  thenLoad(() => api.createWorkbook(input))

/** A file that is damaged is looked at instead, so that there is a way on. */
export async function openWorkbook(file: string): Promise<boolean> {
  try {
    await api.openWorkbook({ file })
    await load()
    return true
  } catch (error) {
    if (error instanceof DomainError && ['workbookBroken', 'notAWorkbook'].includes(error.code)) {
      await openRepair(file)
    } else notifyError(error)
    return false
  }
}

export const restoreBackup = (file: string, backup: string) =>
  thenLoad(() => api.restoreBackup({ file, backup }))

/** Asks for a workbook file, checks it and opens it: a copy in the data folder where it lies elsewhere. */
export async function pickWorkbook(): Promise<boolean> {
  const picked = await shell.pickFile('workbook')
  return picked ? takeWorkbook(picked) : false
}

/** As `pickWorkbook`, with a file that is there already; says where the work goes from now on. */
export async function takeWorkbook(file: FileToken): Promise<boolean> {
  const known = useWorkbook.getState().status?.workbooks.map((book) => book.file) ?? []
  const isOpen = await thenLoad(() => api.takeWorkbook({ token: file.token }))
  const open = useWorkbook.getState().status?.open
  if (isOpen && open && !known.includes(open.file)) {
    notify({
      kind: 'done',
      text: `已把“${file.name}”复制到数据文件夹并打开，以后的改动保存在那里，原文件不变`,
    })
  }
  return isOpen
}

/** A folder can be asked for by the desktop shell only. */
export const canPickFolder = shell.kind === 'electron'

/** Where backups shall go; null where the clerk left it as it is. */
export async function pickBackupFolder(): Promise<FileToken | null> {
  try {
    return await shell.pickFile('backupFolder')
  } catch (error) {
    notifyError(error)
    return null
  }
}

/** Hands on a copy of the open workbook. */
export async function saveCopy(): Promise<void> {
  try {
    const file = await api.copyWorkbook({})
    await shell.saveFile(file)
  } catch (error) {
    notifyError(error)
  }
}

/** Shows the start page; the workbook stays open in the backend until another one is chosen. */
export async function closeToStart(): Promise<void> {
  try {
    useWorkbook.setState({ status: await api.status({}), model: null })
  } catch (error) {
    notifyError(error)
  }
}
