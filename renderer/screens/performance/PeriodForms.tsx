import { useMemo } from 'react'
import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import { type AssessmentCycle, assessmentCycleNames } from '../../../domain/indicator.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel, useWorkbook } from '../../stores/workbook.ts'

interface PeriodValues {
  readonly name: string
  readonly cycle: string
  readonly firstOn: string
  readonly lastOn: string
  readonly note: string | null
}

const fields: readonly Field<PeriodValues>[] = [
  { name: 'cycle', label: '种类', kind: 'choice', required: true, choices: choicesOf(assessmentCycleNames) },
  {
    name: 'name',
    label: '名称',
    kind: 'text',
    max: 40,
    required: true,
    hint: '如 2016 年度、2016 年第 3 季度',
  },
  { name: 'firstOn', label: '起', kind: 'day', required: true },
  { name: 'lastOn', label: '止', kind: 'day', required: true },
  { name: 'note', label: '备注', kind: 'area' },
]

interface PeriodFormProps {
  readonly close: () => void
  readonly onMade: (id: string) => void
}

/** 新设考核周期: the year, quarter or month in which the workbook stands is offered. */
export function PeriodForm({ close, onMade }: PeriodFormProps) {
  const model = useModel()
  return (
    <EditForm<PeriodValues>
      title="新设考核周期"
      testId="period-form"
      fields={fields}
      initial={{ ...spanOf('year', model.asOf), cycle: 'year', note: null }}
      adjust={(values, changed) =>
        changed === 'cycle' ? { ...values, ...spanOf(values.cycle as AssessmentCycle, model.asOf) } : values
      }
      close={close}
      save={async ({ cycle, ...values }, because) => {
        const input = { ...values, cycle: cycle as AssessmentCycle }
        const delta = await runOrThrow('createAssessmentPeriod', input, because)
        const made = delta.changes.find(({ table }) => table === 'assessmentPeriod')
        if (made) onMade(made.id)
      }}
    />
  )
}

const pad = (number: number) => String(number).padStart(2, '0')

function spanOf(cycle: AssessmentCycle, today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const quarter = Math.ceil(month / 3)
  const [from, to] =
    cycle === 'year' ? [1, 12] : cycle === 'quarter' ? [quarter * 3 - 2, quarter * 3] : [month, month]
  const lastDay = new Date(Date.UTC(year, to, 0)).getUTCDate()
  const names = {
    year: `${year} 年度`,
    quarter: `${year} 年第 ${quarter} 季度`,
    month: `${year} 年 ${month} 月`,
  }
  return { name: names[cycle], firstOn: `${year}-${pad(from)}-01`, lastOn: `${year}-${pad(to)}-${lastDay}` }
}

interface ClosingFormProps {
  readonly period: AssessmentPeriod
  readonly close: () => void
}

/** 关闭周期: what stands in the way is told before. */
export function ClosingForm({ period, close }: ClosingFormProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const sentences = useMemo(() => {
    const none = new Set<string>()
    const places = { units: none, posts: none, people: none, villages: none, rooms: none, powers: none }
    return evaluate(model, { ...places, periods: new Set([period.id]) }).map(({ sentence }) => sentence)
  }, [model, revision, period.id])
  const unscored = model
    .by('indicatorPick.periodId', period.id)
    .filter(({ id }) => (model.firstBy('score.pickId', id)?.points ?? null) === null).length
  return (
    <EditForm
      title={`关闭考核周期 ${period.name}`}
      testId="period-close-form"
      saveLabel="关闭"
      fields={[]}
      initial={{}}
      blockedBy={sentences.length > 0 ? `还有 ${sentences.length} 处不合要求，改正后才能关闭` : undefined}
      close={close}
      save={(_values, because) => runOrThrow('closeAssessmentPeriod', { id: period.id }, because)}
    >
      <p>
        关闭后指标和得分只能查看，等次比例按关闭时的设置固定。
        {unscored > 0 && `还有 ${unscored} 项没有得分，这些人员不定等次。`}
      </p>
      {sentences.length > 0 && (
        <ul data-testid="period-close-faults">
          {sentences.slice(0, 20).map((sentence) => (
            <li key={sentence}>▲ {sentence}</li>
          ))}
          {sentences.length > 20 && <li>……另有 {sentences.length - 20} 处，见“问题”</li>}
        </ul>
      )}
    </EditForm>
  )
}
