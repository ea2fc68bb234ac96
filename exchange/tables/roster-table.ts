import type { Model } from '../../domain/model.ts'
import { leadingNames } from '../../domain/post.ts'
import { type RosterLine, rosterLines } from '../../domain/reports/roster.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { educations } from '../../domain/vocabulary/education.ts'
import { establishmentKinds } from '../../domain/vocabulary/establishment-kind.ts'
import { fundings } from '../../domain/vocabulary/funding.ts'
import { personStatuses } from '../../domain/vocabulary/person-status.ts'
import { politicalStatuses } from '../../domain/vocabulary/political-status.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { emptyNote } from './columns.ts'
import type { CellContent, Table, TableColumn } from './table.ts'

interface RosterColumn extends TableColumn {
  readonly of: (line: RosterLine, model: Model, index: number) => CellContent
}

const text = (
  key: string,
  header: string,
  width: number,
  of: (line: RosterLine, model: Model) => string | null | undefined,
): RosterColumn => ({
  key,
  header: [header],
  width,
  kind: 'text',
  of: (line, model) => of(line, model) ?? null,
})

/** Columns of the 机构编制实名制花名册 (domain.md; starred are required), spelled as the import reads them. */
const columns: readonly RosterColumn[] = [
  { key: 'number', header: ['序号'], width: 6, kind: 'number', of: (_line, _model, index) => index + 1 },
  text('name', '姓名*', 10, ({ person }) => person.name),
  text('sex', '性别*', 6, ({ person }) => codeName(sexes, person.sex)),
  text('ethnicGroup', '民族', 8, ({ person }) => person.ethnicGroup),
  text('birthDate', '出生年月*', 12, ({ person }) => person.birthDate),
  text('idNumber', '身份证号', 21, ({ person }) => person.idNumber),
  text('politicalStatus', '政治面貌', 12, ({ person }) =>
    codeName(politicalStatuses, person.politicalStatus),
  ),
  text('education', '学历', 11, ({ person }) => codeName(educations, person.education)),
  text('degree', '学位', 8, ({ person }) => person.degree),
  text('workStartedOn', '参加工作时间', 13, ({ person }) => person.workStartedOn),
  text('establishmentKind', '编制类别*', 20, (line) => codeName(establishmentKinds, kindOf(line))),
  text('subdistrictName', '单位名称', 20, (line, model) => upperUnit(line, model)),
  text('unitName', '编制所在机构*', 22, ({ unit }) => unit?.name),
  text('positionTitle', '编制内职务', 14, ({ position }) => position?.title),
  text('leading', '领导职数', 9, (line, model) => leadingText(line, model)),
  text('rank', '职级', 12, ({ position }) => position?.rank),
  text('positionStartedOn', '任现职时间', 13, ({ position }) => position?.startedOn),
  text('postName', '实际岗位', 18, ({ post }) => post?.name),
  text('postCategory', '岗位类别', 14, ({ post }) => codeName(postCategories, post?.category ?? null)),
  text('postGrade', '岗位等级', 10, ({ post }) => post?.grade),
  text('appointmentMode', '聘任方式', 14, ({ appointment }) =>
    codeName(appointmentModes, appointment?.mode ?? null),
  ),
  text('termStart', '聘期起', 12, ({ appointment }) => appointment?.startedOn),
  text('termEnd', '聘期止', 12, ({ appointment }) => appointment?.termEndsOn),
  text('funding', '经费形式', 10, ({ position }) =>
    fundings.some((entry) => entry.code === position?.establishmentKind)
      ? codeName(fundings, position?.establishmentKind ?? null)
      : null,
  ),
  text('status', '人员状态', 10, ({ person }) => codeName(personStatuses, person.status)),
  text('phone', '联系电话', 14, ({ person }) => person.phone),
  text('note', '备注', 20, ({ person }) => person.note),
]

function kindOf({ position, appointment }: RosterLine): string | null {
  return position?.establishmentKind ?? (appointment ? 'offEstablishment' : null)
}

/** Which leading numbers a person takes, 兼任 with them, by the rule that counts them (C3, C4). */
function leadingText({ person }: RosterLine, model: Model): string {
  return model
    .openBy('position.personId', person.id)
    .flatMap(({ leading, counting }) =>
      leading === null || counting === 'retainedTreatment' ? [] : [leadingNames[leading]],
    )
    .join('、')
}

/** The street office above the office; the unit itself for its leaders. */
function upperUnit({ unit }: RosterLine, model: Model): string | null {
  if (!unit) return null
  const path = model.pathUp(unit.id).map((id) => model.get('unit', id))
  return (path.find((one) => one?.kind === 'subdistrict') ?? path.at(-1))?.name ?? null
}

/** 机构编制实名制花名册 of a branch, or of all. */
export function rosterTable(model: Model, unitId?: string): Table {
  const lines = rosterLines(model, unitId)
  return {
    title: '机构编制实名制花名册',
    track: '编制内任职',
    columns,
    rows: lines.map((line, index) => ({
      kind: 'line',
      subject: { table: 'person', id: line.person.id },
      cells: Object.fromEntries(columns.map((column) => [column.key, column.of(line, model, index)])),
    })),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有在职人员。'),
      '编制类别、编制所在机构、编制内职务按编制内任职填列；实际岗位、聘任方式、聘期按岗位聘职填列。',
    ],
    frozenColumns: 2,
  }
}
