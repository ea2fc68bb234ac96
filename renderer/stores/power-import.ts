import type { PowerChoice, PowerPreview } from '../../domain/power-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'
import { notify } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

export const powerImport = fileImport<PowerChoice, PowerPreview>({
  begin: (token) => ({ token, common: {} }),
  preview: (choice) => api.previewPowers(choice),
  errors: (choice) => api.powerErrors(choice),
})

export const confirmPowers = () =>
  powerImport.working(async () => {
    const { choice } = powerImport.store.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importPowers(choice)
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '清单与工作簿一致，没有需要改动的内容' })
    powerImport.cancel()
  })
