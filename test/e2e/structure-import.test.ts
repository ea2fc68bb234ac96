import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeTraditionalRoster, writeTraditionalStructure } from '../fixtures/traditional-offices.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.at(join(folder.path, 'data'))
  await clerk.page.getByTestId('template-blank').click()
  await clerk.page.getByTestId('operator').fill('张甲')
  await clerk.page.getByTestId('start').click()
  // A blank workbook has no chart yet.
  await clerk.page.getByRole('navigation').waitFor()
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

async function read(path: string, what: 'structure' | 'roster' = 'structure'): Promise<void> {
  await clerk.app.chooseFile(path)
  await clerk.page.getByTestId(`pick-${what}`).click()
  await clerk.page.getByTestId('confirm-import').waitFor()
}

const counts = () => clerk.page.getByTestId('import-counts').textContent()

/** Five faults: a loop of two rows, no such parent, a negative number, a plate with a number. */
async function writeFaulty(path: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('机构表')
  sheet.addRow(['机构名称', '上级机构', '行政编制', '加挂牌子'])
  sheet.addRow(['青山街道办事处（示例）', null, 8, null])
  sheet.addRow(['甲办公室', '乙办公室', null, null])
  sheet.addRow(['乙办公室', '甲办公室', null, null])
  sheet.addRow(['丙办公室', '没有的街道', null, null])
  sheet.addRow(['丁办公室', '青山街道办事处（示例）', -2, null])
  sheet.addRow(['戊办公室', '青山街道办事处（示例）', 3, '信访办公室（编制2名）'])
  sheet.addRow(['己办公室', '青山街道办事处（示例）', 4, null])
  await book.xlsx.writeFile(path)
}

describe('机构导入', () => {
  test('is reached from the empty 编制台账 and by Ctrl+K, and hands out a blank template', async () => {
    await clerk.goTo('/ledger')
    await clerk.page.getByTestId('ledger-import').click()
    await clerk.page.getByTestId('pick-structure').waitFor()
    await clerk.shot('50-structure-empty')
    await clerk.goTo('/home')
    await clerk.find('从表格导入机构')
    const out = join(folder.path, 'template')
    await clerk.app.saveTo(out)
    await clerk.page.getByTestId('structure-template').click()
    await clerk.heard('机构表空白模板')
    await clerk.app.saved()
    const book = XLSX.read(readFileSync(join(out, '机构表空白模板.xlsx')))
    expect(book.SheetNames).toEqual(['机构表', '填表说明'])
  })

  test('two offices with 16 departments come in as one operation, and the roster after them', async () => {
    const [structure, roster] = [join(folder.path, '机构表.xlsx'), join(folder.path, '花名册.xlsx')]
    await writeTraditionalStructure(structure)
    await writeTraditionalRoster(roster)
    await read(structure)
    expect(await counts()).toBe('新设 18　更新 0　不变 0　跳过 0　有误 0')
    await clerk.shot('51-structure-preview')
    await clerk.page.getByTestId('confirm-import').click()
    await clerk.heard('新设 18 个机构')
    await clerk.page.getByTestId('chart').waitFor()
    expect(await clerk.page.getByTestId('chart').textContent()).toContain('人力资源社会保障所')
    await clerk.shot('52-structure-chart')
    await clerk.goTo('/import')
    await read(roster, 'roster')
    expect(await counts()).toBe('新增 240　更新 0　不变 0　跳过 0　有误 0')
    await clerk.page.getByTestId('confirm-import').click()
    await clerk.heard('新增 240 人')
    await clerk.goTo('/ledger')
    await clerk.page.getByRole('grid', { name: '编制台账' }).waitFor()
    await clerk.shot('53-structure-ledger')
  })

  test('faults are told at their cells; without a document no number goes in', async () => {
    const path = join(folder.path, '有误.xlsx')
    await writeFaulty(path)
    await clerk.goTo('/import?what=structure')
    await read(path)
    expect(await counts()).toBe('新设 0　更新 0　不变 0　跳过 0　有误 7')
    await clerk.page.getByTestId('structure-document').click()
    await clerk.shot('54-structure-document')
    const form = clerk.page.getByTestId('structure-document-form')
    await form.getByRole('combobox').first().press('ArrowDown')
    await clerk.page.locator('.ant-select-item-option', { hasText: '示例编〔2010〕5号' }).click()
    await clerk.save('structure-document-form')
    await clerk.sees('import-counts', '新设 2')
    expect(await counts()).toBe('新设 2　更新 0　不变 0　跳过 0　有误 5')
    const rows = await clerk.page.getByRole('region', { name: '预览' }).textContent()
    for (const words of ['绕成一圈', '找不到上级机构', '不能为负', '加挂牌子不单列编制']) {
      expect(rows).toContain(words)
    }
    await clerk.shot('55-structure-faults')
  })

  test('the workbook of faults marks the cells', async () => {
    const out = join(folder.path, 'errors')
    await clerk.app.saveTo(out)
    await clerk.page.getByTestId('save-errors').click()
    await clerk.heard('问题标注')
    await clerk.app.saved()
    const [file = ''] = readdirSync(out)
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(join(out, file))
    expect(book.worksheets[0]?.getCell('C6').note).toContain('不能为负')
    expect(book.worksheets[0]?.getCell('B5').note).toContain('找不到上级机构')
  })

  test('what is right goes in, and Ctrl+Z takes it out again', async () => {
    await clerk.page.getByTestId('confirm-import').click()
    await clerk.heard('新设 2 个机构')
    await clerk.page.getByTestId('chart').waitFor()
    await clerk.page.keyboard.press('Control+z')
    await clerk.heard('撤销：导入机构')
    await clerk.page.waitForFunction(
      () => !document.querySelector('[data-testid=chart]')?.textContent?.includes('青山街道办事处'),
    )
  })

  test('a renamed file that is no table is answered with a sentence', async () => {
    const path = join(folder.path, '假.xlsx')
    writeFileSync(path, Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]))
    await clerk.goTo('/import?what=structure')
    await clerk.app.chooseFile(path)
    await clerk.page.getByTestId('pick-structure').click()
    await clerk.heard('不完整')
  })
})
