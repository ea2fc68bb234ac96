import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import type { IndicatorLevel } from '../../../domain/indicator.ts'
import { inOrder, type SheetLine } from '../../../domain/performance/sheet.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { periodLabel, periodsOf } from './period.ts'

interface Values {
  readonly indicatorId: string
  readonly weight: number | null
  readonly target: number | null
  readonly stretch: number | null
}

interface DrawFormProps {
  readonly period: AssessmentPeriod
  readonly level: IndicatorLevel
  readonly lines: readonly SheetLine[]
  readonly close: () => void
}

/** 抽取一项指标 for many at once. */
export function DrawForm({ period, level, lines, close }: DrawFormProps) {
  const model = useModel()
  const indicators = inOrder([...model.rows.indicator.values()].filter((row) => row.level === level))
  const fields: readonly Field<Values>[] = [
    {
      name: 'indicatorId',
      label: '指标',
      kind: 'choice',
      required: true,
      choices: indicators.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    },
    {
      name: 'weight',
      label: '权重（%）',
      kind: 'number',
      decimals: true,
      required: true,
      hint: '一个对象在一个周期的权重合计应为 100；否决指标可以为 0',
    },
    { name: 'target', label: '目标值', kind: 'number', decimals: true, hint: '有目标值的，按完成值自动得分' },
    { name: 'stretch', label: '挑战值', kind: 'number', decimals: true },
  ]
  return (
    <EditForm<Values>
      title={`给 ${lines.length} 个对象抽取指标`}
      testId="draw-form"
      saveLabel="抽取"
      fields={fields}
      initial={{ indicatorId: '', weight: null, target: null, stretch: null }}
      close={close}
      save={({ indicatorId, weight, target, stretch }, because) => {
        const patch = { weight: weight ?? 0, target, stretch }
        const cells = lines.map(({ unitId, personId }) => ({ indicatorId, unitId, personId, patch }))
        return runOrThrow('setPicks', { periodId: period.id, cells }, because)
      }}
    />
  )
}

interface CopyValues {
  readonly fromId: string
}

/** 沿用 what another period had, for a month is measured much as the one before. */
export function CopyForm({ period, close }: Pick<DrawFormProps, 'period' | 'close'>) {
  const model = useModel()
  const others = periodsOf(model).filter(({ id }) => id !== period.id)
  return (
    <EditForm<CopyValues>
      title={`${period.name}沿用其他周期的抽取`}
      testId="copy-picks-form"
      saveLabel="沿用"
      fields={[
        {
          name: 'fromId',
          label: '周期',
          kind: 'choice',
          required: true,
          choices: others.map((one) => ({ value: one.id, label: periodLabel(one) })),
          hint: '指标、权重、目标值一并沿用；本周期已抽取的不变，已离任的人员不抽取',
        },
      ]}
      initial={{ fromId: others[0]?.id ?? '' }}
      close={close}
      save={({ fromId }, because) => runOrThrow('copyPicks', { fromId, toId: period.id }, because)}
    />
  )
}
