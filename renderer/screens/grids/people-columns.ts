import type { RosterLine } from '../../../domain/reports/roster.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { type CodeEntry, codeName } from '../../../domain/vocabulary/code-table.ts'
import { educations } from '../../../domain/vocabulary/education.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { politicalStatuses } from '../../../domain/vocabulary/political-status.ts'
import { sexes } from '../../../domain/vocabulary/sex.ts'
import { run } from '../../stores/workbook.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'

type Column = GridColumn<RosterLine>

const choices = (table: readonly CodeEntry[]) => table.map(({ code, name }) => ({ value: code, label: name }))
const orNull = (value: string) => (value === '' ? null : value)

/** An edit of a column of the person's own row. */
function personEdit(
  column: string,
  kind: CellEdit<RosterLine>['kind'],
  table?: readonly CodeEntry[],
): CellEdit<RosterLine> {
  return {
    kind,
    ...(table ? { options: choices(table) } : {}),
    value: ({ person }) => String((person as unknown as Record<string, string | null>)[column] ?? ''),
    commit: ({ person }, value) => run('updatePerson', { id: person.id, patch: { [column]: orNull(value) } }),
  }
}

function positionEdit(
  column: string,
  kind: CellEdit<RosterLine>['kind'],
  table?: readonly CodeEntry[],
): CellEdit<RosterLine> {
  return {
    kind,
    ...(table ? { options: choices(table) } : {}),
    enabled: ({ position }) => position !== undefined,
    value: ({ position }) =>
      String((position as unknown as Record<string, string | null> | undefined)?.[column] ?? ''),
    commit: async ({ position }, value) =>
      position !== undefined &&
      run('updatePosition', { id: position.id, patch: { [column]: orNull(value) } }),
  }
}

function appointmentEdit(
  column: string,
  kind: CellEdit<RosterLine>['kind'],
  table?: readonly CodeEntry[],
): CellEdit<RosterLine> {
  return {
    kind,
    ...(table ? { options: choices(table) } : {}),
    enabled: ({ appointment }) => appointment !== undefined,
    value: ({ appointment }) =>
      String((appointment as unknown as Record<string, string | null> | undefined)?.[column] ?? ''),
    commit: async ({ appointment }, value) =>
      appointment !== undefined &&
      run('updateAppointment', { id: appointment.id, patch: { [column]: orNull(value) } }),
  }
}

/** Columns of the 花名册 on the screen; id number and phone are masked and are changed in the 详情 panel. */
export const peopleColumns: readonly Column[] = [
  {
    id: 'name',
    header: '姓名',
    width: 90,
    text: ({ person }) => person.name,
    edit: { ...personEdit('name', 'text'), required: true },
  },
  { id: 'unit', header: '所在机构', width: 230, text: ({ unitPath }) => unitPath || '待安置' },
  {
    id: 'kind',
    header: '编制类别',
    width: 150,
    text: ({ position }) => (position ? codeName(substantiveKinds, position.establishmentKind) : '编外 ◇'),
    edit: { ...positionEdit('establishmentKind', 'select', substantiveKinds), required: true },
  },
  {
    id: 'title',
    header: '编制内职务',
    width: 110,
    text: ({ position }) => position?.title ?? '',
    edit: positionEdit('title', 'text'),
  },
  {
    id: 'rank',
    header: '职级',
    width: 100,
    text: ({ position }) => position?.rank ?? '',
    edit: positionEdit('rank', 'text'),
  },
  {
    id: 'post',
    header: '实际岗位',
    width: 120,
    text: ({ post, appointment }) => post?.name ?? (appointment ? '待定岗 ?' : '无'),
    tone: ({ post }) => (post ? undefined : 'unverified'),
  },
  {
    id: 'mode',
    header: '聘任方式',
    width: 110,
    text: ({ appointment }) => codeName(appointmentModes, appointment?.mode ?? null),
    edit: appointmentEdit('mode', 'select', appointmentModes),
  },
  {
    id: 'termEnd',
    header: '聘期止',
    width: 100,
    text: ({ appointment }) => appointment?.termEndsOn ?? '',
    edit: appointmentEdit('termEndsOn', 'day'),
  },
  {
    id: 'sex',
    header: '性别',
    width: 60,
    text: ({ person }) => codeName(sexes, person.sex),
    edit: { ...personEdit('sex', 'select', sexes), required: true },
  },
  {
    id: 'birth',
    header: '出生年月',
    width: 100,
    text: ({ person }) => person.birthDate ?? '',
    edit: personEdit('birthDate', 'day'),
  },
  { id: 'idNumber', header: '身份证号', width: 165, text: ({ person }) => person.idNumber ?? '' },
  {
    id: 'ethnic',
    header: '民族',
    width: 70,
    text: ({ person }) => person.ethnicGroup ?? '',
    edit: personEdit('ethnicGroup', 'text'),
  },
  {
    id: 'political',
    header: '政治面貌',
    width: 110,
    text: ({ person }) => codeName(politicalStatuses, person.politicalStatus),
    edit: personEdit('politicalStatus', 'select', politicalStatuses),
  },
  {
    id: 'education',
    header: '学历',
    width: 100,
    text: ({ person }) => codeName(educations, person.education),
    edit: personEdit('education', 'select', educations),
  },
  {
    id: 'workStarted',
    header: '参加工作',
    width: 100,
    text: ({ person }) => person.workStartedOn ?? '',
    edit: personEdit('workStartedOn', 'day'),
  },
  { id: 'phone', header: '联系电话', width: 110, text: ({ person }) => person.phone ?? '' },
  {
    id: 'note',
    header: '备注',
    width: 160,
    text: ({ person }) => person.note ?? '',
    edit: personEdit('note', 'text'),
  },
]
