import { capFigure } from '../caps.ts'
import type { Day } from '../day.ts'
import type { Model } from '../model.ts'
import { gradesOf, resultsOf } from '../performance/results.ts'
import type { Person } from '../person.ts'
import type { Position } from '../position.ts'
import type { Post } from '../post.ts'
import { personRetirement } from '../retirement.ts'
import { unitTitle } from '../rules/wording.ts'
import {
  leaderRank,
  type OfficeRank,
  officeRankName,
  officeRanks,
  readOfficeRank,
} from '../vocabulary/office-rank.ts'
import { leadingLevels } from './chart.ts'

/** So many of the latest closed 考核周期 are shown of a candidate. */
const shownPeriods = 3

/** A 编制内职务 that stands empty. */
export interface VacantOffice {
  readonly leading: 'chief' | 'deputy'
  /** The rank that its holder has; null where the level of the unit is not known. */
  readonly rank: OfficeRank | null
  readonly approved: number
  readonly actual: number
}

/** Somebody who stands one rank below, or on the same rank, with what speaks for and against. */
export interface Candidate {
  readonly person: Person
  readonly position: Position
  readonly place: string
  readonly rank: OfficeRank
  /** Whole years in the office held now; null where its first day is not known. */
  readonly years: number | null
  readonly assessments: readonly string[]
  /** yes: nothing stands against; ask: something is not known; no: the rule is not met. */
  readonly state: 'yes' | 'ask' | 'no'
  /** Each a clause: what is met, what is not, what is not known. */
  readonly reasons: readonly string[]
}

/** The office behind a leading post while fewer hold it than are approved; null where none stands empty. */
export function vacantOffice(model: Model, post: Post): VacantOffice | null {
  if (post.leading === null) return null
  const { leading, unitId } = post
  const level = model.get('unit', unitId)?.level ?? null
  const figures = leadingLevels(model, unitId)
    .filter((one) => one === '' || one === level)
    .map((one) => capFigure(model, unitId, { ledger: 'leading', kind: leading, level: one }))
    .filter(({ approved }) => approved !== null)
  const [figure] = figures
  if (!figure || (figure.approved ?? 0) <= figure.actual) return null
  return { leading, rank: leaderRank(level, leading), approved: figure.approved ?? 0, actual: figure.actual }
}

/** Years that the rule asks for, by the settings: from the rank below to a 正职, and to a 副职. */
export function promotionYears(model: Model, leading: 'chief' | 'deputy'): number {
  const years = Number(model.setting(leading === 'chief' ? 'promotionChiefYears' : 'promotionDeputyYears'))
  return Number.isInteger(years) && years >= 0 && years <= 20 ? years : leading === 'chief' ? 2 : 3
}

/**
 * Candidates for an empty office: people with an establishment of the rank below who were long enough in it, or of the
 * same rank; with the results of their assessment (改革方案: 编制内任职 出现空缺时按职级、年限和考核结果择优). Who meets the rule
 * stands first, then by years.
 */
export function candidatesFor(model: Model, post: Post, office: VacantOffice): Candidate[] {
  if (office.rank === null) return []
  const wanted = officeRanks.findIndex(({ code }) => code === office.rank)
  const told = assessmentsOf(model)
  const lines: Candidate[] = []
  for (const person of model.rows.person.values()) {
    if (person.status !== 'active') continue
    const position = model
      .openBy('position.personId', person.id)
      .find(({ counting }) => counting !== 'concurrent')
    const rank = position ? rankOf(model, position) : null
    const at = officeRanks.findIndex(({ code }) => code === rank)
    if (!position || rank === null || (at !== wanted && at !== wanted + 1)) continue
    if (position.unitId === post.unitId && position.leading === office.leading) continue
    lines.push(candidate(model, { post, office, person, position, rank, isBelow: at > wanted }, told))
  }
  const weight = { yes: 0, ask: 1, no: 2 } as const
  return lines.sort(
    (a, b) =>
      weight[a.state] - weight[b.state] ||
      (b.years ?? -1) - (a.years ?? -1) ||
      a.person.id.localeCompare(b.person.id),
  )
}

