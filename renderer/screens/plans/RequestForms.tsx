import { useNavigate } from 'react-router'
import type { ApprovalRequest } from '../../../domain/approval.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { type ApprovalWay, confirmRequest, withdrawRequest } from '../../stores/approvals.ts'

interface RequestFormProps {
  readonly request: ApprovalRequest
  readonly close: () => void
}

export const lockedSentence =
  '定稿后方案不再接受任何改动，可以比较、出文书、采纳；要修改时以它为起点另立方案。'

/** Says in a form that asks who confirms what is asked for; nothing where it is done at once. */
export function WhoConfirms({ way: { asks, confirmers } }: { readonly way: ApprovalWay }) {
  if (!asks) return null
  return (
    <p data-testid="who-confirms">
      提请后由审核操作员（{confirmers.join('、')}）中的一人确认才办理；确认之前再有改动，提请即失效。
    </p>
  )
}

export function ConfirmLockForm({ request, close }: RequestFormProps) {
  const navigate = useNavigate()
  return (
    <EditForm
      title={`确认定稿方案 ${request.planName}`}
      testId="request-confirm-form"
      saveLabel="确认定稿"
      call="confirmRequest"
      because="none"
      fields={[]}
      initial={{}}
      close={close}
      save={() => confirmRequest(request)}
    >
      <p>
        {request.requestedBy} 提请。{lockedSentence}
        <LinkButton onClick={() => navigate('/compare')}>与起点比较</LinkButton>
      </p>
    </EditForm>
  )
}

const reasonFields: readonly Field<{ reason: string }>[] = [
  { name: 'reason', label: '退回理由', kind: 'text', required: true, max: 200 },
]

/** 退回: whoever asked reads the reason in 变更台账. */
export function ReturnForm({ request, close }: RequestFormProps) {
  return (
    <EditForm
      title={`退回 ${request.requestedBy} 的提请`}
      testId="request-return-form"
      saveLabel="退回"
      call="confirmRequest"
      because="none"
      fields={reasonFields}
      initial={{ reason: '' }}
      close={close}
      save={({ reason }) => withdrawRequest(request, reason)}
    />
  )
}
