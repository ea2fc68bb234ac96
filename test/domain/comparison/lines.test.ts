import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behindFigure, type FigureName } from '../../../domain/comparison/behind-figure.ts'
import { reformFigures } from '../../../domain/comparison/figures.ts'
import { handoverLines } from '../../../domain/comparison/handover-lines.ts'
import { oldNewLines } from '../../../domain/comparison/old-new.ts'
import { placementLines } from '../../../domain/comparison/placement-lines.ts'
import type { Lineage } from '../../../domain/lineage.ts'
import type { Model } from '../../../domain/model.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { aWorkbook, testId, type WorkbookBuilder } from '../../support/model-builder.ts'
import { modelOf, someRows } from '../rules/random-workbook.ts'

function reform() {
  return aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('高官寨镇', { kind: 'external' })
    .unit('党政办公室', { parent: '孙村街道办事处', duties: '文电\n会务' })
    .unit('民政办公室', { parent: '孙村街道办事处', duties: '救助', dutyField: 'publicService' })
    .unit('社会事业办公室', { parent: '孙村街道办事处', dutyField: 'socialManagement' })
    .plate('党政办公室', '信访室')
    .post('党政办公室', '文秘', { headcount: 2 })
    .post('民政办公室', '救助岗')
    .post('党政办公室', '网格', { dutyField: 'socialManagement' })
    .position('张甲', '党政办公室', { leading: 'chief' })
    .appointment('张甲', '党政办公室', { post: '文秘' })
    .position('李乙', '民政办公室', { establishmentKind: 'institutionalFull' })
    .appointment('李乙', '民政办公室', { post: '救助岗' })
    .appointment('王丙', '党政办公室', { post: '网格', employment: 'contract' })
    .village('甲村', { households: 200, population: 600 })
    .jurisdiction('甲村', '高官寨镇')
}

function changed(workbook: WorkbookBuilder, changes: readonly RowChange[]): Model {
  const model = workbook.model()
  model.apply(changes)
  return model
}

function step(workbook: WorkbookBuilder, number: number, given: Partial<Lineage>): RowChange {
  const sourceId = workbook.idOf('unit', '民政办公室')
  const row: Lineage = {
    id: testId(number),
    sourceTable: 'unit',
    sourceId,
    sourceName: '民政办公室',
    sourceUnitId: sourceId,
    fate: 'mergeInto',
    targetTable: 'unit',
    targetId: workbook.idOf('unit', '社会事业办公室'),
    targetName: '社会事业办公室',
    effectiveOn: '2016-06-01',
    basis: '〔示例〕2号',
    note: null,
    ...given,
  }
  return { table: 'lineage', id: row.id, row }
}

