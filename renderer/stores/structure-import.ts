import type { StructureChoice, StructurePreview } from '../../domain/structure.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { fileImport } from './file-import.ts'
import { notify, notifyError } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

export const structureImport = fileImport<StructureChoice, StructurePreview>({
  begin: (token) => ({ token, targetId: null }),
  preview: (choice) => api.previewStructure(choice),
  errors: (choice) => api.structureErrors(choice),
})

/** `asSources`: the table's topmost units become the old structure of 并改工作台. */
export const confirmStructure = (asSources: boolean) =>
  structureImport.working(async () => {
    const { choice } = structureImport.store.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importStructure({ ...choice, asSources })
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '机构表与工作簿一致，没有需要改动的内容' })
    structureImport.cancel()
  })

/** 空白模板, to be filled in and read again. */
export async function saveStructureTemplate(): Promise<void> {
  try {
    const saved = await shell.saveFile(await api.structureTemplate({}))
    if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved.name}` })
  } catch (error) {
    notifyError(error)
  }
}
