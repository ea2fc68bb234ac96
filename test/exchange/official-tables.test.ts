import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { leavePeople } from '../../domain/commands/people.ts'
import { addVillageLiaison } from '../../domain/commands/village-liaisons.ts'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import { makeId } from '../../domain/id.ts'
import { Model } from '../../domain/model.ts'
import { officialTables } from '../../domain/official-tables.ts'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import type { UnitHistory } from '../../domain/reports/unit-history.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import { officialMakers } from '../../exchange/tables/official.ts'
import { headerLevels, shownValue, type Table } from '../../exchange/tables/table.ts'
import { writeXlsx } from '../../exchange/tables/write-xlsx.ts'
import { keptFolder } from '../support/kept-folder.ts'

const today = '2016-06-30'
const facts: PaperFacts = {
  preparedBy: '测试单位',
  operator: '张甲',
  today,
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}

type Name = keyof typeof officialTables
const names = Object.keys(officialTables) as Name[]

function sampleModel(): Model {
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_463_616_000_000 + count, new Uint8Array(10))
  }
  const model = new Model({}, today)
  model.apply(buildTemplate('sample', { today, newId }))
  return model
}

/** The ledger of a workbook in memory: each unit was once renamed, and each number once raised. */
function historyOf(model: Model): (unitId: string) => UnitHistory {
  const line = { at: null, document: null, predecessor: null, successor: null, seq: null }
  return (unitId) => {
    const name = model.get('unit', unitId)?.name ?? ''
    const lines = ['更名', '编制调整', '职数调整', '机构数调整'].map((kind, at) => ({
      ...line,
      on: `2016-05-0${at + 1}`,
      title: `${name}${kind}`,
      kind,
      before: '甲',
      after: '乙',
    }))
    return { unitId, name, lines: model.rows.unit.size === 0 ? [] : lines }
  }
}

function made(name: Name, model: Model, unitId?: string): readonly Table[] {
  const street = [...model.rows.unit.values()].find(({ kind }) => kind === 'subdistrict')
  const scope = officialTables[name].scope === 'unit' ? (unitId ?? street?.id ?? 'none') : unitId
  const tables = officialMakers[name]({ model, historyOf: historyOf(model) }, scope)
  return 'columns' in tables ? [tables] : tables
}

/** A workbook with something in every table: an office is over its number, some are gone, a term ends soon. */
function busyModel(): Model {
  const model = sampleModel()
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_473_616_000_000 + count, new Uint8Array(10))
  }
  const context = { today, newId }
  const [first, second, third] = [...model.rows.position.values()].filter(({ leading }) => leading === null)
  const [village] = [...model.rows.village.values()]
  if (!first || !second || !third || !village) throw new Error('the sample has people and villages')
  const leave = { ids: [first.personId], status: 'retired' as const, on: '2016-06-10', reason: '退休' }
  model.apply(leavePeople.plan(model, leave, context).changes)
  const target = [...model.rows.unit.values()].findLast(({ kind }) => kind === 'office')
  const moved = { ...second, id: newId(), unitId: target?.id ?? '', startedOn: '2016-06-20' }
  model.apply([
    { table: 'position', id: second.id, row: { ...second, endedOn: '2016-06-20' } },
    { table: 'position', id: moved.id, row: moved },
  ])
  const liaison = { villageIds: [village.id], personId: third.personId }
  model.apply(addVillageLiaison.plan(model, liaison, context).changes)
  const [held] = model.openBy('appointment.personId', third.personId)
  if (held) model.apply([{ table: 'appointment', id: held.id, row: { ...held, termEndsOn: '2016-08-31' } }])
  const quota = [...model.rows.quota.values()].find(
    ({ ledger, kind, amount }) => ledger === 'establishment' && kind === 'total' && amount < 30,
  )
  if (quota) model.apply([{ table: 'quota', id: quota.id, row: { ...quota, amount: quota.amount - 5 } }])
  return model
}

/** Every cell that holds a figure, by its address. */
function figures(sheet: XLSX.WorkSheet): Map<string, number> {
  const cells = Object.entries(sheet).filter(
    ([address, cell]) => !address.startsWith('!') && typeof (cell as XLSX.CellObject)?.v === 'number',
  )
  return new Map(cells.map(([address, cell]) => [address, (cell as XLSX.CellObject).v as number]))
}

const read = (path: string) => XLSX.read(new Uint8Array(readFileSync(path)))

