import { Input } from 'antd'
import { useId } from 'react'
import type { Because } from '../../domain/contract.ts'
import styles from './controls.module.css'

interface BecauseFieldsProps {
  readonly value: Because
  readonly onChange: (value: Because) => void
  readonly open?: boolean
}

/** 依据: 事由 and 依据文号 as the ledger keeps them, folded away until they are needed. */
export function BecauseFields({ value, onChange, open = false }: BecauseFieldsProps) {
  const id = useId()
  return (
    <details className={styles.because} open={open}>
      <summary>依据（记入变更台账）</summary>
      <div className={styles.field}>
        <label htmlFor={`${id}-document`}>依据文号</label>
        <Input
          id={`${id}-document`}
          value={value.documentNumber ?? ''}
          maxLength={80}
          onChange={(event) => onChange({ ...value, documentNumber: event.target.value || undefined })}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-reason`}>事由</label>
        <Input
          id={`${id}-reason`}
          value={value.reason ?? ''}
          maxLength={400}
          onChange={(event) => onChange({ ...value, reason: event.target.value || undefined })}
        />
      </div>
    </details>
  )
}
