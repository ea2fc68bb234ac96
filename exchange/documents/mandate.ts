import { capFigure, capName } from '../../domain/caps.ts'
import type { ApprovalDocument } from '../../domain/document.ts'
import { DomainError } from '../../domain/errors.ts'
import { dutyLines } from '../../domain/merger/duties.ts'
import type { Model } from '../../domain/model.ts'
import { plateRelationNames } from '../../domain/plate.ts'
import { leadingLevels } from '../../domain/reports/chart.ts'
import { dutyChanges } from '../../domain/reports/duty-changes.ts'
import { internalOffices } from '../../domain/reports/offices.ts'
import { leadingApproved } from '../../domain/reports/usage.ts'
import { type Unit, unitKindNames } from '../../domain/unit.ts'
import { numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import { chineseNumber, type DocumentBlock, type OfficialDocument } from './document.ts'
import { dayInWords, toFill, toVerify } from './wording.ts'

const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 1, text })
const section = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text })
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/**
 * 三定规定 of a unit in the customary order (domain-facts.md 1.5). Duties, units, plates and numbers are those of the
 * workbook on the model's day, all of them as approved; what is not entered stands there as 待填 or 待核.
 * Errors: invalidInput where no unit is chosen.
 */
export function mandate(model: Model, unitId: string | undefined): OfficialDocument {
  const unit = model.get('unit', unitId ?? null)
  if (!unit) throw new DomainError('invalidInput', { message: '请选择机构。', field: 'unitId' })
  const document = model.get('document', unit.documentId)
  const below = model.childrenOf(unit.id)
  return {
    title: `${unit.name}主要职责\n内设机构和人员编制规定`,
    blocks: [
      ...preamble(model, unit, document),
      heading('职责调整'),
      ...dutyChangeBlocks(model, unit),
      heading('主要职责'),
      ...dutyBlocks(unit),
      heading(unit.kind === 'office' ? '下设机构' : '内设机构'),
      ...officeBlocks(model, unit, below),
      heading('人员编制'),
      ...establishmentBlocks(model, unit, below),
      heading('其他事项'),
      ...otherBlocks(model, unit, below),
      heading('附则'),
      paragraph(
        `本规定由${document?.issuer ?? toFill('机构编制管理机关')}负责解释，其调整由${document?.issuer ?? toFill('机构编制管理机关')}按规定程序办理。`,
      ),
      paragraph('本规定自印发之日起施行。'),
      {
        kind: 'signature',
        lines: [model.setting('preparedBy') || toFill('制定机关'), dayInWords(model.asOf)],
      },
    ],
  }
}

function preamble(model: Model, unit: Unit, document: ApprovalDocument | undefined): DocumentBlock[] {
  const basis = document
    ? `${document.issuer}${document.title ? `《${document.title}》` : '文件'}（${document.number}）`
    : toFill('批准机关、文件名称、文号')
  const parent = model.get('unit', unit.parentId)?.name
  const nature = `${parent ? `${parent}的` : ''}${unitKindNames[unit.kind]}`
  return [
    paragraph(`根据${basis}，制定本规定。`),
    paragraph(
      `${nameOf(unit)}为${nature}，机构级别为${unit.level ?? toFill('级别')}。${platesSentence(model, unit)}`,
    ),
  ]
}

const nameOf = (unit: Unit) => `${unit.name}${unit.nameStatus === 'unverified' ? toVerify : ''}`

/** 加挂…牌子。 Brackets of the source that nobody has settled are named as what they are. */
function platesSentence(model: Model, unit: Unit): string {
  const plates = model
    .openBy('plate.unitId', unit.id)
    .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
  const named = (relation: (typeof plates)[number]['relation']) =>
    plates
      .filter((plate) => plate.relation === relation)
      .map(({ name }) => name)
      .join('、')
  const [hung, together, open] = [named('plate'), named('coLocation'), named('unverified')]
  return [
    hung && `加挂${hung}牌子。`,
    together && `与${together}${plateRelationNames.coLocation}。`,
    open && `括号内所列${open}，是加挂牌子、合署办公、下设机构还是所属事业单位${toVerify}。`,
  ]
    .filter(Boolean)
    .join('')
}

function dutyChangeBlocks(model: Model, unit: Unit): DocumentBlock[] {
  const { received, handedOver, cancelled } = dutyChanges(model, unit.id)
  const groups = [
    { title: '划入的职责', lines: received.map(({ duty, other }) => `${duty}（由${other}划入）`) },
    { title: '划出的职责', lines: handedOver.map(({ duty, other }) => `${duty}（划给${other}）`) },
    { title: '取消的职责', lines: cancelled.map(({ duty }) => duty) },
  ].filter(({ lines }) => lines.length > 0)
  if (groups.length === 0) return [paragraph(toFill('取消、划入、划出、加强的职责；没有的写“无”'))]
  return groups.flatMap(({ title, lines }) => [
    section(title),
    ...lines.map((line) => paragraph(ended(line))),
  ])
}

function dutyBlocks(unit: Unit): DocumentBlock[] {
  const lines = dutyLines(unit.duties)
  if (lines.length === 0) return [paragraph(toFill(`${unit.name}的主要职责`))]
  return lines.map((line, index) => paragraph(`（${chineseNumber(index + 1)}）${ended(unnumbered(line))}`))
}

const unnumbered = (line: string) =>
  line.replace(/^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]+|[①-⑳])\s*/, '')
const ended = (line: string) => `${line.replace(/[。；;，,\s]+$/, '')}。`

