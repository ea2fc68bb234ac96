import type { PayChoice, PayPreview } from '../../domain/pay-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'
import { notify } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

export const payImport = fileImport<PayChoice, PayPreview>({
  begin: (token) => ({ token, year: new Date().getFullYear() }),
  preview: (choice) => api.previewPay(choice),
  errors: (choice) => api.payErrors(choice),
})

export const confirmPay = () =>
  payImport.working(async () => {
    const { choice } = payImport.store.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importPay(choice)
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '薪酬表与工作簿一致，没有需要改动的内容' })
    payImport.cancel()
  })
