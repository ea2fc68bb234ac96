import type { Model } from '../model.ts'
import type { HistoryLine, UnitHistory } from './unit-history.ts'

/** A line of the 沿革 with the unit that it is about. */
export interface ChangeOfUnit {
  readonly unitName: string
  readonly line: HistoryLine
}

/** Changes of the parts 2 to 5 of a 编制册, each from the ledger and the lineage. */
export interface RegisterChanges {
  /** 单位领导职数变动. */
  readonly leading: readonly ChangeOfUnit[]
  /** 内设机构设置变动: units below that came, went, or changed their name, level, duties or plates. */
  readonly offices: readonly ChangeOfUnit[]
  /** 内设机构领导职数变动. */
  readonly officeLeading: readonly ChangeOfUnit[]
  /** 编制变动 of the unit and those below. */
  readonly establishment: readonly ChangeOfUnit[]
}

const numberKinds = ['机构数调整', '编制调整', '职数调整', '岗位数调整']

/** What changed at a unit and below it, abolished units included; oldest first. */
export function registerChanges(
  model: Model,
  unitId: string,
  historyOf: (unitId: string) => UnitHistory,
): RegisterChanges {
  const linesOf = (id: string): ChangeOfUnit[] => {
    const history = historyOf(id)
    return history.lines.map((line) => ({ unitName: history.name, line }))
  }
  const own = linesOf(unitId)
  const below = unitsBelow(model, unitId).flatMap(linesOf)
  const of = (lines: readonly ChangeOfUnit[], kind: string) => lines.filter(({ line }) => line.kind === kind)
  return {
    leading: of(own, '职数调整'),
    offices: inOrder([
      ...of(own, '机构数调整'),
      ...below.filter(({ line }) => !numberKinds.includes(line.kind)),
    ]),
    officeLeading: inOrder(of(below, '职数调整')),
    establishment: inOrder(of([...own, ...below], '编制调整')),
  }
}

function unitsBelow(model: Model, unitId: string): string[] {
  return model.by('unit.parentId', unitId).flatMap(({ id }) => [id, ...unitsBelow(model, id)])
}

function inOrder(lines: readonly ChangeOfUnit[]): ChangeOfUnit[] {
  return [...lines].sort(
    (a, b) => (a.line.on ?? '').localeCompare(b.line.on ?? '') || (a.line.seq ?? 0) - (b.line.seq ?? 0),
  )
}
