import { Select } from 'antd'
import { useId } from 'react'
import { DayInput } from '../../controls/DayInput.tsx'
import styles from './compare.module.css'
import type { SideChoice } from './sides.ts'

interface SidePickerProps {
  readonly label: string
  readonly testId: string
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  readonly value: SideChoice
  readonly onChange: (value: SideChoice) => void
}

/** One side: what, and as of which day. */
export function SidePicker({ label, testId, choices, value, onChange }: SidePickerProps) {
  const id = useId()
  return (
    <span className={styles.side} data-testid={testId}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className={styles.what ?? ''}
        value={value.key}
        options={choices.map(({ key, label: name }) => ({ value: key, label: name }))}
        onChange={(key) => onChange({ ...value, key })}
      />
      <label htmlFor={`${id}-day`}>截至</label>
      <span className={styles.day}>
        <DayInput
          id={`${id}-day`}
          value={value.asOf}
          faulty={false}
          describedBy={undefined}
          onChange={(asOf) => onChange({ ...value, asOf })}
        />
      </span>
    </span>
  )
}
