import { auditAspectNames } from '../../domain/audit.ts'
import { type CapFigure, capName } from '../../domain/caps.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Model } from '../../domain/model.ts'
import { type Audit, type AuditFigure, type AuditItem, auditOf } from '../../domain/reports/audit.ts'
import { measureWord } from '../../domain/rules/wording.ts'
import { numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import type { DocumentBlock, OfficialDocument } from './document.ts'
import { dayInWords, toFill } from './wording.ts'

const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 1, text })
const section = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text })
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** More findings of one aspect than these are counted, not told: the whole list is the 问题 panel's. */
const mostTold = 30

/**
 * 机构编制核查情况报告 of a branch, or of all, in the customary order: figures, the five aspects one by one with
 * evidence, problems, 整改 and the clerk's note, the two correspondences, what is to be put right.
 */
export function auditReport(model: Model, unitId: string | undefined): OfficialDocument {
  const audit = auditOf(model, unitId)
  const tops = audit.units.filter(({ id, parentId }) => id === unitId || parentId === null)
  const name = (tops.length === 1 && tops[0]?.name) || model.setting('workbookName')
  return {
    title: `${name}机构编制核查情况报告`,
    blocks: [
      paragraph(
        `按照机构编制核查的要求，对${name}截至${dayInWords(model.asOf)}的机构、编制、领导职数、实有人员和台账逐项核对。编制和领导职数按编制内任职统计，岗位按岗位聘职统计。现将核查情况报告如下。`,
      ),
      heading('基本情况'),
      ...basics(name, audit),
      heading('逐项核对情况'),
      ...audit.items.flatMap((item) => itemBlocks(audit, item)),
      heading('对应情况'),
      ...correspondences(audit),
      heading('存在问题和整改安排'),
      ...remedies(audit),
      paragraph('专此报告。'),
      {
        kind: 'signature',
        lines: [model.setting('preparedBy') || toFill('报告单位'), dayInWords(model.asOf)],
      },
    ],
  }
}

function basics(name: string, audit: Audit): DocumentBlock[] {
  const { units, onEstablishment, offEstablishment, documents } = audit
  if (units.length === 0) return [paragraph('工作簿中还没有机构，没有可核查的内容。')]
  const figures = audit.items.flatMap((item) => item.figures)
  const basis = documents.length > 0 ? documents.join('、') : toFill('编制核定文件的文号')
  return [
    paragraph(
      `${name}及其下级共有机构${units.length}个，实有在编${onEstablishment}人，编外${offEstablishment}人。核定依据：${basis}。`,
    ),
    ...(figures.length > 0 ? [{ kind: 'table' as const, table: figuresTable(name, figures) }] : []),
  ]
}

const columns = [
  textColumn<AuditFigure>('unit', '机构', 18, ({ unit }) => unit.name),
  textColumn<AuditFigure>('cap', '项目', 22, ({ figure }) => capName(figure)),
  numberColumn<AuditFigure>('approved', '核定', 8, ({ figure }) => figure.approved ?? '待填'),
  numberColumn<AuditFigure>('actual', '实有', 8, ({ figure }) => figure.actual),
  numberColumn<AuditFigure>('gap', '空（超）', 9, ({ figure: { approved, actual } }) =>
    approved === null ? null : approved - actual,
  ),
  textColumn<AuditFigure>('document', '依据文号', 18, ({ documentNumber }) => documentNumber),
]

function figuresTable(name: string, figures: readonly AuditFigure[]): Table {
  return {
    title: `${name}核定与实有对照表`,
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, figures),
    footnotes: ['空（超）为核定减实有，负数为超；各数含下级机构。岗位一项按岗位聘职统计。'],
    frozenColumns: 1,
  }
}

function itemBlocks(audit: Audit, item: AuditItem): DocumentBlock[] {
  const { aspect, figures, findings, note } = item
  const wrong = findings.filter(({ severity }) => severity !== 'list')
  const open = findings.filter(({ severity }) => severity === 'list')
  return [
    section(`${auditAspectNames[aspect]}：${verdictOf(audit, item)}`),
    ...figureSentences(audit, aspect, figures).map(paragraph),
    ...foundBlocks('问题', wrong),
    ...foundBlocks('待核待填', open),
    ...(isToRemedy(audit, item) ? [paragraph(`整改：${remedyOf(audit, item)}`)] : []),
    ...(note ? note.split(/\r?\n/).map((line, at) => paragraph(at === 0 ? `说明：${line}` : line)) : []),
  ]
}

