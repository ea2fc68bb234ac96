import type { BackendEvent } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { codeSentence } from '../text.ts'
import { hearProgress } from './jobs.ts'
import { takeWorkbook } from './library.ts'
import { receivePackage } from './merge.ts'
import { notify, notifyError } from './notice.ts'
import { coverScreen, isLocked } from './operators.ts'
import { load, refreshStatus, useWorkbook } from './workbook.ts'

const words: Readonly<Record<string, string>> = {
  backendDown: '后台处理多次中断，已停止重试。请关闭软件后重新打开；已保存的内容都在。',
}

function hear(event: BackendEvent): void {
  if (event.type === 'progress') {
    hearProgress(event)
  } else if (event.type === 'backendRestarted') {
    notify({ kind: 'trouble', text: '后台处理中断，已自动重新启动；已保存的内容都在。' })
    load().catch(notifyError)
  } else if (event.type === 'integrity') {
    notify({ kind: 'trouble', text: '工作簿校验发现异常，请点状态栏的“修复…”。' })
    refreshStatus().catch(notifyError)
  } else if (event.type === 'signedOut') {
    coverScreen()
  } else if (event.type === 'fileOpened') {
    void takeOpenedFile()
  } else if (event.message === 'backedUp') {
    refreshStatus().catch(notifyError)
  } else if (event.message === 'backupFailed') {
    refreshStatus().then(tellBackupTrouble, notifyError)
  } else if (event.type === 'notice') {
    const text = words[event.message ?? '']
    if (text) notify({ kind: 'trouble', text })
  }
}

/**
 * Opens the file with which the clerk opened the app, or that they opened while it runs. While nobody is signed in it
 * waits with the shell.
 */
export async function takeOpenedFile(): Promise<void> {
  if (isLocked()) return
  try {
    const file = await shell.takeOpenedFile()
    if (!file) return
    if (file.name.toLowerCase().endsWith('.orgpack')) await receivePackage(file)
    else await takeWorkbook(file)
  } catch (error) {
    notifyError(error)
  }
}

function tellBackupTrouble(): void {
  const trouble = useWorkbook.getState().status?.backupTrouble
  if (trouble) notify({ kind: 'trouble', text: codeSentence(trouble.code) })
}

/** Follows what the backend says by itself; answers how to stop. */
export function followBackend(): () => void {
  return shell.onEvent(hear)
}
