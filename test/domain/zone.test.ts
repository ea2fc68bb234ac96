import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelOn } from '../../domain/as-of.ts'
import { addZone, zoneDecisions } from '../../domain/commands/zone.ts'
import { compare } from '../../domain/comparison/compare.ts'
import { oldNewLines } from '../../domain/comparison/old-new.ts'
import { makeId } from '../../domain/id.ts'
import { Model } from '../../domain/model.ts'
import { unitLineage } from '../../domain/reports/lineage.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import type { ScenePage } from '../../domain/scene/pages.ts'
import { tables } from '../../domain/tables.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import {
  bureaus,
  handedDown,
  holding,
  oldDepartments,
  parks,
  renamingQuote,
} from '../../domain/templates/zone-facts.ts'
import { orgChart } from '../../renderer/screens/print/org-chart.ts'
import { aWorkbook } from '../support/model-builder.ts'

const today = '2016-06-30'
const sourceFolder = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'source')

function context() {
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_463_616_000_000 + count, new Uint8Array(10))
  }
  return { today, newId }
}

function zone() {
  const changes = buildTemplate('zone', context())
  const model = new Model({}, today)
  model.apply(changes)
  const named = (name: string) => {
    const unit = [...model.rows.unit.values()].find((row) => row.name === name)
    if (!unit) throw new Error(`no unit ${name}`)
    return unit
  }
  return { changes, model, named }
}

const names = (model: Model, id: string) => model.childrenOf(id).map(({ name }) => name)

describe('全区机构模板', () => {
  const { changes, model, named } = zone()
  const committee = named('济南高新区管委会')

  it('holds rows that fit their schemas, each once, and breaks no rule', () => {
    const faults = changes.flatMap((change) => tables[change.table].safeParse(change.row).error?.issues ?? [])
    expect(faults).toEqual([])
    expect(new Set(changes.map(({ table, id }) => `${table} ${id}`)).size).toBe(changes.length)
    expect(evaluate(model, 'all').filter(({ severity }) => severity !== 'list')).toEqual([])
  })

  it('has the two street offices in their place, beside the bureaus, the parks and the holding', () => {
    expect(names(model, committee.id)).toEqual([
      '孙村街道办事处',
      '巨野河街道办事处',
      '人力资源管理部',
      ...bureaus.map(({ name }) => name),
      ...parks.map(({ name }) => name),
      '济南高新控股集团有限公司',
    ])
    expect(names(model, named('孙村街道办事处').id)).toHaveLength(4)
    expect(names(model, named('济南高新控股集团有限公司').id)).toEqual(['决策层', '内部职能层', '二级公司'])
  })

  it('marks what the source leaves open, and names its source in every row', () => {
    const added = [...model.rows.unit.values()].filter(({ note }) => note?.includes('第09期'))
    expect(added.length).toBe(bureaus.length + parks.length + 4 + oldDepartments.length)
    expect(named('生命科学城发展中心').nameStatus).toBe('unverified')
    expect(named('齐鲁软件园发展中心').note).toContain('其余 3 个待核补')
    const plates = [...model.rows.plate.values()]
    const relation = (name: string) => plates.find((plate) => plate.name === name)?.relation
    expect(['安监局', '统计局', '金融办'].map(relation)).toEqual(['unverified', 'unverified', 'unverified'])
    expect(relation('济南高新区投资促进中心')).toBe('plate')
    expect([model.rows.quota.size, model.rows.post.size, model.rows.person.size]).toEqual([0, 0, 0])
  })

  it('tells the powers handed down by the source’s own figures', () => {
    expect(committee.note).toContain('10 类、47 个部门、3250 项（市工商局 475 项）')
    expect([handedDown.departments, handedDown.items, handedDown.largest.items]).toEqual([47, 3250, 475])
  })

  it('maps every duty of an old department to the bureau that took it over', () => {
    const duties = (name: string) => named(name).duties?.split('\n')
    expect(duties('国土规划建设管理局')).toHaveLength(6)
    expect(duties('科技经济运行局')).toEqual([
      '发改方面的工业类经济职能',
      '科技方面的工业类经济职能',
      '经信方面的工业类经济职能',
    ])
    expect(duties('服务业促进局')).toHaveLength(4)
    for (const { name, duties: lines } of oldDepartments) {
      for (const { line, to } of lines) expect(duties(to), `${name} ${line}`).toContain(line)
    }
  })

  it('prints with every name, and no page for a bureau of which its box says all', () => {
    const pages = orgChart.pages(
      model,
      { detail: 'members', paper: 'A3' },
      { pictures: {}, version: '', operator: '' },
    ) as readonly ScenePage[]
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThanOrEqual(4)
    const titles = new Set(pages.flatMap(({ scene }) => scene.groups.map(({ title }) => title)))
    const open = [...model.rows.unit.values()].filter((row) => model.isOpen(row) && row.kind !== 'external')
    for (const { name } of open)
      expect(
        [...titles].some((title) => title.includes(name)),
        name,
      ).toBe(true)
  })

  it('ends the old departments with the reform, and their 沿革 leads to the bureaus', () => {
    const old = named('发改部门')
    expect(old.endedOn).toBe('2016-05-19')
    const to = unitLineage(model, old.id).successors.map((step) => [step.row.fate, step.name])
    expect(to).toEqual([
      ['split', '科技经济运行局'],
      ['split', '服务业促进局'],
    ])
    expect(unitLineage(model, named('国土规划建设管理局').id).predecessors).toHaveLength(6)
  })

  it('stood otherwise the day before: the comparison tells what became of each department', () => {
    const before = modelOn(model, '2016-05-18')
    expect(names(before, committee.id)).toContain('组织部')
    expect(names(before, committee.id)).not.toContain('国土规划建设管理局')
    expect(compare(before, model).units.length).toBeGreaterThan(oldDepartments.length)
    const lines = oldNewLines(before, model)
    const fateOf = (name: string) => {
      const line = lines.find(({ oldUnit }) => oldUnit?.name === name)
      return [line?.fates, line?.newUnits.map(({ unit }) => unit.name)]
    }
    expect(fateOf('规划部门')).toEqual([['并入'], ['国土规划建设管理局']])
    expect(fateOf('发改部门')).toEqual([['拆分'], ['科技经济运行局', '服务业促进局']])
    expect(fateOf('组织部')).toEqual([['更名'], ['人力资源管理部']])
  })
})