const isOffice = ({ kind }: Unit) => kind === 'office' || kind === 'subOffice'

function officeBlocks(model: Model, unit: Unit, below: readonly Unit[]): DocumentBlock[] {
  const offices = below.filter(isOffice)
  const word = unit.kind === 'office' ? '下设机构' : '内设机构'
  if (offices.length === 0) return [paragraph(`不设${word}。`)]
  const approved = model.quotaOf(unit.id, internalOffices)?.amount
  const number =
    unit.kind === 'office' ? '' : `（核定${approved === undefined ? toFill('内设机构数') : `${approved}个`}）`
  return [
    paragraph(`${unit.name}设下列${offices.length}个${word}${number}：`),
    ...offices.flatMap((office) => [
      section(nameOf(office)),
      paragraph(
        [
          platesSentence(model, office),
          ...dutyLines(office.duties).map((line) => ended(unnumbered(line))),
        ].join('') + (dutyLines(office.duties).length === 0 ? toFill('主要职责') : ''),
      ),
    ]),
  ]
}

const kinds = [
  'administrative',
  'institutionalFull',
  'institutionalPartial',
  'institutionalSelf',
  'support',
] as const

function establishmentBlocks(model: Model, unit: Unit, below: readonly Unit[]): DocumentBlock[] {
  const total = capFigure(model, unit.id, { ledger: 'establishment', kind: 'total', level: '' })
  const parts = kinds.flatMap((kind) => {
    const figure = capFigure(model, unit.id, { ledger: 'establishment', kind, level: '' })
    return figure.approved === null ? [] : [`${capName(figure)}${figure.approved}名`]
  })
  const number = model.get('document', total.quota?.documentId ?? null)?.number
  const split = parts.length > 0 ? `其中：${parts.join('、')}` : `其中：${toFill('各类编制数')}`
  const blocks = [
    paragraph(
      `${unit.name}核定编制${total.approved === null ? toFill('编制总数') : `${total.approved}名`}，${split}${number ? `（${number}）` : ''}。`,
    ),
    paragraph(leadingSentence(model, unit)),
  ]
  const offices = below.filter(({ kind }) => kind === 'office')
  return offices.length > 0
    ? [...blocks, { kind: 'table', table: officeTable(model, unit, offices) }]
    : blocks
}

function leadingSentence(model: Model, unit: Unit): string {
  const parts = leadingLevels(model, unit.id).flatMap((level) => {
    const [chief, deputy] = (['chief', 'deputy'] as const).map(
      (kind) => model.quotaOf(unit.id, { ledger: 'leading', kind, level })?.amount,
    )
    if (chief === undefined && deputy === undefined) return []
    const count = (amount: number | undefined, word: string) =>
      amount === undefined ? toFill(`${word}职数`) : `${word}${amount}名`
    return [`${level}领导职数${count(chief, '正职')}、${count(deputy, '副职')}`]
  })
  return parts.length > 0 ? `核定${parts.join('，')}。` : `核定领导职数${toFill('正职、副职各几名')}。`
}

const columns = [
  textColumn<{ office: Unit; model: Model }>('office', '内设机构', 24, ({ office }) => office.name),
  numberColumn<{ office: Unit; model: Model }>(
    'establishment',
    '编制（名）',
    10,
    ({ office, model }) =>
      model.quotaOf(office.id, { ledger: 'establishment', kind: 'total', level: '' })?.amount ?? '待填',
  ),
  numberColumn<{ office: Unit; model: Model }>(
    'chief',
    ['领导职数', '正职'],
    8,
    ({ office, model }) => leadingApproved(model, office.id, 'chief') ?? '待填',
  ),
  numberColumn<{ office: Unit; model: Model }>(
    'deputy',
    ['领导职数', '副职'],
    8,
    ({ office, model }) => leadingApproved(model, office.id, 'deputy') ?? '待填',
  ),
]

function officeTable(model: Model, unit: Unit, offices: readonly Unit[]): Table {
  return {
    title: `${unit.name}内设机构编制和领导职数`,
    track: '编制内任职',
    columns,
    rows: rowsOf(
      columns,
      offices.map((office) => ({ office, model })),
    ),
    footnotes: [],
    frozenColumns: 1,
  }
}

function otherBlocks(model: Model, unit: Unit, below: readonly Unit[]): DocumentBlock[] {
  const institutions = below.filter(({ kind }) => kind === 'institution').map(nameOf)
  const posts = model.quotaOf(unit.id, { ledger: 'posts', kind: 'total', level: '' })
  const villages = model
    .openBy('jurisdiction.unitId', unit.id)
    .filter(({ kind }) => kind === 'administered')
    .map(({ villageId, status }) => ({ name: model.get('village', villageId)?.name ?? '', status }))
  const open = villages.some(({ status }) => status === 'unverified') ? toVerify : ''
  const lines = [
    institutions.length > 0 &&
      `所属事业单位：${institutions.join('、')}。所属事业单位的设置、职责和编制事项另行规定。`,
    posts && `岗位聘任按核定的岗位总数${posts.amount}个执行，各类岗位不突破核定数额。`,
    villages.length > 0 &&
      `代管村（居）${villages.length}个${open}：${villages.map(({ name }) => name).join('、')}。`,
  ].filter((line): line is string => typeof line === 'string')
  return lines.length > 0
    ? lines.map((line, index) => paragraph(`（${chineseNumber(index + 1)}）${line}`))
    : [paragraph('无。')]
}
