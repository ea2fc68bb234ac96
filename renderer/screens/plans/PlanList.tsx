import { Button } from 'antd'
import type { PlanFile } from '../../../domain/branch.ts'
import type { WorkbookStatus } from '../../../domain/workbook.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useApprovalWay } from '../../stores/approvals.ts'
import { startAdoption } from '../../stores/merge.ts'
import { forgetPlan, openBranch } from '../../stores/plans.ts'
import styles from './plans.module.css'

interface PlanListProps {
  readonly plans: readonly PlanFile[]
  readonly open: NonNullable<WorkbookStatus['open']>
}

/** The plans with their base, author, date and number of changes. */
export function PlanList({ plans, open }: PlanListProps) {
  if (plans.length === 0) {
    return (
      <p className={styles.empty} data-testid="plans-empty">
        方案是现行工作簿的一份副本：在里面调整机构、岗位和人员，现行不受影响；定稿后可比较、出文书，经批准再采纳到现行。
        请点右上方“新立方案”。
      </p>
    )
  }
  return (
    <table className={styles.list} data-testid="plan-list">
      <thead>
        <tr>
          <th scope="col">方案</th>
          <th scope="col">状态</th>
          <th scope="col">起点</th>
          <th scope="col">编制人</th>
          <th scope="col">建立时间</th>
          <th scope="col" className={styles.number}>
            改动
          </th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <PlanRow key={plan.file} plan={plan} open={open} />
        ))}
      </tbody>
    </table>
  )
}

function stateOf({ state, branch }: PlanFile): { readonly sign: string; readonly word: string } {
  if (state === 'missing') return { sign: '▲', word: '文件不在原处（可能被移动或删除）' }
  if (state === 'broken') return { sign: '▲', word: '文件读不出，可从备份恢复' }
  if (branch.adoptedAt) return { sign: '✓', word: `已采纳（${dayText(branch.adoptedAt)}）` }
  if (branch.lockedAt) return { sign: '■', word: `已定稿（${dayText(branch.lockedAt)}）` }
  return { sign: '✎', word: '起草中' }
}

const dayText = (instant: string) => new Date(instant).toLocaleDateString('zh-CN')

function PlanRow({ plan, open }: { readonly plan: PlanFile; readonly open: PlanListProps['open'] }) {
  const { branch, file } = plan
  const { asks } = useApprovalWay()
  const { sign, word } = stateOf(plan)
  const isHere = file === open.file
  const adopt = async () => {
    if (open.file === open.mainFile || (await openBranch(open.mainFile))) await startAdoption(file)
  }
  return (
    <tr aria-current={isHere ? 'true' : undefined} data-testid={`plan-${branch.name}`}>
      <td>
        <b>{branch.name}</b>
        {isHere && '（当前）'}
      </td>
      <td>
        {sign} {word}
      </td>
      <td>
        {branch.baseName} 第 {branch.baseSeq} 条
      </td>
      <td>{branch.author}</td>
      <td>{new Date(branch.createdAt).toLocaleString('zh-CN')}</td>
      <td className={styles.number}>{plan.state === 'ready' ? plan.changeCount : '–'}</td>
      <td>
        <div className={styles.buttons}>
          {plan.state === 'ready' && (
            <Button size="small" disabled={isHere} onClick={() => void openBranch(file)}>
              打开{branch.name}
            </Button>
          )}
          {plan.state === 'ready' && branch.lockedAt && (
            <PermitButton
              size="small"
              type="primary"
              call={asks ? 'requestAdoption' : 'mergeBranch'}
              input={{ source: { file } }}
              data-testid={`adopt-${branch.name}`}
              onClick={() => void adopt()}
            >
              {asks ? '提请采纳…' : '采纳到现行…'}
            </PermitButton>
          )}
          {plan.state === 'missing' && (
            <PermitButton call="forgetPlan" size="small" onClick={() => void forgetPlan(file)}>
              从列表移除
            </PermitButton>
          )}
        </div>
      </td>
    </tr>
  )
}
