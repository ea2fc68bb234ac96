import type { ReactNode } from 'react'
import styles from './controls.module.css'

interface LinkButtonProps {
  readonly onClick: () => void
  readonly children: ReactNode
  readonly title?: string
  readonly testId?: string
  readonly expanded?: boolean
}

/** A name or a number that leads somewhere. */
export function LinkButton({ onClick, children, title, testId, expanded }: LinkButtonProps) {
  return (
    <button
      type="button"
      className={styles.link}
      onClick={onClick}
      title={title}
      data-testid={testId}
      aria-expanded={expanded}
    >
      {children}
    </button>
  )
}
