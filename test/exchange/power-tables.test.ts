import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { powerContext } from '../../domain/reports/power-context.ts'
import { previewPowers } from '../../exchange/powers/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { powerMakers } from '../../exchange/tables/power-tables.ts'
import type { Table } from '../../exchange/tables/table.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { aWorkbook, powerPapers } from '../support/model-builder.ts'
import { tempFolder } from '../support/workbook.ts'

const workbook = () =>
  aWorkbook('2016-07-15')
    .unit('管委会', { kind: 'committee' })
    .unit('孙村街道办事处', { kind: 'subdistrict', parent: '管委会' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .powerBatch('第一批')
    .power('校车使用审查', {
      ...powerPapers,
      department: '市教育局',
      code: 'A-1',
      holder: '管委会',
      batch: '第一批',
      status: 'takenUp',
      handedOverOn: '2016-07-10',
    })
    .power('教师资格认定', { ...powerPapers, department: '市教育局', holder: '管委会', status: 'released' })
    .power('出租汽车经营许可', { department: '市交通运输局', status: 'retained' })
    .power('户外广告设置审核', { status: 'disputed', dispute: '放权方不同意，承接方坚持' })
    .power('临时用地审批')
    .powerOffice('校车使用审查', '社会事业办公室')
    .powerOffice('教师资格认定', '社会事业办公室', 'assists')
    .powerOffice('出租汽车经营许可', '党群工作办公室')

const make = (paper: keyof typeof powerMakers, unit?: string) => {
  const made = powerMakers[paper](
    { model: workbook().model() },
    unit === undefined ? undefined : workbook().idOf('unit', unit),
  )
  return 'columns' in made ? [made] : made
}
const names = (table: Table | undefined) => table?.rows.map(({ cells }) => cells.name)

describe('行政权力承接清单', () => {
  it('has the columns of the trade, and every item with who carries it out', () => {
    const [table] = make('powers')
    expect(table?.columns.map(({ header }) => header[0])).toEqual([
      '序号',
      '编码',
      '类别',
      '事项名称',
      '子项',
      '实施依据',
      '原实施部门',
      '承接机构',
      '承接科室',
      '批次',
      '承接日期',
      '状态',
      '备注',
    ])
    expect(table?.rows).toHaveLength(5)
    expect(table?.rows[0]?.cells).toMatchObject({
      number: 1,
      code: 'A-1',
      category: '行政许可',
      holder: '管委会',
      offices: '孙村街道办事处社会事业办公室',
      batch: '第一批',
      handedOverOn: '2016-07-10',
      status: '已承接',
    })
  })

  it('of a subdistrict or an office lists what it carries out; a subdistrict is never the holder', () => {
    expect(names(make('powers', '社会事业办公室')[0])).toEqual(['校车使用审查', '教师资格认定'])
    expect(names(make('powers', '孙村街道办事处')[0])).toHaveLength(3)
    for (const { rows } of make('powers')) {
      expect(rows.map(({ cells }) => cells.holder)).not.toContain('孙村街道办事处')
    }
  })
})

describe('what was exported', () => {
  it('reads back as it is: nothing new, nothing changed', async () => {
    const model = workbook().model()
    const path = join(tempFolder(), '清单.xlsx')
    const facts = {
      preparedBy: '',
      operator: '张甲',
      today: '2016-07-15',
      madeAt: '',
      scopeName: '清单',
      fonts: officialFontNames,
    }
    await writeXlsx(path, make('powers'), facts)
    const file = readSpreadsheet(new Uint8Array(readFileSync(path)), '清单.xlsx')
    const read = previewPowers(file, { common: {} }, powerContext(model))
    expect(read.problem).toBeNull()
    // The items without a holder in this workbook get the 管委会, as an import gives it.
    expect(read.rows.filter(({ action }) => action === 'error' || action === 'create')).toEqual([])
    expect(read.counts.unchanged).toBe(2)
    expect(read.counts.update).toBe(3)
  })
})

describe('the lists by state', () => {
  it('hold the items of that state only', () => {
    expect(names(make('powersProposed')[0])).toEqual(['临时用地审批'])
    expect(names(make('powersPending')[0])).toEqual(['教师资格认定'])
    const [disputed] = make('powersDisputed')
    expect(disputed?.rows[0]?.cells).toMatchObject({ dispute: '放权方不同意，承接方坚持' })
  })

  it('say so where there is none', () => {
    const empty = aWorkbook().model()
    const made = powerMakers.powersPending({ model: empty }, undefined) as Table
    expect(made.footnotes[0]).toBe('已下放的事项都已承接。')
  })
})

describe('分科室承接清单', () => {
  it('is a table for each office with items that are work', () => {
    const tables = make('powersByOffice')
    expect(tables.map(({ section }) => section)).toEqual(['孙村街道办事处社会事业办公室'])
    expect(names(tables[0])).toEqual(['校车使用审查', '教师资格认定'])
  })
})
