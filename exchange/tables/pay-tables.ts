import type { PaperSource } from '../../domain/exchange-port.ts'
import type { Model } from '../../domain/model.ts'
import {
  modelNote,
  newestPayYear,
  payPoolNames,
  payPoolOf,
  type StepResult,
  simulationOf,
} from '../../domain/pay/simulate.ts'
import { ratioText, shareOriginNames } from '../../domain/pay/steps.ts'
import { readablePay } from '../../domain/pay.ts'
import { payPapers } from '../../domain/pay-papers.ts'
import { twoDecimals } from '../../domain/performance/scoring.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { type ColumnOf, emptyNote, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

type Maker = (source: PaperSource, unitId: string | undefined) => readonly Table[]

/** The paper of 薪酬结构: the steps, then everybody. */
export const payMakers: Readonly<Record<keyof typeof payPapers, Maker>> = {
  paySimulation: ({ model, assessmentPeriodId }, unitId) => {
    const rows = [...model.rows.pay.values()].map(readablePay)
    const year = newestPayYear(rows) ?? Number(model.asOf.slice(0, 4))
    const { people, steps } = simulationOf(model, rows, year, assessmentPeriodId ?? null)
    const notes = notesOf(model, year, people.length, rows.length, assessmentPeriodId)
    return [stepsTable(steps, notes), peopleTable(model, steps, unitId, notes)]
  },
}

function notesOf(
  model: Model,
  year: number,
  people: number,
  entered: number,
  periodId: string | undefined,
): readonly string[] {
  const period = model.get('assessmentPeriod', periodId ?? null)?.name
  const judged = period ? `考核结果取${period}` : '没有考核结果，均按平均分计'
  return [
    ...emptyNote(entered === 0, '还没有登记薪酬。'),
    ...emptyNote(entered > 0 && people === 0, '金额未列出：选择“完整”并写明用途后导出。'),
    `${modelNote}。`,
    `${year} 年 ${people} 人；${payPoolNames[payPoolOf(model)]}；${judged}。`,
    '来源文件只有现行 84.4 : 15.6、第一步 6 : 4 和三年后 4 : 6；其间各年比例为假设，可在“薪酬结构”修改。',
  ]
}

const yuan = (value: number) => value.toFixed(2)

/** A sum of nobody is no sum: without amounts the cells stay empty. */
const ofSome = (result: StepResult, text: string) => (result.people.length === 0 ? null : text)

const stepColumns: readonly ColumnOf<StepResult>[] = [
  textColumn('step', '步骤', 16, ({ step }) => step.name),
  textColumn('ratio', '基本 : 激励', 14, ({ step }) => ratioText(step)),
  textColumn('origin', '比例出处', 12, ({ step }) => shareOriginNames[step.origin]),
  textColumn('before', '现年总额（元）', 18, (one) => ofSome(one, yuan(one.before))),
  textColumn('after', '测算年总额（元）', 18, (one) => ofSome(one, yuan(one.after))),
  textColumn('change', '增减（元）', 16, (one) => ofSome(one, yuan(twoDecimals(one.after - one.before)))),
  textColumn('gain', '增加人数', 10, (one) => ofSome(one, String(one.gain))),
  textColumn('lose', '减少人数', 10, (one) => ofSome(one, String(one.lose))),
  textColumn('even', '不变人数', 10, (one) => ofSome(one, String(one.even))),
]

function stepsTable(steps: readonly StepResult[], footnotes: readonly string[]): Table {
  return {
    ...{ title: payPapers.paySimulation.name, section: '各步', track: '岗位聘职', footnotes },
    columns: stepColumns,
    rows: rowsOf(stepColumns, steps),
    frozenColumns: 1,
  }
}

interface PersonLine {
  readonly personId: string
  readonly unitId: string | null
  readonly at: number
}

function peopleTable(
  model: Model,
  steps: readonly StepResult[],
  unitId: string | undefined,
  footnotes: readonly string[],
): Table {
  const lines = (steps[0]?.people ?? []).flatMap(({ personId }, at): PersonLine[] => {
    const post = model.openBy('appointment.personId', personId).find(({ kind }) => kind === 'main')
    const place = post?.unitId ?? null
    const isShown = unitId === undefined || model.pathUp(place).includes(unitId)
    return isShown ? [{ personId, unitId: place, at }] : []
  })
  const columns: readonly ColumnOf<PersonLine>[] = [
    textColumn('name', '姓名', 10, ({ personId }) => model.get('person', personId)?.name),
    textColumn('unit', '任岗机构', 28, ({ unitId: place }) =>
      place === null ? null : unitTitle(model, place),
    ),
    ...steps.flatMap(({ step, people }, index) => stepCells(step.name, people, index)),
  ]
  return {
    ...{ title: payPapers.paySimulation.name, section: '各人', track: '岗位聘职', footnotes },
    columns,
    rows: rowsOf(columns, lines),
    frozenColumns: 2,
  }
}

function stepCells(
  name: string,
  people: StepResult['people'],
  index: number,
): readonly ColumnOf<PersonLine>[] {
  const cell = (key: 'basic' | 'incentive' | 'total' | 'change', header: string) =>
    textColumn<PersonLine>(`${key}${index}`, [name, header], 13, ({ at }) => {
      const paid = people[at]
      return paid ? yuan(paid[key]) : null
    })
  if (index === 0) return [cell('basic', '基本'), cell('incentive', '激励'), cell('total', '年收入')]
  return [cell('total', '年收入'), cell('change', '增减')]
}
