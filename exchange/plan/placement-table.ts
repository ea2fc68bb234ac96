import type { PersonMove } from '../../domain/comparison/difference.ts'
import { type PlacementLine, placementLines } from '../../domain/comparison/placement-lines.ts'
import type { ComparedSides } from '../../domain/exchange-port.ts'
import { placementBalance } from '../../domain/merger/placement.ts'
import { emptyNote, numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import { sidesNote } from './sides-note.ts'

const moveNames: Readonly<Record<PersonMove, string>> = {
  placed: '转岗',
  left: '离岗',
  waiting: '待安置',
  joined: '新增',
  establishment: '编制调整',
}

const columns = [
  numberColumn<PlacementLine>('number', '序号', 6, (_line, row) => row + 1),
  textColumn<PlacementLine>('person', '姓名', 10, ({ person }) => person),
  textColumn<PlacementLine>('oldUnit', ['原', '机构'], 22, ({ oldUnit }) => oldUnit),
  textColumn<PlacementLine>('oldPost', ['原', '岗位'], 16, ({ oldPost }) => oldPost),
  textColumn<PlacementLine>('oldEstablishment', ['原', '编制'], 14, (line) => line.oldEstablishment),
  textColumn<PlacementLine>('move', ['去向', '类别'], 10, ({ move }) => moveNames[move]),
  textColumn<PlacementLine>('destination', ['去向', '说明'], 12, ({ destination }) => destination),
  textColumn<PlacementLine>('newUnit', ['去向', '机构'], 22, ({ newUnit }) => newUnit),
  textColumn<PlacementLine>('newPost', ['去向', '新岗位'], 16, ({ newPost }) => newPost),
  textColumn<PlacementLine>('mode', '方式', 12, ({ mode }) => mode),
  textColumn<PlacementLine>('basis', '依据', 18, ({ basis, move }) => open(basis, move)),
  textColumn<PlacementLine>('effectiveOn', '生效日期', 12, (line) => open(line.effectiveOn, line.move)),
  textColumn<PlacementLine>('signature', '签字', 12, () => null),
]

/** Who still waits has neither document nor day; for everyone else both are asked for. */
function open(text: string, move: PersonMove): string | null {
  return text || (move === 'waiting' ? null : '待填')
}

/** 人员划转安置名册 (domain.md), everyone whose place is not the same on both sides. */
export function placementTable(sides: ComparedSides): Table {
  const lines = placementLines(sides.before, sides.after)
  return {
    title: '人员划转安置名册',
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '两边没有岗位或编制变动的人员。'),
      sidesNote(sides),
      balanceText(sides),
    ],
    frozenColumns: 2,
  }
}

/** 进池 = 已安置 + 离岗 + 待安置, as the 人员安置 screen counts it. */
export function balanceText({ before, after }: ComparedSides): string {
  const { entered, placed, left, waiting, isOpen } = placementBalance(before, after)
  const state = isOpen ? '尚未平衡' : '已平衡'
  return `待安置池：进池 ${entered.length} 人＝已安置 ${placed.length} 人＋离岗 ${left.length} 人＋待安置 ${waiting.length} 人，${state}。`
}
