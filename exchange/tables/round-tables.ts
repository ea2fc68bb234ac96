import type { AppointmentRound } from '../../domain/appointment-round.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PaperSource } from '../../domain/exchange-port.ts'
import type { Model } from '../../domain/model.ts'
import { type ApplicationLine, roundLines } from '../../domain/reports/rounds.ts'
import { preferenceName } from '../../domain/rounds/explain.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { educations } from '../../domain/vocabulary/education.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table, TableRow } from './table.ts'

/** Lines left blank for those who are still to come. */
const blankRows = Array.from({ length: 20 }, (): TableRow => ({ kind: 'line', cells: {} }))

/** As it was given: a figure of the sheet would be shown, and read back, without its decimals. */
const markOf = ({ application: { mark } }: ApplicationLine) => (mark === null ? null : String(mark))

/** The round that was chosen. Errors: invalidInput where none was. */
export function roundOf({ model, roundId }: PaperSource): AppointmentRound {
  const round = model.get('appointmentRound', roundId ?? null)
  if (round) return round
  throw new DomainError('invalidInput', { message: '请选择聘任轮次。', field: 'roundId' })
}

/** The columns of the 报名表, spelled as the import reads them. */
function sheetColumns({ mode }: AppointmentRound): readonly ColumnOf<ApplicationLine>[] {
  const outside: readonly ColumnOf<ApplicationLine>[] = [
    textColumn('sex', '性别', 7, ({ person }) => codeName(sexes, person.sex)),
    textColumn('birthDate', '出生日期', 12, ({ person }) => person.birthDate),
    textColumn('education', '学历', 12, ({ person }) => codeName(educations, person.education)),
    textColumn('phone', '联系电话', 14, ({ person }) => person.phone),
  ]
  return [
    numberColumn('number', '序号', 6, (_line, row) => row + 1),
    textColumn('name', '姓名*', 10, ({ person }) => person.name),
    textColumn('idNumber', '身份证号', 21, ({ person }) => person.idNumber),
    textColumn('post', '报名岗位*', 20, ({ post }) => post.name),
    textColumn('unit', '岗位所在机构', 30, ({ unitName }) => unitName),
    numberColumn('preference', '志愿', 8, ({ application }) => application.preference),
    textColumn('mark', '成绩', 8, markOf),
    numberColumn('place', '岗位排序', 9, ({ application }) => application.place),
    ...(mode === 'open' ? outside : []),
    textColumn('note', '备注', 20, ({ application }) => application.note),
  ]
}

/** 岗位聘任报名表: the applications of a round, and blank lines for more. */
export function roundSheet(model: Model, round: AppointmentRound): Table {
  const { offers, applications } = roundLines(model, round)
  const columns = sheetColumns(round)
  const offered = offers.map(({ post, unitName, offer }) => `${unitName} ${post.name}（${offer.seats}）`)
  return {
    title: '岗位聘任报名表',
    section: round.name,
    track: '岗位聘职',
    columns,
    rows: [...rowsOf(columns, applications), ...blankRows],
    footnotes: [
      offered.length > 0 ? `可报岗位（名额）：${offered.join('、')}。` : '这一轮还没有提供岗位。',
      '志愿填 1、2、3…，1 为第一志愿；成绩 0 到 100；岗位排序由用人机构填，1 为最希望聘任的人。',
      '身份证号只用于区分同名人员，脱敏的号码可以原样导回。',
    ],
    frozenColumns: 2,
    signers: ['填表人', '审核', '日期'],
  }
}

const resultColumns: readonly ColumnOf<ApplicationLine>[] = [
  numberColumn('number', '序号', 6, (_line, row) => row + 1),
  textColumn('unit', '机构', 26, ({ unitName }) => unitName),
  textColumn('post', '岗位', 18, ({ post }) => post.name),
  textColumn('name', '姓名', 10, ({ person }) => person.name),
  textColumn('current', '现任', 24, ({ current }) => current),
  textColumn('preference', '志愿', 11, ({ application }) => preferenceName(application.preference)),
  textColumn('mark', '成绩', 8, markOf),
  numberColumn('place', '岗位排序', 9, ({ application }) => application.place),
  textColumn('result', '结果', 8, ({ application }) => (application.chosenBy ? '✓ 拟聘' : '－')),
  textColumn('sentence', '说明', 58, ({ sentence }) => sentence),
]

/** 岗位聘任结果表: every application with what came of it and why. */
export function roundResultsTable(model: Model, round: AppointmentRound): Table {
  const { offers, applications } = roundLines(model, round)
  const seats = offers.reduce((sum, { offer }) => sum + offer.seats, 0)
  const won = applications.filter(({ application }) => application.chosenBy !== null).length
  const asked = new Set(applications.map(({ person }) => person.id)).size
  return {
    title: '岗位聘任结果表',
    section: round.name,
    track: '岗位聘职',
    columns: resultColumns,
    rows: rowsOf(resultColumns, applications),
    footnotes: [
      ...emptyNote(applications.length === 0, '这一轮还没有人报名。'),
      `${codeName(appointmentModes, round.mode)}：提供岗位 ${offers.length} 个、名额 ${seats} 个，报名 ${asked} 人，拟聘 ${won} 人。`,
      '拟聘按双方意愿匹配：没有一个人和一个岗位互相更愿意选择对方；人工调整的写明理由。一人只聘一个岗位。',
    ],
    frozenColumns: 4,
  }
}
