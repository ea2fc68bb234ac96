import type { WebContents } from 'electron'
import { DomainError } from '../domain/errors.ts'

/** The system's print dialog; a clerk who cancels it has not failed. */
export function printPage(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (success, reason) => {
      if (success || /cancel/i.test(reason)) resolve()
      else reject(new DomainError('notFound', { message: '没有打印：请检查打印机是否已安装并接通。' }))
    })
  })
}