/** An aspect is 准确 only where nothing is wrong and nothing is open. */
function verdictOf(audit: Audit, { aspect, figures, findings }: AuditItem): string {
  const wrong = findings.filter(({ severity }) => severity !== 'list').length
  if (wrong > 0) return `发现问题${wrong}项`
  const isOpen = aspect === 'records' ? audit.undocumented.length > 0 : hasOpenNumber(aspect, figures)
  return isOpen || findings.length > 0 ? '未发现不符，尚有待核待填事项' : '经核对准确'
}

function hasOpenNumber(aspect: AuditItem['aspect'], figures: readonly AuditFigure[]): boolean {
  // Posts are approved beside the people: without a number of posts the people can still be right.
  if (aspect === 'people') return false
  return figures.every(({ figure }) => figure.approved === null)
}

/** 核定…，实有…: the figures of an aspect in a sentence for each body. */
function figureSentences(
  audit: Audit,
  aspect: AuditItem['aspect'],
  figures: readonly AuditFigure[],
): string[] {
  if (aspect === 'records') {
    const missing = audit.undocumented.length
    const names = audit.undocumented.slice(0, mostTold).map(({ name }) => name)
    return [
      `台账登记机构${audit.units.length}个，其中已登记批准文号${audit.units.length - missing}个，未登记${missing}个；核定数依据文件${audit.documents.length}件。`,
      ...(missing > 0
        ? [`未登记批准文号的机构：${names.join('、')}${missing > names.length ? '等' : ''}。`]
        : []),
    ]
  }
  const heads =
    aspect === 'people'
      ? [`实有在编${audit.onEstablishment}人，编外${audit.offEstablishment}人（编外不占编制，只计入岗位）。`]
      : []
  const byUnit = new Map<string, AuditFigure[]>()
  for (const one of figures) byUnit.set(one.unit.name, [...(byUnit.get(one.unit.name) ?? []), one])
  const told = [...byUnit].map(
    ([unit, own]) => `${unit}：${own.map(({ figure }) => figureText(figure)).join('；')}。`,
  )
  if (heads.length + told.length > 0) return [...heads, ...told]
  return [`${auditAspectNames[aspect]}核定数${toFill('按核定文件录入')}。`]
}

function figureText(figure: CapFigure): string {
  const { approved, actual, ledger } = figure
  const unit = measureWord(ledger)
  const word = { institutions: '实设', establishment: '实有', leading: '实配', posts: '已聘' }[ledger]
  const gap = approved === null ? 0 : approved - actual
  const left = gap > 0 ? `，空${gap}${unit}` : gap < 0 ? `，超${-gap}${unit}` : ''
  return `${capName(figure)}核定${approved === null ? '待填' : `${approved}${unit}`}，${word}${actual}${unit}${left}`
}

function foundBlocks(word: string, findings: readonly Finding[]): DocumentBlock[] {
  if (findings.length === 0) return []
  const told = findings.slice(0, mostTold)
  const rest = findings.length - told.length
  return [
    paragraph(`${word}（${findings.length}项）：`),
    ...told.flatMap((finding, at) => [
      paragraph(`${at + 1}.${finding.sentence}`),
      // What rests on the same basis is listed, then the basis once.
      ...(told[at + 1]?.basis === finding.basis ? [] : [paragraph(`依据：${finding.basis}。`)]),
    ]),
    ...(rest > 0 ? [paragraph(`其余${rest}项从略，详见工作台“问题”清单。`)] : []),
  ]
}

