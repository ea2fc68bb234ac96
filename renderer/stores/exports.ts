import type { ExportRequest } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'
import { refreshStatus, useWorkbook } from './workbook.ts'

/** Makes a table, as of the day that is shown, and hands it to the clerk; says under which name it was saved, or why it was not. */
export async function exportTable(request: ExportRequest): Promise<boolean> {
  try {
    const { live, model } = useWorkbook.getState()
    const file = await api.exportTable({ ...request, ...(live && model ? { asOf: model.asOf } : {}) })
    const saved = await shell.saveFile(file)
    if (saved === null) return false
    notify({ kind: 'done', text: `已导出 ${saved}` })
    await refreshStatus()
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}

/** Saves a drawing that the screen made, as SVG text or PNG bytes. */
export async function saveDrawing(name: string, content: string | Uint8Array): Promise<void> {
  try {
    const saved = await shell.saveContent(name, content)
    if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved}` })
  } catch (error) {
    notifyError(error)
  }
}

export async function savePdf(name: string): Promise<void> {
  try {
    const saved = await shell.savePdf(name)
    if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved}` })
  } catch (error) {
    notifyError(error)
  }
}

export async function print(): Promise<void> {
  try {
    await shell.print()
  } catch (error) {
    notifyError(error)
  }
}

export const shellKind = shell.kind
