import { Select } from 'antd'
import { reminderMonths } from '../../../domain/reports/terms-ending.ts'
import { useOff } from '../../controls/use-off.ts'
import { run, useModel } from '../../stores/workbook.ts'

const options = [1, 2, 3, 6, 12].map((months) => ({ value: months, label: `${months} 个月之内` }))

/** 到期提醒: how far ahead the terms that end are listed. */
export function ReminderMonths() {
  const model = useModel()
  const off = useOff()
  const months = reminderMonths(model)
  return (
    <label>
      提醒{' '}
      <Select
        size="small"
        aria-label="提醒期限"
        data-testid="reminder-months"
        value={months}
        {...off}
        options={options}
        onChange={(value: number) =>
          void run('changeSettings', { values: { reminderMonths: String(value) } })
        }
      />
    </label>
  )
}