describe.skipIf(!existsSync(sourceFolder))('the facts of 全区机构', () => {
  it('stand in the source, word for word', () => {
    const text = readdirSync(sourceFolder)
      .map((file) => readFileSync(join(sourceFolder, file), 'utf8'))
      .join('\n')
    const bodies = [...bureaus, ...parks, holding, ...holding.levels]
    for (const { quote } of bodies) expect(text).toContain(quote)
    for (const quote of [...handedDown.quotes, renamingQuote, '构建内外协同全覆盖“大审计”体系'])
      expect(text).toContain(quote)
    for (const { name, quote, plates = [] } of [...bureaus, ...parks]) {
      expect(quote, name).toContain(name)
      for (const plate of plates) expect(text).toContain(plate)
    }
    for (const { duties } of oldDepartments) {
      for (const { line, to } of duties) {
        const quote = bureaus.find(({ name }) => name === to)?.quote
        expect(quote, line).toContain(line.slice(0, 2))
      }
    }
  })
})

describe('全区机构 in a workbook that is there', () => {
  const streets = () =>
    aWorkbook(today)
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .unit('别的街道办事处', { kind: 'subdistrict' })

  it('takes the two street offices under a committee of its own, and leaves others where they are', () => {
    const model = streets().model()
    const plan = addZone.plan(model, { asSources: false }, context())
    model.apply(plan.changes)
    const committee = [...model.rows.unit.values()].find(({ kind }) => kind === 'committee')
    expect(names(model, committee?.id ?? '')[0]).toBe('孙村街道办事处')
    const other = [...model.rows.unit.values()].find(({ name }) => name === '别的街道办事处')
    expect(other?.parentId).toBeNull()
  })

  it('is not put in twice', () => {
    const { model } = zone()
    expect(() => addZone.plan(model, { asSources: false }, context())).toThrow(
      expect.objectContaining({
        detail: { message: '工作簿里已有“国土规划建设管理局”，全区机构不再重复加入。' },
      }),
    )
  })

  it('as the old structure leaves every department open, with the fates that the source gives', () => {
    const model = streets().model()
    model.apply(addZone.plan(model, { asSources: true }, context()).changes)
    const sources = model.setting('mergerSources').split(',')
    expect(sources).toHaveLength(oldDepartments.length)
    expect(model.rows.lineage.size).toBe(0)
    const items = sources.flatMap((id) => {
      const unit = model.get('unit', id)
      const duties = (unit?.duties ?? '').split('\n').filter((line) => line)
      return [
        { table: 'unit', id, name: unit?.name ?? '' },
        ...duties.map((name) => ({ table: 'duty', id, name })),
      ]
    })
    const decisions = zoneDecisions(model, items)
    expect(decisions.filter(({ table }) => table === 'unit')).toHaveLength(oldDepartments.length)
    expect(decisions.filter(({ fate }) => fate === 'split')).toHaveLength(2)
    expect(decisions.filter(({ table }) => table === 'duty')).toHaveLength(4)
  })
})
