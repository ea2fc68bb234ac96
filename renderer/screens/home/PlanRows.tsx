import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { PlanFile } from '../../../domain/branch.ts'
import { refreshPlans, usePlans } from '../../stores/plans.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { TodoRow } from './TodoRow.tsx'

/** The plans that are not through yet: drafts, and those that wait for 采纳. */
export function usePlansUnderWay() {
  const plans = usePlans((state) => state.plans)
  const file = useWorkbook((state) => state.status?.open?.file ?? null)
  useEffect(() => {
    if (file !== null) void refreshPlans()
  }, [file])
  const ready = plans.filter(({ state, branch }) => state === 'ready' && !branch.adoptedAt)
  return {
    drafts: ready.filter(({ branch }) => !branch.lockedAt),
    locked: ready.filter(({ branch }) => branch.lockedAt !== null),
    missing: plans.filter(({ state }) => state !== 'ready'),
  }
}

interface PlanRowsProps {
  readonly plans: ReturnType<typeof usePlansUnderWay>
}

export function PlanRows({ plans: { drafts, locked, missing } }: PlanRowsProps) {
  const navigate = useNavigate()
  const row = (key: string, what: string, of: readonly PlanFile[], figure: string, verb: string) =>
    of.length > 0 && (
      <TodoRow
        testId={`todo-${key}`}
        name={`${what}：${of.map(({ branch }) => branch.name).join('、')}`}
        figure={`${figure} ${of.length} 个`}
        verb={verb}
        onOpen={() => navigate('/plans')}
      />
    )
  return (
    <>
      {row('drafts', '方案起草中', drafts, '✎', '看方案')}
      {row('locked', '方案已定稿，待采纳', locked, '■', '去采纳')}
      {row('missing', '方案文件找不到或读不出', missing, '▲', '看方案')}
    </>
  )
}
