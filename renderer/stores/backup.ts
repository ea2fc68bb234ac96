import { api } from '../api/client.ts'
import { notify, notifyError } from './notice.ts'
import { useWorkbook } from './workbook.ts'

/** Takes a backup now, checked after writing. */
export async function backUpNow(): Promise<void> {
  try {
    const status = await api.backUp({})
    useWorkbook.setState({ status })
    notify({ kind: 'done', text: '备份已完成，并已校验' })
  } catch (error) {
    notifyError(error)
  }
}
