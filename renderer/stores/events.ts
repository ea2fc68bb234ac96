import type { BackendEvent } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'
import { load, refreshStatus } from './workbook.ts'

const words: Readonly<Record<string, string>> = {
  backupFailed: '自动备份没有成功，请检查备份文件夹的空间和权限。工作簿本身不受影响。',
  backendDown: '后台处理多次中断，已停止重试。请关闭软件后重新打开；已保存的内容都在。',
}

function hear(event: BackendEvent): void {
  if (event.type === 'backendRestarted') {
    notify({ kind: 'trouble', text: '后台处理中断，已自动重新启动；已保存的内容都在。' })
    load().catch(notifyError)
  } else if (event.type === 'integrity') {
    notify({ kind: 'trouble', text: '工作簿校验发现异常，请到首页查看备份。' })
    refreshStatus().catch(notifyError)
  } else if (event.message === 'backedUp') {
    refreshStatus().catch(notifyError)
  } else if (event.type === 'notice') {
    const text = words[event.message ?? '']
    if (text) notify({ kind: 'trouble', text })
  }
}

/** Follows what the backend says by itself; answers how to stop. */
export function followBackend(): () => void {
  return shell.onEvent(hear)
}
