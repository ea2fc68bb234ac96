import { Input, Select } from 'antd'
import { useId } from 'react'
import { type AppointmentMode, appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { DayInput } from '../../controls/DayInput.tsx'
import { choicesOf, readDay } from '../../controls/field.ts'
import { type Tracks, tracksOf } from '../detail/tracks.ts'
import styles from './placement.module.css'
import type { Terms } from './terms.ts'

interface TermsBarProps {
  readonly terms: Terms
  readonly onChange: (terms: Terms) => void
}

/** 聘任方式, 生效日期, 依据 and 调整范围 of whatever is placed next. */
export function TermsBar({ terms, onChange }: TermsBarProps) {
  const id = useId()
  const isFaulty = readDay(terms.on) === null
  return (
    <fieldset className={styles.terms} aria-label="安置方式">
      <Select<AppointmentMode>
        aria-label="聘任方式"
        placeholder="聘任方式"
        allowClear
        value={terms.mode}
        options={choicesOf(appointmentModes) as { value: AppointmentMode; label: string }[]}
        onChange={(mode) => onChange({ ...terms, mode: mode ?? null })}
      />
      <Select<Tracks>
        aria-label="调整范围"
        value={terms.tracks}
        options={tracksOf('both', 'post') as { value: Tracks; label: string }[]}
        onChange={(tracks) => onChange({ ...terms, tracks })}
      />
      <div className={styles.day}>
        <label htmlFor={`${id}-on`}>生效日期</label>
        <DayInput
          id={`${id}-on`}
          value={terms.on}
          faulty={isFaulty}
          describedBy={isFaulty ? `${id}-fault` : undefined}
          onChange={(on) => onChange({ ...terms, on: on ?? '' })}
        />
      </div>
      <Input
        aria-label="依据（聘任文号）"
        placeholder="依据（聘任文号）"
        maxLength={80}
        value={terms.basis}
        onChange={(event) => onChange({ ...terms, basis: event.target.value })}
      />
      {isFaulty && (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          ✕ 生效日期应为 年-月-日，如 2016-05-19
        </p>
      )}
    </fieldset>
  )
}
