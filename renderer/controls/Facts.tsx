import type { ReactNode } from 'react'
import styles from './controls.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** Facts as a list of terms; what is not known is left out unless it shall be asked for. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <dl className={styles.facts}>
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
