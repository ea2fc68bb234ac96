import type { ReactNode } from 'react'
import styles from './Figures.module.css'

interface FiguresProps<K extends string> {
  readonly label: string
  /** Whether the label is to be read, too. */
  readonly isLabelled?: boolean
  readonly testId: string
  readonly figures: readonly { readonly key: K; readonly text: string }[]
  readonly chosen: K | null
  /** A second press takes the choice back. */
  readonly onChoose: (key: K | null) => void
  /** What is said beside the figures. */
  readonly children?: ReactNode
}

/** Figures of one kind; each opens its list. */
export function Figures<K extends string>(props: FiguresProps<K>) {
  const { label, testId, figures, chosen, onChoose } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are figures that open lists
    <div className={styles.figures} role="group" aria-label={label} data-testid={`${testId}-figures`}>
      {props.isLabelled && <span className={styles.label}>{label}</span>}
      {figures.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          className={styles.figure}
          data-testid={`${testId}-${key}`}
          aria-pressed={chosen === key}
          onClick={() => onChoose(chosen === key ? null : key)}
        >
          {text}
        </button>
      ))}
      {props.children}
    </div>
  )
}
