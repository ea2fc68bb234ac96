import { Input } from 'antd'
import { readDay } from './field.ts'

interface DayInputProps {
  readonly id: string
  readonly value: string | null
  readonly faulty: boolean
  readonly describedBy: string | undefined
  readonly onChange: (value: string | null) => void
  readonly testId?: string
}

/** A day typed in any of the trade's spellings; leaving the field puts it into its one form. */
export function DayInput({ id, value, faulty, describedBy, onChange, testId }: DayInputProps) {
  return (
    <Input
      id={id}
      data-testid={testId}
      value={value ?? ''}
      placeholder="年-月-日"
      inputMode="numeric"
      maxLength={20}
      aria-invalid={faulty}
      aria-describedby={describedBy}
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(event) => onChange(event.target.value || null)}
      onBlur={() => {
        const day = readDay(value ?? '')
        if (day !== null && day !== value) onChange(day)
      }}
    />
  )
}
