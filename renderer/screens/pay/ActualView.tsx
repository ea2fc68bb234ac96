import { useMemo } from 'react'
import type { Model } from '../../../domain/model.ts'
import { annualOf } from '../../../domain/pay/simulate.ts'
import { payStepsOf, ratioText } from '../../../domain/pay/steps.ts'
import { mostPay, type Pay, type PayAmount, payAmountNames } from '../../../domain/pay.ts'
import { unreadableWord } from '../../../domain/personal.ts'
import { rosterLines } from '../../../domain/reports/roster.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { run, useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { CellEdit, GridColumn } from '../../views/grid.ts'
import type { PastedCell } from '../../views/grid-block.ts'
import screen from '../grids/screen.module.css'
import { sentenceKeys } from '../search.ts'
import { money } from './money.ts'

interface ActualLine {
  readonly personId: string
  readonly name: string
  readonly unitId: string | null
  readonly pay: Pay | undefined
}

interface ActualViewProps {
  readonly rows: readonly Pay[]
  readonly year: number
}

/** 实际薪酬 of a year, typed in or pasted from the sheet that the office has. */
export function ActualView({ rows, year }: ActualViewProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => actualLines(model, rows, year), [model, revision, rows, year])
  const columns = useMemo(() => actualColumns(model, year), [model, year])
  const paid = lines.flatMap(({ pay }) => (pay ? [annualOf(pay)] : []))
  const [basic, incentive] = [sum(paid.map((one) => one.basic)), sum(paid.map((one) => one.incentive))]
  const total = basic + incentive
  const [now] = payStepsOf(model)
  return (
    <>
      <p className={screen.notes} data-testid="pay-sum">
        已登记 {paid.length} 人，年收入合计 {money(total)} 元
        {total > 0 && `，基本与激励 ${ratioText({ basic: basic / total, incentive: incentive / total })}`}
        {total > 0 && now && `（来源文件现行为 ${ratioText(now)}）`}。
      </p>
      <Grid
        id="pay-actual"
        label="实际薪酬"
        rows={lines}
        columns={columns}
        keyOf={({ personId }) => personId}
        commitBlock={(cells) => commit(year, cells)}
        empty="还没有人员。先在“岗位人员”登记，或导入名册。"
      />
      <p className={screen.notes}>
        单位为元。月工资、月考核奖填全年各月平均数，年终奖填全年数；档案工资只存档，不参加测算。可从
        WPS、Excel 整块粘贴，先预览再写入，可一次撤销。
      </p>
    </>
  )
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function actualLines(model: Model, rows: readonly Pay[], year: number): ActualLine[] {
  const own = new Map(rows.flatMap((row) => (row.year === year ? [[row.personId, row]] : [])))
  const seen = new Set<string>()
  return rosterLines(model).flatMap(({ person }): ActualLine[] => {
    if (seen.has(person.id)) return []
    seen.add(person.id)
    const post = model.openBy('appointment.personId', person.id).find(({ kind }) => kind === 'main')
    return [{ personId: person.id, name: person.name, unitId: post?.unitId ?? null, pay: own.get(person.id) }]
  })
}

function actualColumns(model: Model, year: number): readonly GridColumn<ActualLine>[] {
  const amount = (id: PayAmount, width: number): GridColumn<ActualLine> => ({
    id,
    header: payAmountNames[id],
    width,
    align: 'right',
    text: ({ pay }) =>
      pay?.[id] == null ? (pay?.unreadable?.includes(id) ? unreadableWord : '') : money(pay[id]),
    edit: amountEdit(id, year),
  })
  return [
    {
      id: 'name',
      header: '姓名',
      width: 100,
      text: ({ name }) => name,
      keys: ({ name }) => sentenceKeys(name),
    },
    {
      id: 'unit',
      header: '任岗机构',
      width: 220,
      text: ({ unitId }) => (unitId === null ? '待安置' : unitTitle(model, unitId)),
    },
    amount('monthlySalary', 100),
    amount('monthlyBonus', 100),
    amount('yearEndBonus', 110),
    {
      id: 'total',
      header: '年收入',
      width: 120,
      align: 'right',
      text: ({ pay }) => {
        const { basic, incentive } = pay ? annualOf(pay) : { basic: 0, incentive: 0 }
        return basic + incentive === 0 ? '' : money(basic + incentive)
      },
    },
    amount('archiveSalary', 100),
  ]
}

function amountEdit(id: PayAmount, year: number): CellEdit<ActualLine> {
  return {
    kind: 'number',
    decimals: true,
    max: mostPay,
    value: ({ pay }) => (pay?.[id] == null ? '' : String(pay[id])),
    commit: (line, value) => save(year, [{ line, id, value }]),
  }
}

function commit(year: number, cells: readonly PastedCell<ActualLine>[]): Promise<boolean> {
  return save(
    year,
    cells.map(({ row, column, value }) => ({ line: row, id: column.id as PayAmount, value })),
  )
}

interface Filled {
  readonly line: ActualLine
  readonly id: PayAmount
  readonly value: string
}

/** All amounts of a person go in together: a row is written once. */
function save(year: number, cells: readonly Filled[]): Promise<boolean> {
  const patches = new Map<string, Partial<Record<PayAmount, number | null>>>()
  for (const { line, id, value } of cells) {
    const patch = patches.get(line.personId) ?? {}
    patches.set(line.personId, { ...patch, [id]: value === '' ? null : Number(value) })
  }
  const entries = [...patches].map(([personId, patch]) => ({ personId, patch }))
  return run('setPay', { year, entries })
}
