import { Button } from 'antd'
import styles from './home.module.css'

interface TodoRowProps {
  readonly testId: string
  readonly name: string
  /** `▲ 3 项`; empty where there is nothing to count. */
  readonly figure: string
  readonly tone?: 'over' | 'unverified' | undefined
  readonly verb: string
  readonly busy?: boolean
  readonly onOpen: () => void
}

/** One kind of what waits, with how much of it and the way to where it is done. */
export function TodoRow({ testId, name, figure, tone, verb, busy, onOpen }: TodoRowProps) {
  return (
    <li className={styles.row} data-testid={testId} aria-label={`${name} ${figure}`}>
      <span className={`${styles.figure} ${tone ? styles[tone] : ''}`}>{figure}</span>
      <span className={styles.name}>{name}</span>
      <Button size="small" aria-label={`${name}：${verb}`} loading={busy ?? false} onClick={onOpen}>
        {verb}
      </Button>
    </li>
  )
}
