import type { ReactNode } from 'react'
import type { RowSubject } from '../../domain/paper.ts'
import type { PreflightLine } from '../../domain/reports/preflight.ts'
import { LinkButton } from '../controls/LinkButton.tsx'
import styles from './PreflightBox.module.css'

interface PreflightBoxProps {
  /** All that was looked at: the head of the box counts what is open. */
  readonly lines: readonly PreflightLine[]
  /** How the lines are shown, where some have controls. */
  readonly children: ReactNode
}

/** 体检: what a paper still wants before it leaves. It asks, it never stops the output. */
export function PreflightBox({ lines, children }: PreflightBoxProps) {
  const open = lines.filter(({ state }) => state !== 'ok').length
  return (
    <details className={styles.box} data-testid="preflight">
      <summary>体检：{open === 0 ? '✓ 没有问题' : `${open} 项请看一看`}</summary>
      <ul>{children}</ul>
    </details>
  )
}

interface PreflightItemProps {
  readonly line: PreflightLine
  readonly onOpen?: (subject: RowSubject) => void
  /** What can be done about it. */
  readonly children?: ReactNode
}

const signs = { ok: '✓', ask: '?', warn: '▲' } as const

export function PreflightItem({
  line: { state, sentence, links = [] },
  onOpen,
  children,
}: PreflightItemProps) {
  return (
    <li className={styles[state]}>
      {signs[state]} {sentence}
      {onOpen && links.length > 0 && (
        <span className={styles.links}>
          {links.map(({ name, subject }) => (
            <LinkButton key={subject.id} testId="preflight-link" onClick={() => onOpen(subject)}>
              {name}
            </LinkButton>
          ))}
        </span>
      )}
      {children}
    </li>
  )
}
