import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import styles from './controls.module.css'

export interface LinkButtonProps {
  readonly onClick: () => void
  readonly children: ReactNode
  readonly title?: string
  readonly testId?: string
  readonly expanded?: boolean
  /** Why it does not lead there now, as a sentence. */
  readonly off?: string | null
}

/** A name or a number that leads somewhere. */
export function LinkButton({ onClick, children, title, testId, expanded, off = null }: LinkButtonProps) {
  const link = (
    <button
      type="button"
      className={styles.link}
      onClick={off === null ? onClick : undefined}
      title={off === null ? title : undefined}
      data-testid={testId}
      aria-expanded={expanded}
      aria-disabled={off === null ? undefined : true}
      aria-description={off ?? undefined}
    >
      {children}
    </button>
  )
  return off === null ? (
    link
  ) : (
    <Tooltip title={off} trigger={['hover', 'focus']}>
      {link}
    </Tooltip>
  )
}
