import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { PaperPreview } from '../../domain/paper.ts'
import { ask, backendWithBook } from '../support/backend.ts'

describe('a paper that is put up for everybody', () => {
  it('does not say 内部资料 at its foot; every other one does', async () => {
    const { backend } = await backendWithBook()
    const footOf = async (table: string) => {
      const { token } = await ask<{ token: string }>(backend, 'exportTable', { table })
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(backend.filePath(token) ?? '')
      return book.worksheets[0]?.headerFooter.oddFooter ?? ''
    }
    expect(await footOf('publicity')).not.toContain('内部资料')
    expect(await footOf('publicity')).toContain('第 &P 页')
    expect(await footOf('roster')).toContain('内部资料')
    const posted = async (table: string) =>
      (await ask<PaperPreview>(backend, 'previewTable', { table })).posted
    expect([await posted('publicity'), await posted('roster')]).toEqual([true, false])
  })
})
