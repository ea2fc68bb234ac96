import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import styles from './import.module.css'

interface PickFileProps {
  readonly title: string
  /** What may be read, and that nothing is written before it is confirmed. */
  readonly children: ReactNode
  readonly label: string
  readonly testId: string
  readonly busy: boolean
  readonly onPick: () => void
  /** Another way on, beside the file. */
  readonly more?: ReactNode
}

/** An import before its file: what it is for, and the one thing to do. */
export function PickFile({ title, children, label, testId, busy, onPick, more }: PickFileProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
      <Space>
        <Button type="primary" size="large" loading={busy} data-testid={testId} onClick={onPick}>
          {label}
        </Button>
        {more}
      </Space>
    </div>
  )
}
