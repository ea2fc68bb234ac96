import { DomainError } from '../../domain/errors.ts'
import type { PaperSource } from '../../domain/exchange-port.ts'
import { scoringMethodNames } from '../../domain/indicator.ts'
import type { Model } from '../../domain/model.ts'
import {
  placesOf,
  type Result,
  type Results,
  resultsOf,
  type UnitResult,
} from '../../domain/performance/results.ts'
import { performancePapers } from '../../domain/performance-papers.ts'
import { type ScoringLine, scoringLines } from '../../domain/reports/scoring-lines.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

type Paper = keyof typeof performancePapers
type Maker = (source: PaperSource, unitId: string | undefined) => Table | readonly Table[]

const noResults = '这个周期还没有抽取指标。'

/** The papers of 绩效考核. Errors: invalidInput where no period was chosen. */
export const performanceMakers: Readonly<Record<Paper, Maker>> = {
  assessmentResults: (source, unitId) => resultsTable(source.model, periodOf(source), unitId),
  unitAssessmentResults: (source, unitId) => unitsTable(source.model, periodOf(source), unitId),
  scoringSheets: (source, unitId) =>
    sheetsBy(source.model, periodOf(source), unitId, 'scoringSheets', (line) =>
      line.unitId === null ? '没有任岗机构' : unitTitle(source.model, line.unitId),
    ),
  scoringSheetsByAssessor: (source, unitId) =>
    sheetsBy(source.model, periodOf(source), unitId, 'scoringSheetsByAssessor', (line) =>
      line.score?.assessor ? `考核人${line.score.assessor}` : '未登记考核人',
    ),
}

function periodOf({ model, assessmentPeriodId }: PaperSource): string {
  const period = model.get('assessmentPeriod', assessmentPeriodId ?? null)
  if (period) return period.id
  throw new DomainError('invalidInput', { message: '请选择考核周期。', field: 'assessmentPeriodId' })
}

const within = (model: Model, unitId: string | undefined, place: string | null) =>
  unitId === undefined || model.pathUp(place).includes(unitId)

const state = ({ picked, scored, vetoed }: Result) =>
  vetoed ? '违反否决指标' : scored === picked ? null : `已评 ${scored}/${picked}，不定等次`

function resultsTable(model: Model, periodId: string, unitId: string | undefined): Table {
  const results = resultsOf(model, [periodId])
  const placeOf = placesOf(model, [periodId])
  const people = results.people.filter(({ subjectId }) => within(model, unitId, placeOf(subjectId)))
  const columns: readonly ColumnOf<Result>[] = [
    numberColumn('number', '序号', 6, (_line, row) => row + 1),
    textColumn('name', '姓名', 10, ({ subjectId }) => model.get('person', subjectId)?.name),
    textColumn('unit', '所在机构', 34, ({ subjectId }) => {
      const place = placeOf(subjectId)
      return place === null ? null : unitTitle(model, place)
    }),
    textColumn('total', '得分', 9, ({ total }) => total?.toFixed(2)),
    numberColumn('rank', '名次', 7, ({ rank }) => rank),
    textColumn('grade', '等次', 10, ({ grade }) => grade),
    textColumn('state', '情况', 24, state),
  ]
  return {
    ...headOf('assessmentResults', model, periodId),
    columns,
    rows: rowsOf(columns, people),
    footnotes: [...emptyNote(people.length === 0, noResults), distributionNote(results)],
    frozenColumns: 2,
  }
}

/** How many stand in each grade, of how many, against the share that is set. */
function distributionNote({ distribution, graded }: Results): string {
  const parts = distribution.map(({ grade, count }, index) => {
    if (grade.share === null) return `${grade.name} ${count} 人`
    const bound = index === distribution.length - 1 ? '不低于' : '不超过'
    return `${grade.name} ${count} 人（${bound} ${grade.share}%）`
  })
  return `全部已定等次 ${graded} 人：${parts.join('，')}。名次和等次在全部人员中排定，得分相同的不拆开。`
}

