import { Button } from 'antd'
import { useState } from 'react'
import type { ApprovalRequest } from '../../../domain/approval.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useRequests, withdrawRequest } from '../../stores/approvals.ts'
import { startReview } from '../../stores/merge.ts'
import { notifyError } from '../../stores/notice.ts'
import { useOperators } from '../../stores/permission.ts'
import { openBranch } from '../../stores/plans.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './plans.module.css'
import { ConfirmLockForm, ReturnForm } from './RequestForms.tsx'

const voidSentence = '提请之后又有改动，已失效'
const ownSentence = '提请人不能确认自己的提请，须由另一名审核操作员确认。'

interface Asked {
  readonly request: ApprovalRequest
  readonly what: 'confirm' | 'return'
}

/** 待确认的提请 of the workbook and its plans: what, of whom, when, on which document, and what is done about it. */
export function Requests() {
  const requests = useRequests()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (requests.length === 0) return null
  const close = () => setAsked(null)
  const isThere = asked !== null && requests.some(({ id }) => id === asked.request.id)
  return (
    <section className={`${screen.card} ${styles.panel}`} aria-label="待确认的提请" data-testid="requests">
      <b>待确认的提请</b>
      <table className={styles.list}>
        <thead>
          <tr>
            <th scope="col">提请</th>
            <th scope="col">状态</th>
            <th scope="col">提请人</th>
            <th scope="col">时间</th>
            <th scope="col">批文</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} onAsk={(what) => setAsked({ request, what })} />
          ))}
        </tbody>
      </table>
      {isThere && asked.what === 'confirm' && <ConfirmLockForm request={asked.request} close={close} />}
      {isThere && asked.what === 'return' && <ReturnForm request={asked.request} close={close} />}
    </section>
  )
}

interface RequestRowProps {
  readonly request: ApprovalRequest
  readonly onAsk: (what: Asked['what']) => void
}

function RequestRow({ request, onAsk }: RequestRowProps) {
  const { kind, planName, requestedBy, requestedAt, adoption, voided } = request
  return (
    <tr data-testid={`request-${planName}`}>
      <td>
        <b>
          {kind === 'lockPlan' ? '定稿' : '采纳'}方案 {planName}
        </b>
      </td>
      <td className={voided ? styles.void : undefined}>{voided ? `▲ ${voidSentence}` : '◔ 待确认'}</td>
      <td>{requestedBy}</td>
      <td>{new Date(requestedAt).toLocaleString('zh-CN')}</td>
      <td>
        {adoption
          ? `${adoption.approval.number}（${adoption.approval.issuer}，${adoption.approval.issuedOn}）`
          : '—'}
      </td>
      <td>
        <div className={styles.buttons}>
          <RequestButtons request={request} onAsk={onAsk} />
        </div>
      </td>
    </tr>
  )
}

/** It is confirmed where it was asked for: in the plan to be locked, in the workbook into which one is adopted. */
function RequestButtons({ request, onAsk }: RequestRowProps) {
  const open = useWorkbook((state) => state.status?.open ?? null)
  const isOwn = useOperators()?.current?.id === request.requestedById
  const { kind, file, voided } = request
  if (file !== open?.file) {
    return (
      <Button size="small" data-testid="request-go" onClick={() => void openBranch(file)}>
        {kind === 'lockPlan' ? '转到方案办理' : '回到现行办理'}
      </Button>
    )
  }
  const takeOff = () => withdrawRequest(request, isOwn ? undefined : voidSentence).catch(notifyError)
  return (
    <>
      {!voided && (
        <PermitButton
          size="small"
          type="primary"
          call="confirmRequest"
          blockedBy={isOwn ? ownSentence : null}
          data-testid="request-confirm"
          onClick={() => (kind === 'lockPlan' ? onAsk('confirm') : void startReview(request))}
        >
          {kind === 'lockPlan' ? '确认定稿…' : '查看并确认…'}
        </PermitButton>
      )}
      {!voided && !isOwn && (
        <PermitButton
          size="small"
          call="confirmRequest"
          data-testid="request-return"
          onClick={() => onAsk('return')}
        >
          退回…
        </PermitButton>
      )}
      {(voided || isOwn) && (
        <PermitButton
          size="small"
          call={isOwn ? 'withdrawRequest' : 'confirmRequest'}
          data-testid="request-withdraw"
          onClick={() => void takeOff()}
        >
          {isOwn ? '撤回' : '撤去'}
        </PermitButton>
      )}
    </>
  )
}
