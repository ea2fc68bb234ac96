import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../db/book.ts'
import { modelOn } from '../../domain/as-of.ts'
import { DomainError } from '../../domain/errors.ts'
import { type PowerStatus, powerStatuses } from '../../domain/power.ts'
import { missingPapers } from '../../domain/powers/flow.ts'
import { dump, openTestWorkbook, perform, reopen, unitNamed } from '../support/workbook.ts'

const papers = {
  intendedOn: '2016-04-01',
  giverConfirmedOn: '2016-05-03',
  takerConfirmedOn: '2016-05-05',
  reviewedOn: '2016-05-10',
  publishedNumber: '〔示例〕30号',
  publishedOn: '2016-05-12',
}

function withItems(count = 3) {
  const book = openTestWorkbook('reform')
  for (let n = 1; n <= count; n += 1) {
    perform(book, 'createPower', { name: `事项${n}`, department: '市城管局', categoryId: 'licence' })
  }
  const ids = [...book.model.rows.power.values()].map(({ id }) => id)
  return { book, ids, first: ids[0] as string }
}

const powerOf = (book: Book, id: string) => book.model.get('power', id)
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.detail.message ?? error.code
    throw error
  }
  return ''
}

describe('an item', () => {
  it('is held by the 管委会 from the start', () => {
    const { book, first } = withItems()
    expect(powerOf(book, first)).toMatchObject({
      status: 'proposed',
      holderId: unitNamed(book, '济南高新区管委会').id,
    })
  })

  it('goes its way step by step, many at once, and one undo takes one step back', () => {
    const { book, ids, first } = withItems()
    perform(book, 'advancePowers', { ids, to: 'released', papers })
    perform(book, 'advancePowers', { ids, to: 'takenUp', papers: { handedOverOn: '2016-05-15' } })
    expect(ids.map((id) => powerOf(book, id)?.status)).toEqual(['takenUp', 'takenUp', 'takenUp'])
    book.undo('张甲')
    expect(powerOf(book, first)).toMatchObject({ status: 'released', handedOverOn: null })
  })

  it('is not led on without its papers, nor out of order; nothing is changed then', () => {
    const { book, ids, first } = withItems()
    const before = dump(book)
    expect(refusal(() => perform(book, 'advancePowers', { ids, to: 'released' }))).toContain(
      '3 项不能列为“已下放待承接”，未作改动。“事项1”：列为“已下放待承接”缺放权意向日期、放权方确认日期',
    )
    const all = { ...papers, handedOverOn: '2016-05-15' }
    expect(refusal(() => perform(book, 'advancePowers', { ids, to: 'takenUp', papers: all }))).toContain(
      '现为“拟下放”，不能直接列为“已承接”，须先列为“已下放待承接”',
    )
    expect(
      refusal(() => perform(book, 'updatePowers', { ids: [first], patch: { reviewedOn: '2016-05-10' } })),
    ).toContain('尚未登记放权方书面确认，不能先登记合法性审查')
    expect(dump(book)).toBe(before)
  })

  it('does not lose its papers while it is taken up', () => {
    const { book, ids } = withItems()
    perform(book, 'advancePowers', { ids, to: 'released', papers })
    perform(book, 'advancePowers', { ids, to: 'takenUp', papers: { handedOverOn: '2016-05-15' } })
    expect(refusal(() => perform(book, 'updatePowers', { ids, patch: { publishedNumber: null } }))).toContain(
      '缺公布文号',
    )
    expect(refusal(() => perform(book, 'removePowers', { ids }))).toContain('请列为“取消”')
  })

  it('cannot be held by a subdistrict, nor handled by an office of the 管委会', () => {
    const { book, ids } = withItems()
    const holderId = unitNamed(book, '孙村街道办事处').id
    expect(refusal(() => perform(book, 'updatePowers', { ids, patch: { holderId } }))).toContain(
      '街道和科室只能承办或协助',
    )
    const unitId = unitNamed(book, '济南高新区管委会').id
    expect(refusal(() => perform(book, 'assignPowers', { ids, unitId, role: 'handles' }))).toContain(
      '不能承办或协助',
    )
  })

  it('is given to an office of each subdistrict, and to another of the same one in its place', () => {
    const { book, ids, first } = withItems()
    const office = (name: string, of: string) => unitNamed(book, name, of).id
    const [social, party] = ['社会事业办公室', '党群工作办公室'].map((name) => office(name, '孙村街道办事处'))
    const other = office('社会事业办公室', '巨野河街道办事处')
    for (const unitId of [social, other])
      perform(book, 'assignPowers', { ids, unitId: unitId ?? '', role: 'handles' })
    perform(book, 'assignPowers', { ids, unitId: party ?? '', role: 'handles', replace: true })
    const offices = () => book.model.by('powerOffice.powerId', first).map(({ unitId }) => unitId)
    expect(offices().sort()).toEqual([party, other].sort())
    perform(book, 'assignPowers', { ids, unitId: other, role: null })
    expect(offices()).toEqual([party])
  })

  it('keeps its law changes, and goes with them while nothing was handed down', () => {
    const { book, ids } = withItems()
    perform(book, 'recordLawChange', {
      powerIds: ids,
      changedOn: '2016-05-16',
      what: '《示例条例》修订，第九条改为第十条',
      documentNumber: null,
    })
    expect(book.model.rows.powerLawChange.size).toBe(3)
    const before = dump(book)
    perform(book, 'removePowers', { ids })
    expect([book.model.rows.power.size, book.model.rows.powerLawChange.size]).toEqual([0, 0])
    book.undo('张甲')
    expect(dump(book)).toBe(before)
  })

  it('stood on an earlier day where its dates say', () => {
    const { book, ids, first } = withItems()
    perform(book, 'advancePowers', { ids, to: 'released', papers })
    perform(book, 'advancePowers', { ids, to: 'takenUp', papers: { handedOverOn: '2016-05-15' } })
    const on = (day: string) => modelOn(book.model, day).get('power', first)
    expect(on('2016-05-15')?.status).toBe('takenUp')
    expect(on('2016-05-14')).toMatchObject({ status: 'released', handedOverOn: null })
    expect(on('2016-05-11')).toMatchObject({
      status: 'proposed',
      publishedOn: null,
      reviewedOn: '2016-05-10',
    })
  })
})

