import type { StructureChoice, StructurePreview } from '../../domain/structure.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { fileImport } from './file-import.ts'
import { startJob } from './jobs.ts'

export const structureImport = fileImport<StructureChoice, StructurePreview>({
  begin: (token) => ({ token, targetId: null }),
  preview: (choice) => api.previewStructure(choice),
  errors: (choice) => api.structureErrors(choice),
})

/** `asSources`: the table's topmost units become the old structure of 并改工作台. */
export const confirmStructure = (asSources: boolean) =>
  structureImport.confirm({
    load: (choice) => api.importStructure({ ...choice, asSources }),
    same: '机构表与工作簿一致，没有需要改动的内容',
  })

/** 空白模板, to be filled in and read again. */
export function saveStructureTemplate(): Promise<boolean> {
  return startJob('机构表空白模板', async () => shell.saveFile(await api.structureTemplate({})), {
    done: '已保存',
  })
}
