import type { ApprovalRequest } from '../../../domain/approval.ts'
import type { Approval, MergePreview } from '../../../domain/branch.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { Facts } from '../../controls/Facts.tsx'
import type { Field } from '../../controls/field.ts'
import { confirmRequest, requestAdoption, useApprovalWay } from '../../stores/approvals.ts'
import { cancelMerge, confirmMerge, useMerge } from '../../stores/merge.ts'
import { WhoConfirms } from './RequestForms.tsx'

const approvalFields: readonly Field<Approval>[] = [
  { name: 'number', label: '批文文号', kind: 'text', required: true, max: 80 },
  { name: 'issuer', label: '发文机关', kind: 'text', required: true, max: 80 },
  { name: 'issuedOn', label: '发文日期', kind: 'day', required: true },
]

interface MergeFormProps {
  readonly preview: MergePreview
  readonly blockedBy: string | undefined
}

/** The last step of a merge: 采纳 on a document, 提请 of it, the confirmation of one, or 收回. */
export function MergeForm({ preview, blockedBy }: MergeFormProps) {
  const source = useMerge((state) => state.source)
  const request = useMerge((state) => state.request)
  if (request) return <ConfirmAdoptionForm request={request} blockedBy={blockedBy} />
  if (preview.kind === 'plan') return <AdoptionForm blockedBy={blockedBy} />
  return (
    <EditForm
      title="并入当前工作簿"
      testId="merge-form"
      saveLabel="并入"
      call="mergeBranch"
      input={{ source }}
      because="none"
      fields={[]}
      initial={{}}
      blockedBy={blockedBy}
      close={cancelMerge}
      save={() => confirmMerge()}
    />
  )
}

function AdoptionForm({ blockedBy }: Pick<MergeFormProps, 'blockedBy'>) {
  const source = useMerge((state) => state.source)
  const way = useApprovalWay()
  return (
    <EditForm
      title="批准文件"
      testId="approval-form"
      saveLabel={way.asks ? '提请采纳' : '采纳到现行'}
      call={way.asks ? 'requestAdoption' : 'mergeBranch'}
      input={{ source }}
      because="none"
      fields={approvalFields}
      initial={{ number: '', issuer: '', issuedOn: '' }}
      blockedBy={blockedBy}
      close={cancelMerge}
      save={way.asks ? requestAdoption : confirmMerge}
    >
      <WhoConfirms way={way} />
    </EditForm>
  )
}

interface ConfirmAdoptionProps {
  readonly request: ApprovalRequest
  readonly blockedBy: string | undefined
}

/** Whoever confirms sees the document as it was filled in, and changes nothing of it. */
function ConfirmAdoptionForm({ request, blockedBy }: ConfirmAdoptionProps) {
  const approval = request.adoption?.approval
  return (
    <EditForm
      title={`确认采纳方案 ${request.planName}`}
      testId="adoption-confirm-form"
      saveLabel="确认采纳"
      call="confirmRequest"
      because="none"
      fields={[]}
      initial={{}}
      blockedBy={blockedBy}
      close={cancelMerge}
      save={() => confirmRequest(request)}
    >
      <Facts
        facts={[
          { label: '提请人', value: request.requestedBy },
          { label: '提请时间', value: new Date(request.requestedAt).toLocaleString('zh-CN') },
          { label: '批文文号', value: approval?.number },
          { label: '发文机关', value: approval?.issuer },
          { label: '发文日期', value: approval?.issuedOn },
        ]}
      />
    </EditForm>
  )
}