describe('batches, versions and categories', () => {
  it('are made, named once, and survive a restart', async () => {
    const { book, ids, first } = withItems()
    perform(book, 'createPowerBatch', { name: '第一批', takeUpOn: '2016-07-01' })
    const batchId = [...book.model.rows.powerBatch.keys()][0] ?? ''
    perform(book, 'updatePowers', { ids, patch: { batchId } })
    perform(book, 'namePowerVersion', {
      name: '2016 年第一版',
      seq: book.ledger.headSeq,
      publishedOn: '2016-05-20',
      documentNumber: '〔示例〕30号',
      note: null,
    })
    perform(book, 'setPowerCategory', {
      id: 'inspection',
      name: '行政监督',
      aliases: '行政检查',
      startedOn: null,
      endedOn: null,
      basis: '省目录 2015',
    })
    expect(refusal(() => perform(book, 'createPowerBatch', { name: '第一批' }))).toContain(
      '已有名为“第一批”的批次',
    )
    const again = await reopen(book)
    expect(again.model.get('power', first)?.batchId).toBe(batchId)
    expect(again.model.rows.powerVersion.size).toBe(1)
    perform(again, 'removePowerBatch', { id: batchId })
    expect(again.model.get('power', first)?.batchId).toBeNull()
  })
})

const statuses = powerStatuses.map(({ code }) => code)
const days = fc.constantFrom('2016-04-01', '2016-05-03', '2016-05-19', '2016-12-31')
const step = fc.oneof(
  fc.record({
    do: fc.constant('advance' as const),
    to: fc.constantFrom<PowerStatus>(...statuses),
    papers: fc.constantFrom(
      {},
      papers,
      { handedOverOn: '2016-05-15' },
      { ...papers, handedOverOn: '2016-05-15' },
      { publishedNumber: '〔示例〕30号' },
    ),
  }),
  fc.record({
    do: fc.constant('patch' as const),
    column: fc.constantFrom(...Object.keys(papers), 'handedOverOn'),
    day: fc.option(days),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'remove' as const) }),
)

describe('any sequence of commands', () => {
  it('never leads an item to 已承接 without its papers, and undo gives back what there was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), step), { minLength: 1, maxLength: 14 }), (sequence) => {
        const { book, ids } = withItems(2)
        const start = dump(book)
        const floor = book.ledger.headSeq
        for (const [which, one] of sequence) {
          const id = ids[which] as string
          try {
            if (one.do === 'undo') book.undo('张甲')
            else if (one.do === 'redo') book.redo('张甲')
            else if (one.do === 'remove') perform(book, 'removePowers', { ids: [id] })
            else if (one.do === 'advance')
              perform(book, 'advancePowers', { ids: [id], to: one.to, papers: one.papers })
            else if (one.do === 'patch')
              perform(book, 'updatePowers', { ids: [id], patch: { [one.column]: one.day } })
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
          }
          for (const power of book.model.rows.power.values()) {
            if (power.status === 'takenUp' || power.status === 'released')
              expect(missingPapers(power, power.status)).toEqual([])
          }
        }
        if (book.ledger.headSeq > floor && book.ledger.toUndo(floor).length > 0) {
          book.undoTo(floor, book.ledger.headSeq, '张甲')
        }
        if (book.model.rows.power.size === 2) expect(dump(book)).toBe(start)
      }),
      { numRuns: 40 },
    )
  })
})
