import { describe, expect, it } from 'vitest'
import { capFigures } from '../../domain/caps.ts'
import { makeId } from '../../domain/id.ts'
import { Model } from '../../domain/model.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import { type RowChange, tables } from '../../domain/tables.ts'
import { buildTemplate } from '../../domain/templates/build.ts'
import type { TemplateName } from '../../domain/workbook.ts'

const today = '2016-06-30'

function built(name: TemplateName) {
  let count = 0
  const newId = () => {
    count += 1
    return makeId(1_463_616_000_000 + count, new Uint8Array(10))
  }
  const changes = buildTemplate(name, { today, newId })
  const model = new Model({}, today)
  model.apply(changes)
  const unit = (text: string) => [...model.rows.unit.values()].find((row) => row.name === text)?.id ?? ''
  const villages = (unitId: string, kind: string) =>
    model.openBy('jurisdiction.unitId', unitId).filter((row) => row.kind === kind)
  return { changes, model, unit, villages }
}

const faults = (changes: readonly RowChange[]) =>
  changes.flatMap((change) => tables[change.table].safeParse(change.row).error?.issues ?? [])

describe('改革方案模板', () => {
  const { changes, model, unit, villages } = built('reform')

  it('holds rows that fit their schemas', () => {
    expect(faults(changes)).toEqual([])
  })

  it('sets up the committee, the two subdistricts and four offices in each, with their plates', () => {
    const kinds = [...model.rows.unit.values()].map((row) => row.kind)
    expect(kinds.filter((kind) => kind === 'committee')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'subdistrict')).toHaveLength(2)
    expect(kinds.filter((kind) => kind === 'office')).toHaveLength(8)
    const plates = [...model.rows.plate.values()]
    expect(plates).toHaveLength(2 * (1 + 8))
    expect(plates.filter((plate) => plate.relation === 'unverified')).toHaveLength(16)
    expect(plates.filter((plate) => plate.relation === 'plate').map((plate) => plate.name)).toEqual([
      '北区办事处',
      '东区办事处',
    ])
  })

  it('shows the office whose name has lost its front as 待核', () => {
    const lost = [...model.rows.unit.values()].filter((row) => row.name === '办公室')
    expect(lost.map((row) => row.nameStatus)).toEqual(['unverified', 'unverified'])
  })

  it('keeps 行政隶属 and 代管 apart: 25 + 28 of their own, 14 from 章丘, 25 administered by 巨野河', () => {
    const [suncun, juyehe, town] = ['孙村街道办事处', '巨野河街道办事处', '章丘市高官寨镇'].map(unit)
    expect(model.rows.village.size).toBe(25 + 28 + 13 + 1)
    expect(villages(suncun ?? '', 'legal')).toHaveLength(25)
    expect(villages(juyehe ?? '', 'legal')).toHaveLength(28)
    expect(villages(town ?? '', 'legal')).toHaveLength(14)
    expect(villages(suncun ?? '', 'administered')).toHaveLength(14)
    expect(villages(juyehe ?? '', 'administered')).toHaveLength(25)
  })

  it('follows the codes of the 13 villages over eight years; 济钢农场 has none', () => {
    const farm = [...model.rows.village.values()].find((row) => row.name === '济钢农场')
    expect(model.by('villageCode.villageId', farm?.id ?? '')).toEqual([])
    const hu = [...model.rows.village.values()].find((row) => row.name === '胡岸村')
    const codes = model.by('villageCode.villageId', hu?.id ?? '')
    expect(codes.map((row) => row.code)).toContain('370181114241')
    expect(codes).toHaveLength(8)
    expect(new Set(codes.map((row) => row.streetName))).toEqual(new Set(['高官寨镇', '遥墙街道', '临港街道']))
  })

  it('invents no number, no post and no person', () => {
    expect([model.rows.quota.size, model.rows.post.size, model.rows.person.size]).toEqual([0, 0, 0])
  })

  it('breaks no rule', () => {
    expect(evaluate(model, 'all').filter((finding) => finding.severity !== 'list')).toEqual([])
  })
})

describe('示例工作簿', () => {
  const { changes, model } = built('sample')

  it('holds rows that fit their schemas', () => {
    expect(faults(changes)).toEqual([])
  })

  it('has about 120 people, every one marked as invented, no name twice', () => {
    const people = [...model.rows.person.values()]
    expect(people.length).toBeGreaterThan(90)
    expect(people.length).toBeLessThan(140)
    expect(people.every((person) => person.note?.includes('示例'))).toBe(true)
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length)
    expect([...model.rows.document.values()].every((row) => row.number.startsWith('示例'))).toBe(true)
  })

  it('stays inside its own numbers, with one office exactly full', () => {
    expect(evaluate(model, 'all').filter((finding) => finding.severity === 'block')).toEqual([])
    const offices = [...model.rows.unit.values()].filter((row) => row.kind === 'office')
    const totals = offices.flatMap((office) =>
      capFigures(model, office.id).filter((cap) => cap.ledger === 'establishment' && cap.kind === 'total'),
    )
    expect(totals.filter((cap) => cap.actual === cap.approved)).toHaveLength(2)
    expect(totals.filter((cap) => cap.actual < (cap.approved ?? 0))).toHaveLength(6)
  })
})
