import { roundStageNames } from '../../../domain/appointment-round.ts'
import { auditNoteName } from '../../../domain/audit.ts'
import { capLedgerName, capName } from '../../../domain/caps.ts'
import { assessmentCycleNames, indicatorLevelNames, scoringMethodNames } from '../../../domain/indicator.ts'
import { contractTermNames } from '../../../domain/labour-contract.ts'
import { fateNames } from '../../../domain/lineage.ts'
import { postLayerNames } from '../../../domain/post.ts'
import { powerModes, powerOfficeRoles, powerStatuses } from '../../../domain/power.ts'
import { type CapLedger, capLedgers } from '../../../domain/quota.ts'
import { boundsOf, pointsOf } from '../../../domain/rooms/outline.ts'
import type { TableName } from '../../../domain/tables.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import type { CodeEntry } from '../../../domain/vocabulary/code-table.ts'
import { educations } from '../../../domain/vocabulary/education.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { personStatuses } from '../../../domain/vocabulary/person-status.ts'
import { politicalStatuses } from '../../../domain/vocabulary/political-status.ts'
import { postCategories } from '../../../domain/vocabulary/post-category.ts'
import { roomUses } from '../../../domain/vocabulary/room-use.ts'
import { sexes } from '../../../domain/vocabulary/sex.ts'
import {
  appointmentKindNames,
  countingNames,
  dutyFieldNames,
  employmentNames,
  jurisdictionKindNames,
  leadingNames,
  plateRelationNames,
  unitKindNames,
  unitRelationNames,
  villageKindNames,
} from '../../text.ts'

type Names = Readonly<Record<string, string>>

const namesOf = (table: readonly CodeEntry[]): Names =>
  Object.fromEntries(table.map(({ code, name }) => [code, name]))

const verification: Names = { settled: '已核实', unverified: '待核' }

const itemNames: Names = { unit: '机构', plate: '牌子', post: '岗位', duty: '职责', village: '村居' }

/** The words for the codes of a column, by `column` or, where a column means different things, `table.column`. */
const valueNames: Readonly<Record<string, Names>> = {
  'unit.kind': unitKindNames,
  'unitRelation.kind': unitRelationNames,
  'appointment.kind': appointmentKindNames,
  'village.kind': villageKindNames,
  'jurisdiction.kind': jurisdictionKindNames,
  'jurisdiction.status': verification,
  'person.status': namesOf(personStatuses),
  'power.status': namesOf(powerStatuses),
  'power.mode': namesOf(powerModes),
  'powerOffice.role': namesOf(powerOfficeRoles),
  sourceTable: itemNames,
  targetTable: itemNames,
  fate: fateNames,
  nameStatus: verification,
  relation: plateRelationNames,
  dutyField: dutyFieldNames,
  ledger: Object.fromEntries(capLedgers.map((ledger) => [ledger, capLedgerName(ledger)])),
  category: namesOf(postCategories),
  leading: leadingNames,
  layer: postLayerNames,
  stage: roundStageNames,
  chosenBy: { matching: '按志愿和排序', clerk: '人工' },
  term: contractTermNames,
  sex: namesOf(sexes),
  politicalStatus: namesOf(politicalStatuses),
  education: namesOf(educations),
  establishmentKind: namesOf(substantiveKinds),
  counting: countingNames,
  mode: namesOf(appointmentModes),
  employment: employmentNames,
  'room.use': namesOf(roomUses),
  'indicator.level': indicatorLevelNames,
  method: scoringMethodNames,
  cycle: assessmentCycleNames,
}

const settingNames: Names = {
  workbookName: '工作簿名称',
  preparedBy: '制表单位',
  operator: '操作员',
  standardStructure: '标准机构设置',
  moveTracks: '拖动调整范围',
  sample: '示例数据',
  template: '模板',
  effectiveOn: '生效日期',
  mergerSources: '并改原机构',
  powersPerPost: '每岗可承办事项数',
  mergerTargets: '并改新机构',
  officeStandardLevel: '用房标准级别',
  officeStandardFigures: '用房标准（m²）',
  officeStandardDocument: '用房标准依据',
  officeStandardChecked: '用房标准已核',
  officeLeastArea: '人均下限（m²）',
  doorPlateSize: '门牌尺寸',
  doorPlateColour: '门牌底色',
  postPlateSize: '岗位牌尺寸',
  tentCardSize: '席卡尺寸',
  scoreCeiling: '得分上限',
  gradeDistribution: '等次分布',
  reminderMonths: '到期提醒（月）',
  payBasicShares: '薪酬基本部分比例',
  payPool: '激励总额',
  promotionChiefYears: '任下一级职务满（年，正职）',
  promotionDeputyYears: '任下一级职务满（年，副职）',
  promotionChecked: '任职年限口径已核',
}

const settingValues: Names = {
  on: '是',
  off: '否',
  both: '岗位与编制',
  post: '只动岗位',
  reform: '改革方案模板',
  blank: '空白工作簿',
  sample: '示例',
}

export function settingName(id: string): string {
  const template = /^columns:[^:]+:(.+)$/.exec(id)?.[1]
  return template ? `栏目样式 ${template}` : (settingNames[id] ?? auditNoteName(id) ?? id)
}

/** Length, width and place of a room in metres. */
function outlineName(outline: string): string {
  const { x, y, w, h } = boundsOf(pointsOf(outline))
  const metres = (value: number) => (value / 1000).toFixed(2)
  return `${metres(w)}×${metres(h)} m，距左 ${metres(x)}、距上 ${metres(y)}`
}

/** What a value of a row is called on the screen; the value itself where it is no code. */
export function valueName(table: TableName, column: string, value: string, row: object): string {
  if (table === 'setting') return settingValues[value] ?? value
  if (table === 'quota' && column === 'kind' && 'ledger' in row) {
    return capName({ ledger: row.ledger as CapLedger, kind: value, level: '' })
  }
  if (table === 'room' && column === 'outline') return outlineName(value)
  const names = valueNames[`${table}.${column}`] ?? valueNames[column]
  return names?.[value] ?? value
}
