import type { PowerChoice, PowerPreview } from '../../domain/power-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'

export const powerImport = fileImport<PowerChoice, PowerPreview>({
  begin: (token) => ({ token, common: {} }),
  preview: (choice) => api.previewPowers(choice),
  errors: (choice) => api.powerErrors(choice),
})

export const confirmPowers = () =>
  powerImport.confirm({
    load: (choice) => api.importPowers(choice),
    same: '清单与工作簿一致，没有需要改动的内容',
  })
