import { type HandoverLine, handoversByReceiver } from '../../domain/comparison/handover-lines.ts'
import type { ComparedSides } from '../../domain/exchange-port.ts'
import { numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import { sidesNote } from './sides-note.ts'

/** A basis longer than this stands once below the table, and the rows refer to it. */
const longBasis = 20

const columnsWith = (basisOf: (line: HandoverLine) => string) => [
  numberColumn<HandoverLine>('number', '序号', 6, (_line, row) => row + 1),
  textColumn<HandoverLine>('code', '区划代码', 15, ({ code }) => code || '待填'),
  textColumn<HandoverLine>('village', '名称', 16, ({ village }) => village),
  textColumn<HandoverLine>('kind', '类别', 9, ({ kind }) => kind),
  numberColumn<HandoverLine>('households', '户数', 8, ({ households }) => households ?? '待填'),
  numberColumn<HandoverLine>('population', '人口', 9, ({ population }) => population ?? '待填'),
  numberColumn<HandoverLine>('area', '面积（公顷）', 11, ({ areaHectares }) => areaHectares ?? '待填'),
  textColumn<HandoverLine>('legalUnit', '行政隶属', 18, ({ legalUnit }) => legalUnit),
  textColumn<HandoverLine>('fromUnit', '移出单位', 18, ({ fromUnit }) => fromUnit || '待核'),
  textColumn<HandoverLine>('toUnit', '接收（代管）单位', 18, ({ toUnit }) => toUnit || '待核'),
  textColumn<HandoverLine>('startedOn', '起始日期', 12, ({ startedOn }) => startedOn || '待填'),
  textColumn<HandoverLine>('basis', '依据', 14, (line) => basisOf(line) || '待填'),
  textColumn<HandoverLine>('liaisons', '包村干部', 12, ({ liaisons }) => liaisons),
  textColumn<HandoverLine>('note', '备注', 14, () => null),
]

/** 村居移交清单: a sheet for each office that takes villages over. */
export function handoverTables(sides: ComparedSides): readonly Table[] {
  const receivers = [...handoversByReceiver(sides.before, sides.after)]
  const sheets = receivers.length > 0 ? receivers : [['', []] as const]
  return sheets.map(([receiver, lines]) => handoverTable(sides, receiver, lines))
}

function handoverTable(sides: ComparedSides, receiver: string, lines: readonly HandoverLine[]): Table {
  const sum = (of: (line: HandoverLine) => number | null) =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0)
  const isOpen = lines.some(({ households, population }) => households === null || population === null)
  const total = `合计 ${lines.length} 个，${sum((line) => line.households)} 户，${sum((line) => line.population)} 人`
  const bases = [...new Set(lines.map(({ basis }) => basis).filter(({ length }) => length > longBasis))]
  const columns = columnsWith(({ basis }) =>
    bases.includes(basis) ? `见依据${bases.indexOf(basis) + 1}` : basis,
  )
  return {
    title: '村居移交清单',
    ...(lines.length > 0 ? { section: receiver || '接收单位待核' } : {}),
    track: null,
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      lines.length === 0 ? '两边没有移交的村（居）。' : `${total}${isOpen ? '（待填的未计入）' : ''}。`,
      ...bases.map((basis, index) => `依据${index + 1}：${basis}`),
      sidesNote(sides),
    ],
    frozenColumns: 3,
    signers: ['移交人', '接收人', '监交人', '日期'],
  }
}
