import { api } from '../api/client.ts'
import { pickBackupFolder } from './library.ts'
import { notify, notifyError } from './notice.ts'
import { refreshStatus, useWorkbook } from './workbook.ts'

/** Takes a backup now, checked after writing. */
export async function backUpNow(): Promise<void> {
  try {
    const status = await api.backUp({})
    useWorkbook.setState({ status })
    notify({ kind: 'done', text: '备份已完成，并已校验' })
  } catch (error) {
    notifyError(error)
    // That it failed stands on the 首页 and in the status bar from now on.
    await refreshStatus().catch(notifyError)
  }
}

/** Asks where backups shall go from now on, or has them beside the workbooks again, and takes the first one there. */
export async function changeBackupFolder(where: 'asked' | 'own' = 'asked'): Promise<void> {
  const folder = where === 'asked' ? await pickBackupFolder() : null
  if (where === 'asked' && !folder) return
  try {
    useWorkbook.setState({ status: await api.chooseBackupFolder(folder ? { token: folder.token } : {}) })
  } catch (error) {
    notifyError(error)
    return
  }
  await backUpNow()
}