describe.each(names)('the table %s', (name) => {
  it('names its title and its track as the list of exports does', () => {
    for (const table of made(name, sampleModel())) {
      expect(table.title).toBe(officialTables[name].name)
      if (!table.section) expect(table.track).toBe(officialTables[name].track)
    }
  })

  it('has rows on the sample, and says why it has none on an empty workbook', () => {
    const rows = made(name, busyModel()).flatMap((table) => table.rows)
    expect(rows.length).toBeGreaterThan(0)
    for (const table of made(name, new Model({}, today))) {
      const lines = table.rows.filter((row) => row.kind === 'line')
      if (lines.length === 0) expect(table.footnotes.join('')).toMatch(/没有|尚未|还没有|尚无/)
    }
  })

  it('fills only columns that it has, and every key is there once', () => {
    for (const table of made(name, busyModel())) {
      const keys = table.columns.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const row of table.rows)
        expect(Object.keys(row.cells).filter((key) => !keys.includes(key))).toEqual([])
    }
  })

  it('keeps text that looks like a formula as text', async () => {
    const model = busyModel()
    for (const [index, sign] of ['=1+1', '+86', '-1', '@SUM(A1)'].entries()) {
      const unit = [...model.rows.unit.values()].filter(({ kind }) => kind === 'office')[index]
      if (unit) model.apply([{ table: 'unit', id: unit.id, row: { ...unit, name: sign } }])
    }
    const path = join(folder(), `text-${name}.xlsx`)
    const tables = made(name, model)
    await writeXlsx(path, tables, facts)
    const book = read(path)
    for (const [index, sheetName] of book.SheetNames.entries()) {
      const sheet = book.Sheets[sheetName] as XLSX.WorkSheet
      const declared = tables[index]?.rows.flatMap((row) =>
        Object.values(row.cells).filter((cell) => cell !== null && typeof cell === 'object'),
      )
      const computed = Object.values(sheet).filter((cell) => (cell as XLSX.CellObject)?.f)
      expect(computed.length).toBe(declared?.length)
    }
  })
})

const folder = keptFolder()

/** soffice is on every machine of ours and in CI; elsewhere these are skipped, and say so. */
const office = spawnSync('soffice', ['--version']).status === 0
if (!office && !process.env.CI)
  console.warn('soffice is not there: formulas are not recomputed by LibreOffice.')

/** LibreOffice takes the results that stand in a file unless its profile says otherwise. */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

describe.runIf(office || process.env.CI)('formulas recomputed by LibreOffice', () => {
  const recomputed = () => join(folder(), 'recomputed')

  beforeAll(async () => {
    const model = busyModel()
    mkdirSync(recomputed())
    const paths: string[] = []
    for (const name of names) {
      const path = join(folder(), `${name}.xlsx`)
      await writeXlsx(path, made(name, model).map(withoutResults), facts)
      paths.push(path)
    }
    const profile = join(folder(), 'office')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), alwaysRecalculate)
    const home = `-env:UserInstallation=file://${profile}`
    const format = 'xlsx:Calc MS Excel 2007 XML'
    execFileSync(
      'soffice',
      [home, '--headless', '--convert-to', format, '--outdir', recomputed(), ...paths],
      { stdio: 'ignore', timeout: 240_000 },
    )
  }, 300_000)

  it.each(names)('equal ours in every cell of %s', async (name) => {
    const path = join(folder(), `ours-${name}.xlsx`)
    const tables = made(name, busyModel())
    await writeXlsx(path, tables, facts)
    const [ours, theirs] = [read(path), read(join(recomputed(), `${name}.xlsx`))]
    expect(theirs.SheetNames).toEqual(ours.SheetNames)
    for (const sheet of ours.SheetNames) {
      expect([...figures(theirs.Sheets[sheet] as XLSX.WorkSheet)].sort()).toEqual(
        [...figures(ours.Sheets[sheet] as XLSX.WorkSheet)].sort(),
      )
    }
  })
})

/** The results blotted out, so that a reader that does not recompute is found out. */
function withoutResults(table: Table): Table {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([key, cell]) => [
          key,
          cell !== null && typeof cell === 'object' ? { ...cell, result: -999 } : cell,
        ]),
      ),
    })),
  }
}

