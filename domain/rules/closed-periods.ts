import type { AssessmentPeriod } from '../assessment.ts'
import type { Finding } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RowChange } from '../tables.ts'

/**
 * K3: what a closed 考核周期 was judged by stays as it is, also where another copy's work is merged. This looks at the
 * change, not at the state: a workbook with closed periods has nothing wrong with it. A change that reopens the period,
 * or closes it anew, knows what it does.
 */
export function closedPeriodsKept(model: Model, changes: readonly RowChange[]): Finding[] {
  const touched = new Map<string, RowChange>()
  for (const change of changes) {
    for (const id of periodsOf(model, change)) if (!touched.has(id)) touched.set(id, change)
  }
  if (touched.size === 0) return []
  for (const change of changes) if (change.table === 'assessmentPeriod') touched.delete(change.id)
  return [...touched].flatMap(([id, change]) => {
    const period = model.get('assessmentPeriod', id)
    return period && period.closedOn !== null ? [finding(period, change)] : []
  })
}

function finding(period: AssessmentPeriod, { table, id }: RowChange): Finding {
  return {
    code: 'K3',
    severity: 'block',
    subject: { table: 'assessmentPeriod', id: period.id },
    aspect: '',
    magnitude: 1,
    sentence: `考核周期“${period.name}”已于 ${period.closedOn} 关闭，其指标和得分不能改动；需要更正时请先重新打开。`,
    basis: '考核周期关闭后只能查看',
    evidence: [{ table, id }],
  }
}

/** The periods whose picks or scores a change touches, before and after. */
function periodsOf(model: Model, change: RowChange): readonly string[] {
  if (change.table === 'score') {
    const rows = [model.get('score', change.id), change.row]
    return rows.flatMap((row) => model.get('indicatorPick', row?.pickId ?? null)?.periodId ?? [])
  }
  if (change.table === 'indicatorPick') {
    return [model.get('indicatorPick', change.id), change.row].flatMap((row) => row?.periodId ?? [])
  }
  if (change.table !== 'indicator') return []
  const before = model.get('indicator', change.id)
  const after = change.row
  const isSame =
    before?.level === after?.level && before?.parentId === after?.parentId && before?.method === after?.method
  return isSame ? [] : model.by('indicatorPick.indicatorId', change.id).map(({ periodId }) => periodId)
}