function unitsTable(model: Model, periodId: string, unitId: string | undefined): Table {
  const units = resultsOf(model, [periodId]).units.filter(({ subjectId }) => within(model, unitId, subjectId))
  const columns: readonly ColumnOf<UnitResult>[] = [
    numberColumn('number', '序号', 6, (_line, row) => row + 1),
    textColumn('unit', '机构', 38, ({ subjectId }) => unitTitle(model, subjectId)),
    textColumn('total', '单位得分', 11, ({ total }) => total?.toFixed(2)),
    numberColumn('rank', '名次', 7, ({ rank }) => rank),
    textColumn('mean', '人员平均分', 12, ({ peopleMean }) => peopleMean?.toFixed(2)),
    numberColumn('people', '已定等次人数', 13, ({ people }) => people),
    textColumn('state', '情况', 24, state),
  ]
  return {
    ...headOf('unitAssessmentResults', model, periodId),
    columns,
    rows: rowsOf(columns, units),
    footnotes: [
      ...emptyNote(units.length === 0, noResults),
      '单位得分由一级、二级指标加权；人员平均分为周期末在该机构任岗、已评完人员的平均。',
    ],
    frozenColumns: 2,
  }
}

const sheetColumns = (model: Model): readonly ColumnOf<ScoringLine>[] => [
  textColumn('subject', '考核对象', 20, ({ subject }) => subject),
  textColumn('unit', '所在机构', 26, ({ unitId }) => (unitId === null ? null : unitTitle(model, unitId))),
  textColumn('indicatorCode', '指标编码', 10, ({ indicator }) => indicator.code),
  textColumn('indicator', '指标名称', 26, ({ indicator }) => indicator.name),
  textColumn('method', '计分法', 8, ({ indicator }) => scoringMethodNames[indicator.method]),
  textColumn('weight', '权重', 7, ({ pick }) => String(pick.weight)),
  textColumn('target', '目标值', 9, ({ pick }) => pick.target?.toString()),
  textColumn('measure', '计量单位', 9, ({ indicator }) => indicator.measure),
  textColumn('actual', '完成值', 10, ({ score }) => score?.actual?.toString()),
  textColumn('points', '得分', 9, ({ score }) => score?.points?.toString()),
  textColumn('assessor', '考核人', 10, ({ score }) => score?.assessor),
  textColumn('appeal', '申诉', 20, ({ score }) => score?.appeal),
  textColumn('code', '识别码', 38, ({ pick }) => pick.id),
]

/** What is filled in on the sheet; everything else is locked. */
const entry = ['actual', 'points', 'assessor', 'appeal'] as const

function sheetsBy(
  model: Model,
  periodId: string,
  unitId: string | undefined,
  paper: Paper,
  sectionOf: (line: ScoringLine) => string,
): readonly Table[] {
  const sections = new Map<string, ScoringLine[]>()
  for (const line of scoringLines(model, periodId, unitId)) {
    const section = sectionOf(line)
    sections.set(section, [...(sections.get(section) ?? []), line])
  }
  const columns = sheetColumns(model)
  const base = { ...headOf(paper, model, periodId), columns, frozenColumns: 4, entry }
  if (sections.size === 0) return [{ ...base, rows: [], footnotes: [noResults] }]
  return [...sections].map(([section, lines]) => ({
    ...base,
    section,
    rows: rowsOf(columns, lines),
    footnotes: [
      '只填完成值、得分、考核人、申诉；识别码用于导入时对应，请勿改动。有目标值的填完成值即可，得分自动算出。',
    ],
    signers: ['考核人', '复核', '日期'],
  }))
}

function headOf(paper: Paper, model: Model, periodId: string) {
  const name = model.get('assessmentPeriod', periodId)?.name ?? ''
  return {
    title: `${name}${performancePapers[paper].name.replace(/（.*）$/, '')}`,
    track: '岗位聘职' as const,
  }
}