describe('sums', () => {
  const model = busyModel()
  const root = [...model.rows.unit.values()].find(({ kind, parentId }) => kind === 'committee' && !parentId)
  const totalOf = (name: Name, key: string) => {
    const [table] = made(name, model)
    const total = table?.rows.find(({ kind }) => kind === 'total')
    return shownValue(total?.cells[key])
  }
  const positions = [...model.rows.position.values()].filter(
    (row) => row.counting !== 'concurrent' && model.isOpen(row),
  )
  const appointments = [...model.rows.appointment.values()].filter((row) => model.isOpen(row))
  const posts = [...model.rows.post.values()]

  it('equal a plain recount of the rows', () => {
    expect(root).toBeDefined()
    const administrative = positions.filter((row) => row.establishmentKind === 'administrative')
    expect(totalOf('register', 'administrative.actual')).toBe(administrative.length)
    expect(totalOf('officeNumbers', 'establishment.actual')).toBe(positions.length)
    const chiefs = positions.filter((row) => row.leading === 'chief')
    expect(totalOf('leadingPosts', 'chief.actual')).toBe(chiefs.length)
    const seats = posts.reduce((sum, post) => sum + post.headcount, 0)
    expect(totalOf('posts', 'seats')).toBe(seats)
    expect(totalOf('postGrades', 'seats')).toBe(seats)
    expect(totalOf('posts', 'filled')).toBe(appointments.length)
    const offices = [...model.rows.unit.values()].filter(({ kind }) => kind === 'office')
    expect(totalOf('offices', 'actual')).toBe(offices.length)
  })

  it('of seats by category and by grade are the same', () => {
    const [table] = made('postGrades', model)
    const total = table?.rows.find(({ kind }) => kind === 'total')
    const of = (key: string) => Number(shownValue(total?.cells[key]) ?? 0)
    for (const category of ['management', 'professional', 'support'] as const) {
      const many = posts.filter((post) => post.category === category)
      expect(of(`${category}.subtotal`)).toBe(many.reduce((sum, post) => sum + post.headcount, 0))
    }
  })

  it('list each empty seat and each number that is exceeded', () => {
    const filled = appointments.filter(({ kind }) => kind === 'main').length
    const [vacancies] = made('vacancies', model)
    const total = vacancies?.rows.at(-1)?.cells
    expect(shownValue(total?.vacantSeats)).toBe(posts.reduce((sum, post) => sum + post.headcount, 0) - filled)
    const [overruns] = made('overruns', model)
    expect(overruns?.rows).toHaveLength(1)
    expect(shownValue(overruns?.rows[0]?.cells.over)).toBeGreaterThan(0)
  })

  it('of villages and their subtotals are the villages that are there', () => {
    const [table] = made('villages', model)
    const counts = (kind: string) =>
      (table?.rows ?? [])
        .filter((row) => row.kind === kind)
        .reduce((sum, row) => sum + Number(shownValue(row.cells.count)), 0)
    const many = [...model.rows.village.values()].filter((row) => model.isOpen(row)).length
    expect([counts('line'), counts('subtotal'), counts('total')]).toEqual([many, many, many])
  })

  it('of 编外 are those whom the tally counts, and 公示 says no kind and no number of anyone', () => {
    const [off] = made('offEstablishment', model)
    expect(off?.rows).toHaveLength(model.tally.of(root?.id ?? '', 'heads/offEstablishment/'))
    const [wall] = made('publicity', model)
    const text = JSON.stringify(wall?.rows.filter(({ kind }) => kind === 'line'))
    expect(text).not.toMatch(/编制|工勤|\d{6,}/)
    const people = wall?.rows.filter(({ kind }) => kind === 'line') ?? []
    expect(people).toHaveLength(new Set(positions.map(({ personId }) => personId)).size)
  })

  it('say what a departure left vacant, and who moved where', () => {
    const [gone] = made('departures', model)
    const reasons = gone?.rows.map(({ cells }) => cells.reason)
    expect(reasons?.[0]).toBe('退休')
    expect(gone?.rows[0]?.cells.vacant).toBeGreaterThan(0)
    const [moves] = made('staffChanges', model)
    expect(moves?.rows.filter(({ cells }) => cells.kind === '调动')).toHaveLength(1)
  })

  it('stand on headers of one or two levels that are never empty', () => {
    for (const name of names) {
      for (const table of made(name, model)) {
        expect([1, 2]).toContain(headerLevels(table.columns))
        for (const { header } of table.columns) for (const text of header) expect(text).not.toBe('')
      }
    }
  })
})
