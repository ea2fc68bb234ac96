import type { Appointment } from '../appointment.ts'
import { addMonths } from '../day.ts'
import type { Model } from '../model.ts'
import { reminderMonths } from '../reports/terms-ending.ts'
import { gradesOf, type Result, type Results } from './results.ts'
import { twoDecimals } from './scoring.ts'

/** What a result is used for (issue 5, domain-facts.md section 4): pay, commendation, the next term, the end of one. */
export const proposalKinds = ['dismiss', 'renew', 'commend', 'pay'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const proposalNames: Readonly<Record<ProposalKind, string>> = {
  dismiss: '解聘',
  renew: '续聘',
  commend: '评先评优',
  pay: '绩效工资',
}

/** A proposal is never carried out by itself: 续聘 and 解聘 wait for a clerk, the others for the 编委 and 财政. */
export interface Proposal {
  readonly key: string
  readonly kind: ProposalKind
  readonly personId: string
  readonly result: Result
  readonly reason: string
  /** What 续聘 and 解聘 are about: the main post held. */
  readonly appointment: Appointment | null
}

/** The proposals that follow from results, each with the reason for it; who is not scored in full gets none. */
export function proposalsOf(model: Model, periodIds: readonly string[], results: Results): Proposal[] {
  const grades = gradesOf(model, periodIds)
  const last = grades.at(-1)
  const rest = grades.findIndex(({ share }) => share === null)
  const best = new Set(grades.slice(0, rest).map(({ name }) => name))
  const totals = results.people.flatMap(({ total }) => (total === null ? [] : [total]))
  const mean = totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length)
  const until = addMonths(model.asOf, reminderMonths(model))
  const proposals = results.people.flatMap((result): Proposal[] => {
    const { subjectId: personId, total } = result
    if (total === null) return []
    const appointment =
      model.openBy('appointment.personId', personId).find(({ kind }) => kind === 'main') ?? null
    const about = (kind: ProposalKind, reason: string): Proposal => ({
      ...{ key: `${kind} ${personId}`, kind, personId, result, appointment },
      reason: `${standing(result, results.graded)}，${reason}`,
    })
    const factor = twoDecimals(mean === 0 ? 1 : total / mean)
    const pay = about('pay', `为平均分 ${twoDecimals(mean)} 的 ${factor} 倍，激励部分按此核算`)
    if (result.vetoed) return [about('dismiss', '违反否决指标，按末位处理'), pay]
    if (result.grade === last?.name && last.share !== null) {
      return [about('dismiss', `列“${last.name}”，末位不低于 ${last.share}%`), pay]
    }
    const ends = appointment?.termEndsOn ?? null
    const renewal = ends !== null && ends <= until ? [about('renew', `聘期至 ${ends}，可以续聘`)] : []
    const commended = best.has(result.grade ?? '') ? [about('commend', `列“${result.grade}”`)] : []
    return [...renewal, ...commended, pay]
  })
  return proposals.sort((a, b) => proposalKinds.indexOf(a.kind) - proposalKinds.indexOf(b.kind))
}

function standing({ total, rank }: Result, graded: number): string {
  return `得分 ${total}，第 ${rank} 名（共 ${graded} 人）`
}

/** People by total, for the picture of the distribution: below 60, then tens, above 100 where a 挑战值 earned more. */
export function totalBands(results: Results): { readonly name: string; readonly count: number }[] {
  const bands = [
    { name: '60 以下', from: 0, to: 60 },
    { name: '60–70', from: 60, to: 70 },
    { name: '70–80', from: 70, to: 80 },
    { name: '80–90', from: 80, to: 90 },
    { name: '90–100', from: 90, to: 100.005 },
    { name: '100 以上', from: 100.005, to: Number.POSITIVE_INFINITY },
  ]
  const counted = bands.map(({ name, from, to }) => ({
    name,
    count: results.people.filter(({ total }) => total !== null && total >= from && total < to).length,
  }))
  return counted.at(-1)?.count === 0 ? counted.slice(0, -1) : counted
}
