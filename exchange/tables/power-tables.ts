import type { PaperSource } from '../../domain/exchange-port.ts'
import type { Model } from '../../domain/model.ts'
import { powerModes } from '../../domain/power.ts'
import { powerPapers } from '../../domain/power-papers.ts'
import { statusName } from '../../domain/powers/flow.ts'
import { carryingUnits } from '../../domain/powers/load.ts'
import { type PowerLine, powerLines } from '../../domain/reports/powers.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

type PowerPaper = keyof typeof powerPapers

const item: readonly ColumnOf<PowerLine>[] = [
  numberColumn('number', '序号', 6, (_line, row) => row + 1),
  textColumn('code', '编码', 15, ({ power }) => power.code),
  textColumn('category', '类别', 12, ({ category }) => category),
  textColumn('name', '事项名称', 34, ({ power }) => power.name),
  textColumn('subitem', '子项', 14, ({ power }) => power.subitem),
  textColumn('basis', '实施依据', 34, ({ power }) => power.basis),
  textColumn('department', '原实施部门', 15, ({ power }) => power.department),
]

/** Columns of the 行政权力承接清单 (domain.md); its structure may not be changed, and the import reads it. */
const columns: readonly ColumnOf<PowerLine>[] = [
  ...item,
  textColumn('holder', '承接机构', 18, ({ holder }) => holder),
  textColumn('offices', '承接科室', 26, ({ offices }) => offices),
  textColumn('batch', '批次', 10, ({ batch }) => batch),
  textColumn('handedOverOn', '承接日期', 12, ({ power }) => power.handedOverOn),
  textColumn('status', '状态', 14, ({ power }) => statusName(power.status)),
  textColumn('note', '备注', 18, ({ power }) => power.note),
]

const disputeColumns: readonly ColumnOf<PowerLine>[] = [
  ...item,
  textColumn('dispute', '争议情况（双方意见、审核意见）', 44, ({ power }) => power.dispute),
  textColumn('note', '备注', 18, ({ power }) => power.note),
]

const proposedColumns: readonly ColumnOf<PowerLine>[] = [
  ...item,
  textColumn('intendedOn', '放权意向', 12, ({ power }) => power.intendedOn),
  textColumn('giverConfirmedOn', '放权方确认', 12, ({ power }) => power.giverConfirmedOn),
  textColumn('takerConfirmedOn', '承接方确认', 12, ({ power }) => power.takerConfirmedOn),
  textColumn('reviewedOn', '合法性审查', 12, ({ power }) => power.reviewedOn),
  textColumn('note', '备注', 18, ({ power }) => power.note),
]

const pendingColumns: readonly ColumnOf<PowerLine>[] = [
  ...item,
  textColumn('published', '公布文号', 18, ({ power }) => power.publishedNumber),
  textColumn('publishedOn', '公布日期', 12, ({ power }) => power.publishedOn),
  textColumn('mode', '承接方式', 10, ({ power }) => codeName(powerModes, power.mode)),
  textColumn('batch', '批次', 10, ({ batch }) => batch),
  textColumn('handedOverOn', '计划承接日期', 13, ({ power }) => power.handedOverOn),
  textColumn('note', '备注', 18, ({ power }) => power.note),
]

const officeColumns: readonly ColumnOf<PowerLine>[] = [
  ...item,
  textColumn('batch', '批次', 10, ({ batch }) => batch),
  textColumn('handedOverOn', '承接日期', 12, ({ power }) => power.handedOverOn),
  textColumn('status', '状态', 14, ({ power }) => statusName(power.status)),
  textColumn('signed', '签收', 10, () => null),
]

const holderNote = '承接主体为管委会；街道科室只承办或协助，不是法定行使主体。'
const cityNote = '尚未公布承接的事项，仍由市直有关部门行使。'

/** The lists of 权力承接 of a branch of units, or of all. */
export const powerMakers: Readonly<
  Record<PowerPaper, (source: PaperSource, unitId: string | undefined) => Table | readonly Table[]>
> = {
  powers: ({ model }, unitId) =>
    tableOf('powers', columns, linesOf(model, unitId), [holderNote, cityNote], '清单中没有事项。'),
  powersProposed: ({ model }, unitId) =>
    tableOf(
      'powersProposed',
      proposedColumns,
      linesOf(model, unitId).filter(({ power }) => power.status === 'proposed'),
      [cityNote],
      '没有拟下放的事项。',
    ),
  powersDisputed: ({ model }, unitId) =>
    tableOf(
      'powersDisputed',
      disputeColumns,
      linesOf(model, unitId).filter(({ power }) => power.status === 'disputed'),
      [cityNote],
      '没有争议事项。',
    ),
  powersPending: ({ model }, unitId) =>
    tableOf(
      'powersPending',
      pendingColumns,
      linesOf(model, unitId).filter(({ power }) => power.status === 'released'),
      [cityNote],
      '已下放的事项都已承接。',
    ),
  powersByOffice: ({ model }, unitId) => officeTables(model, unitId),
}

function tableOf(
  paper: PowerPaper,
  shown: readonly ColumnOf<PowerLine>[],
  lines: readonly PowerLine[],
  notes: readonly string[],
  empty: string,
): Table {
  return {
    title: powerPapers[paper].name,
    track: null,
    columns: shown,
    rows: rowsOf(shown, lines),
    footnotes: [...emptyNote(lines.length === 0, empty), ...notes],
    frozenColumns: 4,
  }
}

/** Every item; of a branch below the 管委会 only what its offices carry out or help with. */
function linesOf(model: Model, unitId: string | undefined): readonly PowerLine[] {
  const lines = powerLines(model)
  const unit = model.get('unit', unitId ?? null)
  if (!unit || unit.kind === 'committee') return lines
  return lines.filter(({ officeIds }) => officeIds.some((id) => model.pathUp(id).includes(unit.id)))
}

/** 承接清单, a table for each office that has items; retained and cancelled ones are no work of an office. */
function officeTables(model: Model, unitId: string | undefined): readonly Table[] {
  const lines = linesOf(model, unitId).filter(
    ({ power }) => power.status !== 'retained' && power.status !== 'cancelled',
  )
  const tables = carryingUnits(model)
    .filter(({ id }) => unitId === undefined || model.pathUp(id).includes(unitId))
    .flatMap((unit): Table[] => {
      const own = lines.filter(({ officeIds }) => officeIds.includes(unit.id))
      if (own.length === 0) return []
      const section = unitTitle(model, unit.id)
      const notes = [`承办或协助科室：${section}。`, holderNote]
      return [{ ...tableOf('powersByOffice', officeColumns, own, notes, ''), section }]
    })
  if (tables.length > 0) return tables
  return [tableOf('powersByOffice', officeColumns, [], [], '还没有把事项派给科室。')]
}
