import { useNavigate } from 'react-router'
import type { ApprovalRequest } from '../../../domain/approval.ts'
import { useRequests } from '../../stores/approvals.ts'
import { useOperators, useRefusal } from '../../stores/permission.ts'
import { TodoRow } from './TodoRow.tsx'

/** What waits for whoever is signed in: 提请 that they can confirm, and their own that have become void. */
export function useRequestsForMe() {
  const requests = useRequests()
  const ownId = useOperators()?.current?.id
  const mayConfirm = useRefusal('confirmRequest') === null
  const isOwn = ({ requestedById }: ApprovalRequest) => requestedById === ownId
  return {
    waiting: requests.filter((request) => mayConfirm && !request.voided && !isOwn(request)),
    voided: requests.filter((request) => request.voided && isOwn(request)),
  }
}

interface RequestRowsProps {
  readonly requests: ReturnType<typeof useRequestsForMe>
}

export function RequestRows({ requests: { waiting, voided } }: RequestRowsProps) {
  const navigate = useNavigate()
  const names = (of: readonly ApprovalRequest[]) =>
    [...new Set(of.map(({ planName }) => planName))].join('、')
  return (
    <>
      {waiting.length > 0 && (
        <TodoRow
          testId="todo-requests"
          name={`待确认的提请：${names(waiting)}`}
          figure={`◔ ${waiting.length} 项`}
          verb="去确认"
          onOpen={() => navigate('/plans')}
        />
      )}
      {voided.length > 0 && (
        <TodoRow
          testId="todo-void-requests"
          name={`您的提请之后又有改动，已失效：${names(voided)}`}
          figure={`▲ ${voided.length} 项`}
          tone="over"
          verb="重新提请"
          onOpen={() => navigate('/plans')}
        />
      )}
    </>
  )
}
