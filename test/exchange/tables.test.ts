import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import type { Model } from '../../domain/model.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { rosterLines } from '../../domain/reports/roster.ts'
import { rosterContext } from '../../domain/reports/roster-context.ts'
import { exchangePort } from '../../exchange/port.ts'
import { sampleModel } from '../support/sample.ts'
import { tempFolder } from '../support/workbook.ts'

const facts: PaperFacts = {
  preparedBy: '测试单位',
  operator: '张甲',
  today: '2016-06-30',
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}

async function exported(model: Model, table: 'roster' | 'usage') {
  const path = join(tempFolder(), `${table}.xlsx`)
  await exchangePort.exportTable(path, { model }, { table, format: 'xlsx' }, facts)
  const bytes = new Uint8Array(readFileSync(path))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return { bytes, sheet: book.worksheets[0] as ExcelJS.Worksheet, path }
}

describe('机构编制实名制花名册', () => {
  const model = sampleModel()

  it('is set up as a sheet that is handed on: title, frozen and repeated header, A4 landscape', async () => {
    const { sheet } = await exported(model, 'roster')
    expect(sheet.getCell('A1').value).toBe('机构编制实名制花名册')
    expect(sheet.getCell('A1').isMerged).toBe(true)
    expect(sheet.pageSetup.orientation).toBe('landscape')
    expect(sheet.pageSetup.paperSize).toBe(9)
    expect(sheet.pageSetup.printTitlesRow).toBe('1:3')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 2 })
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页')
  })

  it('holds everyone once, in the order of the chart', async () => {
    const { bytes } = await exported(model, 'roster')
    const sheet = XLSX.read(bytes).Sheets.机构编制实名制花名册 as XLSX.WorkSheet
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
    const names = rows.slice(3).map((row) => row[1])
    const lines = rosterLines(model)
    expect(names.slice(0, lines.length)).toEqual(lines.map((line) => line.person.name))
    expect(rows.flat().join(' ')).toContain('审核')
  })

  it('read back in changes nothing', async () => {
    const { bytes } = await exported(model, 'roster')
    const preview = await exchangePort.previewRoster(
      { bytes, name: '花名册.xlsx' },
      { token: '' },
      rosterContext(model),
    )
    expect(preview.problem).toBeNull()
    const odd = preview.rows.filter((row) => row.action !== 'unchanged' && row.action !== 'skip')
    expect(odd.map((row) => [row.row, row.action, row.reason, row.unit.how])).toEqual([])
    expect(preview.counts.unchanged).toBe(rosterLines(model).length)
  })

  it('reads names that were aligned with a space, and notes of several lines, back as they are', async () => {
    const copy = sampleModel()
    const people = [...copy.rows.person.values()].slice(0, 3)
    people.forEach((person, index) => {
      const name = ['张　三', '欧阳 娜', '李四'][index] ?? ''
      const row = { ...person, name, idNumber: null, note: ' 第一行\r\n第二行 ', phone: ' 0531-1234567 ' }
      copy.apply([{ table: 'person', id: person.id, row }])
    })
    const { bytes } = await exported(copy, 'roster')
    const source = { bytes, name: '花名册.xlsx' }
    const { counts } = await exchangePort.previewRoster(source, { token: '' }, rosterContext(copy))
    expect(counts).toMatchObject({ create: 0, update: 0, error: 0, unchanged: rosterLines(copy).length })
  })

  it('read back in changes nothing where id numbers and phones went out masked', async () => {
    const masked = sampleModel()
    const full = sampleModel()
    const first = [...model.rows.person.values()][0]
    if (!first) throw new Error('the sample has people')
    const known = { ...first, sex: 'female', birthDate: '1949-12-31' } as const
    const numbers = { idNumber: '11010519491231002X', phone: '13800001234' }
    const stars = { idNumber: '110105********002X', phone: '138****1234' }
    full.apply([{ table: 'person', id: first.id, row: { ...known, ...numbers } }])
    masked.apply([{ table: 'person', id: first.id, row: { ...known, ...stars } }])
    const { bytes } = await exported(masked, 'roster')
    const source = { bytes, name: '花名册.xlsx' }
    const preview = await exchangePort.previewRoster(source, { token: '' }, rosterContext(full))
    expect(preview.counts).toMatchObject({ create: 0, update: 0, error: 0 })
    const back = preview.rows.find((row) => row.cells.idNumber?.raw === stars.idNumber)
    expect(back).toMatchObject({ action: 'unchanged', person: { id: first.id } })
    expect([back?.cells.idNumber?.value, back?.cells.phone?.value]).toEqual([null, null])
  })

  it('names 经费形式 of an 事业编制 as the import reads it', async () => {
    const { bytes } = await exported(model, 'roster')
    const source = { bytes, name: '花名册.xlsx' }
    const { rows } = await exchangePort.previewRoster(source, { token: '' }, rosterContext(model))
    const kinds = rows.map(({ cells }) => [cells.establishmentKind?.value, cells.funding?.value ?? null])
    const funded = kinds.filter(([kind]) => kind?.startsWith('institutional'))
    expect(funded.length).toBeGreaterThan(0)
    expect(funded.every(([kind, funding]) => kind === funding)).toBe(true)
  })

  it.each(['=1+1', '+86 531', '-1', '@SUM(A1)', '=HYPERLINK("x")'])('keeps %s as text', async (note) => {
    const copy = sampleModel()
    const person = [...copy.rows.person.values()][0]
    if (!person) throw new Error('the sample has people')
    copy.apply([{ table: 'person', id: person.id, row: { ...person, note } }])
    const { sheet } = await exported(copy, 'roster')
    const cells: ExcelJS.Cell[] = []
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)))
    const found = cells.filter((cell) => cell.text === note)
    expect(found).toHaveLength(1)
    expect(found[0]?.type).toBe(ExcelJS.ValueType.String)
    expect(found[0]?.numFmt).toBe('@')
  })

  it('of very many people is no Word paper; the reason and the way out are told', async () => {
    const copy = sampleModel()
    const [first] = copy.rows.person.values()
    if (!first) throw new Error('the sample has people')
    const many = Array.from({ length: 1300 }, (_, at) => ({ ...first, id: `${first.id}-${at}` }))
    copy.apply(many.map((row) => ({ table: 'person', id: row.id, row })))
    const request = { table: 'roster', format: 'docx' } as const
    const path = join(tempFolder(), 'roster.docx')
    await expect(exchangePort.exportTable(path, { model: copy }, request, facts)).rejects.toThrow(
      '导出 .xlsx',
    )
  })

  it('says so when the file cannot be written', async () => {
    const path = join(tempFolder(), '没有的文件夹', 'roster.xlsx')
    const request = { table: 'roster', format: 'xlsx' } as const
    await expect(exchangePort.exportTable(path, { model }, request, facts)).rejects.toThrow('ENOENT')
  })
})

