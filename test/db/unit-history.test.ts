import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { unitHistoryOf } from '../../db/unit-history.ts'
import type { Lineage } from '../../domain/lineage.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { exchangePort } from '../../exchange/port.ts'
import { testId } from '../support/model-builder.ts'
import { openTestWorkbook, perform, tempFolder, unitNamed } from '../support/workbook.ts'

/** A unit renamed, given numbers, a plate, and at last merged into another; one slip was undone. */
function lived() {
  const book = openTestWorkbook()
  const street = unitNamed(book, '孙村街道办事处')
  const quota = (amount: number, number: string) =>
    perform(book, 'setQuota', {
      unitId: id,
      ledger: 'establishment',
      kind: 'administrative',
      level: '',
      amount,
      document: { number, issuer: '示例编委', issuedOn: '2016-05-19', title: null },
    })
  perform(book, 'createUnit', { name: '应急科', kind: 'subOffice', parentId: street.id })
  const { id } = unitNamed(book, '应急科')
  quota(3, '〔示例〕1号')
  quota(5, '〔示例〕2号')
  perform(book, 'updateUnit', { id, patch: { name: '写错的名' } })
  book.undo('张甲')
  perform(book, 'updateUnit', { id, patch: { name: '应急办' } })
  perform(book, 'createPlate', { unitId: id, name: '防汛办', relation: 'plate' })
  const step: Lineage = {
    id: testId(9000),
    sourceTable: 'unit',
    sourceId: id,
    sourceName: '应急办',
    sourceUnitId: id,
    fate: 'mergeInto',
    targetTable: 'unit',
    targetId: street.id,
    targetName: street.name,
    effectiveOn: '2016-08-01',
    basis: '〔示例〕3号',
    note: null,
  }
  const unit = book.model.get('unit', id)
  if (!unit) throw new Error('the unit is gone')
  book.execute(
    {
      title: '应急办 并入',
      changes: [
        { table: 'lineage', id: step.id, row: step },
        { table: 'unit', id, row: { ...unit, endedOn: '2016-08-01' } },
      ],
    },
    { command: 'test', operator: '张甲' },
    'load',
  )
  return { book, id, street }
}

describe('机构沿革', () => {
  it('tells what became of a unit from the ledger and the lineage; what was undone did not happen', () => {
    const { book, id } = lived()
    const { lines } = unitHistoryOf(book, id)
    expect(lines.map(({ kind, before, after }) => `${kind}：${before}→${after}`)).toEqual([
      '设立：→应急科',
      '编制调整：→行政编制 3',
      '编制调整：行政编制 3→行政编制 5',
      '更名：应急科→应急办',
      '加挂牌子：→防汛办',
      '并入：应急办→孙村街道办事处',
    ])
    expect(lines.at(-1)).toMatchObject({
      on: '2016-08-01',
      document: '〔示例〕3号',
      successor: '孙村街道办事处',
      seq: book.ledger.headSeq,
    })
    expect(lines.some((line) => line.before.includes('写错') || line.after.includes('写错'))).toBe(false)
    expect(lines.find((line) => line.after === '行政编制 5')).toMatchObject({
      document: '〔示例〕2号',
      on: expect.stringMatching(/^2016-05-/),
    })
  })

  it('is told at the other end as well', () => {
    const { book, street } = lived()
    const { lines } = unitHistoryOf(book, street.id)
    expect(lines.find((line) => line.kind === '并入')).toMatchObject({
      title: '应急办 并入 孙村街道办事处',
      predecessor: '应急办',
      successor: null,
    })
  })

  it('of a unit that is not there is refused', () => {
    const { book } = lived()
    expect(() => unitHistoryOf(book, 'nowhere')).toThrow('notFound')
  })

  it('goes out as a table with the same lines', async () => {
    const { book, id } = lived()
    const history = unitHistoryOf(book, id)
    const path = join(tempFolder(), '沿革.xlsx')
    const facts = {
      preparedBy: '示例单位',
      operator: '张甲',
      today: '2016-05-20',
      madeAt: '2016-05-20 09:30',
      scopeName: history.name,
      fonts: officialFontNames,
    }
    const request = { table: 'history', format: 'xlsx', unitId: id } as const
    const source = { model: book.model, history }
    expect(await exchangePort.exportTable(path, source, request, facts)).toBe(6)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.getWorksheet('机构沿革表')
    const head = ((sheet?.getRow(3).values ?? []) as unknown[]).slice(1)
    expect(head).toEqual([
      '日期',
      '类别',
      '事项',
      '调整前',
      '调整后',
      '批准文号',
      '前身',
      '后继',
      '登记日期',
      '台账序号',
    ])
    const cell = (row: number, name: string) => sheet?.getRow(row)?.getCell(head.indexOf(name) + 1)?.value
    history.lines.forEach((line, index) => {
      expect(cell(4 + index, '调整后') ?? '').toBe(line.after)
      expect(cell(4 + index, '台账序号')).toBe(line.seq)
    })
    await expect(exchangePort.exportTable(path, { model: book.model }, request, facts)).rejects.toThrow(
      '请选择机构',
    )
  })
})
