import { useNavigate } from 'react-router'
import type { Model } from '../../../domain/model.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import type { Permit } from '../../controls/permit.ts'
import styles from './home.module.css'

interface NextStepProps {
  readonly model: Model
  readonly hasPlan: boolean
  /** Nothing waits: the next step stands alone. */
  readonly isIdle: boolean
}

interface Step {
  readonly text: string
  readonly verb: string
  readonly path: string
  readonly testId: string
  readonly call: Permit
}

/** The sensible next step of a workbook in which something is still missing, or in which nothing waits. */
export function NextStep({ model, hasPlan, isIdle }: NextStepProps) {
  const navigate = useNavigate()
  const step = stepOf(model, hasPlan, isIdle)
  if (!step) return null
  return (
    <section className={styles.next} aria-label="下一步">
      {isIdle && <b data-testid="todo-none">✓ 今天没有待办。</b>}
      <span>
        <b>下一步：</b>
        {step.text}
      </span>
      <PermitButton
        type="primary"
        call={step.call}
        data-testid={step.testId}
        onClick={() => navigate(step.path)}
      >
        {step.verb}
      </PermitButton>
    </section>
  )
}

function stepOf(model: Model, hasPlan: boolean, isIdle: boolean): Step | null {
  const units = [...model.rows.unit.values()].some(({ kind }) => kind !== 'external')
  if (!units) {
    const text = '工作簿里还没有机构。可从表格导入，或到机构图逐个新设。'
    return {
      text,
      verb: '从表格导入机构',
      path: '/import?what=structure',
      testId: 'home-structure',
      call: 'importStructure',
    }
  }
  if (model.rows.person.size === 0) {
    const text = '工作簿里还没有人员。可导入现有花名册，或到岗位人员逐个新增。'
    return { text, verb: '导入名册', path: '/import', testId: 'home-import', call: 'importRoster' }
  }
  if (!isIdle) return null
  if (!hasPlan) {
    const text = '机构、人员已齐，可立一个方案试排，现行不受影响。'
    return { text, verb: '立方案', path: '/plans', testId: 'home-plan', call: 'createPlan' }
  }
  return {
    text: '可导出报表或打印机构图。',
    verb: '导出报表',
    path: '/reports',
    testId: 'home-reports',
    call: 'exportTable',
  }
}