describe('编制使用情况统计表', () => {
  let sheet: ExcelJS.Worksheet
  const model = sampleModel()
  beforeEach(async () => {
    const { bytes } = await exported(model, 'usage')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    sheet = book.worksheets[0] as ExcelJS.Worksheet
  })

  const rowNamed = (name: string) => {
    let found = 0
    sheet.eachRow((row, number) => {
      if (String(row.getCell(1).value).trim() === name) found ||= number
    })
    return found
  }
  const columnOf = (group: string, name: string) => {
    for (let at = 1; at <= sheet.columnCount; at += 1) {
      if (sheet.getCell(3, at).text === group && sheet.getCell(4, at).text === name) return at
    }
    throw new Error(`no column ${group} ${name}`)
  }

  it('has merged headers of two levels, which stay in sight and on every page', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4, xSplit: 1 })
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '1:4' })
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
    expect(sheet.getCell(3, columnOf('行政编制', '核定')).isMerged).toBe(true)
    expect(sheet.getCell('A3').isMerged).toBe(true)
  })

  it('adds up by live formulas whose recomputed values are the counts of the workbook', () => {
    const column = columnOf('合计', '实有')
    const compute = (row: number): number => {
      const value = sheet.getCell(row, column).value
      if (value === null || typeof value !== 'object' || !('formula' in value)) return Number(value ?? 0)
      const addresses = (value.formula as string).replace(/^SUM\(|\)$/g, '').split(',')
      return addresses.reduce((sum, address) => sum + compute(Number(sheet.getCell(address).row)), 0)
    }
    for (const name of ['济南高新区管委会', '孙村街道办事处', '合　计']) {
      const row = rowNamed(name)
      const result = (sheet.getCell(row, column).value as { result?: number }).result
      expect(compute(row), name).toBe(result)
    }
    const suncun = [...model.rows.unit.values()].find((unit) => unit.name === '孙村街道办事处')
    expect(compute(rowNamed('孙村街道办事处'))).toBe(model.tally.of(suncun?.id ?? '', 'establishment/total/'))
  })

  it('asks for a number that is open and never fills it in', () => {
    const row = rowNamed('济南高新区管委会')
    expect(sheet.getCell(row, columnOf('合计', '核定')).value).toBe('待填')
    expect(sheet.getCell(row, columnOf('合计', '空编')).value).toBeNull()
  })

  it('computes 空编 from what stands beside it', () => {
    const row = rowNamed('孙村街道办事处')
    const value = sheet.getCell(row, columnOf('合计', '空编')).value as { formula: string; result: number }
    expect(value.formula).toMatch(/^MAX\([A-Z]+\d+-[A-Z]+\d+,0\)$/)
    const approved = Number(sheet.getCell(row, columnOf('合计', '核定')).value)
    const actual = (sheet.getCell(row, columnOf('合计', '实有')).value as { result: number }).result
    expect(value.result).toBe(approved - actual)
  })
})