describe('改革前后数字', () => {
  it('counts institutions, heads, seats and the share of 社会管理 and 公共服务', () => {
    expect(reformFigures(reform().model())).toEqual({
      internalOffices: 3,
      institutions: 0,
      plates: 1,
      establishment: {
        total: 2,
        administrative: 1,
        institutionalFull: 1,
        institutionalPartial: 0,
        institutionalSelf: 0,
        support: 0,
      },
      approvedEstablishment: null,
      leadingChief: 1,
      leadingDeputy: 0,
      seats: 4,
      people: 3,
      offEstablishment: 1,
      villages: 0,
      tiltedSeats: { count: 2, total: 4 },
      tiltedPeople: { count: 2, total: 3 },
    })
  })

  it('takes the number of a unit as the whole of what is below it, and never invents one', () => {
    const workbook = reform()
      .quota('孙村街道办事处', 'establishment/total', 40)
      .quota('民政办公室', 'establishment/total', 6)
    expect(reformFigures(workbook.model()).approvedEstablishment).toBe(40)
    const ids = ['民政办公室', '党政办公室'].map((name) => workbook.idOf('unit', name))
    expect(reformFigures(workbook.model(), ids)).toMatchObject({
      approvedEstablishment: 6,
      people: 3,
      seats: 4,
    })
  })

  it('equal a plain recount', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const model = modelOf(rows)
        const figures = reformFigures(model)
        const open = <T extends { startedOn: string | null; endedOn: string | null }>(list: Iterable<T>) =>
          [...list].filter((row) => model.isOpen(row))
        const roots = open(model.rows.unit.values()).filter((unit) => unit.parentId === null)
        const isIn = (id: string) => model.pathUp(id).some((at) => roots.some((root) => root.id === at))
        const positions = open(model.rows.position.values()).filter((row) => isIn(row.unitId))
        const counted = positions.filter((row) => row.counting !== 'concurrent')
        const posts = open(model.rows.post.values()).filter((row) => isIn(row.unitId))
        const mains = open(model.rows.appointment.values()).filter(
          (row) => row.kind === 'main' && isIn(row.unitId),
        )
        const seats = posts.reduce((sum, post) => sum + post.headcount, 0)
        expect(figures.establishment.total).toBe(counted.length)
        expect(figures.seats).toBe(seats)
        expect(figures.tiltedSeats.total).toBe(seats)
        expect(figures.tiltedPeople.total).toBe(mains.length)
        expect(figures.offEstablishment).toBe(mains.filter((row) => row.employment !== null).length)
        expect(figures.plates).toBe(open(model.rows.plate.values()).filter((row) => isIn(row.unitId)).length)
        expect(figures.leadingDeputy).toBe(
          positions.filter((row) => row.leading === 'deputy' && row.counting !== 'retainedTreatment').length,
        )
        expect(figures.internalOffices).toBe(
          open(model.rows.unit.values()).filter((row) => row.kind === 'office' && isIn(row.parentId ?? ''))
            .length,
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('是哪些', () => {
  it('lists what every figure counts, and no more', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const model = modelOf(rows)
        const figures = reformFigures(model)
        const expected: Record<FigureName, number> = {
          internalOffices: figures.internalOffices,
          institutions: figures.institutions,
          plates: figures.plates,
          leadingChief: figures.leadingChief,
          leadingDeputy: figures.leadingDeputy,
          seats: figures.seats,
          people: figures.people,
          offEstablishment: figures.offEstablishment,
          villages: figures.villages,
          tiltedSeats: figures.tiltedSeats.count,
          tiltedPeople: figures.tiltedPeople.count,
        }
        for (const [kind, count] of Object.entries(figures.establishment))
          expected[`establishment/${kind}`] = count
        const listed = Object.keys(expected).map((name) => {
          const behind = behindFigure(model, name as FigureName)
          return [name, behind.reduce((sum, row) => sum + row.amount, 0)]
        })
        expect(Object.fromEntries(listed)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('新旧机构对照', () => {
  it('lists every old and every new unit, with what became of it and by what', () => {
    const workbook = reform()
    const after = changed(workbook, [
      workbook.change('unit', '党政办公室', { name: '办公室' }),
      workbook.change('unit', '民政办公室', { endedOn: '2016-06-01' }),
      step(workbook, 501, {}),
      {
        table: 'unit',
        id: testId(600),
        row: { ...workbook.rowOf('unit', '社会事业办公室'), id: testId(600), name: '平安办公室' },
      },
    ])
    const lines = oldNewLines(workbook.model(), after)
    expect(
      lines.map((line) => [
        line.oldOffice,
        line.oldUnit?.name,
        line.fates.join('、'),
        line.newUnits.map(({ unit }) => unit.name).join('、'),
        line.basis,
      ]),
    ).toEqual([
      ['孙村街道办事处', '党政办公室', '更名', '办公室', ''],
      ['孙村街道办事处', '民政办公室', '并入', '社会事业办公室', '〔示例〕2号'],
      ['孙村街道办事处', '社会事业办公室', '保留', '社会事业办公室', ''],
      ['', undefined, '新设', '平安办公室', ''],
    ])
    expect(lines[0]?.oldDuties).toEqual(['文电', '会务'])
  })

  it('shows where duties of an abolished unit went, and leaves steps of the base out', () => {
    const workbook = reform()
    const ended = workbook.change('unit', '民政办公室', { endedOn: '2016-06-01' })
    const split = [
      ended,
      step(workbook, 501, { fate: 'abolish', targetTable: null, targetId: null, targetName: null }),
      step(workbook, 502, { sourceTable: 'duty', sourceName: '救助', fate: 'transfer' }),
    ]
    const before = workbook.model()
    const after = changed(workbook, split)
    const line = oldNewLines(before, after).find(({ oldUnit }) => oldUnit?.name === '民政办公室')
    expect(line?.fates).toEqual(['撤销', '职责划转'])
    expect(line?.newUnits.map(({ unit }) => unit.name)).toEqual(['社会事业办公室'])
    const known = changed(workbook, split.slice(1))
    const plain = oldNewLines(known, after).find(({ oldUnit }) => oldUnit?.name === '民政办公室')
    expect([plain?.fates, plain?.newUnits]).toEqual([['撤销'], []])
  })

  it('counts a unit that goes to a 区外机构 no more and says where to, as the figures do', () => {
    const workbook = reform()
    const [before, after] = [
      workbook.model(),
      changed(workbook, [
        workbook.change('unit', '民政办公室', { parentId: workbook.idOf('unit', '高官寨镇') }),
      ]),
    ]
    const line = oldNewLines(before, after).find(({ oldUnit }) => oldUnit?.name === '民政办公室')
    expect([line?.fates, line?.newUnits]).toEqual([['划转', '划出至高官寨镇'], []])
    const counted = (model: Model) => reformFigures(model).internalOffices
    const listed = oldNewLines(before, after).flatMap(({ newUnits }) => newUnits)
    expect([counted(before), counted(after), listed.length]).toEqual([3, 2, 2])
    const back = oldNewLines(after, before).find(({ oldUnit }) => oldUnit === null)
    expect([back?.fates, back?.newUnits.map(({ unit }) => unit.name)]).toEqual([['划入'], ['民政办公室']])
  })

  it('misses no internal unit of either side', () => {
    fc.assert(
      fc.property(someRows, someRows, (rows, others) => {
        const [before, after] = [modelOf(rows), modelOf(others)]
        const lines = oldNewLines(before, after)
        const internal = (model: Model) =>
          [...model.rows.unit.values()]
            .filter((unit) => model.isOpen(unit) && unit.kind !== 'subdistrict')
            .map((unit) => unit.id)
        const old = lines.flatMap((line) => (line.oldUnit ? [line.oldUnit.id] : []))
        const now = new Set(lines.flatMap((line) => line.newUnits.map(({ unit }) => unit.id)))
        expect(new Set(old).size).toBe(old.length)
        expect(internal(before).every((id) => old.includes(id))).toBe(true)
        expect(internal(after).every((id) => now.has(id))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('名册与清单', () => {
  it('writes everyone whose place changed, with destination, mode, basis and day', () => {
    const workbook = reform()
    const unitId = workbook.idOf('unit', '社会事业办公室')
    const moved = workbook.rowOf('appointment', '李乙 民政办公室')
    const after = changed(workbook, [
      step(workbook, 501, {}),
      workbook.change('appointment', '李乙 民政办公室', { endedOn: '2016-06-01' }),
      {
        table: 'appointment',
        id: testId(610),
        row: { ...moved, id: testId(610), unitId, postId: null, mode: 'mutual', startedOn: '2016-06-01' },
      },
      workbook.change('appointment', '王丙 党政办公室', { endedOn: '2016-06-10' }),
      workbook.change('person', '张甲', { status: 'left', leftOn: '2016-06-20', leftReason: '调出' }),
    ])
    const lines = placementLines(workbook.model(), after)
    expect(lines.map(({ key: _key, ...line }) => Object.values(line).join('|'))).toEqual([
      'left|张甲|孙村街道办事处 党政办公室|文秘|行政编制|调出|||||2016-06-20',
      'waiting|王丙|孙村街道办事处 党政办公室|网格|编外|待安置|||||2016-06-10',
      'placed|李乙|孙村街道办事处 民政办公室|救助岗|事业编制（财政拨款）|安置|孙村街道办事处 社会事业办公室||双向选择聘任|〔示例〕2号|2016-06-01',
    ])
  })

  it('hands villages over from the one that looked after them to the one that does', () => {
    const workbook = reform()
    const row = workbook.rowOf('jurisdiction', '甲村 高官寨镇')
    const unitId = workbook.idOf('unit', '孙村街道办事处')
    const after = changed(workbook, [
      {
        table: 'jurisdiction',
        id: testId(620),
        row: {
          ...row,
          id: testId(620),
          unitId,
          kind: 'administered',
          startedOn: '2016-06-01',
          basis: '改革方案',
        },
      },
      {
        table: 'villageLiaison',
        id: testId(621),
        row: {
          id: testId(621),
          villageId: row.villageId,
          personId: workbook.idOf('person', '张甲'),
          startedOn: '2016-06-01',
          endedOn: null,
          note: null,
        },
      },
    ])
    const lines = handoverLines(workbook.model(), after, unitId)
    expect(lines).toMatchObject([
      {
        village: '甲村',
        kind: '行政村',
        households: 200,
        legalUnit: '高官寨镇',
        fromUnit: '高官寨镇',
        toUnit: '孙村街道办事处',
        startedOn: '2016-06-01',
        basis: '改革方案',
        liaisons: '张甲',
        direction: 'in',
      },
    ])
    expect(handoverLines(workbook.model(), after, workbook.idOf('unit', '高官寨镇'))[0]?.direction).toBe(
      'out',
    )
    expect(handoverLines(workbook.model(), after, workbook.idOf('unit', '党政办公室'))).toEqual([])
  })
})
