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
  /** The day that is typed is none. */
  readonly faulty: boolean
  readonly onChange: (value: SideChoice) => void
}

/** One side: what, and as of which day. */
export function SidePicker({ label, testId, choices, value, faulty, onChange }: SidePickerProps) {
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
          faulty={faulty}
          describedBy={faulty ? `${id}-fault` : undefined}
          onChange={(asOf) => onChange({ ...value, asOf })}
        />
      </span>
      {faulty && (
        <span id={`${id}-fault`} className={styles.fault}>
          ✕ 日期应为 年-月-日，如 2016-05-19
        </span>
      )}
    </span>
  )
}
