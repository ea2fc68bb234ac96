import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface Values {
  readonly gradeDistribution: string
  readonly scoreCeiling: string
}

const fields: readonly Field<Values>[] = [
  {
    name: 'gradeDistribution',
    label: '等次和比例',
    kind: 'text',
    max: 200,
    required: true,
    hint: '从高到低，如 优秀:15,合格:,末位:5。前面的等次不超过比例，末位不低于比例，空着的一档由其余人员组成',
  },
  {
    name: 'scoreCeiling',
    label: '得分上限',
    kind: 'text',
    max: 6,
    required: true,
    hint: '100 到 200；超过 100 时，达到挑战值可得上限分',
  },
]

/** 等次设置: what open periods are judged by; a closed one keeps its own. */
export function GradingForm({ close }: { readonly close: () => void }) {
  const model = useModel()
  const initial = {
    gradeDistribution: model.setting('gradeDistribution'),
    scoreCeiling: model.setting('scoreCeiling'),
  }
  return (
    <EditForm<Values>
      title="等次设置"
      testId="grading-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) => runOrThrow('changeSettings', { values: { ...values } }, because)}
    >
      <p>末位 5% 为 2016 年底公开报道的做法，其他比例来源文件没有，由本单位核定。已关闭的周期不受影响。</p>
    </EditForm>
  )
}
