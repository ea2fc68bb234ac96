import type { ReactNode } from 'react'
import styles from './controls.module.css'
import { LinkButton } from './LinkButton.tsx'

export interface WhichRow {
  readonly key: string
  readonly name: string
  readonly where: string
}

interface WhichListProps {
  readonly title: string
  /** The rule by which the number was counted, or the document that sets it. */
  readonly rules: readonly string[]
  readonly rows: readonly WhichRow[]
  readonly empty?: string
  readonly onRow: (row: WhichRow) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** 是哪些: what stands behind a number, and how it was counted. */
export function WhichList({ title, rules, rows, empty, onRow, onClose, children }: WhichListProps) {
  return (
    <section className={styles.which} aria-label={title} data-testid="which-list">
      <header className={styles.sectionHead}>
        <h4>{title}</h4>
        <LinkButton onClick={onClose}>收起</LinkButton>
      </header>
      {rules.map((rule) => (
        <p key={rule} className={styles.hint}>
          {rule}
        </p>
      ))}
      {children}
      {rows.length === 0 && empty && <p>{empty}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.key}>
            <LinkButton onClick={() => onRow(row)}>{row.name}</LinkButton>
            <span className={styles.hint}>{row.where}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
