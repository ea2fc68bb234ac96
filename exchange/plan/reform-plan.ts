import { compare } from '../../domain/comparison/compare.ts'
import type { Difference } from '../../domain/comparison/difference.ts'
import { reformFigures } from '../../domain/comparison/figures.ts'
import type { ComparedSides } from '../../domain/exchange-port.ts'
import { placementBalance } from '../../domain/merger/placement.ts'
import type { Person } from '../../domain/person.ts'
import type { DocumentBlock, OfficialDocument } from '../documents/document.ts'
import { numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import { balanceText } from './placement-table.ts'
import {
  capsTable,
  dutiesTable,
  figuresTable,
  handedOverTable,
  seatsTable,
  unitsTable,
} from './reform-plan-tables.ts'
import { sidesNote } from './sides-note.ts'

const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** The table, or a sentence where it would have no row. */
function tableOr(table: Table, sentence: string): DocumentBlock {
  return table.rows.length > 0 ? { kind: 'table', table } : paragraph(sentence)
}

/** 机构改革调整方案 from the comparison of two sides: each number is one that the screens show. */
export function reformPlan(sides: ComparedSides): OfficialDocument {
  const { before, after } = sides
  const difference = compare(before, after)
  const signer = after.setting('preparedBy')
  return {
    title: '机构改革调整方案',
    blocks: [
      ...basics(sides),
      ...units(sides, difference),
      heading('编制核定'),
      tableOr(
        capsTable('编制核定表', sides, 'establishment'),
        '两边都没有核定编制数，也没有在编人员，编制核定数待填。',
      ),
      heading('领导职数'),
      tableOr(capsTable('领导职数核定表', sides, 'leading'), '两边都没有核定领导职数，领导职数待填。'),
      heading('岗位设置'),
      paragraph(seatsText(sides)),
      { kind: 'table', table: seatsTable(sides) },
      ...people(sides),
      heading('职责划转'),
      tableOr(dutiesTable(sides, difference), '没有登记职责划转。'),
      heading('村居移交'),
      tableOr(handedOverTable(sides, difference), '没有村（居）移交。'),
      { kind: 'signature', lines: [signer || '（制表单位待填）', chineseDay(after.asOf)] },
    ],
  }
}

function basics(sides: ComparedSides): DocumentBlock[] {
  return [
    heading('基本情况'),
    paragraph('按照不突破核定的机构个数、编制总量和领导职数的要求，制定本方案。'),
    paragraph(sidesNote(sides)),
    { kind: 'table', table: figuresTable(sides) },
  ]
}

function units(sides: ComparedSides, difference: Difference): DocumentBlock[] {
  const [was, is] = [reformFigures(sides.before), reformFigures(sides.after)]
  const plates = (kind: 'added' | 'removed') =>
    difference.plates
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ before, after }) => (after ?? before)?.name ?? '')
  const [added, removed] = [plates('added'), plates('removed')]
  const text = [
    `内设机构由 ${was.internalOffices} 个调整为 ${is.internalOffices} 个，`,
    `所属事业单位由 ${was.institutions} 个调整为 ${is.institutions} 个，`,
    `加挂牌子由 ${was.plates} 块调整为 ${is.plates} 块（不计机构个数）`,
    added.length > 0 ? `；新挂：${added.join('、')}` : '',
    removed.length > 0 ? `；不再挂：${removed.join('、')}` : '',
    '。',
  ]
  return [
    heading('机构调整'),
    paragraph(text.join('')),
    tableOr(unitsTable(sides), '两边都没有内设机构。'),
    tableOr(capsTable('机构个数核定表', sides, 'institutions'), '机构个数核定数待填。'),
  ]
}

function seatsText({ before, after }: ComparedSides): string {
  const [was, is] = [reformFigures(before), reformFigures(after)]
  return `岗位数由 ${was.seats} 个调整为 ${is.seats} 个，其中社会管理和公共服务岗位由 ${was.tiltedSeats.count} 个调整为 ${is.tiltedSeats.count} 个。`
}

/** 人员安置: the balance of the 待安置池, and by name who still waits. */
function people(sides: ComparedSides): DocumentBlock[] {
  const { entered, placed, left, waiting } = placementBalance(sides.before, sides.after)
  const reasons = new Map<string, Person[]>()
  for (const person of left) {
    const reason = person.leftReason || '原因待填'
    reasons.set(reason, [...(reasons.get(reason) ?? []), person])
  }
  const lines = [
    { name: '进入待安置池', count: entered.length },
    { name: '已安置', count: placed.length },
    { name: '离岗', count: left.length },
    ...[...reasons].map(([reason, gone]) => ({ name: `　其中：${reason}`, count: gone.length })),
    { name: '待安置', count: waiting.length },
  ]
  const columns = [
    textColumn<(typeof lines)[number]>('name', '项目', 24, ({ name }) => name),
    numberColumn<(typeof lines)[number]>('count', '人数', 10, ({ count }) => count),
  ]
  const table: Table = {
    title: '待安置人员平衡表',
    track: null,
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [],
    frozenColumns: 0,
  }
  const names = waiting.map(({ name }) => name).join('、')
  return [
    heading('人员安置'),
    paragraph(`${balanceText(sides)}逐人去向见《人员划转安置名册》。`),
    { kind: 'table', table },
    ...(waiting.length > 0 ? [paragraph(`尚待安置：${names}。`)] : []),
  ]
}

/** 2016年6月30日, as a document writes its day. */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