/** What puts right what a rule found, in the words of the trade; by the code of the rule. */
const remedyWords: Readonly<Record<string, string>> = {
  V1: '超编的不再进人，按只减不增逐步消化',
  V2: '超编的不再进人，按只减不增逐步消化',
  V3: '分配数调整到核定总数以内',
  V4: '超职数的按只减不增消化，准予过渡的到期减下',
  V6: '混编人员按编制类别归位',
  V7: '编外人员不计入编制',
  V8: '超岗位的按核定数额调整聘任',
  V8S: '设岗数调整到核定岗位总数以内',
  V9: '超核定的机构按批准的方案撤并',
  V10: '牌子不单列编制、职数',
  V12: '按一人一编改正',
  V13: '对照证件更正身份信息',
  V14: '对照档案更正日期',
  V17: '补录批准文件',
  S3: '按改革方案规范内设机构',
  N1: '按核定文件补录核定数',
  N2: '对照批复文件核定名称和关系',
  P1: '明确一个主岗',
  P5: '落实编制所在机构人员的岗位',
  P6: '补填聘任方式',
  P7: '聘期届满的办理续聘或解聘',
  P8: '离岗人员及时下编、解聘',
}

const isToRemedy = ({ undocumented }: Audit, { aspect, findings }: AuditItem) =>
  findings.length > 0 || (aspect === 'records' && undocumented.length > 0)

function remedyOf({ undocumented }: Audit, { aspect, findings }: AuditItem): string {
  const words = findings.map(({ code }) => remedyWords[code] ?? '逐项核对后更正台账')
  const unwritten = aspect === 'records' && undocumented.length > 0 ? ['补录机构的批准文号'] : []
  return `${[...new Set([...words, ...unwritten])].join('；')}。`
}

/** 两对应: what is set up against what was approved, people against 编制 and 领导职数. */
function correspondences({ items, exceeded }: Audit): DocumentBlock[] {
  const wrongIn = (aspects: readonly AuditItem['aspect'][]) =>
    items
      .filter(({ aspect }) => aspects.includes(aspect))
      .flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'block'))
  const isOpen = (aspects: readonly AuditItem['aspect'][]) =>
    items.some(({ aspect, figures }) => aspects.includes(aspect) && hasOpenNumber(aspect, figures))
  const verdict = (aspects: readonly AuditItem['aspect'][], what: string) => {
    const wrong = wrongIn(aspects)
    const unsettled = items.some(
      ({ aspect, findings }) => aspects.includes(aspect) && findings.some(({ code }) => code === 'N2'),
    )
    if (wrong.length > 0) return `${what}不完全对应，有${wrong.length}项不符，见上。`
    return isOpen(aspects)
      ? `核定数待填，补录后再核对${what}。`
      : `${what}相对应${unsettled ? '；名称、关系待核的，核定后再核对' : ''}。`
  }
  const over = exceeded.filter(
    ({ figure }) => figure.ledger === 'establishment' || figure.ledger === 'leading',
  )
  return [
    section('机构设置与批准的机构'),
    paragraph(verdict(['institutions'], '实际设置的机构与批准的机构')),
    section('实有人员与批准的编制和领导职数'),
    paragraph(verdict(['establishment', 'leading'], '实有人员与批准的编制和领导职数')),
    ...(over.length > 0
      ? [
          paragraph(
            `超编超职数：${over.map(({ unit, figure }) => `${unit.name}${figureText(figure)}`).join('；')}。`,
          ),
        ]
      : []),
  ]
}

function remedies(audit: Audit): DocumentBlock[] {
  const { items } = audit
  const count = (severity: Finding['severity']) =>
    items.reduce((sum, { findings }) => sum + findings.filter((one) => one.severity === severity).length, 0)
  const open = items.filter((item) => isToRemedy(audit, item))
  if (open.length === 0) return [paragraph('经核查，未发现问题，没有待核待填事项。')]
  return [
    paragraph(
      `本次核查共发现超限和错误${count('block')}项、提醒${count('warn')}项、待核待填${count('list')}项。整改安排如下：`,
    ),
    ...open.map((item, at) =>
      paragraph(
        `${at + 1}.${auditAspectNames[item.aspect]}：${remedyOf(audit, item)}责任机构、完成时限：${toFill('责任机构和时限')}。`,
      ),
    ),
  ]
}
