import { Button, Dropdown } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { Branch } from '../../domain/branch.ts'
import { openBranch, refreshPlans, usePlans } from '../stores/plans.ts'
import { useWorkbook } from '../stores/workbook.ts'
import styles from './TopBar.module.css'

type Place = 'current' | 'plan' | 'locked' | 'copy'

/** Where one is: the colour of the top bar follows it, the words say it. */
export function placeOf(branch: Branch | null): Place {
  if (!branch) return 'current'
  if (branch.kind === 'copy') return 'copy'
  return branch.lockedAt ? 'locked' : 'plan'
}

const placeWords = { current: '', plan: '起草中', locked: '■ 已定稿', copy: '交换副本' } as const

export function branchTitle(branch: Branch | null): string {
  if (!branch) return '现行'
  if (branch.kind === 'copy') return '交换副本'
  return `方案：${branch.name}（${placeWords[placeOf(branch)]}）`
}

/** 现行 ▾: one click to any plan and back. */
export function BranchMenu() {
  const open = useWorkbook((state) => state.status?.open ?? null)
  const plans = usePlans((state) => state.plans)
  const navigate = useNavigate()
  const file = open?.file
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file may have other plans
  useEffect(() => {
    void refreshPlans()
  }, [file])
  if (!open) return null
  const ready = plans.filter((plan) => plan.state === 'ready' && plan.file !== open.file)
  const items = [
    ...(open.file === open.mainFile ? [] : [{ key: open.mainFile, label: '回到现行' }]),
    ...ready.map((plan) => ({ key: plan.file, label: `转到${branchTitle(plan.branch)}` })),
    { key: '#plans', label: '新立、管理方案…' },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => (key === '#plans' ? navigate('/plans') : void openBranch(key)) }}
    >
      <Button className={styles.branch ?? ''} data-testid="branch-menu" title={branchTitle(open.branch)}>
        {branchTitle(open.branch)} ▾
      </Button>
    </Dropdown>
  )
}
