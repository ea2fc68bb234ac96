import type { PayChoice, PayPreview } from '../../domain/pay-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'

export const payImport = fileImport<PayChoice, PayPreview>({
  begin: (token) => ({ token, year: new Date().getFullYear() }),
  preview: (choice) => api.previewPay(choice),
  errors: (choice) => api.payErrors(choice),
})

export const confirmPay = () =>
  payImport.confirm({
    load: (choice) => api.importPay(choice),
    same: '薪酬表与工作簿一致，没有需要改动的内容',
  })
