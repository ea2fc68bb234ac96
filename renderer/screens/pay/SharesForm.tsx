import { payPoolNames, payPoolOf } from '../../../domain/pay/simulate.ts'
import { payStepNames, payStepsOf, readShares, shareOriginNames } from '../../../domain/pay/steps.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface Values {
  readonly payBasicShares: string
  readonly payPool: string
}

const fields: readonly Field<Values>[] = [
  {
    name: 'payBasicShares',
    label: '各步基本部分比例（%）',
    kind: 'text',
    max: 60,
    required: true,
    hint: `依次为 ${payStepNames.join('、')}；其余为激励部分`,
  },
  {
    name: 'payPool',
    label: '激励总额',
    kind: 'choice',
    required: true,
    choices: choicesOf(payPoolNames),
    hint: '不变：按得分在全员中重分，激励总额不增不减；浮动：每人按得分与平均分之比增减，总额随之变化',
  },
]

/** 比例设置: what the article says, what is assumed, and what the clerk makes of it. */
export function SharesForm({ close }: { readonly close: () => void }) {
  const model = useModel()
  const initial = { payBasicShares: model.setting('payBasicShares'), payPool: payPoolOf(model) }
  return (
    <EditForm<Values>
      title="比例设置"
      testId="pay-shares-form"
      fields={fields}
      initial={initial}
      close={close}
      save={({ payBasicShares, payPool }, because) => {
        const read = readShares(payBasicShares)
        const shares = 'fault' in read ? payBasicShares : read.join(',')
        return runOrThrow('changeSettings', { values: { payBasicShares: shares, payPool } }, because)
      }}
    >
      <p>
        来源文件：现行 84.4 : 15.6（8.4 : 1.6），第一步 6 : 4，第二步用 3 年逐步调整到 4 :
        6。逐年比例来源文件没有， 按三年等幅假设，可改。现为{' '}
        {payStepsOf(model)
          .map(({ name, origin }) => `${name}（${shareOriginNames[origin]}）`)
          .join('、')}
        。
      </p>
    </EditForm>
  )
}
