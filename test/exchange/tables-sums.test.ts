import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Model } from '../../domain/model.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import type { Unit } from '../../domain/unit.ts'
import { exchangePort } from '../../exchange/port.ts'
import { sampleModel } from '../support/sample.ts'
import { tempFolder } from '../support/workbook.ts'

const today = '2016-06-30'
const facts = {
  preparedBy: '测试单位',
  operator: '张甲',
  today,
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}

function unitNamed(model: Model, name: string): Unit {
  const found = [...model.rows.unit.values()].find((unit) => unit.name === name)
  if (!found) throw new Error(`the sample has ${name}`)
  return found
}

async function usageSheet(model: Model, unitId?: string): Promise<XLSX.WorkSheet> {
  const path = join(tempFolder(), 'usage.xlsx')
  const request = { table: 'usage', format: 'xlsx', ...(unitId ? { unitId } : {}) } as const
  await exchangePort.exportTable(path, { model }, request, facts)
  return XLSX.read(new Uint8Array(readFileSync(path))).Sheets.编制使用情况统计表 as XLSX.WorkSheet
}

/** What a spreadsheet program makes of a cell; only the two functions that the table uses. */
function computed(sheet: XLSX.WorkSheet, address: string): number {
  const cell = sheet[address] as XLSX.CellObject | undefined
  if (!cell?.f) return typeof cell?.v === 'number' ? cell.v : 0
  const sum = /^SUM\(([A-Z0-9,]+)\)$/.exec(cell.f)
  if (sum) return (sum[1] ?? '').split(',').reduce((total, part) => total + computed(sheet, part), 0)
  const difference = /^MAX\(([A-Z]+\d+)-([A-Z]+\d+),0\)$/.exec(cell.f)
  if (!difference) throw new Error(`unknown formula ${cell.f}`)
  const [, from = '', less = ''] = difference
  return Math.max(computed(sheet, from) - computed(sheet, less), 0)
}

function formulaCells(sheet: XLSX.WorkSheet): [string, XLSX.CellObject][] {
  return Object.entries(sheet).filter(
    (entry): entry is [string, XLSX.CellObject] => !entry[0].startsWith('!') && Boolean(entry[1]?.f),
  )
}

function rowsOf(sheet: XLSX.WorkSheet): unknown[][] {
  return XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null }).slice(4)
}

const lineNames = (sheet: XLSX.WorkSheet) => rowsOf(sheet).map((row) => String(row[0] ?? '').trim())
const lineOf = (sheet: XLSX.WorkSheet, name: string) => rowsOf(sheet)[lineNames(sheet).indexOf(name)] ?? []
/** 合计: 核定, 实有, 空编, 超编 are the last group before 编外. */
const totals = (row: readonly unknown[]) => row.slice(21, 25)

describe('sums of the 编制使用情况统计表', () => {
  it('are the same whether read or recomputed, in every cell', async () => {
    const sheet = await usageSheet(sampleModel())
    const cells = formulaCells(sheet)
    expect(cells.length).toBeGreaterThan(50)
    const different = cells.filter(([address, cell]) => cell.v !== computed(sheet, address))
    expect(different).toEqual([])
  })

  it('hold for any people moved anywhere and any units abolished', async () => {
    const ids = [...sampleModel().rows.position.keys()]
    const units = [...sampleModel().rows.unit.values()].filter((unit) => unit.kind !== 'external')
    const moves = fc.array(fc.tuple(fc.nat(ids.length - 1), fc.nat(units.length - 1)), { maxLength: 40 })
    const ends = fc.subarray(units.filter((unit) => unit.parentId !== null))
    await fc.assert(
      fc.asyncProperty(moves, ends, async (moved, ended) => {
        const model = sampleModel()
        for (const [at, to] of moved) {
          const row = model.get('position', ids[at] ?? '')
          const unitId = units[to]?.id
          if (row && unitId) model.apply([{ table: 'position', id: row.id, row: { ...row, unitId } }])
        }
        for (const { id } of ended) {
          const unit = model.get('unit', id)
          if (unit) model.apply([{ table: 'unit', id, row: { ...unit, endedOn: '2016-06-01' } }])
        }
        const sheet = await usageSheet(model)
        const root = units.find((unit) => unit.parentId === null)
        for (const [address, cell] of formulaCells(sheet)) expect(cell.v).toBe(computed(sheet, address))
        const all = model.tally.of(root?.id ?? '', 'establishment/total/')
        expect(totals(lineOf(sheet, '合　计'))[1]).toBe(all)
      }),
      { numRuns: 15 },
    )
  })

  it('shows 合计 with 核定 and 空编 where every number is known', async () => {
    const model = sampleModel()
    const suncun = unitNamed(model, '孙村街道办事处')
    const sheet = await usageSheet(model, suncun.id)
    expect(totals(lineOf(sheet, '合　计'))).toEqual(totals(lineOf(sheet, '孙村街道办事处')))
    expect(totals(lineOf(sheet, '合　计'))[0]).toBe(
      model.quotaOf(suncun.id, { ledger: 'establishment', kind: 'total', level: '' })?.amount,
    )
    const whole = await usageSheet(model)
    expect(totals(lineOf(whole, '合　计')).slice(0, 1)).toEqual(['待填'])
    expect(totals(lineOf(whole, '合　计')).slice(2)).toEqual([null, null])
  })

  it('says 超编 where more people are there than approved', async () => {
    const model = sampleModel()
    const suncun = unitNamed(model, '孙村街道办事处')
    const quota = model.quotaOf(suncun.id, { ledger: 'establishment', kind: 'total', level: '' })
    if (!quota) throw new Error('the sample has the number')
    model.apply([{ table: 'quota', id: quota.id, row: { ...quota, amount: 50 } }])
    const actual = model.tally.of(suncun.id, 'establishment/total/')
    const sheet = await usageSheet(model, suncun.id)
    expect(totals(lineOf(sheet, '孙村街道办事处'))).toEqual([50, actual, 0, actual - 50])
  })

  it('gives a unit a line of its own people only where it has some', async () => {
    const model = sampleModel()
    const names = lineNames(await usageSheet(model))
    expect(names[names.indexOf('济南高新区管委会') + 1]).not.toBe('（本级）')
    expect(names[names.indexOf('孙村街道办事处') + 1]).toBe('（本级）')
  })

  it('loses nobody whom an abolished office still holds', async () => {
    const model = sampleModel()
    const suncun = unitNamed(model, '孙村街道办事处')
    const office = model.childrenOf(suncun.id)[0]
    if (!office) throw new Error('the sample has offices')
    const left = model.tally.of(office.id, 'establishment/total/')
    model.apply([{ table: 'unit', id: office.id, row: { ...office, endedOn: '2016-06-01' } }])
    const sheet = await usageSheet(model, suncun.id)
    expect(totals(lineOf(sheet, '（已撤销机构未安置）'))[1]).toBe(left)
    expect(lineNames(sheet)).not.toContain(office.name)
  })
})
