import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { errorWorkbook } from '../../exchange/error-workbook.ts'
import { previewRoster } from '../../exchange/roster/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { context } from '../fixtures/rosters.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/rosters')
const isThere = existsSync(join(folder, 'MANIFEST.md'))
if (!isThere) console.warn('Real rosters are not beside this checkout: roster-files.test.ts is skipped.')

function preview(file: string) {
  const spreadsheet = readSpreadsheet(readFileSync(join(folder, file)), file)
  return { spreadsheet, read: previewRoster(spreadsheet, {}, { ...context(), today: '2026-01-01' }) }
}

describe.skipIf(!isThere)('a real file', () => {
  it.each([
    ['02_two_row_merged_header.xlsx', 1, { create: 19 }],
    ['08_employees_10000_faker.csv', 0, {}],
    ['16_template_with_notes_sheet.xlsx', 0, { create: 0 }],
    ['23_easyexcel_bom.csv', 0, { create: 10 }],
    ['24_hutool_merge.xlsx', 0, { create: 3 }],
    ['50_d3_org_chart_data.csv', 0, {}],
  ])('%s is read as a roster', async (file, headerRow, counts) => {
    const { spreadsheet, read } = preview(file)
    expect([read.problem, read.headerRow]).toEqual([null, headerRow])
    expect(read.counts).toMatchObject(counts)
    if (read.rows.length > 200) return
    const back = readSpreadsheet(await errorWorkbook(spreadsheet, read), 'a.xlsx')
    expect(back.sheets[0]?.rows.length).toBe(
      spreadsheet.sheets.find((sheet) => sheet.name === read.sheet)?.rows.length,
    )
  })

  it.each([
    '19_easyexcel_merged_instructions.xls',
    '21_easyexcel_dimension_XFD.xlsx',
    '26_hutool_mixed_dates_blanks.xlsx',
    '27_sheetjs_1904_dates.xlsx',
    '29_sheetjs_biff5.xls',
    '30_sheetjs_hidden_sheets.xlsx',
    '31_sheetjs_wps_write.et',
    '81_guangan_power_items.csv',
  ])('%s is no roster, and the answer says so', (file) => {
    const { read } = preview(file)
    expect(read.rows).toEqual([])
    expect(read.problem).toContain('没有“姓名”列')
  })

  it.each([
    ['06_ooxml_named_xls_empty.xls', 'fileEmpty'],
    ['65_berlin_senfin_organigram_nopersons.json', 'fileUnsupported'],
  ])('%s cannot be read: %s', (file, code) => {
    expect(() => preview(file)).toThrow(DomainError)
    expect(() => preview(file)).toThrow(expect.objectContaining({ code }))
  })

  it('keeps its odd details', () => {
    const employees = preview('08_employees_10000_faker.csv').read
    expect(employees.rows.length).toBe(10_000)
    expect(employees.rows.filter((row) => row.cells.status?.value === 'left').length).toBe(2002)
    expect(employees.counts.error).toBe(0)
    const days = preview('27_sheetjs_1904_dates.xlsx').spreadsheet.sheets[0]?.rows
    expect(days?.every((row) => row[1]?.text === row[2]?.text)).toBe(true)
    const cells = preview('21_easyexcel_dimension_XFD.xlsx').spreadsheet.sheets[0]?.rows[1]
    expect(cells?.length).toBeLessThan(100)
    expect(preview('30_sheetjs_hidden_sheets.xlsx').read.sheet).toBe('Visible')
    expect(preview('16_template_with_notes_sheet.xlsx').read.sheet).toBe('用户导入模板')
    const merged = preview('24_hutool_merge.xlsx').spreadsheet.sheets[0]?.rows.map((row) => row[2]?.text)
    expect(merged).toEqual(['年龄', '11', '11', '13'])
  })
})
