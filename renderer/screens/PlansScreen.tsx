import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { PermitButton } from '../controls/PermitButton.tsx'
import { useApprovalWay } from '../stores/approvals.ts'
import { openAsCopy, startTakingBack, useMerge } from '../stores/merge.ts'
import { refreshPlans, usePlans } from '../stores/plans.ts'
import { useWorkbook } from '../stores/workbook.ts'
import { branchTitle } from './BranchMenu.tsx'
import styles from './grids/screen.module.css'
import { MergePanel } from './plans/MergePanel.tsx'
import { PassphraseForm } from './plans/PassphraseForm.tsx'
import { EffectiveDayForm, LockForm, NewPlanForm, PackageForm } from './plans/PlanForms.tsx'
import { PlanList } from './plans/PlanList.tsx'
import { ReceivedPackage } from './plans/ReceivedPackage.tsx'
import { Requests } from './plans/Requests.tsx'

type Form = 'new' | 'day' | 'lock' | 'package'

/** 方案: what-if copies of the workbook, their 定稿 and 采纳, and the 交换包 for another office. */
export function PlansScreen() {
  const open = useWorkbook((state) => state.status?.open ?? null)
  const plans = usePlans((state) => state.plans)
  const preview = useMerge((state) => state.preview)
  const asking = useMerge((state) => state.asking)
  const [form, setForm] = useState<Form | null>(null)
  const { asks } = useApprovalWay()
  const navigate = useNavigate()
  useEffect(() => {
    void refreshPlans()
  }, [])
  if (!open) return null
  const { branch } = open
  const isDraft = branch?.kind === 'plan' && !branch.lockedAt
  const close = () => setForm(null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll} screen-only`} tabIndex={0}>
      <div className={styles.head}>
        <h2 className={styles.title}>方案</h2>
        <span className={styles.soft} data-testid="plan-place">
          当前在：{branchTitle(branch)}
        </span>
        <span className={styles.space} />
        <PermitButton call="createPlan" type="primary" data-testid="plan-new" onClick={() => setForm('new')}>
          以{branch?.kind === 'plan' ? `“${branch.name}”` : '现行'}为起点新立方案
        </PermitButton>
        {isDraft && (
          <>
            <PermitButton data-testid="plan-day" onClick={() => setForm('day')}>
              生效日期
            </PermitButton>
            <PermitButton
              call={asks ? 'requestLock' : 'lockPlan'}
              data-testid="plan-lock"
              onClick={() => setForm('lock')}
            >
              {asks ? '提请定稿…' : '定稿…'}
            </PermitButton>
          </>
        )}
        {branch?.kind === 'plan' && (
          <Button data-testid="plan-compare" onClick={() => navigate('/compare')}>
            与起点比较
          </Button>
        )}
      </div>
      <ReceivedPackage />
      {form === 'new' && <NewPlanForm close={close} />}
      {form === 'day' && <EffectiveDayForm close={close} />}
      {form === 'lock' && <LockForm close={close} />}
      {form === 'package' && <PackageForm close={close} />}
      {!preview && <Requests />}
      {preview ? <MergePanel preview={preview} /> : <PlanList plans={plans} open={open} />}
      {!preview && branch?.kind !== 'plan' && (
        <section className={styles.card} aria-label="交换包">
          <div className={styles.head}>
            <b>交换包</b>
            <span className={styles.soft}>
              把整本工作簿做成一个文件，交另一台电脑的同事修改，改完交回，再并入这里。
            </span>
            <span className={styles.space} />
            <PermitButton call="makePackage" data-testid="package-give" onClick={() => setForm('package')}>
              {branch ? '交回交换包…' : '给出交换包…'}
            </PermitButton>
            <PermitButton
              call="openPackage"
              data-testid="package-take"
              onClick={() => void startTakingBack()}
            >
              收回交换包…
            </PermitButton>
            <PermitButton call="openPackage" data-testid="package-open" onClick={() => void openAsCopy()}>
              作为副本打开…
            </PermitButton>
          </div>
        </section>
      )}
      {asking && <PassphraseForm />}
    </div>
  )
}