interface Looked {
  readonly post: Post
  readonly office: VacantOffice
  readonly person: Person
  readonly position: Position
  readonly rank: OfficeRank
  readonly isBelow: boolean
}

function candidate(model: Model, looked: Looked, told: Assessments): Candidate {
  const { post, office, person, position, rank, isBelow } = looked
  const years = position.startedOn === null ? null : wholeYears(position.startedOn, model.asOf)
  const met: string[] = []
  const unknown: string[] = []
  const against: string[] = []
  if (!isBelow) met.push(`同为${officeRankName(rank)}，可平级交流`)
  else {
    const least = promotionYears(model, office.leading)
    if (years === null) unknown.push('任现职时间未填，年限待核')
    else if (years >= least) met.push(`任${officeRankName(rank)}职务满 ${years} 年（须满 ${least} 年）`)
    else against.push(`任${officeRankName(rank)}职务满 ${years} 年，不足 ${least} 年`)
  }
  if (!fitsEstablishment(model, post.unitId, position))
    against.push('本机构没有核定其编制类别，须另行办理编制')
  const retirement = personRetirement(model, person)
  if (retirement && retirement.on <= model.asOf) against.push(`已于 ${retirement.on} 到法定退休年龄`)
  const results = told.get(person.id) ?? []
  if (results.length === 0) unknown.push('没有已关闭周期的考核结果')
  else if (results[0]?.isLast) against.push(`最近一次考核列最低等次：${results[0].text}`)
  return {
    ...{ person, position, rank, years },
    place: `${unitTitle(model, position.unitId)}${position.title ? ` ${position.title}` : ''}`,
    assessments: results.map(({ text }) => text),
    state: against.length > 0 ? 'no' : unknown.length > 0 ? 'ask' : 'yes',
    reasons: [...against, ...unknown, ...met],
  }
}

/** The rank of a holder: of the office where it is a leading one, else as the 职级 or the title says. */
function rankOf(model: Model, { unitId, leading, rank, title }: Position): OfficeRank | null {
  const office = leading === null ? null : leaderRank(model.get('unit', unitId)?.level ?? null, leading)
  return office ?? readOfficeRank(rank) ?? readOfficeRank(title)
}

/** Whether the unit, or one above it, has a number for the kind of establishment that the person holds (V6). */
function fitsEstablishment(model: Model, unitId: string, { establishmentKind }: Position): boolean {
  const key = { ledger: 'establishment', kind: establishmentKind, level: '' } as const
  return model.pathUp(unitId).some((id) => (model.quotaOf(id, key)?.amount ?? 0) > 0)
}

type Assessments = ReadonlyMap<string, readonly { readonly text: string; readonly isLast: boolean }[]>

/** What the latest closed 考核周期 of a year, or of any length where no year is closed, say of each person. */
function assessmentsOf(model: Model): Assessments {
  const closed = [...model.rows.assessmentPeriod.values()]
    .filter(({ closedOn }) => closedOn !== null)
    .sort((a, b) => b.lastOn.localeCompare(a.lastOn))
  const years = closed.filter(({ cycle }) => cycle === 'year')
  const told = new Map<string, { text: string; isLast: boolean }[]>()
  for (const period of (years.length > 0 ? years : closed).slice(0, shownPeriods)) {
    const last = gradesOf(model, [period.id]).at(-1)?.name
    for (const { subjectId, grade, total } of resultsOf(model, [period.id]).people) {
      if (total === null) continue
      const own = told.get(subjectId) ?? []
      told.set(subjectId, own)
      own.push({ text: `${period.name} ${grade ?? ''}（${total} 分）`, isLast: grade === last })
    }
  }
  return told
}

function wholeYears(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
