import { type CapLine, capLines } from '../../domain/comparison/cap-lines.ts'
import type { Difference } from '../../domain/comparison/difference.ts'
import {
  type FigureLine,
  figureChange,
  figureLines,
  figureText,
} from '../../domain/comparison/figure-lines.ts'
import { peopleRule, reformFigures, tiltRule } from '../../domain/comparison/figures.ts'
import { type HandoverLine, handoversByReceiver } from '../../domain/comparison/handover-lines.ts'
import { unitTitle } from '../../domain/comparison/naming.ts'
import { type OldNewLine, oldNewLines } from '../../domain/comparison/old-new.ts'
import { type SeatLine, seatLines } from '../../domain/comparison/seat-lines.ts'
import type { ComparedSides } from '../../domain/exchange-port.ts'
import { fateNames, type Lineage } from '../../domain/lineage.ts'
import type { CapLedger } from '../../domain/quota.ts'
import type { Unit } from '../../domain/unit.ts'
import { type ColumnOf, numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'

function table<L>(
  title: string,
  columns: readonly ColumnOf<L>[],
  lines: readonly L[],
  footnotes: readonly string[] = [],
): Table {
  return { title, track: null, columns, rows: rowsOf(columns, lines), footnotes, frozenColumns: 1 }
}

/** The figures of the before/after page, as the 比较 screen shows them. */
export function figuresTable({ before, after }: ComparedSides): Table {
  const [was, is] = [reformFigures(before), reformFigures(after)]
  const columns = [
    textColumn<FigureLine>('name', '项目', 30, ({ name }) => name),
    numberColumn<FigureLine>('before', '调整前', 18, ({ value }) => figureText(value(was))),
    numberColumn<FigureLine>('after', '调整后', 18, ({ value }) => figureText(value(is))),
    numberColumn<FigureLine>('change', '增减', 12, ({ value }) => figureChange(value(was), value(is))),
  ]
  return table('改革前后基本情况', columns, figureLines, [peopleRule, tiltRule])
}

const placeName = (office: string, unit: Unit | null) =>
  unit === null ? '' : [office, unit.name].filter((part) => part !== '').join(' ')
const openMark = (unit: Unit | null) => (unit?.nameStatus === 'unverified' ? '（名称待核）' : '')

/** Every unit of the 新旧对照 with what becomes of it. */
export function unitsTable({ before, after }: ComparedSides): Table {
  const columns = [
    numberColumn<OldNewLine>('number', '序号', 5, (_line, row) => row + 1),
    textColumn<OldNewLine>('old', '原机构', 24, ({ oldOffice, oldUnit }) =>
      oldUnit ? placeName(oldOffice, oldUnit) + openMark(oldUnit) : '—',
    ),
    textColumn<OldNewLine>('fate', '处置', 9, ({ fates }) => fates.join('、')),
    textColumn<OldNewLine>('new', '新机构', 24, ({ newUnits }) =>
      newUnits.length === 0
        ? '—'
        : newUnits.map(({ office, unit }) => placeName(office, unit) + openMark(unit)).join('\n'),
    ),
    textColumn<OldNewLine>('basis', '依据', 14, ({ basis }) => basis || '待填'),
  ]
  return table('机构设置调整表', columns, oldNewLines(before, after))
}

const approved = (side: CapLine['before']) => (side === null ? '—' : (side.approved ?? '待核定'))
const actual = (side: CapLine['before']) => (side === null ? '—' : side.actual)

const capColumns = [
  textColumn<CapLine>('unit', '机构', 26, ({ unit }) => unit),
  textColumn<CapLine>('cap', '项目', 16, ({ cap }) => cap),
  numberColumn<CapLine>('approvedBefore', ['核定', '调整前'], 8, ({ before }) => approved(before)),
  numberColumn<CapLine>('approvedAfter', ['核定', '调整后'], 8, ({ after }) => approved(after)),
  numberColumn<CapLine>('actualBefore', ['实有', '调整前'], 8, ({ before }) => actual(before)),
  numberColumn<CapLine>('actualAfter', ['实有', '调整后'], 8, ({ after }) => actual(after)),
  textColumn<CapLine>('document', '核定文号', 16, ({ document }) => document || '待填'),
]

export function capsTable(title: string, sides: ComparedSides, ledger: CapLedger): Table {
  return table(title, capColumns, capLines(sides.before, sides.after, ledger))
}

/** Seats by unit, with the sum that the figures of the comparison have. */
export function seatsTable({ before, after }: ComparedSides): Table {
  type Line = SeatLine & { readonly row: 'line' | 'total' }
  const lines = seatLines(before, after).map((line): Line => ({ ...line, row: 'line' }))
  const sum = (of: (line: SeatLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const total: Line = {
    key: 'total',
    unit: '合　计',
    before: sum((line) => line.before),
    after: sum((line) => line.after),
    byCategory: {
      management: sum((line) => line.byCategory.management),
      professional: sum((line) => line.byCategory.professional),
      support: sum((line) => line.byCategory.support),
    },
    row: 'total',
  }
  const columns = [
    textColumn<Line>('unit', '机构', 28, ({ unit }) => unit),
    numberColumn<Line>('before', ['岗位数', '调整前'], 8, (line) => line.before),
    numberColumn<Line>('after', ['岗位数', '调整后'], 8, (line) => line.after),
    numberColumn<Line>('management', ['调整后其中', '管理'], 8, (line) => line.byCategory.management),
    numberColumn<Line>('professional', ['调整后其中', '专业技术'], 9, (line) => line.byCategory.professional),
    numberColumn<Line>('support', ['调整后其中', '工勤技能'], 9, (line) => line.byCategory.support),
  ]
  return table('岗位设置表', columns, [...lines, total])
}

/** Duties that are handed on, line by line. */
export function dutiesTable({ before, after }: ComparedSides, { lineage }: Difference): Table {
  const target = (step: Lineage) =>
    step.targetTable === 'unit' ? unitTitle(after, step.targetId) || step.targetName : step.targetName
  const columns = [
    numberColumn<Lineage>('number', '序号', 5, (_step, row) => row + 1),
    textColumn<Lineage>('duty', '职责', 30, ({ sourceName }) => sourceName),
    textColumn<Lineage>('from', '原承担机构', 18, (step) => unitTitle(before, step.sourceUnitId) || '待核'),
    textColumn<Lineage>('fate', '处置', 7, ({ fate }) => fateNames[fate]),
    textColumn<Lineage>(
      'to',
      '新承担机构',
      18,
      (step) => target(step) ?? (step.fate === 'abolish' ? '—' : '待核'),
    ),
    textColumn<Lineage>('basis', '依据', 12, ({ basis }) => basis || '待填'),
  ]
  return table(
    '职责划转表',
    columns,
    lineage.filter(({ sourceTable }) => sourceTable === 'duty'),
  )
}

interface Handover {
  readonly from: string
  readonly to: string
  readonly basis: string
  readonly lines: readonly HandoverLine[]
}

/** Villages handed over, by who gives and who takes them on the same basis; each of them stands in the 村居移交清单. */
export function handedOverTable({ before, after }: ComparedSides, difference: Difference): Table {
  const groups = new Map<string, Handover>()
  for (const line of [...handoversByReceiver(before, after, difference).values()].flat()) {
    const key = JSON.stringify([line.fromUnit, line.toUnit, line.basis])
    const lines = [...(groups.get(key)?.lines ?? []), line]
    groups.set(key, { from: line.fromUnit, to: line.toUnit, basis: line.basis, lines })
  }
  const columns = [
    textColumn<Handover>('from', '移出单位', 12, ({ from }) => from || '待核'),
    textColumn<Handover>('to', '接收单位', 12, ({ to }) => to || '待核'),
    numberColumn<Handover>('count', '村居数', 6, ({ lines }) => lines.length),
    textColumn<Handover>('villages', '名称', 40, ({ lines }) =>
      lines.map(({ village }) => village).join('、'),
    ),
    textColumn<Handover>('basis', '依据', 22, ({ basis }) => basis || '待填'),
  ]
  return table('村（居）移交表', columns, [...groups.values()])
}
