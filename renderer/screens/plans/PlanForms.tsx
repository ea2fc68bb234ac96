import type { PersonalProtection } from '../../../domain/personal.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { requestLock, useApprovalWay } from '../../stores/approvals.ts'
import { usePersonal } from '../../stores/personal.ts'
import { createPlan, givePackage, lockPlan, usePlans } from '../../stores/plans.ts'
import { runOrThrow, useModel, useWorkbook } from '../../stores/workbook.ts'
import { lockedSentence, WhoConfirms } from './RequestForms.tsx'

interface FormProps {
  readonly close: () => void
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** 方案A, 方案B …: the first that is not taken. */
function freeName(taken: readonly string[]): string {
  return [...letters].map((letter) => `方案${letter}`).find((name) => !taken.includes(name)) ?? ''
}

const nameFields: readonly Field<{ name: string }>[] = [
  { name: 'name', label: '方案名称', kind: 'text', required: true, max: 40 },
]

export function NewPlanForm({ close }: FormProps) {
  const plans = usePlans((state) => state.plans)
  return (
    <EditForm
      title="新立方案"
      testId="plan-new-form"
      saveLabel="建立并转到方案"
      because="none"
      fields={nameFields}
      initial={{ name: freeName(plans.map((plan) => plan.branch.name)) }}
      close={close}
      save={({ name }) => createPlan(name)}
    />
  )
}

const dayFields: readonly Field<{ effectiveOn: string | null }>[] = [
  {
    name: 'effectiveOn',
    label: '生效日期',
    kind: 'day',
    hint: '方案里以后的改动都自这一天起生效，图表和数字也按这一天计算。留空为当天。',
  },
]

export function EffectiveDayForm({ close }: FormProps) {
  const model = useModel()
  return (
    <EditForm
      title="方案的生效日期"
      testId="plan-day-form"
      fields={dayFields}
      initial={{ effectiveOn: model.setting('effectiveOn') || null }}
      close={close}
      save={({ effectiveOn }, because) =>
        runOrThrow('changeSettings', { values: { effectiveOn: effectiveOn ?? '' } }, because)
      }
    />
  )
}

/** 定稿, or 提请定稿 where another one confirms it. */
export function LockForm({ close }: FormProps) {
  const way = useApprovalWay()
  const name = way.asks ? '提请定稿' : '定稿'
  return (
    <EditForm
      title={way.asks ? name : '方案定稿'}
      testId="plan-lock-form"
      saveLabel={name}
      call={way.asks ? 'requestLock' : 'lockPlan'}
      because="none"
      fields={[]}
      initial={{}}
      close={close}
      save={way.asks ? requestLock : lockPlan}
    >
      <p>{lockedSentence}待安置未清时不能定稿。</p>
      <WhoConfirms way={way} />
    </EditForm>
  )
}

const packageFields: readonly Field<{ passphrase: string | null }>[] = [
  {
    name: 'passphrase',
    label: '交换包口令',
    kind: 'text',
    max: 200,
    hint: '交换包含姓名、任职等人员信息，建议填写口令（至少 8 个字符）加密，并另行告知对方。口令丢失不能找回。',
  },
]

/** What becomes of id numbers, phones and amounts of pay on the way. */
function numbersInPackage(personal: PersonalProtection): string {
  if (personal.state === 'none') {
    return personal.plainPeople > 0
      ? '▲ 身份证号、电话、薪酬金额还没有加密，会原样带出；请先在“个人信息保护”中设置口令。'
      : '工作簿没有身份证号、电话、薪酬金额。'
  }
  return personal.hasPassphrase
    ? '身份证号、电话、薪酬金额以密文带出；对方凭“个人信息保护”的口令（与下面的交换包口令是两回事）才能查看、填写，请另行告知。'
    : '身份证号、电话、薪酬金额以密文带出，对方不能查看；要让对方查看，请先在“个人信息保护”中设置口令。'
}

export function PackageForm({ close }: FormProps) {
  const isCopy = useWorkbook((state) => state.status?.open?.branch?.kind === 'copy')
  const personal = usePersonal()
  return (
    <EditForm
      title={isCopy ? '交回交换包' : '给出交换包'}
      testId="package-form"
      saveLabel="生成并另存"
      because="none"
      fields={packageFields}
      initial={{ passphrase: null as string | null }}
      close={close}
      save={({ passphrase }) => givePackage(passphrase)}
    >
      {personal && <p data-testid="package-numbers">{numbersInPackage(personal)}</p>}
    </EditForm>
  )
}
