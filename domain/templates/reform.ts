import { put } from '../commands/change.ts'
import type { PlanContext } from '../finding.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { PlateRelation } from '../plate.ts'
import { standardOffices } from '../rules/standard-structure-data.ts'
import type { RowChange } from '../tables.ts'
import type { Unit, Verification } from '../unit.ts'
import type { VillageKind } from '../village.ts'
import { bracketNote, dateNote, planBasis, planDay } from './reform-words.ts'
import {
  juyeheVillages,
  source2016,
  sourceOf,
  statisticsDates,
  streetOf,
  suncunVillages,
  transferredVillages,
} from './village-facts.ts'

const farmBasis =
  '《机构与行政》2016年第09期原文作“章丘寨划入的13个行政村和1个济钢农场”，统计用区划代码中无此单位'
const dutyNote = '主要职责所属由名称推定，待核。'
const lostFrontNote = '原文此机构名称前部缺字，只存“办公室”，待核。'

/** The rows of a template while they are put together. */
export class TemplateRows {
  readonly changes: RowChange[] = []
  private readonly context: PlanContext

  constructor(context: PlanContext) {
    this.context = context
  }

  newId(): string {
    return this.context.newId()
  }

  setting(id: string, value: string): void {
    this.changes.push(put('setting', { id, value }))
  }

  unit(fact: Pick<Unit, 'name' | 'kind' | 'parentId' | 'sortNo'> & Partial<Unit>): string {
    const id = this.newId()
    const open = { nameStatus: 'settled', level: null, dutyField: null, duties: null } as const
    const dates = { startedOn: null, endedOn: null, documentId: null, note: null }
    this.changes.push(put('unit', { ...open, ...dates, ...fact, id }))
    return id
  }

  plate(unitId: string, name: string, relation: PlateRelation, sortNo: number): void {
    const row = { id: this.newId(), unitId, name, relation, sortNo, startedOn: planDay, endedOn: null }
    const note = relation === 'unverified' ? bracketNote + dateNote : dateNote
    this.changes.push(put('plate', { ...row, documentId: null, note }))
  }

  village(name: string, kind: VillageKind, sortNo: number, note: string | null): string {
    const id = this.newId()
    const open = { households: null, population: null, areaHectares: null, startedOn: null, endedOn: null }
    this.changes.push(put('village', { ...open, id, name, kind, sortNo, nameStatus: 'settled', note }))
    return id
  }

  code(villageId: string, asOf: string, code: string, name: string, source: string): void {
    const row = { id: this.newId(), villageId, asOf, code, name, source }
    this.changes.push(put('villageCode', { ...row, streetName: streetOf(code, asOf) }))
  }

  legal(villageId: string, unitId: string, basis: string, status: Verification): void {
    this.jurisdiction({ villageId, unitId, kind: 'legal', startedOn: null, basis, status })
  }

  /** The article prints no effective day and no list of villages: every 代管 waits for the clerk. */
  administered(villageId: string, unitId: string): void {
    const kind = 'administered'
    const status = 'unverified'
    this.jurisdiction({ villageId, unitId, kind, startedOn: planDay, basis: planBasis, status })
  }

  private jurisdiction(fact: Omit<Jurisdiction, 'id' | 'endedOn'>): void {
    this.changes.push(put('jurisdiction', { ...fact, id: this.newId(), endedOn: null }))
  }
}

/** What the reform template's units are called by whoever builds on it. */
export interface ReformUnits {
  readonly committee: string
  readonly subdistricts: readonly {
    readonly id: string
    readonly name: string
    readonly offices: readonly string[]
  }[]
}

/**
 * 改革方案模板: facts only from the article and the statistics (docs/data-provenance.md). It holds no number of
 * posts or people: where the source gives none, the number stays open and the product asks.
 */
export function reformTemplate(context: PlanContext): RowChange[] {
  const rows = new TemplateRows(context)
  addReform(rows)
  rows.setting('template', 'reform')
  return rows.changes
}

/** Puts the reform's rows in; a template that builds on it goes on from the ids that come back. */
export function addReform(rows: TemplateRows): ReformUnits {
  rows.setting('standardStructure', 'on')
  const committee = rows.unit({ name: '济南高新区管委会', kind: 'committee', parentId: null, sortNo: 10 })
  const suncun = addSubdistrict(rows, committee, '孙村街道办事处', '北区办事处', 10)
  const juyehe = addSubdistrict(rows, committee, '巨野河街道办事处', '东区办事处', 20)
  addVillages(rows, suncun.id, juyehe.id)
  return { committee, subdistricts: [suncun, juyehe] }
}

function addSubdistrict(rows: TemplateRows, committee: string, name: string, plate: string, sortNo: number) {
  const id = rows.unit({ name, kind: 'subdistrict', parentId: committee, sortNo })
  rows.plate(id, plate, 'plate', 10)
  const offices = standardOffices.map((office, index) => {
    const officeId = rows.unit({
      name: office.name,
      nameStatus: office.frontLost ? 'unverified' : 'settled',
      dutyField: office.dutyField,
      note: `${office.frontLost ? lostFrontNote : ''}${dutyNote}${dateNote}`,
      kind: 'office',
      parentId: id,
      sortNo: (index + 1) * 10,
      startedOn: planDay,
    })
    for (const [at, body] of office.plates.entries()) rows.plate(officeId, body, 'unverified', (at + 1) * 10)
    return officeId
  })
  return { id, name, offices }
}

/** 行政隶属 follows the statistics' codes, 代管 follows the article: the codes never followed the 代管. */
function addVillages(rows: TemplateRows, suncun: string, juyehe: string): void {
  const town = rows.unit({
    name: '章丘市高官寨镇',
    nameStatus: 'unverified',
    kind: 'external',
    parentId: null,
    sortNo: 900,
    note: '原文作“章丘寨”；2016—2017 年统计区划中恰有 13 个行政村由高官寨镇划出，据此认作高官寨镇，待核。',
  })
  let sortNo = 0
  const add = (name: string, kind: VillageKind, note: string | null) => {
    sortNo += 10
    return rows.village(name, kind, sortNo, note)
  }
  for (const [code, name, spelling] of suncunVillages) {
    const village = add(name, 'village', null)
    rows.code(village, '2016-07-31', code, spelling, source2016)
    rows.legal(village, suncun, source2016, 'settled')
    rows.administered(village, juyehe)
  }
  for (const [code, name, spelling] of juyeheVillages) {
    const village = add(name, 'village', null)
    rows.code(village, '2016-07-31', code, spelling, source2016)
    rows.legal(village, juyehe, source2016, 'settled')
  }
  for (const [name, spelling, codes] of transferredVillages) {
    const village = add(name, 'village', null)
    codes.forEach((code, index) => {
      const asOf = statisticsDates[index]?.[0]
      if (asOf) rows.code(village, asOf, code, spelling, sourceOf(asOf))
    })
    rows.legal(village, town, source2016, 'settled')
    rows.administered(village, suncun)
  }
  const farm = add('济钢农场', 'farm', '2016—2023 年统计用区划代码中均无此单位。')
  rows.legal(farm, town, farmBasis, 'unverified')
  rows.administered(farm, suncun)
}
