import type { AssessmentPeriod, IndicatorPick } from '../assessment.ts'
import type { Model } from '../model.ts'
import { scoreCeiling, twoDecimals } from '../performance/scoring.ts'
import type { TableName } from '../tables.ts'
import { periodRule } from './rule.ts'

const library = '改革方案：管委会一级、部门二级、个人三级，形成三级指标体系'
const reads: readonly TableName[] = ['assessmentPeriod', 'indicatorPick', 'indicator', 'score', 'setting']

/** V18: the weights of one subject in one period make 100. It is told while the period is open and blocks its closing. */
export const weightsComplete = periodRule(
  { codes: ['V18'], title: '指标权重合计 100', basis: '同一考核对象在同一周期的权重合计为 100', reads },
  function* (model, period) {
    for (const [subject, picks] of bySubject(model, period)) {
      const sum = twoDecimals(picks.reduce((total, { weight }) => total + weight, 0))
      if (sum === 100) continue
      yield {
        code: 'V18',
        severity: period.closedOn === null ? 'list' : 'block',
        subject: { table: 'assessmentPeriod', id: period.id },
        aspect: subject,
        magnitude: Math.abs(sum - 100),
        sentence: `${subjectName(model, picks[0])}在${period.name}的权重合计 ${sum}，应为 100。`,
        evidence: picks.map(({ id }) => ({ table: 'indicatorPick', id })),
      }
    }
  },
)

/** K1: what a person is measured by hangs on an indicator of the department that is drawn in the same period. */
export const personalIndicatorParent = periodRule(
  { codes: ['K1'], title: '三级指标有二级上级', basis: library, reads },
  function* (model, period) {
    const picks = model.by('indicatorPick.periodId', period.id)
    const drawn = new Set(picks.map(({ indicatorId }) => indicatorId))
    for (const pick of picks) {
      const indicator = model.get('indicator', pick.indicatorId)
      if (indicator?.level !== 'person') continue
      if (indicator.parentId !== null && drawn.has(indicator.parentId)) continue
      const parent = model.get('indicator', indicator.parentId)
      const why = parent ? `上级指标“${parent.name}”没有抽取到${period.name}` : '没有上级二级指标'
      yield {
        code: 'K1',
        severity: 'block',
        subject: { table: 'assessmentPeriod', id: period.id },
        aspect: pick.id,
        sentence: `三级指标“${indicator.name}”${why}。`,
        evidence: [{ table: 'indicatorPick', id: pick.id }],
      }
    }
  },
)

/** K2: a score lies between 0 and what can be earned. */
export const scoreInRange = periodRule(
  { codes: ['K2'], title: '得分在范围内', basis: '得分在 0 与得分上限之间', reads },
  function* (model, period) {
    const ceiling = scoreCeiling(model, period)
    for (const pick of model.by('indicatorPick.periodId', period.id)) {
      for (const score of model.by('score.pickId', pick.id)) {
        if (score.points === null || (score.points >= 0 && score.points <= ceiling)) continue
        const name = model.get('indicator', pick.indicatorId)?.name ?? ''
        yield {
          code: 'K2',
          severity: 'block',
          subject: { table: 'assessmentPeriod', id: period.id },
          aspect: score.id,
          magnitude: score.points < 0 ? -score.points : score.points - ceiling,
          sentence: `${subjectName(model, pick)}“${name}”得分 ${score.points}，应在 0 到 ${ceiling} 之间。`,
          evidence: [{ table: 'score', id: score.id }],
        }
      }
    }
  },
)

function bySubject(model: Model, period: AssessmentPeriod): Map<string, IndicatorPick[]> {
  const picks = new Map<string, IndicatorPick[]>()
  for (const pick of model.by('indicatorPick.periodId', period.id)) {
    const subject = pick.personId ?? pick.unitId ?? ''
    const own = picks.get(subject)
    if (own) own.push(pick)
    else picks.set(subject, [pick])
  }
  return picks
}

function subjectName(model: Model, pick: IndicatorPick | undefined): string {
  if (!pick) return ''
  const row = model.get('person', pick.personId) ?? model.get('unit', pick.unitId)
  return row?.name ?? '（已不存在的对象）'
}
