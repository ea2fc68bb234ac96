import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { select } from '../../stores/view.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

const ways = ['退休', '调出', '解聘', '辞职', '其他'] as const

interface LeaveValues {
  readonly way: string
  readonly on: string
  readonly detail: string | null
}

const fields: readonly Field<LeaveValues>[] = [
  {
    name: 'way',
    label: '去向',
    kind: 'choice',
    required: true,
    choices: ways.map((way) => ({ value: way, label: way })),
  },
  { name: 'on', label: '离岗日期', kind: 'day', required: true },
  { name: 'detail', label: '原因', kind: 'text', max: 60, hint: '如 到龄退休、调往某单位、合同期满' },
]

interface LeaveFormProps {
  readonly ids: readonly string[]
  readonly close: () => void
}

/** 离岗: people of the pool who get no post but leave, with reason and date. */
export function LeaveForm({ ids, close }: LeaveFormProps) {
  const model = useModel()
  const names = ids.slice(0, 5).map((id) => model.get('person', id)?.name)
  return (
    <EditForm
      title={`离岗 ${names.join('、')}${ids.length > names.length ? ` 等 ${ids.length} 人` : ''}`}
      testId="placement-leave-form"
      saveLabel="离岗"
      danger
      fields={fields}
      initial={{ way: '', on: model.asOf, detail: null }}
      because="open"
      close={close}
      save={async ({ way, on, detail }, because) => {
        const reason = [way, detail].filter(Boolean).join('：')
        const status = way === '退休' ? 'retired' : 'left'
        await runOrThrow('leavePeople', { ids: [...ids], status, on, reason }, because)
        select([])
      }}
    />
  )
}
