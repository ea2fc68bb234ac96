import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { templatesOf } from '../../domain/column-template.ts'
import { mostPreviewRows } from '../../domain/paper.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { applyTemplate } from '../../exchange/tables/apply-template.ts'
import { establishmentUsageTable } from '../../exchange/tables/establishment-usage.ts'
import { previewTable } from '../../exchange/tables/export.ts'
import { shownValue } from '../../exchange/tables/table.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { openTestWorkbook, perform, tempFolder } from '../support/workbook.ts'

const facts = {
  preparedBy: '',
  operator: '张甲',
  today: '2016-06-01',
  madeAt: '2016-06-01 09:00',
  scopeName: '示例',
  fonts: officialFontNames,
}
const usage = () => establishmentUsageTable(openTestWorkbook('sample').current())

describe('栏目样式', () => {
  it('is kept in the workbook under its name, changed under the same name, and taken back by undo', () => {
    const book = openTestWorkbook('sample')
    perform(book, 'saveColumnTemplate', { table: 'usage', name: '领导看', columns: [{ key: 'unit' }] })
    const columns = [{ key: 'unit', name: '单位' }, { key: 'total.actual' }]
    perform(book, 'saveColumnTemplate', { table: 'usage', name: '领导看', columns })
    expect(templatesOf(book.current(), 'usage')).toEqual([{ name: '领导看', columns }])
    expect(templatesOf(book.current(), 'roster')).toEqual([])
    book.undo('张甲')
    expect(templatesOf(book.current(), 'usage')).toEqual([{ name: '领导看', columns: [{ key: 'unit' }] }])
    perform(book, 'removeColumnTemplate', { table: 'usage', name: '领导看' })
    expect(templatesOf(book.current(), 'usage')).toEqual([])
  })

  it('hides, orders and renames; the figures stay those of the official form', () => {
    const table = usage()
    const own = applyTemplate(table, [{ key: 'total.actual', name: '在编人数' }, { key: 'unit' }])
    expect(own.columns.map(({ header }) => header)).toEqual([['合计', '在编人数'], ['机构名称']])
    expect(own.rows.map(({ cells }) => shownValue(cells['total.actual']))).toEqual(
      table.rows.map(({ cells }) => shownValue(cells['total.actual'])),
    )
    expect(own.official).toBe(table.columns)
  })

  it('leaves no formula that reads a hidden column', async () => {
    const path = join(tempFolder(), '栏目.xlsx')
    const own = applyTemplate(usage(), [{ key: 'unit' }, { key: 'total.vacant' }, { key: 'total.actual' }])
    await writeXlsx(path, [own], facts)
    const sheet = Object.values(
      XLSX.read(new Uint8Array(readFileSync(path)), { cellFormula: true }).Sheets,
    )[0]
    const cells = Object.entries(sheet ?? {}).filter(([at]) => /^[A-Z]+\d+$/.test(at))
    const formulas = cells.flatMap(([, cell]) =>
      (cell as XLSX.CellObject).f ? [(cell as XLSX.CellObject).f] : [],
    )
    expect(formulas.length).toBeGreaterThan(0)
    for (const formula of formulas) expect(formula).toMatch(/^SUM\(C/)
  })

  it('that names no column of the table leaves it as it is', () => {
    const table = usage()
    expect(applyTemplate(table, [{ key: 'gone' }])).toBe(table)
  })
})

describe('体检 of a paper', () => {
  const facts = { preparedBy: '', operator: '张甲', today: '2016-06-01', madeAt: '', scopeName: '示例' }
  const inspected = async (build: ReturnType<typeof aWorkbook>, columns?: { key: string }[]) => {
    const source = { model: build.model(), columns }
    const request = { table: 'roster' } as const
    return previewTable(source, request, { ...facts, fonts: officialFontNames })
  }

  it('looks at the rows that the preview leaves out, and at the columns that a template hides', async () => {
    const build = aWorkbook().unit('党政办公室')
    for (let count = 0; count < mostPreviewRows + 50; count += 1) build.person(`示例${count}`)
    const whole = await inspected(build)
    const [table] = whole.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
    expect(table?.rows).toHaveLength(mostPreviewRows)
    const empty = whole.inspection.empty.find(({ column }) => column === '编制所在机构')
    expect(empty?.count).toBe(mostPreviewRows + 50)
    expect(empty?.rows[0]?.subject?.table).toBe('person')
    const narrow = await inspected(build, [{ key: 'name' }])
    expect(narrow.inspection.empty).toEqual(whole.inspection.empty)
  })
})
