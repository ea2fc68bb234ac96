import type { Side } from '../../../domain/branch.ts'
import type { Day } from '../../../domain/day.ts'
import type { ExportFormat } from '../../../domain/paper.ts'
import type { VillageCounting } from '../../../domain/reports/villages.ts'
import type { ExportQuestion, ExportTable, ExportTableFacts } from '../../../domain/workbook.ts'

export const formatNames: Readonly<Record<ExportFormat, string>> = {
  xlsx: '表格 .xlsx',
  docx: '文档 .docx',
}

/** What a clerk has chosen for a paper. */
export interface PaperChoice {
  readonly unitId: string | undefined
  /** The people whom a document is about; none: all of its scope. */
  readonly personIds: readonly string[]
  /** As it was typed; undefined: the day that is shown. */
  readonly asOf: string | undefined
  /** What it means; null where it is no day, undefined where none was typed. */
  readonly day: Day | null | undefined
  /** The first day of a period as it was typed, and what it means, as with the last. */
  readonly since: string | undefined
  readonly firstDay: Day | null | undefined
  readonly villagesBy: VillageCounting
  /** 考核周期; undefined: none chosen yet. */
  readonly assessmentPeriodId: string | undefined
  /** 聘任轮次; undefined: none chosen yet. */
  readonly roundId: string | undefined
  readonly format: ExportFormat
  /** 栏目样式 by name; undefined: the official form. */
  readonly template: string | undefined
  readonly personal: 'masked' | 'full'
  readonly purpose: string
}

interface Ends {
  readonly from: Side | null
  readonly to: Side | null
}

/** What is still missing before the paper can be made, as a sentence; null where nothing is. */
export function readyOf(facts: ExportTableFacts, choice: PaperChoice, { from, to }: Ends): string | null {
  if (facts.scope === 'unit' && !choice.unitId) return '请先选择机构。'
  if (facts.scope === 'sides' && (!from || !to)) return '请先选好比较的两边。'
  if (facts.scope !== 'sides' && choice.day === null) return '请先改正截至日期。'
  if (facts.period && choice.firstDay === null) return '请先改正起始日期。'
  if (facts.ofRound && !choice.roundId) return '请先选择聘任轮次；还没有轮次的，在“岗位聘任”中新设。'
  if (facts.ofAssessment === 'needed' && !choice.assessmentPeriodId) return '请先选择考核周期。'
  if (isFull(facts, choice) && choice.purpose.trim() === '') return '请先写明用途。'
  return null
}

/** The paper as the backend is asked for it, without what only its export needs; null while something is missing. */
export function previewQuestion(
  table: ExportTable,
  facts: ExportTableFacts,
  choice: PaperChoice,
  ends: Ends,
): ExportQuestion | null {
  const { unitId, day, personIds } = choice
  const firstDay = facts.period ? choice.firstDay : undefined
  const { from, to } = ends
  if (readyOf(facts, { ...choice, personal: 'masked' }, ends) !== null) return null
  if (facts.scope === 'sides')
    return from && to
      ? {
          table,
          sides: { before: from, after: to },
          ...(choice.template ? { template: choice.template } : {}),
        }
      : null
  return {
    table,
    ...(unitId ? { unitId } : {}),
    ...(facts.people && personIds.length > 0 ? { personIds: [...personIds] } : {}),
    ...(day ? { asOf: day } : {}),
    ...(firstDay ? { since: firstDay } : {}),
    ...(choice.template ? { template: choice.template } : {}),
    ...(facts.ofRound ? { roundId: choice.roundId } : {}),
    ...(facts.ofAssessment && choice.assessmentPeriodId
      ? { assessmentPeriodId: choice.assessmentPeriodId }
      : {}),
    ...(facts.countsVillages ? { villagesBy: choice.villagesBy } : {}),
  }
}

export function exportQuestion(
  facts: ExportTableFacts,
  choice: PaperChoice,
  question: ExportQuestion,
): ExportQuestion {
  const { format, purpose } = choice
  const personal = isFull(facts, choice) ? 'full' : 'masked'
  return { ...question, format, personal, ...(personal === 'full' ? { purpose: purpose.trim() } : {}) }
}

function isFull(facts: ExportTableFacts, choice: PaperChoice): boolean {
  return facts.personal && choice.personal === 'full'
}
