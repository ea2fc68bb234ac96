import type { AppointmentKind } from '../../domain/appointment.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import { type AppointmentLine, appointmentLines } from '../../domain/reports/appointments.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import type { DocumentBlock, OfficialDocument } from './document.ts'
import { dayInWords, toFill } from './wording.ts'

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** More people than these stand in a table. */
const mostInText = 3

const kindWords: Readonly<Record<AppointmentKind, string>> = {
  main: '',
  concurrent: '兼任',
  secondment: '借调',
  temporary: '挂职',
}

/**
 * 岗位聘任通知: who holds which post, in which mode, for which term, by which document. Neither id number nor kind of
 * establishment stands in it: it is read by others. Errors: invalidInput where nobody of the scope is appointed.
 */
export function appointmentNotice(
  model: Model,
  unitId: string | undefined,
  personIds: readonly string[] | undefined,
): OfficialDocument {
  const lines = appointmentLines(model, unitId, personIds)
  const [first] = lines
  if (!first) {
    throw new DomainError('invalidInput', {
      message: '所选范围和日期内没有在聘人员。请换一个范围，或先在“岗位人员”聘任。',
      field: 'personIds',
    })
  }
  const people = new Set(lines.map(({ person }) => person.id)).size
  const who = people === 1 ? `${first.person.name}同志` : `${first.person.name}等${people}名同志`
  const preparedBy = model.setting('preparedBy')
  return {
    title: `关于${who}岗位聘任的通知`,
    number: toFill('发文字号'),
    blocks: [
      { kind: 'addressee', text: '各有关机构：' },
      paragraph(
        `${reformBasis(model)}经研究，${lines.length > mostInText ? `聘任${who}到岗任职，名单如下。` : '现将岗位聘任事项通知如下：'}`,
      ),
      ...(lines.length > mostInText
        ? [{ kind: 'table' as const, table: listOf(model, lines) }]
        : lines.map((line) => paragraph(sentenceOf(model, line)))),
      paragraph('以上聘任为岗位聘职，不改变编制内任职和人事档案关系。'),
      paragraph('特此通知。'),
      { kind: 'signature', lines: [preparedBy || toFill('发文机关'), dayInWords(model.asOf)] },
    ],
  }
}

/** Only the workbooks that were made for this reform stand on its plan. */
function reformBasis(model: Model): string {
  return ['reform', 'zone', 'sample'].includes(model.setting('template'))
    ? '按照《济南高新区（综合保税区）体制机制改革方案》全员岗位聘任的要求，'
    : ''
}

function sentenceOf(model: Model, line: AppointmentLine): string {
  const { appointment, person, unit, post } = line
  const place = `${unitTitle(model, unit.id)}${post?.name ?? toFill('岗位')}`
  const kind = kindWords[appointment.kind]
  const facts = [
    kind,
    post ? codeName(postCategories, post.category) : '',
    modeOf(line) || toFill('聘任方式'),
  ].filter((fact) => fact !== '')
  const number = appointment.documentNumber ?? toFill('文号')
  return `聘任${person.name}同志为${place}（${facts.join('，')}），聘期自${fromOf(line)}起至${untilOf(line)}止。依据：${number}。`
}

const modeOf = ({ appointment }: AppointmentLine) => codeName(appointmentModes, appointment.mode)
const fromOf = ({ appointment: { startedOn } }: AppointmentLine) =>
  startedOn ? dayInWords(startedOn) : toFill('起始日期')
const untilOf = ({ appointment: { termEndsOn } }: AppointmentLine) =>
  termEndsOn ? dayInWords(termEndsOn) : toFill('聘期届满日期')

interface ListLine extends AppointmentLine {
  readonly unitTitle: string
}

const columns = [
  textColumn<ListLine>('number', '序号', 7, (_line, row) => String(row + 1)),
  textColumn<ListLine>('name', '姓名', 9, ({ person }) => person.name),
  textColumn<ListLine>('unit', '聘任机构', 21, (line) => line.unitTitle),
  textColumn<ListLine>('post', '岗位', 14, ({ appointment, post }) => {
    const kind = kindWords[appointment.kind]
    return `${post?.name ?? '待填'}${kind && `（${kind}）`}`
  }),
  textColumn<ListLine>('category', '岗位类别', 11, ({ post }) =>
    codeName(postCategories, post?.category ?? null).replace(/岗位$/, ''),
  ),
  textColumn<ListLine>('mode', '聘任方式', 12, (line) => modeOf(line) || '待填'),
  textColumn<ListLine>(
    'term',
    '聘期起止',
    16,
    ({ appointment: { startedOn, termEndsOn } }) => `${startedOn ?? '待填'}\n至${termEndsOn ?? '待填'}`,
  ),
  textColumn<ListLine>('document', '依据文号', 13, ({ appointment }) => appointment.documentNumber ?? '待填'),
]

function listOf(model: Model, lines: readonly AppointmentLine[]): Table {
  return {
    title: '岗位聘任名单',
    track: '岗位聘职',
    columns,
    rows: rowsOf(
      columns,
      lines.map((line) => ({ ...line, unitTitle: unitTitle(model, line.unit.id) })),
    ),
    footnotes: [],
    frozenColumns: 2,
  }
}
