import { countingNotes } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { leadingLines } from '../../domain/reports/leading-posts.ts'
import { platesText } from '../../domain/reports/offices.ts'
import { type ChangeOfUnit, registerChanges } from '../../domain/reports/register-changes.ts'
import type { UnitHistory } from '../../domain/reports/unit-history.ts'
import { type RegisterLine, registerLines } from '../../domain/reports/unit-register.ts'
import { unitKindNames } from '../../domain/unit.ts'
import { emptyNote, rowsOf, textColumn } from './columns.ts'
import { establishmentUsageTable } from './establishment-usage.ts'
import { historyCells, historyColumns } from './history-table.ts'
import { leadingPostsOf } from './leading-posts-table.ts'
import { officesTable } from './offices-table.ts'
import { rosterTable } from './roster-table.ts'
import { staffChangesTable } from './staff-changes-table.ts'
import type { Table, TableColumn } from './table.ts'

const title = '编制册'

/**
 * 编制册 of a unit in the six parts of the 机构编制管理证 (domain-facts.md 1.6): what is approved and there on the
 * model's day, and beside each part what changed, as the ledger tells it.
 */
export function establishmentBook(
  model: Model,
  unitId: string,
  historyOf: (unitId: string) => UnitHistory,
): readonly Table[] {
  const changes = registerChanges(model, unitId, historyOf)
  const leading = leadingLines(model, unitId)
  const own = leading.filter((line) => line.unitId === unitId)
  const below = leading.filter((line) => line.unitId !== unitId)
  return [
    basicsTable(model, unitId),
    part('二、单位领导职数核定', leadingPostsOf(model, own)),
    changesTable('二、单位领导职数变动', changes.leading),
    part('三、内设机构设置', officesTable(model, unitId)),
    changesTable('三、内设机构变动', changes.offices),
    part('四、内设机构领导核定', leadingPostsOf(model, below)),
    changesTable('四、内设机构领导变动', changes.officeLeading),
    part('五、编制核定', establishmentUsageTable(model, unitId)),
    changesTable('五、编制变动', changes.establishment),
    part('六、人员花名册', rosterTable(model, unitId)),
    part('六、人员变动', staffChangesTable(model, unitId, '')),
  ]
}

const part = (section: string, table: Table): Table => ({ ...table, title, section })

interface Fact {
  readonly label: string
  readonly value: string
}

const basics = [
  textColumn<Fact>('label', '项目', 24, ({ label }) => label),
  textColumn<Fact>('value', '内容', 90, ({ value }) => value),
]

function basicsTable(model: Model, unitId: string): Table {
  const [line] = registerLines(model, unitId)
  const facts = line ? basicFacts(model, line) : []
  return {
    title,
    section: '一、基本情况',
    track: '编制内任职',
    columns: basics,
    rows: rowsOf(basics, facts),
    footnotes: [
      ...emptyNote(facts.length === 0, '没有这个机构。'),
      '空白的项目尚未登记。各数含下级机构，核定数以批准文件为准。',
      ...countingNotes('C1', 'C2', 'C3', 'C4', 'C5', 'C6'),
    ],
    frozenColumns: 1,
  }
}

function basicFacts(model: Model, line: RegisterLine): Fact[] {
  const { unit, document } = line
  const figure = ({ approved, actual }: { approved: number | null; actual: number }, word: string) =>
    `核定 ${approved ?? '待填'}，${word} ${actual}`
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['机构名称', unit.name],
    ['机构类别', unitKindNames[unit.kind]],
    ['机构级别', unit.level],
    ['隶属单位', line.parentName],
    ['加挂牌子', platesText(model, unit.id)],
    ['批准机关', document?.issuer],
    ['批准文号', document?.number],
    ['批准日期', document?.issuedOn],
    ['成立时间', unit.startedOn],
    ['主要职责', unit.duties],
    ['内设机构数', figure(line.offices, '实设')],
    ['行政编制', figure(line.administrative, '实有')],
    ['事业编制', figure(line.institutional, '实有')],
    ['工勤编制', figure(line.support, '实有')],
    ['领导职数（正）', figure(line.leading.chief, '实配')],
    ['领导职数（副）', figure(line.leading.deputy, '实配')],
    ['备注', unit.note],
  ]
  return facts.map(([label, value]) => ({ label, value: value ?? '' }))
}

const unitColumn: TableColumn = { key: 'unit', header: ['机构'], width: 24, kind: 'text' }

function changesTable(section: string, changes: readonly ChangeOfUnit[]): Table {
  return {
    title,
    section,
    track: null,
    columns: [unitColumn, ...historyColumns],
    rows: changes.map(({ unitName, line }) => ({
      kind: 'line',
      cells: { unit: unitName, ...historyCells(line) },
    })),
    footnotes: [
      ...emptyNote(changes.length === 0, '没有变动记载。'),
      '由变更台账和前身后继记录生成；已撤销的改动不列。',
    ],
    frozenColumns: 2,
  }
}
