import { type OldNewLine, oldNewLines } from '../../domain/comparison/old-new.ts'
import type { ComparedSides } from '../../domain/exchange-port.ts'
import { type Unit, unitKindNames } from '../../domain/unit.ts'
import { emptyNote, noUnits, numberColumn, rowsOf, textColumn } from '../tables/columns.ts'
import type { Table } from '../tables/table.ts'
import { sidesNote } from './sides-note.ts'

/** One line of the paper: an old unit with one new one; a line of the comparison has one for each successor. */
interface Line {
  /** The number of the line of the comparison; a second successor stands under the same one. */
  readonly number: number
  readonly line: OldNewLine
  readonly isFirst: boolean
  readonly to: OldNewLine['newUnits'][number] | undefined
}

const columns = [
  numberColumn<Line>('number', '序号', 6, ({ number, isFirst }) => (isFirst ? number : null)),
  textColumn<Line>('oldOffice', ['原机构', '所属单位'], 16, ({ line }) => line.oldOffice),
  textColumn<Line>('oldUnit', ['原机构', '名称'], 18, ({ line }) => named(line.oldUnit)),
  textColumn<Line>('oldKind', ['原机构', '类别'], 11, ({ line }) => kindOf(line.oldUnit)),
  textColumn<Line>('oldDuties', '原职责', 28, ({ line, isFirst }) =>
    isFirst ? line.oldDuties.join('\n') : null,
  ),
  textColumn<Line>('fate', '处置', 9, ({ line }) => line.fates.join('、')),
  textColumn<Line>('newOffice', ['新机构', '所属单位'], 16, ({ to }) => to?.office),
  textColumn<Line>('newUnit', ['新机构', '名称'], 18, ({ to }) => named(to?.unit ?? null)),
  textColumn<Line>('newKind', ['新机构', '类别'], 11, ({ to }) => kindOf(to?.unit ?? null)),
  textColumn<Line>('newDuties', '新职责', 28, ({ to }) => to?.duties.join('\n')),
  textColumn<Line>('basis', '依据', 16, ({ line }) => line.basis || '待填'),
]

/** 新旧机构对照表. */
export function oldNewTable(sides: ComparedSides): Table {
  const lines = oldNewLines(sides.before, sides.after).flatMap((line, index): Line[] => {
    const targets = line.newUnits.length > 0 ? line.newUnits : [undefined]
    return targets.map((to, at) => ({ number: index + 1, line, isFirst: at === 0, to }))
  })
  return {
    title: '新旧机构对照表',
    track: null,
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, noUnits),
      sidesNote(sides),
      '一个机构拆为几个的，分行列出，序号只标首行；新设的机构原机构栏为空。',
    ],
    frozenColumns: 3,
  }
}

/** A name that was read into a damaged source is marked until somebody settles it. */
function named(unit: Unit | null): string | null {
  return unit && (unit.nameStatus === 'unverified' ? `${unit.name}（待核）` : unit.name)
}

function kindOf(unit: Unit | null): string | null {
  return unit && unitKindNames[unit.kind]
}
